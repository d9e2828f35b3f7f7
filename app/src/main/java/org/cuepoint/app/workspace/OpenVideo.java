package org.cuepoint.app.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.SnapshotList;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The video on screen: what is said of it in the chosen region, what is selected, and where the
 * playhead stands. Lists are read-only for screens; actions change the project and the lists
 * follow. FX thread only.
 */
public final class OpenVideo {

  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable Video> video = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable IndexedMedia> media = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<AnnotationIndex<Segment>> segmentIndex =
      new ReadOnlyObjectWrapper<>(VideoLabels.NONE.segments());
  private final ReadOnlyObjectWrapper<AnnotationIndex<Suggestion>> suggestionIndex =
      new ReadOnlyObjectWrapper<>(VideoLabels.NONE.suggestions());
  private final SnapshotList<Segment> segments = new SnapshotList<>();
  private final SnapshotList<Suggestion> suggestions = new SnapshotList<>();
  private final SnapshotList<ReviewedRange> reviewed = new SnapshotList<>();
  private final ReadOnlyObjectWrapper<@Nullable ProbabilityTrack> probabilities =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<EditStep>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EditStep>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<AnnotationSelection> selection =
      new SimpleObjectProperty<>(AnnotationSelection.NONE);
  private final ReadOnlyObjectWrapper<@Nullable Segment> selectedSegment =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Suggestion> selectedSuggestion =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<SegmentFilter> filter =
      new SimpleObjectProperty<>(SegmentFilter.ALL);
  private final IntegerProperty playhead = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.NONE);
  private final ReadOnlyObjectWrapper<Map<ClassId, Integer>> held =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<RegionScope> scope =
      new ReadOnlyObjectWrapper<>(RegionScope.NONE);
  private VideoLabels all = VideoLabels.NONE;
  private VideoLabels labels = VideoLabels.NONE;
  private Optional<FrameRange> hidden = Optional.empty();
  private Instant selectedAt = Instant.EPOCH;

  OpenVideo(InstantSource clock) {
    this.clock = clock;
    selection.addListener((property, old, now) -> followSelection(old, now));
  }

  private void followSelection(AnnotationSelection old, AnnotationSelection now) {
    if (now.kind() == AnnotationSelection.Kind.SUGGESTIONS && !now.lead().equals(old.lead())) {
      selectedAt = clock.instant();
    }
    showLead(now);
  }

  private void showLead(AnnotationSelection now) {
    boolean ofSegments = now.kind() == AnnotationSelection.Kind.SEGMENTS;
    selectedSegment.set(
        ofSegments ? now.lead().flatMap(labels.segments()::find).orElse(null) : null);
    selectedSuggestion.set(
        ofSegments ? null : now.lead().flatMap(labels.suggestions()::find).orElse(null));
  }

  /** Shows another video, or none. */
  void show(IndexedMedia newMedia, VideoContents contents) {
    close();
    media.set(newMedia);
    scope.set(contents.scope().showing(scope.get().shown()));
    video.set(contents.entry().video());
    update(contents);
  }

  void close() {
    hidden = Optional.empty();
    clearSelection();
    draft.set(Draft.NONE);
    held.set(Map.of());
    filter.set(SegmentFilter.ALL);
    video.set(null);
    media.set(null);
    all = VideoLabels.NONE;
    scope.set(RegionScope.NONE.showing(scope.get().shown()));
    show(all);
    probabilities.set(null);
    undoable.set(Optional.empty());
    redoable.set(Optional.empty());
    if (!playhead.isBound()) {
      playhead.set(0);
    }
  }

  /** Shows what became of the video on screen; the selection stays where it still can. */
  void update(VideoContents contents) {
    Optional<Suggestion> seen = Optional.ofNullable(selectedSuggestion.get());
    Instant since = selectedAt;
    video.set(contents.entry().video());
    all = contents.labels();
    follow(scope.get().in(contents.entry().video()));
    showPredictions(contents.scope(), contents.probabilities());
    setHistory(contents.undoable(), contents.redoable());
    if (selection.get().isEmpty()) {
      seen.flatMap(this::successor).ifPresent(this::select);
      selectedAt = since;
    }
  }

  /** Shows what edits made of the video on screen. */
  void apply(VideoId of, List<AnnotationEdit> edits) {
    if (!shows(of)) {
      return;
    }
    all = all.after(of, edits);
    boolean divided = false;
    for (AnnotationEdit edit : edits) {
      if (edit instanceof AnnotationEdit.Replace(var before, RegionLayout after)
          && after.video().equals(of)) {
        current().ifPresent(now -> video.set(now.withRegions(after.regions())));
        divided = true;
      }
    }
    if (divided) {
      current().ifPresent(now -> follow(scope.get().in(now)));
    } else {
      // Making the filtered labels anew would cost as much as the video is long.
      show(scope.get().isEverything() ? all : labels.after(of, edits, scope.get()));
    }
  }

  /** Shows what belongs to a scope. */
  void setScope(RegionScope next) {
    follow(next);
  }

  private void follow(RegionScope next) {
    VideoLabels shown = next.isEverything() ? all : all.within(next);
    if (!next.chosen().equals(scope.get().chosen())) {
      probabilities.set(null);
    }
    scope.set(next);
    show(shown);
  }

  /** Shows what the active model says of a region, unless another one is chosen by now. */
  void showPredictions(RegionScope of, Optional<ProbabilityTrack> track) {
    RegionScope now = scope.get();
    if (of.video().equals(now.video()) && of.chosen().equals(now.chosen())) {
      probabilities.set(track.orElse(null));
    }
  }

  /** Returns which region the person works in. */
  public ReadOnlyObjectProperty<RegionScope> scopeProperty() {
    return scope.getReadOnlyProperty();
  }

  void setHistory(Optional<EditStep> canUndo, Optional<EditStep> canRedo) {
    undoable.set(canUndo);
    redoable.set(canRedo);
  }

  /**
   * Leaves out the suggestions that touch the frames, so that a person answers without having seen
   * them; empty shows all again.
   */
  void hideSuggestions(Optional<FrameRange> frames) {
    if (!frames.equals(hidden)) {
      hidden = frames;
      follow(scope.get());
    }
  }

  private void show(VideoLabels whole) {
    VideoLabels next = hidden.map(whole::withoutSuggestions).orElse(whole);
    labels = next;
    segments.show(next.segments().items());
    suggestions.show(next.suggestions().items());
    reviewed.show(next.reviewed());
    segmentIndex.set(next.segments());
    suggestionIndex.set(next.suggestions());
    AnnotationSelection kept = selection.get().retaining(next.segments(), next.suggestions());
    if (kept.equals(selection.get())) {
      // The same ones, perhaps at other places.
      showLead(kept);
    } else {
      selection.set(kept);
    }
  }

  /**
   * Returns what is said of the video in all of its regions; immutable, so that other threads may
   * look at it.
   */
  VideoLabels labels() {
    return all;
  }

  /**
   * Returns the suggestion that stands for one that the model has replaced meanwhile: same class,
   * most shared frames. A person who looks at a suggestion must not lose it to a refresh.
   */
  private Optional<Suggestion> successor(Suggestion gone) {
    FrameRange place = gone.range().frames();
    return labels.suggestions().overlapping(place).stream()
        .filter(s -> s.region().equals(gone.region()))
        .filter(s -> s.actionClass().equals(gone.actionClass()))
        .max(
            Comparator.comparingInt(
                s -> s.range().frames().intersection(place).map(FrameRange::length).orElse(0)));
  }

  /** Returns the video, null when none is open. */
  public ReadOnlyObjectProperty<@Nullable Video> videoProperty() {
    return video.getReadOnlyProperty();
  }

  /** Returns the video, if one is open. */
  public Optional<Video> current() {
    return Optional.ofNullable(video.get());
  }

  /** Says whether this video is on screen. */
  public boolean shows(VideoId id) {
    return current().map(Video::id).filter(id::equals).isPresent();
  }

  /** Returns the video's frames, null when none is open. */
  public ReadOnlyObjectProperty<@Nullable IndexedMedia> mediaProperty() {
    return media.getReadOnlyProperty();
  }

  /** Returns the video's frame index, if one is open. */
  public Optional<FrameIndex> index() {
    return Optional.ofNullable(media.get()).map(IndexedMedia::index);
  }

  /** Returns the segments as a list, ordered by range; read-only. */
  public ObservableList<Segment> segments() {
    return segments;
  }

  /** Returns the suggestions that wait for a decision as a list, ordered by range; read-only. */
  public ObservableList<Suggestion> suggestions() {
    return suggestions;
  }

  /** Returns the segments, to be found by place. */
  public ReadOnlyObjectProperty<AnnotationIndex<Segment>> segmentIndexProperty() {
    return segmentIndex.getReadOnlyProperty();
  }

  /** Returns the suggestions that wait for a decision, to be found by place. */
  public ReadOnlyObjectProperty<AnnotationIndex<Suggestion>> suggestionIndexProperty() {
    return suggestionIndex.getReadOnlyProperty();
  }

  /** Returns the reviewed ranges; read-only. */
  public ObservableList<ReviewedRange> reviewed() {
    return reviewed;
  }

  /** Returns what the active model says, null when it was not asked. */
  public ReadOnlyObjectProperty<@Nullable ProbabilityTrack> probabilitiesProperty() {
    return probabilities.getReadOnlyProperty();
  }

  /** Returns the step that undo would take back. */
  public ReadOnlyObjectProperty<Optional<EditStep>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Returns the step that redo would do again. */
  public ReadOnlyObjectProperty<Optional<EditStep>> redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Returns what is selected. */
  public ObjectProperty<AnnotationSelection> selectionProperty() {
    return selection;
  }

  /** Returns the segment that was selected last, null when no segment is. */
  public ReadOnlyObjectProperty<@Nullable Segment> selectedSegmentProperty() {
    return selectedSegment.getReadOnlyProperty();
  }

  /** Returns the suggestion that was selected last, null when no suggestion is. */
  public ReadOnlyObjectProperty<@Nullable Suggestion> selectedSuggestionProperty() {
    return selectedSuggestion.getReadOnlyProperty();
  }

  /** Returns the selected segments, ordered by range. */
  public List<Segment> selectedSegments() {
    return selected(AnnotationSelection.Kind.SEGMENTS, labels.segments());
  }

  /** Returns the selected suggestions, ordered by range. */
  public List<Suggestion> selectedSuggestions() {
    return selected(AnnotationSelection.Kind.SUGGESTIONS, labels.suggestions());
  }

  private <A extends Annotation> List<A> selected(
      AnnotationSelection.Kind kind, AnnotationIndex<A> all) {
    AnnotationSelection now = selection.get();
    return now.kind() == kind
        ? all.items().stream().filter(a -> now.contains(a.key())).limit(now.size()).toList()
        : List.of();
  }

  /** Selects one segment or suggestion. */
  public void select(Annotation one) {
    selection.set(AnnotationSelection.of(one));
  }

  /** Returns which segments the person wants to see. */
  public ObjectProperty<SegmentFilter> filterProperty() {
    return filter;
  }

  /** Returns the ordinal of the frame on screen; bound to the player by the window. */
  public IntegerProperty playheadProperty() {
    return playhead;
  }

  /** Returns what is being marked. */
  public ReadOnlyObjectProperty<Draft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  void setDraft(Draft next) {
    draft.set(next);
  }

  /** Returns the classes of which a segment is begun, with its first frame; immutable. */
  public ReadOnlyObjectProperty<Map<ClassId, Integer>> heldProperty() {
    return held.getReadOnlyProperty();
  }

  void setHeld(Map<ClassId, Integer> begun) {
    held.set(Collections.unmodifiableMap(new LinkedHashMap<>(begun)));
  }

  /** Deselects everything. */
  public void clearSelection() {
    selection.set(AnnotationSelection.NONE);
  }

  /** Returns when the selected suggestion was selected. */
  Instant selectedAt() {
    return selectedAt;
  }
}
