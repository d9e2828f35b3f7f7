package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What the timeline shows and what a person does with it. Inputs are properties and lists that the
 * window fills; what the person asks for goes to {@link TimelineActions}. FX thread only.
 */
public final class TimelineViewModel {

  private static final double CLICK_PIXELS = 3;
  private static final double ZOOM_STEP = 1.5;

  private final TimelineActions actions;
  private final TimelineTexts texts = new TimelineTexts();

  private final ObjectProperty<@Nullable FrameIndex> frameIndex = new SimpleObjectProperty<>();
  private final ObjectProperty<LabelScheme> scheme = new SimpleObjectProperty<>(LabelScheme.EMPTY);
  private final ObservableList<Segment> segments = FXCollections.observableArrayList();
  private final ObservableList<Suggestion> suggestions = FXCollections.observableArrayList();
  private final ObservableList<ReviewedRange> reviewed = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ProbabilityTrack> probabilities =
      new SimpleObjectProperty<>();
  private final IntegerProperty playhead = new SimpleIntegerProperty();
  private final ObjectProperty<@Nullable Segment> selectedSegment = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Suggestion> selectedSuggestion =
      new SimpleObjectProperty<>();
  private final ObjectProperty<Viewport> visible = new SimpleObjectProperty<>(new Viewport(0, 1));
  private final BooleanProperty followPlayhead = new SimpleBooleanProperty(true);
  private final ObjectProperty<Function<ModelVersionId, String>> modelName =
      new SimpleObjectProperty<>(id -> id.toString().substring(0, 8));

  private final ReadOnlyStringWrapper hoverText = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

  private List<SpanLane<Segment>> segmentLanes = List.of();
  private List<SpanLane<FrameRange>> reviewedLanes = List.of();
  private SuggestionRows suggestionRows = SuggestionRows.of(List.of());
  private UncertaintyStrip uncertainty = UncertaintyStrip.NONE;
  private double plotWidth = 1000;

  private Gesture gesture = new Gesture.Idle();
  private double pressedAt;
  private boolean moved;
  private int lastSought = -1;
  private @Nullable Draft draft;
  private OptionalInt snappedTo = OptionalInt.empty();

  /**
   * Makes an empty timeline.
   *
   * @param actions what a person asks for goes here
   */
  public TimelineViewModel(TimelineActions actions) {
    this.actions = actions;
    frameIndex.addListener((property, before, now) -> videoChanged());
    scheme.addListener((property, before, now) -> labelsChanged());
    segments.addListener((InvalidationListener) change -> labelsChanged());
    reviewed.addListener((InvalidationListener) change -> labelsChanged());
    suggestions.addListener((InvalidationListener) change -> labelsChanged());
    probabilities.addListener((property, before, now) -> predictionsChanged());
    playhead.addListener((property, before, now) -> playheadMoved(now.intValue()));
    InvalidationListener repaint = change -> changed();
    selectedSegment.addListener(repaint);
    selectedSuggestion.addListener(repaint);
    visible.addListener(repaint);
  }

  // Inputs

  /** The frames of the video on screen; null when none is open. A new value shows all of it. */
  public ObjectProperty<@Nullable FrameIndex> frameIndexProperty() {
    return frameIndex;
  }

  /** The classes, one track each. */
  public ObjectProperty<LabelScheme> schemeProperty() {
    return scheme;
  }

  /** The segments of the video, in any order; the window keeps it up to date. */
  public ObservableList<Segment> segments() {
    return segments;
  }

