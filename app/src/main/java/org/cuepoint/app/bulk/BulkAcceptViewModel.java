package org.cuepoint.app.bulk;

import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.BulkOffer;
import org.cuepoint.core.taxonomy.ClassId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which suggestions are taken together: how sure, of which videos and classes. The project
 * is read when the videos change, or when the model replaces its suggestions meanwhile; a threshold
 * is tried on what was read. FX thread only.
 */
public final class BulkAcceptViewModel {

  /** Where one begins: sure, yet few models are never so sure. */
  private static final double FIRST_THRESHOLD = 0.9;

  /** Thresholds have two digits, as they are shown. */
  private static final double STEPS = 100;

  /** Which videos. */
  public enum Scope {
    /** The one on screen. */
    THIS_VIDEO,
    /** Those that are ticked. */
    CHOSEN_VIDEOS,
    /** All of the project. */
    ALL_VIDEOS
  }

  private final Workspace workspace;
  private final DoubleProperty threshold = new SimpleDoubleProperty(FIRST_THRESHOLD);
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL_VIDEOS);
  private final ObservableSet<VideoId> videos = FXCollections.observableSet();
  private final ObservableSet<ClassId> classes = FXCollections.observableSet();
  private final ReadOnlyObjectWrapper<BulkOffer.@Nullable Preview> preview =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty takeable = new SimpleBooleanProperty();
  // Held here: the workspace outlives the sheet and must not keep it.
  private final InvalidationListener suggestionsChanged = change -> read();
  private @Nullable BulkOffer offer;
  private int asked;

  /** Makes the choice, of the video on screen when there is one, and reads the project. */
  public BulkAcceptViewModel(Workspace workspace) {
    this.workspace = workspace;
    workspace.video().current().map(Video::id).ifPresent(videos::add);
    if (hasVideo()) {
      scope.set(Scope.THIS_VIDEO);
    }
    threshold.addListener((property, old, now) -> show());
    classes.addListener((InvalidationListener) change -> show());
    scope.addListener((property, old, now) -> read());
    videos.addListener(
        (InvalidationListener)
            change -> {
              if (scope.get() == Scope.CHOSEN_VIDEOS) {
                read();
              }
            });
    workspace
        .video()
        .suggestionIndexProperty()
        .addListener(new WeakInvalidationListener(suggestionsChanged));
    read();
  }

  /** Says whether a video is on screen. */
  public boolean hasVideo() {
    return workspace.video().current().isPresent();
  }

  /** Returns all videos of the project. */
  public List<Video> allVideos() {
    return workspace.videos().stream().map(VideoEntry::video).toList();
  }

  /** Returns how sure the model must be, 0 to 1. */
  public DoubleProperty thresholdProperty() {
    return threshold;
  }

  /** Returns the threshold as it is shown and used, with two digits. */
  public double threshold() {
    return Math.rint(threshold.get() * STEPS) / STEPS;
  }

  /** Returns of which videos. */
  public ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /** Returns the ticked videos. */
  public ObservableSet<VideoId> videos() {
    return videos;
  }

  /** Returns the wanted classes; none means all. */
  public ObservableSet<ClassId> classes() {
    return classes;
  }

  /** Returns what would be taken, null while the project is being read for the first time. */
  public ReadOnlyObjectProperty<BulkOffer.@Nullable Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Returns how many suggestions of each class there are, sure or not; in scheme order. */
  public List<BulkOffer.PerClass> everything() {
    BulkOffer from = offer;
    return from == null ? List.of() : from.everything(Set.copyOf(classes));
  }

  /** Returns whether there is something to take. */
  public BooleanProperty takeableProperty() {
    return takeable;
  }

  private void read() {
    List<VideoId> of =
        switch (scope.get()) {
          case THIS_VIDEO -> workspace.video().current().map(Video::id).stream().toList();
          case CHOSEN_VIDEOS -> List.copyOf(videos);
          case ALL_VIDEOS -> allVideos().stream().map(Video::id).toList();
        };
    int question = ++asked;
    workspace
        .decisions()
        .offer(
            of,
            read -> {
              if (question == asked) {
                offer = read;
                show();
              }
            });
  }

  private void show() {
    BulkOffer from = offer;
    if (from != null) {
      BulkOffer.Preview next = from.above(threshold(), Set.copyOf(classes));
      preview.set(next);
      takeable.set(!next.accepted().isEmpty() && workspace.editableProperty().get());
    }
  }

  /** Takes what is shown. */
  public void accept() {
    BulkOffer.Preview shown = preview.get();
    if (shown != null && takeable.get()) {
      workspace.decisions().acceptTogether(shown.accepted());
    }
  }
}
