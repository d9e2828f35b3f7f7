package org.cuepoint.core.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class SegmentFilterTest {

  private final LabelScheme scheme = LabelScheme.exclusive(List.of("Walk", "wave"));
  private final ClassId walk = scheme.classes().getFirst().id();
  private final ClassId wave = scheme.classes().getLast().id();
  private final Segment segment =
      Fixtures.segment(VideoId.random(), walk, 0, 9).withNotes("Left hand, blurred");

  private boolean passes(String text, Set<ClassId> classes, Set<LabelState> states) {
    return new SegmentFilter(text, classes, states).passes(segment, scheme);
  }

  @Test
  void textIsLookedForInClassNotesAndAnnotatorInAnyCase() {
    for (String text : List.of("wal", "LEFT", "d, b", " ada ", "blurred", "")) {
      assertTrue(passes(text, Set.of(), Set.of()), text);
    }
    for (String text : List.of("wave", "walks", "adam")) {
      assertFalse(passes(text, Set.of(), Set.of()), text);
    }
  }

  @Test
  void classesAndStatesMustBothFit() {
    assertTrue(passes("", Set.of(walk, wave), Set.of(LabelState.POSITIVE)));
    assertFalse(passes("", Set.of(wave), Set.of()));
    assertFalse(passes("", Set.of(walk), Set.of(LabelState.NEGATIVE)));
    assertFalse(passes("right", Set.of(walk), Set.of()));
  }

  @Test
  void aFilterThatAsksNothingIsAll() {
    assertTrue(new SegmentFilter("  ", Set.of(), Set.of()).isAll());
    assertEquals(SegmentFilter.ALL, new SegmentFilter("  ", Set.of(), Set.of()));
    assertFalse(new SegmentFilter("x", Set.of(), Set.of()).isAll());
  }

  @Test
  void aClassThatIsGoneFromTheSchemeIsNoError() {
    assertFalse(new SegmentFilter("walk", Set.of(), Set.of()).passes(segment, LabelScheme.EMPTY));
  }
}
