package org.cuepoint.app.workspace;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.MapReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Speaker;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks the engine to do, and what it does by itself while they label. After each edit
 * the live head reacts: suggestions on screen and the queue are made anew within a moment; edits
 * that come meanwhile make at most one more reaction. When the person rests, the model that {@link
 * Speaker} names is asked for all videos; a fast head learns before. One engine job at a time
 * beside the reactions. FX thread only.
 */
public final class LearnActions {

  private static final Duration REST = Duration.ofSeconds(5);

  private final Workspace workspace;
  private final BooleanProperty updateWhileLabelling = new SimpleBooleanProperty(true);
  private final StringProperty acquisition = new SimpleStringProperty("cuepoint");
  private final IntegerProperty queueLength = new SimpleIntegerProperty(30);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int running;
  private boolean stale;
  private boolean othersStale;
  private boolean reacting;
  private boolean reactAgain;
  private int edits;

  /** The live head whose name the window knows. */
  private Optional<ModelVersionId> speaks = Optional.empty();

  /** Why the last reaction made no queue. */
  private Optional<String> lacks = Optional.empty();

  private final ReadOnlyObjectWrapper<@Nullable Speaker> speaker = new ReadOnlyObjectWrapper<>();

  /** The videos that were edited since the last reaction, if those are all. */
  private final Set<VideoId> edited = new HashSet<>();

  private boolean anyEdited = true;
  private long seed = 1;

  LearnActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns whether every edit refreshes the suggestions. */
  public BooleanProperty updateWhileLabellingProperty() {
    return updateWhileLabelling;
  }

  /** Returns the id of the acquisition function that ranks. */
  public StringProperty acquisitionProperty() {
    return acquisition;
  }

  /** Returns how many clips a ranking asks about. */
  public IntegerProperty queueLengthProperty() {
    return queueLength;
  }

  /** Returns whether the engine has work from here. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Computes the features that are missing. */
  public void index() {
    run(
        Messages.text("job.index"),
        loop -> loop.index(List.of()),
        summary -> {
          tell(
              Messages.text(
                  "notice.indexed",
                  summary.videos(),
                  Messages.text("unit.seconds", summary.seconds())));
          workspace.refreshVideo();
          workspace.refreshProject(this::labelsChanged);
        });
  }

  /** Trains the fast head on all labels. */
  public void trainFastHead() {
    run(
        Messages.text("job.train"),
        LearningLoop::learnFastHead,
        model -> {
          tell(Messages.text("notice.trained", model.name()));
          workspace.refreshProject(() -> {});
        });
  }

  /** Predicts and proposes segments in all videos. */
  public void suggest() {
    run(
        Messages.text("job.suggest"),
        loop -> loop.suggest(List.of()),
        summary -> {
          tell(
              Messages.text(
                  "notice.suggested", summary.suggestions().size(), summary.model().name()));
          workspace.refreshProject(() -> {});
          workspace.refreshVideo();
        });
  }

  /** Lets a model, active or not, propose segments in the video on screen, beside the others. */
  public void suggestBeside(ModelVersion model) {
    Optional<VideoId> current = workspace.video().current().map(Video::id);
    if (current.isPresent()) {
      run(
          Messages.text("job.suggest"),
          loop -> loop.suggest(model, List.of(current.get())),
          summary -> {
            tell(Messages.text("notice.suggested", summary.suggestions().size(), model.name()));
            workspace.refreshVideo();
          });
    }
  }

  /** Takes a model's proposals out of the video on screen; decided ones stay. */
  public void withdraw(ModelVersion model) {
    Optional<VideoId> current = workspace.video().current().map(Video::id);
    current.ifPresent(
        video ->
            workspace.read(
                session -> {
                  session.ports().annotations().replaceProposed(video, model.id(), List.of());
                  return true;
                },
                done -> workspace.refreshVideo()));
  }

  /** Ranks unlabelled clips and makes them the queue. */
  public void rank() {
    LearningLoop.RankRequest request =
        new LearningLoop.RankRequest(acquisition.get(), queueLength.get(), seed++, List.of());
    run(
        Messages.text("job.rank"),
        loop -> loop.rank(request),
        round -> {
          String chooser =
              Messages.find("queue.chooser." + round.chooser()).orElse(round.chooser());
          tell(Messages.text("notice.ranked", round.items().size(), chooser));
          workspace.refreshQueue(() -> {});
        });
  }

