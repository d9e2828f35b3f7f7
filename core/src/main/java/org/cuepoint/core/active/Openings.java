package org.cuepoint.core.active;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cuepoint.core.media.VideoId;

/**
 * The places of a pool that may still be asked about, while questions are chosen: none near a
 * question, none of a video or group that has its share. One thread at a time.
 */
final class Openings {

  private final List<Place> places;
  private final RankerSettings settings;
  private final BitSet allowed = new BitSet();
  private final Map<VideoId, Integer> perVideo = new HashMap<>();
  private final Map<String, Integer> perGroup = new HashMap<>();
  private final int mostOfOneVideo;
  private final int mostOfOneGroup;
  private final int longest;

  Openings(List<Place> places, RankerSettings settings) {
    this.places = places;
    this.settings = settings;
    allowed.set(0, places.size());
    Set<String> groups = new TreeSet<>();
    int videos = 0;
    int length = 0;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      length = Math.max(length, place.endTick() - place.startTick());
      if (i == 0 || !place.video().equals(places.get(i - 1).video())) {
        videos++;
        groups.add(place.group());
      }
    }
    groups.remove("");
    this.longest = length;
    this.mostOfOneVideo = settings.mostOfOneVideo(videos);
    this.mostOfOneGroup = settings.mostOfOneGroup(groups.size());
  }

  /** Returns what may be chosen; changes with each question. */
  BitSet allowed() {
    return allowed;
  }

  /** Closes what a question closes: its neighbours, and its video or group when it is full. */
  void ask(int row) {
    Place asked = places.get(row);
    allowed.clear(row);
    for (int i = row + 1; i < places.size() && mayBeNear(asked, places.get(i)); i++) {
      closeIfNear(asked, i);
    }
    for (int i = row - 1; i >= 0 && mayBeNear(asked, places.get(i)); i--) {
      closeIfNear(asked, i);
    }
    if (perVideo.merge(asked.video(), 1, Integer::sum) >= mostOfOneVideo) {
      close(place -> place.video().equals(asked.video()));
    }
    if (!asked.group().isEmpty()
        && perGroup.merge(asked.group(), 1, Integer::sum) >= mostOfOneGroup) {
      close(place -> place.group().equals(asked.group()));
    }
  }

  /** The places are in order, so all that are near lie around. */
  private boolean mayBeNear(Place asked, Place other) {
    return asked.video().equals(other.video())
        && asked.region().equals(other.region())
        && Math.abs(asked.startTick() - other.startTick()) < longest + settings.gapTicks();
  }

  private void closeIfNear(Place asked, int row) {
    if (asked.near(places.get(row), settings.gapTicks())) {
      allowed.clear(row);
    }
  }

  private void close(Predicate<Place> full) {
    for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(i + 1)) {
      if (full.test(places.get(i))) {
        allowed.clear(i);
      }
    }
  }
}
