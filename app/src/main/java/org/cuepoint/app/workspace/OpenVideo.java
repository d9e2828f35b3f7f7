package org.cuepoint.app.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The video on screen: what is said of it, what is selected, and where the playhead stands. Lists
 * are read-only for screens; actions change the project and the lists follow. FX thread only.
 */
public final class OpenVideo {

  private final ReadOnlyObjectWrapper<@Nullable Video> video = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable IndexedMedia> media = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Segment> segments = FXCollections.observableArrayList();
  private final ObservableList<Suggestion> suggestions = FXCollections.observableArrayList();
  private final ObservableList<ReviewedRange> reviewed = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ProbabilityTrack> probabilities =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<EditStep>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EditStep>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<@Nullable Segment> selectedSegment = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Suggestion> selectedSuggestion =
      new SimpleObjectProperty<>();
  private final IntegerProperty playhead = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.NONE);
  private Instant selectedAt = Instant.EPOCH;

  OpenVideo(java.time.InstantSource clock) {
    selectedSegment.addListener(
        (property, old, now) -> {
          if (now != null) {
            selectedSuggestion.set(null);
          }
        });
    selectedSuggestion.addListener(
        (property, old, now) -> {
          selectedAt = clock.instant();
          if (now != null) {
            selectedSegment.set(null);
          }
        });
  }

  /** Shows another video, or none. */
  void show(IndexedMedia newMedia, VideoContents contents) {
    close();
    media.set(newMedia);
    video.set(contents.entry().video());
    update(contents);
  }

  void close() {
    clearSelection();
    draft.set(Draft.NONE);
    video.set(null);
    media.set(null);
    segments.clear();
    suggestions.clear();
    reviewed.clear();
    probabilities.set(null);
    undoable.set(Optional.empty());
    redoable.set(Optional.empty());
    if (!playhead.isBound()) {
      playhead.set(0);
    }
  }

  /** Shows what became of the video on screen; the selection stays where it still can. */
  void update(VideoContents contents) {
    Segment segment = selectedSegment.get();
    Suggestion suggestion = selectedSuggestion.get();
    Instant since = selectedAt;
    video.set(contents.entry().video());
    replace(segments, contents.segments());
    replace(suggestions, contents.suggestions());
    replace(reviewed, contents.reviewed());
    probabilities.set(contents.probabilities().orElse(null));
    undoable.set(contents.undoable());
    redoable.set(contents.redoable());
    if (segment != null) {
      selectedSegment.set(same(segments, segment).orElse(null));
    }
    if (suggestion != null) {
      selectedSuggestion.set(
          same(suggestions, suggestion).or(() -> successor(suggestion)).orElse(null));
      selectedAt = since;
    }
  }

  private static <T> void replace(ObservableList<T> shown, List<T> now) {
    if (!shown.equals(now)) {
      shown.setAll(now);
    }
  }

  private static <A extends Annotation> Optional<A> same(List<A> all, A wanted) {
    return all.stream().filter(a -> a.key().equals(wanted.key())).findFirst();
  }

  /**
   * Returns the suggestion that stands for one that the model has replaced meanwhile: same class,
   * most shared frames. A person who looks at a suggestion must not lose it to a refresh.
   */
  private Optional<Suggestion> successor(Suggestion gone) {
    Function<Suggestion, Integer> shared =
        s ->
            s.range()
                .frames()
                .intersection(gone.range().frames())
                .map(FrameRange::length)
                .orElse(0);
    return suggestions.stream()
        .filter(s -> s.actionClass().equals(gone.actionClass()) && shared.apply(s) > 0)
        .max(java.util.Comparator.comparing(shared));
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

  /** Returns the segments, ordered by range. */
  public ObservableList<Segment> segments() {
    return segments;
  }

  /** Returns the suggestions that wait for a decision, ordered by range. */
  public ObservableList<Suggestion> suggestions() {
    return suggestions;
  }

  /** Returns the reviewed ranges. */
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

  /** Returns the selected segment; selecting one deselects the suggestion. */
  public ObjectProperty<@Nullable Segment> selectedSegmentProperty() {
    return selectedSegment;
  }

  /** Returns the selected suggestion; selecting one deselects the segment. */
  public ObjectProperty<@Nullable Suggestion> selectedSuggestionProperty() {
    return selectedSuggestion;
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

  /** Deselects everything. */
  public void clearSelection() {
    selectedSegment.set(null);
    selectedSuggestion.set(null);
  }

  /** Selects the segment with this identity, when it is there. */
  void selectSegment(java.util.UUID key) {
    segments.stream().filter(s -> s.key().equals(key)).findFirst().ifPresent(selectedSegment::set);
  }

  /** Returns when the selected suggestion was selected. */
  Instant selectedAt() {
    return selectedAt;
  }
}