  /**
   * Fills the queue with places that look like what is selected, or like the frames between in and
   * out. While such questions are open, labels do not make a new queue.
   *
   * @param marked the frames between in and out, if they are set
   */
  public void findLike(Optional<FrameRange> marked) {
    Optional<Example> example = example(marked);
    if (example.isEmpty()) {
      workspace.tell(Notice.information(Messages.text("notice.no-example")));
      return;
    }
    LearningLoop.RankRequest request =
        LearningLoop.RankRequest.like(example.get(), queueLength.get(), seed++);
    run(
        Messages.text("job.like"),
        loop -> loop.rank(request),
        round -> {
          tell(Messages.text("notice.like", round.items().size()));
          workspace.refreshQueue(() -> {});
        });
  }

  private Optional<Example> example(Optional<FrameRange> marked) {
    OpenVideo video = workspace.video();
    Optional<Example> selected =
        video.selectedSegments().stream()
            .findFirst()
            .map(
                s ->
                    new Example(
                        s.video(),
                        s.region(),
                        s.range().frames(),
                        s.state() == LabelState.POSITIVE
                            ? Optional.of(s.actionClass())
                            : Optional.empty()));
    return selected
        .or(
            () ->
                video.selectedSuggestions().stream()
                    .findFirst()
                    .map(
                        s ->
                            new Example(
                                s.video(), s.region(), s.range().frames(), Optional.empty())))
        .or(
            () ->
                video
                    .current()
                    .flatMap(
                        v ->
                            marked.map(
                                frames ->
                                    new Example(
                                        v.id(),
                                        workspace.region().id(),
                                        frames,
                                        Optional.empty()))));
  }

  /** Who has chosen what to be asked goes on with that until it is done. */
  private boolean keepsQueue() {
    return workspace.queue().stream()
        .anyMatch(
            entry -> entry.like().isPresent() || entry.chooser().equals(MapReview.ACQUISITION));
  }

