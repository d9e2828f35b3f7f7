package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What a held mouse button does: a press begins a {@link Gesture}, a drag makes a {@link Draft} of
 * it, a release asks once for what the draft shows. FX thread only.
 */
final class TimelineGestures {

  private static final double CLICK_PIXELS = 3;

  /**
   * Where the mouse is.
   *
   * @param frame place in frames; on the minimap in frames of the minimap
   * @param track the track under it, or -1
   * @param nearestTrack the track nearest to it, or -1 when there are none
   * @param nearestSuggestions the lane of suggestions nearest to it, or -1 when there are none
   */
  record Pointer(double frame, int track, int nearestTrack, int nearestSuggestions) {}

  private final TimelineInputs inputs;
  private final TimelineLanes lanes;
  private final TimelineChoice choice;
  private final TimelineZoom zoom;
  private final TimelineActions actions;
  private final Runnable changed;

  private Gesture gesture = new Gesture.Idle();
  private double pressedAt;
  private Pick pressedWith = Pick.ONLY;
  private boolean moved;
  private int lastSought = -1;
  private double plotWidth = 1000;
  private @Nullable Draft draft;
  private @Nullable Band band;
  private OptionalInt snappedTo = OptionalInt.empty();

  /**
   * Makes the gestures.
   *
   * @param changed runs when there is something new to draw
   */
  TimelineGestures(
      TimelineInputs inputs,
      TimelineLanes lanes,
      TimelineChoice choice,
      TimelineZoom zoom,
      TimelineActions actions,
      Runnable changed) {
    this.inputs = inputs;
    this.lanes = lanes;
    this.choice = choice;
    this.zoom = zoom;
    this.actions = actions;
    this.changed = changed;
  }

  void setPlotWidth(double pixels) {
    plotWidth = Math.max(1, pixels);
  }

  Gesture gesture() {
    return gesture;
  }

  boolean isIdle() {
    return gesture instanceof Gesture.Idle;
  }

  Optional<Draft> draft() {
    return Optional.ofNullable(draft);
  }

  Optional<Band> band() {
    return Optional.ofNullable(band);
  }

  OptionalInt snappedTo() {
    return snappedTo;
  }

  /** The button went down on something. */
  void press(TimelineHit hit, double frame, Pick pick) {
    clearDraft();
    pressedAt = frame;
    pressedWith = pick;
    moved = false;
    lastSought = -1;
    gesture =
        switch (hit) {
          case TimelineHit.Ruler h -> scrub(frame);
          case TimelineHit.Media h -> scrub(frame);
          case TimelineHit.Uncertainty h -> scrub(frame);
          case TimelineHit.Elsewhere h -> scrub(frame);
          case TimelineHit.Minimap h -> grabMinimap(frame);
          case TimelineHit.TrackName h -> new Gesture.Idle();
          case TimelineHit.ModelName h -> new Gesture.Idle();
          case TimelineHit.EmptyTrack(int track) ->
              pick == Pick.EXTEND
                  ? new Gesture.Rubber(Band.Over.TRACKS, frame, track, pick)
                  : new Gesture.Create(
                      track, drawClass(track), frame, pick, snapping(key -> false));
          case TimelineHit.EmptySuggestions(int lane) ->
              new Gesture.Rubber(Band.Over.SUGGESTIONS, frame, lane, pick);
          case TimelineHit.SegmentBody(Segment s) -> grab(s, frame, pick);
          case TimelineHit.SegmentEdge(Segment s, Edge edge) ->
              pick == Pick.ONLY ? trim(s, s.range().frames(), edge, frame) : grab(s, frame, pick);
          case TimelineHit.SuggestionBody(Suggestion s) -> carry(s, pick);
          case TimelineHit.SuggestionEdge(Suggestion s, Edge edge) ->
              pick == Pick.ONLY ? trim(s, s.range().frames(), edge, frame) : carry(s, pick);
        };
  }

  private Gesture grab(Segment segment, double frame, Pick pick) {
    if (pick != Pick.ONLY || !choice.now().contains(segment.key())) {
      choice.pick(segment, pick);
    }
    if (!choice.now().contains(segment.key())) {
      return new Gesture.Idle();
    }
    List<Segment> all = choice.now().size() == 1 ? List.of(segment) : choice.chosenSegments();
    Set<UUID> keys = choice.now().keys();
    return new Gesture.Move(
        segment, all, keys, lanes.plan().trackOf(segment), frame, snapping(keys::contains));
  }

  private Gesture carry(Suggestion suggestion, Pick pick) {
    if (pick != Pick.ONLY || !choice.now().contains(suggestion.key())) {
      choice.pick(suggestion, pick);
    }
    return new Gesture.Carry(suggestion);
  }

