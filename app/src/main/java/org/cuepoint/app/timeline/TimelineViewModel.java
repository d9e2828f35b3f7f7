package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What the timeline shows and what a person does with it. Inputs are properties and lists that the
 * window fills; what the person asks for goes to {@link TimelineActions}. FX thread only.
 */
public final class TimelineViewModel extends TimelineInputs {

  private static final double CLICK_PIXELS = 3;
  private static final double ZOOM_STEP = 1.5;

  private final TimelineActions actions;
  private final TimelineTexts texts = new TimelineTexts();

  private final ObjectProperty<Viewport> visible = new SimpleObjectProperty<>(new Viewport(0, 1));

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
    frameIndexProperty().addListener((property, before, now) -> videoChanged());
    schemeProperty().addListener((property, before, now) -> labelsChanged());
    segmentsProperty().addListener((property, before, now) -> labelsChanged());
    reviewed().addListener((InvalidationListener) change -> labelsChanged());
    suggestionsProperty().addListener((property, before, now) -> labelsChanged());
    probabilitiesProperty().addListener((property, before, now) -> predictionsChanged());
    playheadProperty().addListener((property, before, now) -> playheadMoved(now.intValue()));
    InvalidationListener repaint = change -> changed();
    selectionProperty().addListener(repaint);
    visible.addListener(repaint);
  }

  // Selection and view

  /** Returns what leads the selection. */
  TimelineSelection selection() {
    UUID lead = selectionProperty().get().lead().orElse(null);
    if (lead != null) {
      Segment segment = segments().find(lead).orElse(null);
      if (segment != null) {
        return new TimelineSelection.OfSegment(segment);
      }
      Suggestion suggestion = suggestions().find(lead).orElse(null);
      if (suggestion != null) {
        return new TimelineSelection.OfSuggestion(suggestion);
      }
    }
    return TimelineSelection.nothing();
  }

  /** Selects one thing, or nothing. */
  void select(TimelineSelection selection) {
    selectionProperty()
        .set(
            switch (selection) {
              case TimelineSelection.Nothing n -> AnnotationSelection.NONE;
              case TimelineSelection.OfSegment(Segment segment) -> AnnotationSelection.of(segment);
              case TimelineSelection.OfSuggestion(Suggestion s) -> AnnotationSelection.of(s);
            });
  }

  private AnnotationIndex<Segment> segments() {
    return segmentsProperty().get();
  }

  private AnnotationIndex<Suggestion> suggestions() {
    return suggestionsProperty().get();
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
        .filter(
            frames ->
                playheadProperty().get() < frames.end()
                    && playheadProperty().get() != frames.start())
        .ifPresent(f -> commit(selection(), new FrameRange(playheadProperty().get(), f.end())));
  }

  /** Asks for the selected thing to end with the frame on screen; nothing when it begins later. */
  public void trimEndToPlayhead() {
    int end = playheadProperty().get() + 1;
    selection()
        .frames()
        .filter(frames -> end > frames.start() && end != frames.end())
        .ifPresent(f -> commit(selection(), new FrameRange(f.start(), end)));
  }

  /** Asks to take the selected suggestion as it is. */
  public void acceptSelected() {
    if (selection() instanceof TimelineSelection.OfSuggestion(Suggestion suggestion)) {
      actions.accept(List.of(suggestion));
    }
  }

  /** Asks to remove the selected segment, or to refuse the selected suggestion. */
  public void removeSelected() {
    switch (selection()) {
      case TimelineSelection.Nothing n -> {}
      case TimelineSelection.OfSegment(Segment segment) -> actions.remove(List.of(segment));
      case TimelineSelection.OfSuggestion(Suggestion s) -> actions.reject(List.of(s));
    }
  }

  /** Asks for the frame that lies {@code frames} after the one on screen. */
  public void step(int frames) {
    if (frameIndexProperty().get() != null) {
      seek(playheadProperty().get() + (double) frames);
    }
  }

  /** Asks for the first frame. */
  public void seekToStart() {
    step(-playheadProperty().get());
  }

  /** Asks for the last frame. */
  public void seekToEnd() {
    step(frameCount() - 1 - playheadProperty().get());
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
  public ReadOnlyIntegerProperty revisionProperty() {
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
    FrameIndex index = frameIndexProperty().get();
    if (index == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TimelineModel(
            index,
            schemeProperty().get(),
            segmentLanes,
            reviewedLanes,
            suggestionRows,
            uncertainty,
            playheadProperty().get(),
            selection(),
            Optional.ofNullable(draft),
            snappedTo,
            visible.get()));
  }

  /** Says what lies under the mouse. */
  void hover(TimelineHit hit, double frame) {
    if (gesture instanceof Gesture.Idle) {
      hoverText.set(
          model().map(m -> texts.describe(hit, m, frame, modelNameProperty().get())).orElse(""));
    }
  }

  void hoverNothing() {
    if (gesture instanceof Gesture.Idle) {
      hoverText.set("");
    }
  }

  /**
   * Zooms so that a place stays where it is on screen, as far as the ends of the video let it.
   *
   * @param factor above 1 shows less, below 1 shows more
   */
  public void zoomAt(double frame, double factor) {
    visible.set(visible.get().zoomed(frame, factor, frameCount()));
  }

  /** Moves the visible part, to the right when positive. */
  public void pan(double frames) {
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
        actions.add(made.actionClass(), Optional.empty(), made.frames());
      }
    } else {
      commit(made.of(), made.frames());
    }
    changed();
  }

  /** Selects as a person does: the window is told. */
  void choose(TimelineSelection selection) {
    select(selection);
    actions.select(selectionProperty().get());
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
        if (segments().contains(segment)) {
          actions.reshape(segment, frames);
        } else {
          clearDraft();
        }
      }
      case TimelineSelection.OfSuggestion(Suggestion s) -> {
        if (suggestions().contains(s)) {
          actions.acceptAs(s, frames, s.actionClass());
        } else {
          // The model spoke again during the drag; what the person marked still counts.
          actions.add(s.actionClass(), Optional.empty(), frames);
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
    return Snapping.around(
        segments().items(), suggestions().items(), moving, playheadProperty().get(), frameCount());
  }

  private void show(Gesture.Outcome outcome) {
    draft = outcome.draft();
    snappedTo = outcome.snappedTo();
    model().ifPresent(m -> hoverText.set(texts.describe(outcome.draft(), m)));
    changed();
  }

  private void seek(double frame) {
    int whole = (int) Math.clamp(Math.floor(frame), 0, Math.max(0, frameCount() - 1));
    if (frameIndexProperty().get() != null
        && (whole != lastSought || gesture instanceof Gesture.Idle)) {
      lastSought = whole;
      actions.seek(whole);
    }
  }

  private double anchor() {
    Viewport now = visible.get();
    double here = playheadProperty().get() + 0.5;
    return now.contains(here) ? here : (now.start() + now.end()) / 2;
  }

  private int frameCount() {
    FrameIndex index = frameIndexProperty().get();
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
    FrameIndex index = frameIndexProperty().get();
    ProbabilityTrack track = probabilitiesProperty().get();
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
    for (var actionClass : schemeProperty().get().classes()) {
      ClassId id = actionClass.id();
      segmentLanes.add(
          new SpanLane<>(
              segments().items().stream().filter(s -> s.actionClass().equals(id)).toList(),
              s -> s.range().frames()));
      reviewedLanes.add(
          new SpanLane<>(
              merged(
                  reviewed().stream()
                      .filter(r -> r.classes().isEmpty() || r.classes().contains(id))
                      .map(r -> r.range().frames())
                      .sorted()
                      .toList()),
              Function.identity()));
    }
    suggestionRows = SuggestionRows.of(suggestions().items());
    keepSelection();
    changed();
  }

  private void keepSelection() {
    selectionProperty().set(selectionProperty().get().retaining(segments(), suggestions()));
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
    if (followPlayheadProperty().get() && left && !isDragging()) {
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
