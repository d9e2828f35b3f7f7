package org.cuepoint.app.timeline;

import java.util.OptionalInt;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What a held mouse button does until it is released. Immutable. */
sealed interface Gesture {

  /** Nothing, or nothing any more after a cancel. */
  record Idle() implements Gesture {}

  /** Moves the playhead along. */
  record Scrub() implements Gesture {}

  /**
   * Moves the visible part.
   *
   * @param grip from the pointer to the left edge of the visible part, in frames
   */
  record PanMinimap(double grip) implements Gesture {}

  /**
   * Makes a segment between the pressed place and the pointer.
   *
   * @param actionClass its class
   * @param pressedAt where the button went down, in frames
   * @param snapping what edges stick to
   */
  record Create(ClassId actionClass, double pressedAt, Snapping snapping) implements Gesture {}

  /**
   * Moves one edge.
   *
   * @param of the segment or suggestion
   * @param actionClass its class
   * @param before its range
   * @param edge which edge
   * @param grip from the pointer to the edge, in frames, so that nothing jumps at the first move
   * @param snapping what edges stick to
   */
  record Trim(
      TimelineSelection of,
      ClassId actionClass,
      FrameRange before,
      Edge edge,
      double grip,
      Snapping snapping)
      implements Gesture {}

  /**
   * Moves a whole segment.
   *
   * @param of the segment
   * @param actionClass its class
   * @param before its range
   * @param grip from the pointer to the start, in frames
   * @param snapping what edges stick to
   */
  record Move(
      TimelineSelection of, ClassId actionClass, FrameRange before, double grip, Snapping snapping)
      implements Gesture {}

  /**
   * What a drag gives.
   *
   * @param draft what a release would make
   * @param snappedTo where it sticks
   */
  record Outcome(Draft draft, OptionalInt snappedTo) {}

  /** Returns what a new segment would be with the pointer at {@code frame}. */
  static Outcome create(Create gesture, double frame, double framesPerPixel, Snapping.Mode mode) {
    Snapping.Snapped anchor = gesture.snapping().snap(gesture.pressedAt(), framesPerPixel, mode);
    Snapping.Snapped here = gesture.snapping().snap(frame, framesPerPixel, mode);
    FrameRange frames = Snapping.between(anchor.frame(), here.frame());
    return new Outcome(
        new Draft(TimelineSelection.nothing(), gesture.actionClass(), frames), here.target());
  }

  /** Returns what a trimmed range would be; at least one frame is left. */
  static Outcome trim(Trim gesture, double frame, double framesPerPixel, Snapping.Mode mode) {
    FrameRange before = gesture.before();
    Snapping.Snapped snapped =
        gesture.snapping().snap(frame + gesture.grip(), framesPerPixel, mode);
    FrameRange frames =
        switch (gesture.edge()) {
          case START -> new FrameRange(Math.min(snapped.frame(), before.end() - 1), before.end());
          case END -> new FrameRange(before.start(), Math.max(snapped.frame(), before.start() + 1));
        };
    int edge = gesture.edge() == Edge.START ? frames.start() : frames.end();
    return new Outcome(
        new Draft(gesture.of(), gesture.actionClass(), frames),
        edge == snapped.frame() ? snapped.target() : OptionalInt.empty());
  }

  /** Returns where a moved range would lie. */
  static Outcome move(Move gesture, double frame, double framesPerPixel, Snapping.Mode mode) {
    int length = gesture.before().length();
    Snapping.Snapped start =
        gesture.snapping().snapRange(frame + gesture.grip(), length, framesPerPixel, mode);
    return new Outcome(
        new Draft(
            gesture.of(),
            gesture.actionClass(),
            new FrameRange(start.frame(), start.frame() + length)),
        start.target());
  }
}
