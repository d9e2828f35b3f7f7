package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.media.VideoId;

/**
 * All windows that could be asked about, of all clips, and what places look like. A rest shorter
 * than half a window joins the one before it; windows of which the truth is not known are left out.
 * Immutable.
 */
final class PlaceGrid {

  private final List<List<Place>> places = new ArrayList<>();
  private final Learners learners;
  private final int windowTicks;

  PlaceGrid(List<Clip> clips, Learners learners, int windowTicks) {
    this.learners = learners;
    this.windowTicks = windowTicks;
    for (int c = 0; c < clips.size(); c++) {
      Clip clip = clips.get(c);
      List<Place> own = new ArrayList<>();
      for (int start = 0; start < clip.ticks(); ) {
        int rest = clip.ticks() - start - windowTicks;
        int end = 2 * rest >= windowTicks ? start + windowTicks : clip.ticks();
        if (clip.isKnown(start, end)) {
          own.add(new Place(video(c), Optional.empty(), clip.unit(), start, end));
        }
        start = end;
      }
      places.add(List.copyOf(own));
    }
  }

  /** Returns the wanted length of a window. */
  int windowTicks() {
    return windowTicks;
  }

  /** Names a clip by its position, so that a choice does not depend on identities. */
  static VideoId video(int clip) {
    return new VideoId(new UUID(0, clip));
  }

  static int clip(Place place) {
    return (int) place.video().value().getLeastSignificantBits();
  }

  /** Returns the windows of a clip in order of time. */
  List<Place> places(int clip) {
    return places.get(clip);
  }

  /** Returns what the ticks of a clip look like. */
  Matrix rows(int clip) {
    return learners.rows(clip);
  }
}
