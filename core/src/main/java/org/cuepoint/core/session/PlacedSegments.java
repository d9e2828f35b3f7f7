package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.time.FrameRange;

/**
 * Segments that come and go and are found by place. One thread at a time.
 *
 * <p>They are kept apart by the number of binary digits of their length, by start within that: of
 * lengths below 2^k, none that starts 2^k frames before a range reaches into it. So a few long
 * segments do not make every search long.
 */
final class PlacedSegments {

  private static final int DIGITS = Integer.SIZE;

  private final Map<SegmentId, Segment> all = new LinkedHashMap<>();
  private final List<NavigableMap<Integer, Map<SegmentId, Segment>>> byDigits = new ArrayList<>();

  PlacedSegments() {
    for (int digits = 0; digits < DIGITS; digits++) {
      byDigits.add(new TreeMap<>());
    }
  }

  /** Puts a segment in; one with the same identity goes. */
  void put(Segment segment) {
    remove(segment.id());
    all.put(segment.id(), segment);
    FrameRange frames = segment.range().frames();
    byDigits
        .get(digits(frames))
        .computeIfAbsent(frames.start(), start -> new LinkedHashMap<>())
        .put(segment.id(), segment);
  }

  /** Takes a segment out, if it is there. */
  void remove(SegmentId id) {
    Segment gone = all.remove(id);
    if (gone != null) {
      FrameRange frames = gone.range().frames();
      Map<Integer, Map<SegmentId, Segment>> alike = byDigits.get(digits(frames));
      Map<SegmentId, Segment> there = alike.getOrDefault(frames.start(), Map.of());
      there.remove(id);
      if (there.isEmpty()) {
        alike.remove(frames.start());
      }
    }
  }

  Optional<Segment> find(SegmentId id) {
    return Optional.ofNullable(all.get(id));
  }

  /** Returns all, in the order they came. */
  Collection<Segment> all() {
    return all.values();
  }

  /** Returns those that share a frame with the range; a copy. */
  List<Segment> overlapping(FrameRange frames) {
    List<Segment> found = new ArrayList<>();
    for (int digits = 0; digits < DIGITS; digits++) {
      NavigableMap<Integer, Map<SegmentId, Segment>> alike = byDigits.get(digits);
      if (alike.isEmpty()) {
        continue;
      }
      int from = (int) Math.max(0, frames.start() - (1L << digits));
      for (Map<SegmentId, Segment> there : alike.subMap(from, true, frames.end(), true).values()) {
        for (Segment segment : there.values()) {
          if (segment.range().frames().overlaps(frames)) {
            found.add(segment);
          }
        }
      }
    }
    return found;
  }

  private static int digits(FrameRange frames) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(frames.length());
  }
}
