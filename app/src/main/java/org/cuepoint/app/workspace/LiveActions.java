package org.cuepoint.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LiveRecognition;
import org.cuepoint.core.session.LiveRecognition.Recognised;
import org.cuepoint.core.session.ProjectSession;
import org.jspecify.annotations.Nullable;

/**
 * Lets the newest streaming student watch the video on screen and says at the playhead what it
 * would have said there and then, were the video a camera: no sooner than it has decided. The
 * engine watches ahead of the playhead, from a little before it on; where the playhead goes
 * elsewhere, it begins anew. FX thread only.
 */
public final class LiveActions {

  /** From a tick to its decision. */
  private static final double LAG_SECONDS = 1;

  /** So long before the playhead watching begins, since a student needs to see some of the past. */
  private static final double RUN_UP_SECONDS = 15;

  /**
   * Farther ahead than this, beginning anew is sooner there than watching all that lies between.
   */
  private static final double FAR_SECONDS = 60;

  private final Workspace workspace;
  private final BooleanProperty recognising = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private @Nullable Watch watch;

  LiveActions(Workspace workspace) {
    this.workspace = workspace;
    OpenVideo video = workspace.video();
    recognising.subscribe(this::follow);
    video.mediaProperty().subscribe(this::follow);
    video.scopeProperty().subscribe(this::follow);
    video.playheadProperty().subscribe(this::follow);
  }

  /** What is watched, and what was recognised so far. */
  private static final class Watch {
    private final Video video;
    private final Crop crop;
    private final double from;
    private final List<Recognised> said = new ArrayList<>();
    private double until;
    private Optional<JobHandle<?>> job = Optional.empty();

    Watch(Video video, Crop crop, double from) {
      this.video = video;
      this.crop = crop;
      this.from = from;
      this.until = from;
    }

    /** Says whether this serves a place, now or soon. */
    boolean reaches(Video other, Crop otherCrop, double seconds) {
      return video.id().equals(other.id())
          && crop.equals(otherCrop)
          && seconds >= from
          && seconds <= until + FAR_SECONDS;
    }

    /** Returns what was known at a time to go on then. */
    Optional<Recognised> at(double seconds) {
      Optional<Recognised> now = Optional.empty();
      for (Recognised each : said) {
        double told = each.end().orElse(each.start()) + each.lag();
        if (told <= seconds) {
          now = each.end().isPresent() ? Optional.empty() : Optional.of(each);
        }
      }
      return now;
    }
  }

  /** Whether the video on screen is watched. */
  public BooleanProperty recognisingProperty() {
    return recognising;
  }

  /** What goes on at the playhead as far as it is known there; empty when nothing watches. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  private void follow() {
    IndexedMedia media = workspace.video().mediaProperty().get();
    Optional<Video> video = workspace.video().current();
    ProjectSession session = workspace.sessionProperty().get();
    if (!recognising.get() || media == null || video.isEmpty() || session == null) {
      stop();
      return;
    }
    double seconds = media.index().secondsAt(workspace.video().playheadProperty().get());
    Crop crop = workspace.video().scopeProperty().get().crop();
    if (watch == null || !watch.reaches(video.get(), crop, seconds)) {
      stop();
      begin(session, video.get(), media, crop, Math.max(0, seconds - RUN_UP_SECONDS));
    }
    show(seconds);
  }

  private void begin(
      ProjectSession session, Video video, IndexedMedia media, Crop crop, double from) {
    Optional<ModelVersion> student =
        workspace.models().stream()
            .filter(model -> model.kind().streams())
            .max(Comparator.comparing(ModelVersion::created));
    if (student.isEmpty()) {
      workspace.tell(Notice.information(Messages.text("notice.no-streaming-student")));
      workspace.runners().bridge().execute(() -> recognising.set(false));
      return;
    }
    Watch begun = new Watch(video, crop, from);
    watch = begun;
    Path file = session.ports().project().file(video);
    LiveRecognition.Plan plan =
        new LiveRecognition.Plan(
            student.get(),
            new LiveRecognition.Seen.Indexed(file, media),
            crop,
            from,
            LAG_SECONDS,
            0);
    FxJobBridge bridge = workspace.runners().bridge();
    Job<LiveRecognition.Summary> job =
        session.learning().watch(plan, recognised -> bridge.execute(() -> said(begun, recognised)));
    JobHandle<LiveRecognition.Summary> handle = workspace.runners().live().submit(job);
    begun.job = Optional.of(handle);
    bridge.watch(handle, state -> progressed(begun, state));
  }

  private void said(Watch by, Recognised recognised) {
    by.said.add(recognised);
    if (watch == by) {
      follow();
    }
  }

  private void progressed(Watch by, JobState<LiveRecognition.Summary> state) {
    switch (state) {
      case JobState.Running<LiveRecognition.Summary> running ->
          by.until = Math.max(by.until, running.progress().done() / 1000.0);
      case JobState.Succeeded<LiveRecognition.Summary> succeeded ->
          by.until = Double.POSITIVE_INFINITY;
      case JobState.Failed<LiveRecognition.Summary> failed -> {
        if (watch == by) {
          workspace.tell(Notice.problem(failed.problem()));
          recognising.set(false);
        }
      }
      default -> {
        // Waiting, or cancelled by this.
      }
    }
    if (watch == by) {
      follow();
    }
  }

  private void show(double seconds) {
    Watch now = watch;
    if (now == null) {
      text.set("");
      return;
    }
    if (seconds > now.until) {
      text.set(Messages.text("live.behind"));
      return;
    }
    text.set(
        now.at(seconds)
            .map(
                found ->
                    Messages.text(
                        "live.now",
                        found.actionClass().name(),
                        String.format(Locale.ROOT, "%.1f", seconds - found.start())))
            .orElseGet(() -> Messages.text("live.nothing")));
  }

  /** Watches no longer. */
  private void stop() {
    if (watch != null) {
      watch.job.ifPresent(JobHandle::cancel);
      watch = null;
    }
    text.set("");
  }
}
