package org.cuepoint.app.timeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.UUID;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.time.FrameRange;

/**
 * The frame boundaries that a dragged edge sticks to: other edges, the playhead, both ends of the
 * video. Made once per drag. Immutable.
 */
final class Snapping {

  /** How near an edge must come, in pixels. */
  static final double PIXELS = 6;

  /** Whether a drag sticks to things. */
  enum Mode {
    SNAP,
    /** Only whole frames count (Alt is held). */
    FREE
  }

  /**
   * A boundary.
   *
   * @param frame the boundary to use
   * @param target where to show that it sticks
   */
  record Snapped(int frame, OptionalInt target) {}

  private final int[] targets;
  private final int frameCount;

  Snapping(int[] targets, int frameCount) {
    this.targets = Arrays.stream(targets).sorted().distinct().toArray();
    this.frameCount = frameCount;
  }

  /** Collects the targets of a drag of {@code moving}, whose own edges do not count. */
  static Snapping around(
      Collection<Segment> segments,
      Collection<Suggestion> suggestions,
      UUID moving,
      int playhead,
      int frameCount) {
    int[] targets = new int[2 * (segments.size() + suggestions.size()) + 3];
    int n = 0;
    targets[n++] = playhead;
    targets[n++] = 0;
    targets[n++] = frameCount;
    for (Segment segment : segments) {
      if (!segment.key().equals(moving)) {
        targets[n++] = segment.range().frames().start();
        targets[n++] = segment.range().frames().end();
      }
    }
    for (Suggestion suggestion : suggestions) {
      if (!suggestion.key().equals(moving) && suggestion.status() == SuggestionStatus.PROPOSED) {
        targets[n++] = suggestion.range().frames().start();
        targets[n++] = suggestion.range().frames().end();
      }
    }
    return new Snapping(Arrays.copyOf(targets, n), frameCount);
  }

  /** Returns the boundary for an edge dragged to {@code frame}. */
  Snapped snap(double frame, double framesPerPixel, Mode mode) {
    int rounded = Math.clamp(Math.round(frame), 0, frameCount);
    if (mode == Mode.FREE) {
      return new Snapped(rounded, OptionalInt.empty());
    }
    OptionalInt near = nearest(frame);
    if (near.isPresent() && Math.abs(near.getAsInt() - frame) <= PIXELS * framesPerPixel) {
      return new Snapped(near.getAsInt(), near);
    }
    return new Snapped(rounded, OptionalInt.empty());
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

  private OptionalInt nearest(double frame) {
    if (targets.length == 0) {
      return OptionalInt.empty();
    }
    int found = Arrays.binarySearch(targets, (int) Math.floor(frame));
    int after = found >= 0 ? found : -found - 1;
    int best = targets[Math.min(after, targets.length - 1)];
    for (int i = Math.max(0, after - 1); i <= Math.min(after + 1, targets.length - 1); i++) {
      if (Math.abs(targets[i] - frame) < Math.abs(best - frame)) {
        best = targets[i];
      }
    }
    return OptionalInt.of(best);
  }
}