  private Gesture trim(Annotation of, FrameRange range, Edge edge, double frame) {
    if (!choice.now().equals(AnnotationSelection.of(of))) {
      choice.choose(AnnotationSelection.of(of));
    }
    int place = edge == Edge.START ? range.start() : range.end();
    return new Gesture.Trim(of, range, edge, place - frame, snapping(of.key()::equals));
  }

  private Gesture scrub(double frame) {
    seek(frame);
    return new Gesture.Scrub();
  }

  private Gesture grabMinimap(double frame) {
    if (!zoom.visible().contains(frame)) {
      zoom.centre(frame);
    }
    return new Gesture.PanMinimap(zoom.visible().start() - frame);
  }

  private Snapping snapping(Predicate<UUID> moving) {
    List<Integer> others = new ArrayList<>(List.of(inputs.playheadProperty().get()));
    inputs
        .playRangeProperty()
        .get()
        .ifPresent(range -> others.addAll(List.of(range.start(), range.end())));
    return new Snapping(
        inputs.segmentsProperty().get(),
        inputs.suggestionsProperty().get(),
        moving,
        others,
        frameCount());
  }

  /** Returns the class of what is drawn on a track. */
  ClassId drawClass(int at) {
    TimelineTrack track = lanes.tracks().get(at).track();
    List<ClassId> classes = track.classes().stream().map(ActionClass::id).toList();
    Optional<ClassId> last =
        choice
            .lead()
            .map(
                lead ->
                    lead instanceof Suggestion s
                        ? s.actionClass()
                        : ((Segment) lead).actionClass());
    return inputs
        .drawClassProperty()
        .get()
        .filter(classes::contains)
        .or(() -> last.filter(classes::contains))
        .orElse(classes.getFirst());
  }

  /** The mouse moved with the button down. */
  void drag(Pointer pointer, Snapping.Mode wanted) {
    double framesPerPixel = zoom.visible().span() / plotWidth;
    double frame = pointer.frame();
    Snapping.Mode mode = inputs.snappingProperty().get() ? wanted : Snapping.Mode.FREE;
    moved |= Math.abs(frame - pressedAt) >= CLICK_PIXELS * framesPerPixel;
    switch (gesture) {
      case Gesture.Idle g -> {}
      case Gesture.Scrub g -> seek(frame);
      case Gesture.PanMinimap(double grip) -> zoom.pan(frame + grip - zoom.visible().start());
      case Gesture.Rubber g -> rubber(g, pointer);
      case Gesture.Create g -> {
        if (moved) {
          show(Gesture.create(g, frame, framesPerPixel, mode));
        }
      }
      case Gesture.Trim g -> {
        if (moved) {
          show(Gesture.trim(g, frame, framesPerPixel, mode));
        }
      }
      case Gesture.Move g -> {
        Optional<ClassId> to = newClass(g, pointer.track());
        moved |= to.isPresent();
        if (moved) {
          show(Gesture.move(g, frame, framesPerPixel, frameCount(), to, mode));
        }
      }
      case Gesture.Carry(Suggestion s) -> carryOver(s, pointer.track());
    }
  }

  private void rubber(Gesture.Rubber g, Pointer pointer) {
    int lane = g.over() == Band.Over.TRACKS ? pointer.nearestTrack() : pointer.nearestSuggestions();
    moved |= lane != g.lane();
    if (moved) {
      band = Band.between(g.over(), g.pressedAt(), pointer.frame(), g.lane(), lane);
      changed.run();
    }
  }

  private void carryOver(Suggestion suggestion, int track) {
    if (track < 0) {
      clearDraft();
      return;
    }
    moved = true;
    ClassId actionClass =
        lanes.plan().classByTrack(track).map(ActionClass::id).orElse(suggestion.actionClass());
    show(
        new Gesture.Outcome(
            new Draft.Taken(
                suggestion, suggestion.range().frames(), actionClass, OptionalInt.of(track)),
            OptionalInt.empty()));
  }

  /** Returns the class of another track, when those that move have one class. */
  private Optional<ClassId> newClass(Gesture.Move move, int track) {
    ClassId old = move.grabbed().actionClass();
    if (track < 0
        || track == move.track()
        || !move.segments().stream().allMatch(s -> s.actionClass().equals(old))) {
      return Optional.empty();
    }
    return lanes.plan().classByTrack(track).map(ActionClass::id).filter(id -> !id.equals(old));
  }

  private void show(Gesture.Outcome outcome) {
    draft = outcome.draft();
    snappedTo = outcome.snappedTo();
    changed.run();
  }