  /** The suggestions of the video; only those that wait for a decision are shown. */
  public ObservableList<Suggestion> suggestions() {
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

  /** The frame on screen; bind it to the player's. */
  public IntegerProperty playheadProperty() {
    return playhead;
  }

  /** Gives the name that people read for a model version. */
  public ObjectProperty<Function<ModelVersionId, String>> modelNameProperty() {
    return modelName;
  }

  /** Whether the visible part turns a page when the playhead leaves it. */
  public BooleanProperty followPlayheadProperty() {
    return followPlayhead;
  }

  // Selection and view

  /** The selected segment, or null; at most one of segment and suggestion is selected. */
  public ObjectProperty<@Nullable Segment> selectedSegmentProperty() {
    return selectedSegment;
  }

  /** The selected suggestion, or null. */
  public ObjectProperty<@Nullable Suggestion> selectedSuggestionProperty() {
    return selectedSuggestion;
  }

  /** Returns what is selected. */
  public TimelineSelection selection() {
    Segment segment = selectedSegment.get();
    if (segment != null) {
      return new TimelineSelection.OfSegment(segment);
    }
    Suggestion suggestion = selectedSuggestion.get();
    return suggestion == null
        ? TimelineSelection.nothing()
        : new TimelineSelection.OfSuggestion(suggestion);
  }

  /** Selects one thing, or nothing. */
  public void select(TimelineSelection selection) {
    switch (selection) {
      case TimelineSelection.Nothing n -> {
        selectedSegment.set(null);
        selectedSuggestion.set(null);
      }
      case TimelineSelection.OfSegment(Segment segment) -> {
        selectedSuggestion.set(null);
        selectedSegment.set(segment);
      }
      case TimelineSelection.OfSuggestion(Suggestion suggestion) -> {
        selectedSegment.set(null);
        selectedSuggestion.set(suggestion);
      }
    }
  }

  /** The visible part. */
  public ObjectProperty<Viewport> visibleProperty() {
    return visible;
  }

  /** What lies under the mouse, or what a drag would make; empty when neither. */
  public ReadOnlyStringProperty hoverTextProperty() {
    return hoverText.getReadOnlyProperty();
  }

  // Commands

  /** Zooms in around the playhead, or around the middle when the playhead is not visible. */
  public void zoomIn() {
    zoomAt(anchor(), ZOOM_STEP);
  }

  /** Zooms out around the playhead, or around the middle when the playhead is not visible. */
  public void zoomOut() {
    zoomAt(anchor(), 1 / ZOOM_STEP);
  }

  /** Shows the whole video. */
  public void fit() {
    visible.set(Viewport.fit(frameCount()));
  }

  /** Shows what is selected with some of what is around; does nothing without a selection. */
  public void zoomToSelection() {
    selection().frames().ifPresent(this::zoomTo);
  }

  /** Shows the frames with some of what is around. */
  public void zoomTo(FrameRange frames) {
    visible.set(Viewport.around(frames, frameCount()));
  }

  /** Moves the visible part as little as needed so that the frame can be seen. */
  public void reveal(int frame) {
    if (!visible.get().contains(frame)) {
      visible.set(visible.get().centred(frame, frameCount()));
    }
  }

  /** Asks for the selected thing to begin at the playhead; does nothing when it ends before. */
  public void trimStartToPlayhead() {
    selection()
        .frames()
        .filter(frames -> playhead.get() < frames.end() && playhead.get() != frames.start())
        .ifPresent(f -> commit(selection(), new FrameRange(playhead.get(), f.end())));
  }

  /** Asks for the selected thing to end with the frame on screen; nothing when it begins later. */
  public void trimEndToPlayhead() {
    int end = playhead.get() + 1;
    selection()
        .frames()
        .filter(frames -> end > frames.start() && end != frames.end())
        .ifPresent(f -> commit(selection(), new FrameRange(f.start(), end)));
  }

  /** Asks to take the selected suggestion as it is. */
  public void acceptSelected() {
    Suggestion suggestion = selectedSuggestion.get();
    if (suggestion != null) {
      actions.accept(suggestion);
    }
  }

  /** Asks to remove the selected segment, or to refuse the selected suggestion. */
  public void removeSelected() {
    switch (selection()) {
      case TimelineSelection.Nothing n -> {}
      case TimelineSelection.OfSegment(Segment segment) -> actions.remove(segment);
      case TimelineSelection.OfSuggestion(Suggestion s) -> actions.reject(s);
    }
  }

  /** Asks for the frame that lies {@code frames} after the one on screen. */
  public void step(int frames) {
    if (frameIndex.get() != null) {
      seek(playhead.get() + (double) frames);
    }
  }

  /** Asks for the first frame. */
  public void seekToStart() {
    step(-playhead.get());
  }

  /** Asks for the last frame. */
  public void seekToEnd() {
    step(frameCount() - 1 - playhead.get());
  }

  /**
   * Gives up the drag that is going on; nothing changes.
   *
   * @return whether there was one
   */
  public boolean cancelDrag() {
    boolean dragging = !(gesture instanceof Gesture.Idle);
    gesture = new Gesture.Idle();
    clearDraft();
    return dragging;
  }

  // For the view

  /** A number that changes whenever there is something new to draw. */
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  TimelineTexts texts() {
    return texts;
  }

  /** Tells how many pixels the visible frames take, so that pixels mean the same at every zoom. */
  void setPlotWidth(double pixels) {
    plotWidth = Math.max(1, pixels);
  }

  /** Returns what to draw; empty when no video is open. */
  Optional<TimelineModel> model() {
    FrameIndex index = frameIndex.get();
    if (index == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TimelineModel(
            index,
            scheme.get(),
            segmentLanes,
            reviewedLanes,
            suggestionRows,
            uncertainty,
            playhead.get(),
            selection(),
            Optional.ofNullable(draft),
            snappedTo,
            visible.get()));
  }

  /** Says what lies under the mouse. */
  void hover(TimelineHit hit, double frame) {
    if (gesture instanceof Gesture.Idle) {
      hoverText.set(model().map(m -> texts.describe(hit, m, frame, modelName.get())).orElse(""));
    }
  }

  void hoverNothing() {
    if (gesture instanceof Gesture.Idle) {
      hoverText.set("");
    }
  }

  void zoomAt(double frame, double factor) {
    visible.set(visible.get().zoomed(frame, factor, frameCount()));
  }

  void pan(double frames) {
    visible.set(visible.get().panned(frames, frameCount()));
  }

  /**
   * The button went down.
   *
   * @param hit what it hit
   * @param frame where, in frames; on the minimap in frames of the minimap
   */
  void press(TimelineHit hit, double frame) {
    clearDraft();
    pressedAt = frame;
    moved = false;
    lastSought = -1;
    gesture =
        switch (hit) {
          case TimelineHit.Ruler r -> scrub(frame);
          case TimelineHit.Uncertainty u -> scrub(frame);
          case TimelineHit.Elsewhere e -> scrub(frame);
          case TimelineHit.Minimap m -> grabMinimap(frame);
          case TimelineHit.Name n -> new Gesture.Idle();
          case TimelineHit.EmptyTrack(ClassId c) ->
              new Gesture.Create(c, frame, snappingAround(new UUID(0, 0)));
          case TimelineHit.SegmentBody(Segment s) -> {
            choose(new TimelineSelection.OfSegment(s));
            FrameRange range = s.range().frames();
            yield new Gesture.Move(
                selection(),
                s.actionClass(),
                range,
                range.start() - frame,
                snappingAround(s.key()));
          }
          case TimelineHit.SegmentEdge(Segment s, Edge edge) -> {
            choose(new TimelineSelection.OfSegment(s));
            yield trim(s.actionClass(), s.range().frames(), edge, frame, s.key());
          }
          case TimelineHit.SuggestionBody(Suggestion s) -> {
            choose(new TimelineSelection.OfSuggestion(s));
            yield new Gesture.Idle();
          }
          case TimelineHit.SuggestionEdge(Suggestion s, Edge edge) -> {
            choose(new TimelineSelection.OfSuggestion(s));
            yield trim(s.actionClass(), s.range().frames(), edge, frame, s.key());
          }
        };
  }

  /** The mouse moved with the button down. */
  void drag(double frame, Snapping.Mode mode) {
    double framesPerPixel = visible.get().span() / plotWidth;
    moved |= Math.abs(frame - pressedAt) >= CLICK_PIXELS * framesPerPixel;
    switch (gesture) {
      case Gesture.Idle i -> {}
      case Gesture.Scrub s -> seek(frame);
      case Gesture.PanMinimap(double grip) -> pan(frame + grip - visible.get().start());
      case Gesture.Create create -> {
        if (moved) {
          show(Gesture.create(create, frame, framesPerPixel, mode));
        }
      }
      case Gesture.Trim trim -> {
        if (moved) {
          show(Gesture.trim(trim, frame, framesPerPixel, mode));
        }
      }
      case Gesture.Move move -> {
        if (moved) {
          show(Gesture.move(move, frame, framesPerPixel, mode));
        }
      }
    }
  }

  /** The button went up: a drag becomes one intent, a click on an empty place a seek. */
  void release() {
    Gesture done = gesture;
    gesture = new Gesture.Idle();
    snappedTo = OptionalInt.empty();
    Draft made = draft;
    if (made == null) {
      if (done instanceof Gesture.Create create && !moved) {
        choose(TimelineSelection.nothing());
        seek(create.pressedAt());
      }
    } else if (made.of() instanceof TimelineSelection.Nothing) {
      if (made.frames().isPoint()) {
        clearDraft();
      } else {
        actions.addSegment(made.actionClass(), made.frames());
      }
    } else {
      commit(made.of(), made.frames());
    }
    changed();
  }

  /** Selects as a person does: the window is told. */
  void choose(TimelineSelection selection) {
    select(selection);
    actions.select(selection);
  }

  /** Shows the labels as they are again, when a released drag had no effect. */
  void clearDraft() {
    draft = null;
    snappedTo = OptionalInt.empty();
    changed();
  }

  /** Says whether a released drag is still shown because the labels did not change yet. */
  boolean isDraftPending() {
    return draft != null && gesture instanceof Gesture.Idle;
  }

  boolean isPanningMinimap() {
    return gesture instanceof Gesture.PanMinimap;
  }

  boolean isDragging() {
    return !(gesture instanceof Gesture.Idle);
  }

  private void commit(TimelineSelection of, FrameRange frames) {
    if (of.frames().filter(frames::equals).isPresent()) {
      clearDraft();
      return;
    }
    switch (of) {
      case TimelineSelection.Nothing n -> {}
      case TimelineSelection.OfSegment(Segment segment) -> {
        if (segments.contains(segment)) {
          actions.reshape(segment, frames);
        } else {
          clearDraft();
        }
      }
      case TimelineSelection.OfSuggestion(Suggestion s) -> {
        if (suggestions.contains(s)) {
          actions.acceptAs(s, frames, s.actionClass());
        } else {
          // The model spoke again during the drag; what the person marked still counts.
          actions.addSegment(s.actionClass(), frames);
        }
      }
    }
  }

  private Gesture scrub(double frame) {
    seek(frame);
    return new Gesture.Scrub();
  }

  private Gesture grabMinimap(double frame) {
    if (!visible.get().contains(frame)) {
      visible.set(visible.get().centred(frame, frameCount()));
    }
    return new Gesture.PanMinimap(visible.get().start() - frame);
  }

  private Gesture trim(ClassId c, FrameRange range, Edge edge, double frame, UUID key) {
    int place = edge == Edge.START ? range.start() : range.end();
    return new Gesture.Trim(selection(), c, range, edge, place - frame, snappingAround(key));
  }

  private Snapping snappingAround(UUID moving) {
    return Snapping.around(segments, suggestions, moving, playhead.get(), frameCount());
  }

  private void show(Gesture.Outcome outcome) {
    draft = outcome.draft();
    snappedTo = outcome.snappedTo();
    model().ifPresent(m -> hoverText.set(texts.describe(outcome.draft(), m)));
    changed();
  }

  private void seek(double frame) {
    int whole = (int) Math.clamp(Math.floor(frame), 0, Math.max(0, frameCount() - 1));
    if (frameIndex.get() != null && (whole != lastSought || gesture instanceof Gesture.Idle)) {
      lastSought = whole;
      actions.seek(whole);
    }
  }

  private double anchor() {
    Viewport now = visible.get();
    double here = playhead.get() + 0.5;
    return now.contains(here) ? here : (now.start() + now.end()) / 2;
  }

  private int frameCount() {
    FrameIndex index = frameIndex.get();
    return index == null ? 1 : index.frameCount();
  }

  private void videoChanged() {
    cancelDrag();
    select(TimelineSelection.nothing());
    hoverText.set("");
    fit();
    predictionsChanged();
  }

  private void predictionsChanged() {
    FrameIndex index = frameIndex.get();
    ProbabilityTrack track = probabilities.get();
    uncertainty =
        index == null || track == null ? UncertaintyStrip.NONE : UncertaintyStrip.of(track, index);
    changed();
  }

  private void labelsChanged() {
    if (isDraftPending()) {
      clearDraft();
    }
    segmentLanes = new ArrayList<>();
    reviewedLanes = new ArrayList<>();
    for (var actionClass : scheme.get().classes()) {
      ClassId id = actionClass.id();
      segmentLanes.add(
          new SpanLane<>(
              segments.stream().filter(s -> s.actionClass().equals(id)).toList(),
              s -> s.range().frames()));
      reviewedLanes.add(
          new SpanLane<>(
              merged(
                  reviewed.stream()
                      .filter(r -> r.classes().isEmpty() || r.classes().contains(id))
                      .map(r -> r.range().frames())
                      .sorted()
                      .toList()),
              Function.identity()));
    }
    suggestionRows = SuggestionRows.of(suggestions);
    keepSelection();
    changed();
  }

  /** A selected thing stays selected when it is replaced by a newer version of itself. */
  private void keepSelection() {
    Segment segment = selectedSegment.get();
    if (segment != null && !segments.contains(segment)) {
      selectedSegment.set(find(segments, segment.key()));
    }
    Suggestion suggestion = selectedSuggestion.get();
    if (suggestion != null && !suggestions.contains(suggestion)) {
      selectedSuggestion.set(find(suggestions, suggestion.key()));
    }
  }

  private static <T extends Annotation> @Nullable T find(Collection<T> things, UUID key) {
    for (T thing : things) {
      if (thing.key().equals(key)) {
        return thing;
      }
    }
    return null;
  }

  private static List<FrameRange> merged(List<FrameRange> sorted) {
    List<FrameRange> merged = new ArrayList<>();
    for (FrameRange range : sorted) {
      if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
        FrameRange last = merged.removeLast();
        merged.add(new FrameRange(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private void playheadMoved(int frame) {
    Viewport now = visible.get();
    boolean left = frame < now.start() || frame + 1 > now.end() + 1e-6;
    if (followPlayhead.get() && left && !isDragging()) {
      // A page forward leaves a little of what was just seen.
      double share = frame < now.start() ? 0.9 : 0.1;
      visible.set(now.panned(frame - share * now.span() - now.start(), frameCount()));
    }
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
