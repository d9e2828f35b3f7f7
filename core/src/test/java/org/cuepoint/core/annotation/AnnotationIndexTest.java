package org.cuepoint.core.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class AnnotationIndexTest {

  private static final Comparator<Segment> ORDER =
      Comparator.comparing((Segment s) -> s.range().frames()).thenComparing(Segment::key);

  private final VideoId video = VideoId.random();
  private final ClassId wave = ClassId.random();

  private Segment segment(SplittableRandom random) {
    int start = random.nextInt(300);
    int length = random.nextInt(20) == 0 ? 200 : random.nextInt(12);
    return Fixtures.segment(video, wave, start, start + length);
  }

  private static List<Segment> plain(Map<UUID, Segment> all, Predicate<FrameRange> wanted) {
    return all.values().stream()
        .filter(s -> wanted.test(s.range().frames()))
        .sorted(ORDER)
        .toList();
  }

  @Test
  void searchesFindWhatLookingAtAllFindsAlsoAfterEdits() {
    SplittableRandom random = new SplittableRandom(11);
    Map<UUID, Segment> all = new HashMap<>();
    AnnotationIndex<Segment> index = AnnotationIndex.ofSegments(List.of());
    for (int round = 0; round < 60; round++) {
      List<Segment> added = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        added.add(segment(random));
      }
      Set<UUID> removed = new java.util.HashSet<>();
      for (Segment each : all.values()) {
        if (random.nextInt(12) == 0) {
          removed.add(each.key());
        } else if (random.nextInt(12) == 0) {
          added.add(each.withRange(segment(random).range()));
        }
      }
      removed.forEach(all::remove);
      added.forEach(each -> all.put(each.key(), each));
      index = index.changed(removed, added);
      check(index, all, random);
    }
  }

  private static void check(
      AnnotationIndex<Segment> index, Map<UUID, Segment> all, SplittableRandom random) {
    assertEquals(plain(all, frames -> true), index.items());
    int start = random.nextInt(500);
    FrameRange asked = new FrameRange(start, start + random.nextInt(40));
    assertEquals(plain(all, asked::overlaps), index.overlapping(asked));
    assertEquals(plain(all, frames -> frames.contains(start)), index.at(start));
    List<Segment> within = new ArrayList<>();
    index.within(asked.start(), asked.end(), within::add);
    assertEquals(
        plain(all, frames -> frames.start() <= asked.end() && frames.end() >= asked.start()),
        within);
    int[] boundaries =
        all.values().stream()
            .flatMapToInt(s -> IntStream.of(s.range().frames().start(), s.range().frames().end()))
            .sorted()
            .toArray();
    assertEquals(
        IntStream.of(boundaries).filter(b -> b < start).max(), index.boundaryBefore(start));
    assertEquals(IntStream.of(boundaries).filter(b -> b > start).min(), index.boundaryAfter(start));
    for (Segment each : all.values()) {
      assertEquals(true, index.contains(each));
      assertEquals(false, index.contains(each.withNotes("other")));
    }
  }

  @Test
  void anEmptyIndexFindsNothing() {
    AnnotationIndex<Segment> index = AnnotationIndex.ofSegments(List.of());
    assertEquals(List.of(), index.at(0));
    assertEquals(List.of(), index.overlapping(new FrameRange(0, 100)));
    assertEquals(OptionalInt.empty(), index.boundaryAfter(-1));
    assertEquals(OptionalInt.empty(), index.boundaryBefore(Integer.MAX_VALUE));
    assertSame(index, index.changed(Set.of(), List.of()));
  }

  @Test
  void aPointIsFoundAtItsFrameOnly() {
    Segment point = Fixtures.segment(video, wave, 5, 5);
    AnnotationIndex<Segment> index = AnnotationIndex.ofSegments(List.of(point));
    assertEquals(List.of(point), index.at(5));
    assertEquals(List.of(), index.at(4));
    assertEquals(List.of(), index.at(6));
    assertEquals(List.of(point), index.overlapping(new FrameRange(5, 6)));
    assertEquals(List.of(), index.overlapping(new FrameRange(0, 5)));
  }

  @Test
  void filteringKeepsTheSameIndexWhenAllPass() {
    AnnotationIndex<Segment> index =
        AnnotationIndex.ofSegments(List.of(Fixtures.segment(video, wave, 5, 9)));
    assertSame(index, index.filtered(s -> true));
    assertEquals(0, index.filtered(s -> false).size());
  }
}
