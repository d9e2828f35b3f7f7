package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;

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
   * @param group the video's group; empty when it has none
   * @param length ticks of the video
   * @param seen ticks that need no question
   */
  public List<Place> cut(
      VideoId video, Optional<RegionId> region, String group, int length, BitSet seen) {
    List<Place> windows = new ArrayList<>();
    int start = seen.nextClearBit(0);
    while (start < length) {
      int next = seen.nextSetBit(start);
      int end = next < 0 ? length : Math.min(next, length);
      boolean whole = start == 0 && end == length;
      while (whole || 2 * (end - start) >= ticks) {
        int rest = end - start - ticks;
        int stop = 2 * rest >= ticks ? start + ticks : end;
        windows.add(new Place(video, region, group, start, stop));
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
