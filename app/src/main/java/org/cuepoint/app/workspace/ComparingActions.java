package org.cuepoint.app.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.ComparisonPage;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/** What a person asks of models side by side. FX thread only. */
public final class ComparingActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable JobHandle<?>> running =
      new ReadOnlyObjectWrapper<>();

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
            context -> ComparisonPage.write(comparison, ComparisonPage.pictures(session), file)),
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
