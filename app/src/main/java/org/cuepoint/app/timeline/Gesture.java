package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What a held mouse button does until it is released. Immutable. */
sealed interface Gesture {

  /** Nothing, or nothing any more after a cancel. */
  record Idle() implements Gesture {}

  /** Moves the playhead along. */
  record Scrub() implements Gesture {}

  /**
   * Moves the visible part by the minimap.
   *
   * @param grip from the pointer to the left edge of the visible part, in frames
   */
  record PanMinimap(double grip) implements Gesture {}

  /**
   * Chooses what a rectangle touches.
   *
   * @param over what it chooses
   * @param pressedAt where the button went down, in frames
   * @param lane on which track or lane
   * @param pick what happens to what was chosen before
   */
  record Rubber(Band.Over over, double pressedAt, int lane, Pick pick) implements Gesture {}

  /**
   * Makes a segment between the pressed place and the pointer; a click seeks, or makes a point.
   *
   * @param track the track
   * @param actionClass its class
   * @param pressedAt where the button went down, in frames
   * @param pick what a click would do
   * @param snapping what edges stick to
   */
  record Create(int track, ClassId actionClass, double pressedAt, Pick pick, Snapping snapping)
      implements Gesture {}

  /**
   * Moves one edge.
   *
   * @param of the segment or suggestion
   * @param before its range
   * @param edge which edge
   * @param grip from the pointer to the edge, in frames, so that nothing jumps at the first move
   * @param snapping what edges stick to
   */
  record Trim(Annotation of, FrameRange before, Edge edge, double grip, Snapping snapping)
      implements Gesture {}

  /**
   * Moves chosen segments; a click chooses the grabbed one alone.
   *
   * @param grabbed the one under the hand
   * @param segments all that move, ordered by range
   * @param keys their identities
   * @param track the track where it was grabbed
   * @param pressedAt where the button went down, in frames
   * @param snapping what edges stick to
   */
  record Move(
      Segment grabbed,
      List<Segment> segments,
      Set<UUID> keys,
      int track,
      double pressedAt,
      Snapping snapping)
      implements Gesture {}

  /**
   * Carries a suggestion to a track; a click chooses it alone.
   *
   * @param suggestion which one
   */
  record Carry(Suggestion suggestion) implements Gesture {}

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
        new Draft.Created(gesture.track(), gesture.actionClass(), frames), here.target());
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
    Draft draft =
        gesture.of() instanceof Suggestion s
            ? new Draft.Taken(s, frames, s.actionClass(), OptionalInt.empty())
            : new Draft.Trimmed((Segment) gesture.of(), frames);
    return new Outcome(draft, edge == snapped.frame() ? snapped.target() : OptionalInt.empty());
  }

  /**
   * Returns where moved segments would lie. Those that move stay together, inside the video.
   *
   * @param to the class they get, when it is another one; their time then stays until the pointer
   *     moves sideways by more than snapping would pull
   */
  static Outcome move(
      Move gesture,
      double frame,
      double framesPerPixel,
      int frameCount,
      Optional<ClassId> to,
      Snapping.Mode mode) {
    FrameRange before = gesture.grabbed().range().frames();
    double by = frame - gesture.pressedAt();
    if (to.isPresent() && Math.abs(by) <= Snapping.PIXELS * framesPerPixel) {
      return moved(gesture, 0, to, OptionalInt.empty());
    }
    Snapping.Snapped start =
        gesture.snapping().snapRange(before.start() + by, before.length(), framesPerPixel, mode);
    int whole = start.frame() - before.start();
    int first = gesture.segments().getFirst().range().frames().start();
    int last = 0;
    for (Segment segment : gesture.segments()) {
      last = Math.max(last, segment.range().frames().end());
    }
    int kept = Math.clamp(whole, -first, Math.max(-first, frameCount - last));
    return moved(gesture, kept, to, kept == whole ? start.target() : OptionalInt.empty());
  }

  private static Outcome moved(Move gesture, int by, Optional<ClassId> to, OptionalInt snappedTo) {
    FrameRange before = gesture.grabbed().range().frames();
    return new Outcome(
        new Draft.Moved(
            gesture.segments(),
            gesture.keys(),
            by,
            to,
            new FrameRange(before.start() + by, before.end() + by)),
        snappedTo);
  }
}