  /**
   * Makes a model version the one that suggests and ranks, and lets suggestions and queue follow;
   * one that makes features is made to compute them. When it is cancelled half way, the version is
   * active all the same.
   */
  public void activate(ModelVersionId model) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session != null) {
      follow(
          Messages.text("job.activate"),
          () -> {
            ModelVersion found =
                session.ports().models().model(model).orElseThrow(NoSuchElementException::new);
            session.versions().activate(found);
            return found;
          });
    }
  }

  /**
   * Goes back to the model that suggested and ranked before, and lets suggestions and queue follow.
   */
  public void rollBack() {
    ProjectSession session = workspace.sessionProperty().get();
    if (session != null) {
      follow(Messages.text("job.roll-back"), session.versions()::rollBack);
    }
  }

  /** What followed a change of the active model. */
  private record Followed(ModelVersion model, int suggestions, int questions) {}

  private void follow(String name, Supplier<ModelVersion> change) {
    LearningLoop.RankRequest request =
        new LearningLoop.RankRequest(acquisition.get(), queueLength.get(), seed++, List.of());
    Runnable show =
        () -> {
          workspace.refreshProject(() -> {});
          workspace.refreshVideo();
        };
    run(
        name,
        loop ->
            new Job<>(
                "activate",
                context -> {
                  ModelVersion now = change.get();
                  if (!now.kind().predicts()) {
                    return new Followed(now, 0, 0);
                  }
                  int made = loop.suggest(List.of()).work().run(context).suggestions().size();
                  context.throwIfCancelled();
                  int asked = loop.rank(request).work().run(context).items().size();
                  return new Followed(now, made, asked);
                }),
        followed -> {
          show.run();
          if (followed.model().kind().encodes()) {
            tell(Messages.text("notice.encodes", followed.model().name()));
            index();
          } else {
            tell(
                Messages.text(
                    "notice.activated",
                    followed.model().name(),
                    followed.suggestions(),
                    followed.questions()));
          }
        },
        () -> {
          show.run();
          tell(Messages.text("notice.activation-stopped"));
        },
        show);
  }

  /** Notes that labels of a video have changed. */
  void labelsChanged(VideoId video) {
    edited.add(video);
    changed();
  }

  /** Notes that labels of any videos have changed. */
  void labelsChanged() {
    anyEdited = true;
    changed();
  }

  private void changed() {
    stale = true;
    edits++;
    react();
    int now = edits;
    workspace
        .runners()
        .bridge()
        .later(
            REST,
            () -> {
              if (now == edits) {
                refreshWhenIdle();
              }
            });
  }

  private void react() {
    ProjectSession session = workspace.sessionProperty().get();
    Optional<VideoId> current = workspace.video().current().map(Video::id);
    boolean drawing = workspace.regions().drawingProperty().get();
    if (session == null
        || current.isEmpty()
        || drawing
        || !updateWhileLabelling.get()
        || !workspace.editableProperty().get()
        || !canLearn()) {
      return;
    }
    if (reacting) {
      reactAgain = true;
      return;
    }
    reacting = true;
    Optional<VideoId> only =
        anyEdited || edited.size() > 1 ? Optional.empty() : edited.stream().findFirst();
    anyEdited = false;
    edited.clear();
    LearningLoop.RankRequest rank =
        new LearningLoop.RankRequest(
            acquisition.get(), keepsQueue() ? 0 : queueLength.get(), seed++, List.of());
    JobHandle<LearningLoop.Reaction> handle =
        workspace.runners().reacting().submit(session.learning().react(current.get(), only, rank));
    workspace
        .runners()
        .bridge()
        .whenDone(
            handle,
            reaction -> {
              reacted();
              if (workspace.sessionProperty().get() == session) {
                show(reaction);
              }
            },
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                reacted();
                workspace.tell(Notice.problem(problem));
              }

              @Override
              public void cancelled() {
                reacted();
              }
            });
  }

  private void show(LearningLoop.Reaction reaction) {
    if (!lacks.equals(reaction.lacks())) {
      // Once and not after each label.
      reaction.lacks().ifPresent(reason -> tell(Messages.text("notice.not-ranked", reason)));
      lacks = reaction.lacks();
    }
    if (!speaks.equals(Optional.of(reaction.model().id()))) {
      // The first time the window does not know the model's name yet.
      speaks = Optional.of(reaction.model().id());
      workspace.refreshProject(() -> {});
    }
    workspace.refreshVideo();
    workspace.refreshQueue(() -> {});
  }

  private void reacted() {
    reacting = false;
    if (reactAgain) {
      reactAgain = false;
      react();
    }
  }

  /** Does what waited while regions were drawn. */
  void resume() {
    refreshWhenIdle();
  }

  private void refreshWhenIdle() {
    ProjectSession session = workspace.sessionProperty().get();
    boolean drawing = workspace.regions().drawingProperty().get();
    if (running > 0 || drawing || session == null || !workspace.editableProperty().get()) {
      return;
    }
    if (stale && updateWhileLabelling.get() && canLearn()) {
      stale = false;
      othersStale = true;
      refreshCurrent();
    } else if (othersStale) {
      othersStale = false;
      refreshOthers();
    }
  }

  private boolean canLearn() {
    boolean labels = workspace.videos().stream().anyMatch(v -> v.segments() > 0);
    boolean features =
        workspace.videos().stream()
            .anyMatch(v -> v.segments() > 0 && v.features() == VideoEntry.Features.READY);
    return labels && features;
  }

  private void refreshCurrent() {
    Optional<VideoId> current = workspace.video().current().map(Video::id);
    run(
        Messages.text("job.refresh"),
        loop ->
            new Job<>(
                "refresh",
                context -> {
                  Speaker who = loop.speaker();
                  if (who instanceof Speaker.FastHead) {
                    loop.learnFastHead().work().run(context);
                  }
                  if (current.isPresent()) {
                    loop.suggest(List.of(current.get())).work().run(context);
                  }
                  return who;
                }),
        who -> {
          hear(who);
          workspace.refreshVideo();
          workspace.refreshProject(() -> {});
        });
  }

  /** Says it once when a model has fallen behind the labels. */
  private void hear(Speaker now) {
    Optional<Speaker.Outgrown> before = outgrown(speaker.get());
    speaker.set(now);
    outgrown(now)
        .filter(
            model -> before.map(Speaker.Outgrown::model).filter(model.model()::equals).isEmpty())
        .ifPresent(
            model ->
                tell(
                    Messages.text(
                        "notice.outgrown", model.model().name(), percent(model.share()))));
  }

  private static Optional<Speaker.Outgrown> outgrown(@Nullable Speaker speaker) {
    return speaker instanceof Speaker.FastHead(Optional<Speaker.Outgrown> outgrown)
        ? outgrown
        : Optional.empty();
  }

  private static String percent(double share) {
    return (int) Math.floor(100 * share) + " %";
  }

  /**
   * Returns which model spoke when the person last rested, and why; null before that in a session.
   */
  public ReadOnlyObjectProperty<@Nullable Speaker> speakerProperty() {
    return speaker.getReadOnlyProperty();
  }

  /** Says of a model why it speaks or does not, for example that it is to be trained again. */
  public String speakerNote(ModelVersion model) {
    Speaker now = speaker.get();
    if (model.kind() == ModelKind.LIVE_HEAD) {
      String next =
          now instanceof Speaker.Trained trained
              ? trained.model().name()
              : Messages.text("speaker.fast-head");
      return Messages.text("speaker.live", next);
    }
    if (now instanceof Speaker.Trained trained && trained.model().id().equals(model.id())) {
      return Messages.text("speaker.trained", percent(trained.share()));
    }
    return outgrown(now)
        .map(
            behind -> {
              boolean itself = behind.model().id().equals(model.id());
              return itself
                  ? Messages.text("speaker.outgrown", percent(behind.share()))
                  : model.kind() == ModelKind.FAST_HEAD
                      ? Messages.text(
                          "speaker.instead", behind.model().name(), percent(behind.share()))
                      : "";
            })
        .orElse("");
  }

  private void refreshOthers() {
    List<VideoId> others =
        workspace.videos().stream()
            .filter(v -> v.features() == VideoEntry.Features.READY)
            .map(v -> v.video().id())
            .filter(id -> !workspace.video().shows(id))
            .toList();
    if (!others.isEmpty()) {
      run(
          Messages.text("job.refresh-others"),
          loop -> loop.suggest(others),
          summary -> workspace.refreshProject(() -> {}));
    }
  }

  private <T> void run(String name, Function<LearningLoop, Job<T>> job, Consumer<? super T> shown) {
    run(name, job, shown, () -> {}, () -> {});
  }

  /**
   * Runs a job; {@code cancelled} and {@code failed} are called when it ends so, after the rest.
   */
  private <T> void run(
      String name,
      Function<LearningLoop, Job<T>> job,
      Consumer<? super T> shown,
      Runnable cancelled,
      Runnable failed) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    count(1);
    workspace.watched(
        workspace.runners().learning(),
        name,
        job.apply(session.learning()),
        result -> {
          count(-1);
          if (workspace.sessionProperty().get() == session) {
            shown.accept(result);
            refreshWhenIdle();
          }
        },
        new FxJobBridge.Ended() {
          @Override
          public void failed(Exception problem) {
            count(-1);
            othersStale = false;
            failed.run();
            workspace.tell(Notice.problem(problem));
          }

          @Override
          public void cancelled() {
            count(-1);
            othersStale = false;
            stale = false;
            cancelled.run();
          }
        });
  }

  /** Runs work that must not stand beside other work of the engine, as a job that is watched. */
  <T> void alone(String name, Job<T> job, Consumer<? super T> shown) {
    run(name, loop -> job, shown);
  }

  private void count(int change) {
    running += change;
    busy.set(running > 0);
  }

  private void tell(String text) {
    workspace.tell(Notice.information(text));
  }

  /** Forgets what was to be refreshed. */
  void stop() {
    reactAgain = false;
    anyEdited = true;
    speaks = Optional.empty();
    lacks = Optional.empty();
    speaker.set(null);
    stale = false;
    othersStale = false;
  }
}
