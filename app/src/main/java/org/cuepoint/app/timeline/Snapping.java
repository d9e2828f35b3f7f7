package org.cuepoint.app.timeline;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.time.FrameRange;

/**
 * The frame boundaries that a dragged edge sticks to: edges of segments and suggestions, the
 * playhead, in and out point, both ends of the video. Nothing is copied: only what lies near the
 * pointer is looked at. Immutable.
 */
final class Snapping {

  /** How near an edge must come, in pixels. */
  static final double PIXELS = 6;

  /** Whether a drag sticks to things. */
  enum Mode {
    SNAP,
    /** Only whole frames count (Alt is held, or snapping is off). */
    FREE
  }

  /**
   * A boundary.
   *
   * @param frame the boundary to use
   * @param target where to show that it sticks
   */
  record Snapped(int frame, OptionalInt target) {}

  private final AnnotationIndex<Segment> segments;
  private final AnnotationIndex<Suggestion> suggestions;
  private final Predicate<UUID> moving;
  private final int[] others;
  private final int frameCount;

  /**
   * Makes the targets of a drag.
   *
   * @param moving what is dragged, whose own edges do not count
   * @param others more boundaries
   */
  Snapping(
      AnnotationIndex<Segment> segments,
      AnnotationIndex<Suggestion> suggestions,
      Predicate<UUID> moving,
      List<Integer> others,
      int frameCount) {
    this.segments = segments;
    this.suggestions = suggestions;
    this.moving = moving;
    this.others = others.stream().mapToInt(Integer::intValue).toArray();
    this.frameCount = frameCount;
  }

  /** Returns the boundary for an edge dragged to {@code frame}. */
  Snapped snap(double frame, double framesPerPixel, Mode mode) {
    int rounded = Math.clamp(Math.round(frame), 0, frameCount);
    if (mode == Mode.FREE) {
      return new Snapped(rounded, OptionalInt.empty());
    }
    Nearest nearest = new Nearest(frame, PIXELS * framesPerPixel);
    nearest.offer(0);
    nearest.offer(frameCount);
    for (int other : others) {
      nearest.offer(other);
    }
    nearest.offerAll(segments, segment -> true);
    nearest.offerAll(suggestions, s -> s.status() == SuggestionStatus.PROPOSED);
    return nearest.best < 0
        ? new Snapped(rounded, OptionalInt.empty())
        : new Snapped(nearest.best, OptionalInt.of(nearest.best));
  }

  /** The nearest boundary found so far. */
  private final class Nearest {

    private final double frame;
    private double reach;
    private int best = -1;

    Nearest(double frame, double reach) {
      this.frame = frame;
      this.reach = reach;
    }

    void offer(int boundary) {
      double distance = Math.abs(boundary - frame);
      if (distance <= reach && (best < 0 || distance < reach)) {
        reach = distance;
        best = boundary;
      }
    }

    <A extends Annotation> void offerAll(AnnotationIndex<A> index, Predicate<? super A> counts) {
      double from = frame - reach;
      double to = frame + reach;
      for (int i = index.firstReaching(from); i < index.size() && index.start(i) <= to; i++) {
        boolean near = index.start(i) >= from || (index.end(i) >= from && index.end(i) <= to);
        if (near && counts.test(index.item(i)) && !moving.test(index.item(i).key())) {
          offer(index.start(i));
          offer(index.end(i));
        }
      }
    }
  }

  /**
   * Returns the place for a whole range dragged so that it would start at {@code start}: its length
   * stays, and the edge that is nearer to a target sticks.
   */
  Snapped snapRange(double start, int length, double framesPerPixel, Mode mode) {
    int latest = Math.max(0, frameCount - length);
    Snapped byStart = snap(start, framesPerPixel, mode);
    Snapped byEnd = snap(start + length, framesPerPixel, mode);
    double startPull =
        byStart.target().isPresent() ? Math.abs(byStart.frame() - start) : Double.MAX_VALUE;
    double endPull =
        byEnd.target().isPresent() ? Math.abs(byEnd.frame() - start - length) : Double.MAX_VALUE;
    if (endPull < startPull) {
      int frame = byEnd.frame() - length;
      return frame >= 0 ? new Snapped(frame, byEnd.target()) : new Snapped(0, OptionalInt.empty());
    }
    return byStart.frame() <= latest ? byStart : new Snapped(latest, OptionalInt.empty());
  }

  /** Returns the frames between two boundaries in either order. */
  static FrameRange between(int a, int b) {
    return new FrameRange(Math.min(a, b), Math.max(a, b));
  }
}