  /** The button went up: a drag becomes one intent, a click on an empty place a seek. */
  void release() {
    Gesture done = gesture;
    gesture = new Gesture.Idle();
    snappedTo = OptionalInt.empty();
    Band drawn = band;
    band = null;
    if (drawn != null && done instanceof Gesture.Rubber rubber) {
      choice.choose(drawn, rubber.pick());
    } else if (draft != null) {
      ask(draft);
    } else if (!moved) {
      click(done);
    }
    changed.run();
  }

  private void click(Gesture done) {
    switch (done) {
      case Gesture.Create g -> {
        if (g.pick() == Pick.TOGGLE) {
          int frame = frameAt(g.pressedAt());
          actions.add(g.actionClass(), region(g.track()), new FrameRange(frame, frame));
        } else {
          clickEmpty(g.pressedAt());
        }
      }
      case Gesture.Rubber g -> {
        if (g.pick() == Pick.ONLY) {
          clickEmpty(g.pressedAt());
        }
      }
      case Gesture.Move g -> alone(g.grabbed(), g.segments().size());
      case Gesture.Carry(Suggestion s) -> alone(s, choice.now().size());
      case Gesture.Idle g -> {}
      case Gesture.Scrub g -> {}
      case Gesture.PanMinimap g -> {}
      case Gesture.Trim g -> {}
    }
  }

  private void clickEmpty(double frame) {
    choice.choose(AnnotationSelection.NONE);
    seek(frame);
  }

  /** A click on one of several chosen things, without a drag, leaves only this one. */
  private void alone(Annotation thing, int among) {
    if (among > 1 && pressedWith == Pick.ONLY) {
      choice.choose(AnnotationSelection.of(thing));
    }
  }

  /** Asks for what a draft shows; clears it when there is nothing to ask for. */
  private void ask(Draft shown) {
    boolean asked =
        switch (shown) {
          case Draft.Created d -> create(d);
          case Draft.Trimmed d -> reshape(d.segment(), d.frames());
          case Draft.Moved d -> move(d);
          case Draft.Taken d -> take(d);
        };
    if (!asked) {
      clearDraft();
    }
  }

  private boolean create(Draft.Created d) {
    if (d.frames().isPoint()) {
      return false;
    }
    actions.add(d.actionClass(), region(d.track()), d.frames());
    return true;
  }

  /** Asks for other edges; says whether there was something to ask for. */
  boolean reshape(Segment segment, FrameRange frames) {
    if (segment.range().frames().equals(frames)
        || !inputs.segmentsProperty().get().contains(segment)) {
      return false;
    }
    actions.reshape(segment, frames);
    return true;
  }

  private boolean move(Draft.Moved d) {
    List<Segment> there =
        d.segments().stream().filter(inputs.segmentsProperty().get()::contains).toList();
    if (there.isEmpty() || (d.by() == 0 && d.to().isEmpty())) {
      return false;
    }
    if (d.to().isEmpty()) {
      actions.move(there, d.by());
    } else if (d.by() == 0) {
      actions.changeClass(there, d.to().get());
    } else {
      actions.moveTo(there, d.by(), d.to().get());
    }
    return true;
  }

  private boolean take(Draft.Taken d) {
    if (d.track().isEmpty() && d.suggestion().range().frames().equals(d.frames())) {
      return false;
    }
    acceptAs(d.suggestion(), d.frames(), d.actionClass());
    return true;
  }

  /** Asks to take a suggestion with other edges or another class. */
  void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    if (inputs.suggestionsProperty().get().contains(suggestion)) {
      actions.acceptAs(suggestion, frames, actionClass);
    } else {
      // The model spoke again during the drag; what the person marked still counts.
      actions.add(actionClass, suggestion.region(), frames);
    }
  }

  private Optional<RegionId> region(int track) {
    return lanes.tracks().get(track).track().region();
  }

  /** Gives up the drag; says whether there was one. */
  boolean cancel() {
    boolean dragging = !isIdle();
    gesture = new Gesture.Idle();
    band = null;
    clearDraft();
    return dragging;
  }

  /** Shows the labels as they are again, when a released drag had no effect. */
  void clearDraft() {
    draft = null;
    snappedTo = OptionalInt.empty();
    changed.run();
  }

  /** Says whether a released drag is still shown because the labels did not change yet. */
  boolean isDraftPending() {
    return draft != null && isIdle();
  }

  /** Asks for the frame at a place, once per frame while dragging. */
  void seek(double frame) {
    int whole = frameAt(frame);
    if (inputs.frameIndexProperty().get() != null && (whole != lastSought || isIdle())) {
      lastSought = whole;
      actions.seek(whole);
    }
  }

  private int frameAt(double frame) {
    return (int) Math.clamp(Math.floor(frame), 0, Math.max(0, frameCount() - 1));
  }

  private int frameCount() {
    var index = inputs.frameIndexProperty().get();
    return index == null ? 1 : index.frameCount();
  }
}
