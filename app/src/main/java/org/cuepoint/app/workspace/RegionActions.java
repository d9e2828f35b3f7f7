package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;

/**
 * What a person does with the regions of the video on screen; each call is one undo step. While
 * regions are being drawn, nothing is learnt: each move would compute features anew. FX thread
 * only.
 */
public final class RegionActions {

  private final Workspace workspace;
  private final VideoEdits edits;
  private final BooleanProperty drawing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<AnalysisRegion>> leaving =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper wholeFrameLabels = new ReadOnlyIntegerWrapper();

  RegionActions(Workspace workspace) {
    this.workspace = workspace;
    this.edits = new VideoEdits(workspace);
    OpenVideo video = workspace.video();
    drawing.addListener(
        (property, old, now) -> {
          if (!now) {
            leaving.set(Optional.empty());
            workspace.learn().resume();
          }
        });
    InvalidationListener count = change -> wholeFrameLabels.set(countWholeFrameLabels());
    video.scopeProperty().addListener((property, old, now) -> count.invalidated(property));
    video.segmentIndexProperty().addListener((property, old, now) -> count.invalidated(property));
    video.reviewed().addListener(count);
    video
        .scopeProperty()
        .addListener(
            (property, old, now) -> {
              if (leaving.get().filter(gone -> now.find(gone.id()).isPresent()).isEmpty()) {
                leaving.set(Optional.empty());
              }
            });
    workspace
        .sessionProperty()
        .addListener((property, old, now) -> drawing.set(drawing.get() && now != null));
  }

  /** Says whether an edit changes the regions of a video. */
  static boolean divides(AnnotationEdit edit) {
    return edit instanceof AnnotationEdit.Replace(var before, var after)
        && after instanceof RegionLayout;
  }

  /** Returns whether regions are being drawn and moved. */
  public BooleanProperty drawingProperty() {
    return drawing;
  }

  /** Returns the region that is to be removed as soon as it is said where its labels go. */
  public ReadOnlyObjectProperty<Optional<AnalysisRegion>> leavingProperty() {
    return leaving.getReadOnlyProperty();
  }

  /**
   * Returns how many labels and reviewed ranges of the whole frame the video on screen has though
   * it has regions, so that nothing learns from them; 0 without regions.
   */
  public ReadOnlyIntegerProperty wholeFrameLabelsProperty() {
    return wholeFrameLabels.getReadOnlyProperty();
  }

  private int countWholeFrameLabels() {
    OpenVideo video = workspace.video();
    if (video.scopeProperty().get().regions().isEmpty()) {
      return 0;
    }
    VideoLabels all = video.labels();
    long segments =
        all.segments().items().stream()
            .filter(s -> s.region().isEmpty() && s.state() != LabelState.IGNORE)
            .count();
    return (int) (segments + all.reviewed().stream().filter(r -> r.region().isEmpty()).count());
  }

  /** Returns how many labels and reviewed ranges hang on a region. */
  public int labels(RegionId region) {
    VideoLabels all = workspace.video().labels();
    Optional<RegionId> wanted = Optional.of(region);
    long segments = all.segments().items().stream().filter(s -> s.region().equals(wanted)).count();
    return (int)
        (segments + all.reviewed().stream().filter(r -> r.region().equals(wanted)).count());
  }

  /**
   * Adds a region under a name that is free yet and chooses it.
   *
   * @param then called with it once it is there
   */
  public void add(Crop crop, Consumer<AnalysisRegion> then) {
    String name = freeName();
    edits.run(
        (session, video, index) -> session.regions().add(video.id(), name, Optional.empty(), crop),
        (AnalysisRegion added) -> {
          workspace.region().choose(Optional.of(added.id()));
          then.accept(added);
        });
  }

  private String freeName() {
    List<AnalysisRegion> regions = workspace.video().scopeProperty().get().regions();
    int number = regions.size() + 1;
    while (isTaken(regions, Messages.text("regions.new-name", number))) {
      number++;
    }
    return Messages.text("regions.new-name", number);
  }

