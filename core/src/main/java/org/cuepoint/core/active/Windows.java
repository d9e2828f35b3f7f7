package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * Cuts what nobody has seen into windows. Immutable.
 *
 * @param ticks the wanted length of a window, at least 1
 */
public record Windows(int ticks) {

  /** Validates the length. */
  public Windows {
    if (ticks < 1) {
      throw new IllegalArgumentException("A window needs at least one tick, not " + ticks);
    }
  }

  /**
   * Returns the windows of one video or region in order. A rest of at least half a window is a
   * window of its own; a shorter one joins the window before it, and is left alone when there is
   * none, as after long sessions only crumbs between labels would be asked. A whole video may be
   * shorter.
   *
   * @param video the video
   * @param region the analysis region, or empty for the whole frame
   * @param probabilities what the model says of it
   * @param groups columns of {@code probabilities} that exclude each other
   * @param seen ticks that need no question
   */
  public List<Candidate> cut(
      VideoId video,
      Optional<RegionId> region,
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      BitSet seen) {
    List<Candidate> windows = new ArrayList<>();
    int start = seen.nextClearBit(0);
    while (start < probabilities.ticks()) {
      int next = seen.nextSetBit(start);
      int end = next < 0 ? probabilities.ticks() : Math.min(next, probabilities.ticks());
      boolean whole = start == 0 && end == probabilities.ticks();
      while (whole || 2 * (end - start) >= ticks) {
        int rest = end - start - ticks;
        int stop = 2 * rest >= ticks ? start + ticks : end;
        windows.add(new Candidate(video, region, start, stop, probabilities, groups));
        start = stop;
        if (start == end) {
          break;
        }
      }
      start = seen.nextClearBit(end);
    }
    return List.copyOf(windows);
  }
}
