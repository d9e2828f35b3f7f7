package org.cuepoint.core.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeRange;
import org.junit.jupiter.api.Test;

class AnnotationIndexChangeTest {

  private static final VideoId VIDEO = VideoId.random();
  private static final ClassId CLASS = ClassId.random();

  private static Segment segment(int start, int end) {
    return Segment.positive(
        VIDEO, Optional.empty(), CLASS, range(start, end), new Annotator.Person("anna"));
  }

  private static MediaRange range(int start, int end) {
    return new MediaRange(new FrameRange(start, end), new TimeRange(start, end));
  }

  @Test
  void afterAnyChangesItIsTheIndexOfWhatIsThere() {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      Map<UUID, Segment> there = new HashMap<>();
      AnnotationIndex<Segment> index = AnnotationIndex.ofSegments(List.of());
      for (int step = 0; step < 40; step++) {
        List<Segment> known = new ArrayList<>(index.items());
        Set<UUID> removed = new HashSet<>();
        Map<UUID, Segment> added = new HashMap<>();
        removed.add(UUID.randomUUID());
        for (int i = random.nextInt(6); i >= 0; i--) {
          int start = random.nextInt(60);
          int end = start + random.nextInt(20);
          Segment one = segment(start, end);
          if (!known.isEmpty() && random.nextInt(3) > 0) {
            Segment old = known.get(random.nextInt(known.size()));
            if (random.nextBoolean()) {
              removed.add(old.key());
            }
            one = old.withRange(range(start, end));
          }
          added.put(one.key(), one);
        }
        if (random.nextInt(4) == 0) {
          added.clear();
        }
        index = index.changed(removed, added.values());
        there.keySet().removeAll(removed);
        there.putAll(added);
        AnnotationIndex<Segment> fresh = AnnotationIndex.ofSegments(there.values());
        assertEquals(fresh.items(), index.items(), "seed " + seed);
        for (int i = 0; i < fresh.size(); i++) {
          assertEquals(fresh.start(i), index.start(i), "seed " + seed);
          assertEquals(fresh.end(i), index.end(i), "seed " + seed);
          assertSame(index.item(i), index.find(index.item(i).key()).orElseThrow());
        }
        for (int frame = 0; frame < 90; frame += 7) {
          assertEquals(fresh.at(frame), index.at(frame), "seed " + seed);
          assertEquals(fresh.boundaryAfter(frame), index.boundaryAfter(frame), "seed " + seed);
        }
      }
    }
  }

  @Test
  void aChangeOfNothingIsTheSameIndex() {
    AnnotationIndex<Segment> index = AnnotationIndex.ofSegments(List.of(segment(3, 5)));
    assertSame(index, index.changed(Set.of(), List.of()));
    assertEquals(Optional.empty(), index.find(UUID.randomUUID()));
  }
}