  private static boolean isTaken(List<AnalysisRegion> regions, String name) {
    return regions.stream().anyMatch(region -> region.name().equalsIgnoreCase(name));
  }

  /** Moves or resizes a region. */
  public void reshape(RegionId region, Crop crop) {
    edits.run(
        (session, video, index) -> {
          session.regions().reshape(video.id(), region, crop);
          return true;
        });
  }

  /** Gives a region another name; a blank one changes nothing. */
  public void rename(RegionId region, String name) {
    Optional<AnalysisRegion> old = workspace.video().scopeProperty().get().find(region);
    if (old.isPresent() && !name.isBlank() && !name.strip().equals(old.get().name())) {
      edits.run(
          (session, video, index) -> {
            session.regions().rename(video.id(), region, name, old.get().subject());
            return true;
          });
    }
  }

  /** Removes a region; when labels hang on it, it is asked first where they go. */
  public void remove(RegionId region) {
    if (labels(region) > 0) {
      leaving.set(workspace.video().scopeProperty().get().find(region));
    } else {
      edits.run(
          (session, video, index) -> {
            session.regions().remove(video.id(), region);
            return true;
          });
    }
  }

  /** Removes the region that {@link #leavingProperty} names and gives its labels to another. */
  public void removeLeaving(Optional<RegionId> labelsTo) {
    leaving
        .get()
        .ifPresent(
            gone ->
                edits.run(
                    (session, video, index) -> {
                      session.regions().remove(video.id(), gone.id(), labelsTo);
                      return true;
                    },
                    done -> workspace.region().choose(labelsTo)));
    leaving.set(Optional.empty());
  }

  /** Keeps the region that was to be removed. */
  public void keepLeaving() {
    leaving.set(Optional.empty());
  }

  /** Gives the labels of the whole frame to a region. */
  public void assignWholeFrame(RegionId to) {
    edits.run(
        (session, video, index) ->
            session.regions().assign(video.id(), Optional.empty(), Optional.of(to)),
        (Integer count) -> {
          workspace.region().choose(Optional.of(to));
          workspace.tell(Notice.information(Messages.text("notice.regions-assigned", count)));
        });
  }

  /** Gives labels to a region, or to the whole frame when empty. */
  public void assign(List<Segment> segments, Optional<RegionId> to) {
    if (!segments.isEmpty()) {
      edits.run(
          (session, video, index) -> {
            session.regions().assign(segments, to);
            return true;
          });
    }
  }

  /** Copies the regions of the video on screen to other videos, in one project-wide step. */
  public void copyTo(List<VideoId> others) {
    edits.run(
        (session, video, index) -> session.regions().copy(video.id(), others),
        (Optional<EditStep> step) ->
            workspace.refreshProject(
                () -> {
                  workspace.tell(
                      Notice.information(
                          Messages.text(
                              "notice.regions-copied", step.map(s -> s.edits().size()).orElse(0))));
                  workspace.learn().labelsChanged();
                }));
  }

  /** Returns the name that people read for the region of a label; empty for the whole frame. */
  public static Optional<String> nameIn(Video video, Optional<RegionId> region) {
    return region.map(
        id ->
            video.regions().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .map(AnalysisRegion::name)
                .orElseGet(() -> Messages.text("regions.gone")));
  }

  /** Returns the name of a region of the video on screen, in words also for the whole frame. */
  public String name(Optional<RegionId> region) {
    return workspace
        .video()
        .current()
        .flatMap(video -> nameIn(video, region))
        .orElseGet(() -> Messages.text("regions.whole"));
  }

  /** Returns who a label is of: the subject of its region, else of the video. */
  public String subject(Optional<RegionId> region) {
    RegionScope scope = workspace.video().scopeProperty().get();
    return region
        .flatMap(scope::find)
        .flatMap(AnalysisRegion::subject)
        .or(() -> workspace.video().current().flatMap(Video::subject))
        .orElse("");
  }
}
