package org.cuepoint.app.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.ComparisonPage;
import org.cuepoint.app.report.Explained;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.job.Progress;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person asks of models side by side. FX thread only. */
public final class ComparingActions {

  private static final Logger LOG = LoggerFactory.getLogger(ComparingActions.class);

  /** Places of a report at which it is shown where models looked. */
  private static final int EXPLAINED = 3;

  private final Workspace workspace;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable JobHandle<?>> running =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

  ComparingActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns the comparison that is being made, or null. */
  public ReadOnlyObjectProperty<@Nullable JobHandle<?>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Stops the comparison that is being made. */
  public void cancel() {
    JobHandle<?> job = running.get();
    if (job != null) {
      job.cancel();
    }
  }

  /**
   * Asks models about all videos that they can see.
   *
   * @param models at least two
   * @param shown gets what they say, unless the project was closed meanwhile
   */
  public void compare(List<ModelVersion> models, Consumer<? super Comparison> shown) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    JobHandle<Comparison> job =
        workspace.watched(
            workspace.runners().learning(),
            Messages.text("job.compare"),
            session.learning().compare(models, List.of()),
            comparison -> {
              running.set(null);
              if (workspace.sessionProperty().get() == session) {
                shown.accept(comparison);
              }
            },
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                running.set(null);
                workspace.tell(Notice.problem(problem));
              }

              @Override
              public void cancelled() {
                running.set(null);
              }
            });
    if (!job.state().isDone()) {
      running.set(job);
    }
    workspace.runners().bridge().watch(job, this::show);
  }

  /** Returns how far the comparison that is being made has come, or nothing. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  private void show(JobState<?> state) {
    progress.set(
        state instanceof JobState.Running<?>(Progress now)
            ? Messages.text("compare.progress", now.fraction().orElse(0), now.message())
            : "");
  }

  /**
   * Finds out what a model's answer hangs on.
   *
   * @param shown gets it, unless the project was closed meanwhile
   * @param otherwise gets why there is none
   */
  public void explain(
      ModelVersion model,
      ComparedVideo video,
      int tick,
      Consumer<? super Saliency> shown,
      Consumer<? super String> otherwise) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    workspace.watched(
        workspace.runners().learning(),
        Messages.text("job.explain", model.name()),
        session.learning().explain(model, video.video(), video.region(), tick),
        found -> {
          if (workspace.sessionProperty().get() == session) {
            shown.accept(found);
          }
        },
        problem -> otherwise.accept(String.valueOf(problem.getMessage())));
  }

  /**
   * Decodes the picture of a tick.
   *
   * @param shown gets it, or nothing where it cannot be read
   */
  public void picture(
      ComparedVideo video,
      int tick,
      FrameSize most,
      Consumer<? super Optional<SmallPicture>> shown) {
    workspace.look(
        session -> {
          Video of = session.ports().project().video(video.video()).orElseThrow();
          IndexedMedia media = session.ports().project().index(of.id());
          FeatureClock ticks = session.ports().project().project().clock();
          int frame = ticks.frame(media.index(), Math.min(tick, ticks.ticks(media.index()) - 1));
          FrameSize size = media.facts().displaySize().fitInto(most);
          try (FrameSource frames =
              session.media().openFrames(session.ports().project().file(of), media, size)) {
            return Optional.of(SmallPicture.read(frames, frame));
          } catch (IOException unreadable) {
            LOG.debug("No picture of {}", of.name(), unreadable);
            return Optional.<SmallPicture>empty();
          }
        },
        shown);
  }

  /** Makes something for the screen out of the FX thread. */
  public <T> void prepare(Supplier<T> work, Consumer<? super T> shown) {
    ProjectSession session = workspace.sessionProperty().get();
    workspace.background(
        workspace.runners().looking(),
        new Job<>("prepare", context -> work.get()),
        made -> {
          if (workspace.sessionProperty().get() == session) {
            shown.accept(made);
          }
        });
  }

  /**
   * Writes a report of a comparison.
   *
   * @param written gets the file
   */
  public void report(Comparison comparison, Path file, Consumer<? super Path> written) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    workspace.watched(
        workspace.runners().looking(),
        Messages.text("job.compare-report"),
        new Job<>(
            "report",
            context ->
                ComparisonPage.write(
                    comparison,
                    ComparisonPage.pictures(session),
                    Explained.most(session.learning(), comparison, EXPLAINED, context),
                    file)),
        done -> {
          workspace.tell(Notice.information(Messages.text("notice.report", done)));
          written.accept(done);
        },
        problem -> workspace.tell(Notice.problem(problem)));
  }

  /**
   * Makes places about which models disagree the queue.
   *
   * @param places the first is asked first
   */
  public void ask(Comparison comparison, List<DisagreementReview.Disputed> places) {
    if (places.isEmpty()) {
      workspace.tell(Notice.information(Messages.text("notice.models-agree")));
      return;
    }
    workspace.read(
        session -> new DisagreementReview(session.ports(), clock).queue(comparison, places),
        (QueueRound round) -> {
          workspace.tell(
              Notice.information(Messages.text("notice.compared-queued", round.items().size())));
          workspace.refreshProject(() -> {});
        });
  }

  /** Shows a tick of a video in the main window. */
  public void goTo(VideoId video, int tick) {
    boolean shown = workspace.video().current().map(Video::id).filter(video::equals).isPresent();
    if (shown) {
      seek(tick);
    } else {
      workspace.openVideo(video, () -> seek(tick));
    }
  }

  private void seek(int tick) {
    IndexedMedia media = workspace.video().mediaProperty().get();
    ProjectSession session = workspace.sessionProperty().get();
    if (media != null && session != null) {
      FeatureClock ticks = session.ports().project().project().clock();
      FrameRange frames = ticks.frames(media.index(), tick, tick + 1);
      workspace.seekTo(frames.start());
    }
  }

  /** Returns the tick of a frame of the video on screen. */
  public int tick(int frame) {
    IndexedMedia media = workspace.video().mediaProperty().get();
    ProjectSession session = workspace.sessionProperty().get();
    if (media == null || session == null) {
      return 0;
    }
    FeatureClock ticks = session.ports().project().project().clock();
    return (int) (media.index().secondsAt(frame) * ticks.hertz());
  }
}
