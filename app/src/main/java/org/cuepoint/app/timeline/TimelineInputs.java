package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What the window tells the timeline: properties and lists that it binds or fills. FX thread only.
 */
public abstract sealed class TimelineInputs permits TimelineViewModel {

  private final ObjectProperty<@Nullable FrameIndex> frameIndex = new SimpleObjectProperty<>();
  private final ObjectProperty<LabelScheme> scheme = new SimpleObjectProperty<>(LabelScheme.EMPTY);
  private final ObjectProperty<List<AnalysisRegion>> regions =
      new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<AnnotationIndex<Segment>> segments =
      new SimpleObjectProperty<>(AnnotationIndex.ofSegments(List.of()));
  private final ObjectProperty<AnnotationIndex<Suggestion>> suggestions =
      new SimpleObjectProperty<>(AnnotationIndex.ofSuggestions(List.of()));
  private final ObservableList<ReviewedRange> reviewed = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ProbabilityTrack> probabilities =
      new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Waveform> waveform = new SimpleObjectProperty<>();
  private final IntegerProperty playhead = new SimpleIntegerProperty();
  private final ObjectProperty<List<PendingSegment>> pending =
      new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<AskedPlace>> asked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<FrameRange>> playRange =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ClassId>> drawClass =
      new SimpleObjectProperty<>(Optional.empty());

  private final ObjectProperty<SegmentFilter> filter =
      new SimpleObjectProperty<>(SegmentFilter.ALL);
  private final ObjectProperty<TrackGrouping> tracking =
      new SimpleObjectProperty<>(TrackGrouping.CLASSES);
  private final ObservableList<ModelVersionId> suggestionModels =
      FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ModelVersionId>> activeModel =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Function<ModelVersionId, String>> modelName =
      new SimpleObjectProperty<>(id -> id.toString().substring(0, 8));
  private final ObjectProperty<Function<ModelVersionId, String>> modelNote =
      new SimpleObjectProperty<>(id -> "");
  private final ObjectProperty<AnnotationSelection> selection =
      new SimpleObjectProperty<>(AnnotationSelection.NONE);

  private final BooleanProperty snapping = new SimpleBooleanProperty(true);
  private final BooleanProperty followPlayhead = new SimpleBooleanProperty(true);
  private final BooleanProperty seeking = new SimpleBooleanProperty();
  private final BooleanProperty filmstripShown = new SimpleBooleanProperty(true);
  private final BooleanProperty waveformShown = new SimpleBooleanProperty(true);

  TimelineInputs() {}

  // What there is

  /** The frames of the video on screen; null when none is open. A new value shows all of it. */
  public ObjectProperty<@Nullable FrameIndex> frameIndexProperty() {
    return frameIndex;
  }

  /** The classes. */
  public ObjectProperty<LabelScheme> schemeProperty() {
    return scheme;
  }

  /** The analysis regions of the video. */
  public ObjectProperty<List<AnalysisRegion>> regionsProperty() {
    return regions;
  }

  /**
   * The segments of the video. A value that shares most of its segments with the one before (as
   * {@link AnnotationIndex#changed} makes it) costs little.
   */
  public ObjectProperty<AnnotationIndex<Segment>> segmentsProperty() {
    return segments;
  }

  /** The suggestions of the video; only those that wait for a decision are shown. */
  public ObjectProperty<AnnotationIndex<Suggestion>> suggestionsProperty() {
    return suggestions;
  }

  /** What was looked at. */
  public ObservableList<ReviewedRange> reviewed() {
    return reviewed;
  }

  /** What the active model says of the video; null when it said nothing yet. */
  public ObjectProperty<@Nullable ProbabilityTrack> probabilitiesProperty() {
    return probabilities;
  }

  /** The outline of the sound; null when there is none, or none yet. */
  public ObjectProperty<@Nullable Waveform> waveformProperty() {
    return waveform;
  }

  /** The frame on screen; bind it to the player's. */
  public IntegerProperty playheadProperty() {
    return playhead;
  }

  /** The segments that were begun by keys; drawn until the playhead. */
  public ObjectProperty<List<PendingSegment>> pendingProperty() {
    return pending;
  }

  /** The frames between in and out point, or those that are played again and again. */
  public ObjectProperty<Optional<FrameRange>> playRangeProperty() {
    return playRange;
  }

  /** The place that the question on screen is about; empty without one. */
  public ObjectProperty<Optional<AskedPlace>> askedProperty() {
    return asked;
  }

  // How it is shown

  /** Which segments a person wants to see; the others are faint and cannot be chosen. */
  public ObjectProperty<SegmentFilter> filterProperty() {
    return filter;
  }

  /** What gets a track of its own. */
  public ObjectProperty<TrackGrouping> trackingProperty() {
    return tracking;
  }

  /**
   * The class of what is drawn on a track of several classes. When it is empty or not on that
   * track, the class that was chosen last counts, or else the first of the track.
   */
  public ObjectProperty<Optional<ClassId>> drawClassProperty() {
    return drawClass;
  }

  /** The models with a lane of suggestions, in this order; empty for each that suggests. */
  public ObservableList<ModelVersionId> suggestionModels() {
    return suggestionModels;
  }

  /** The model that answers now; its lane is marked. */
  public ObjectProperty<Optional<ModelVersionId>> activeModelProperty() {
    return activeModel;
  }

  /** Gives the name that people read for a model version. */
  public ObjectProperty<Function<ModelVersionId, String>> modelNameProperty() {
    return modelName;
  }

  /** Says why a model version speaks or does not, or nothing. */
  public ObjectProperty<Function<ModelVersionId, String>> modelNoteProperty() {
    return modelNote;
  }

  /** What is chosen; those that disappear are taken out. */
  public ObjectProperty<AnnotationSelection> selectionProperty() {
    return selection;
  }

  /** Whether dragged edges stick to other edges; Alt turns it off for one drag. */
  public BooleanProperty snappingProperty() {
    return snapping;
  }

  /** Whether the visible part turns a page when the playhead leaves it. */
  public BooleanProperty followPlayheadProperty() {
    return followPlayhead;
  }

  /**
   * Whether the playhead is on its way to a frame that was asked for. Where it comes by, no page is
   * turned.
   */
  public BooleanProperty seekingProperty() {
    return seeking;
  }

  /** Whether pictures of the video are shown where there is room. */
  public BooleanProperty filmstripShownProperty() {
    return filmstripShown;
  }

  /** Whether the outline of the sound is shown where there is room. */
  public BooleanProperty waveformShownProperty() {
    return waveformShown;
  }
}
