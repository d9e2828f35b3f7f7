package org.cuepoint.core.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class AnnotationSelectionTest {

  private final VideoId video = VideoId.random();
  private final ClassId wave = ClassId.random();
  private final Segment first = Fixtures.segment(video, wave, 0, 9);
  private final Segment second = Fixtures.segment(video, wave, 20, 29);
  private final Suggestion suggestion = Fixtures.suggestion(video, wave, 40, 49);

  @Test
  void theLastChosenLeads() {
    AnnotationSelection both = AnnotationSelection.ofSegments(List.of(second, first));
    assertEquals(Optional.of(first.key()), both.lead());
    assertEquals(List.of(second.key(), first.key()), List.copyOf(both.keys()));
    assertEquals(2, both.size());
  }

  @Test
  void togglingAddsAndTakesOut() {
    AnnotationSelection one = AnnotationSelection.NONE.toggled(first);
    assertEquals(AnnotationSelection.of(first), one);
    AnnotationSelection both = one.toggled(second);
    assertEquals(Optional.of(second.key()), both.lead());
    assertEquals(one, both.toggled(second));
    assertTrue(one.toggled(first).isEmpty());
    assertEquals(AnnotationSelection.Kind.NOTHING, one.toggled(first).kind());
  }

  @Test
  void segmentsAndSuggestionsAreNeverChosenTogether() {
    AnnotationSelection segments = AnnotationSelection.of(first);
    assertEquals(AnnotationSelection.of(suggestion), segments.toggled(suggestion));
  }

  @Test
  void whatIsGoneIsTakenOutAndTheOrderStays() {
    AnnotationSelection both = AnnotationSelection.ofSegments(List.of(second, first));
    AnnotationIndex<Suggestion> none = AnnotationIndex.ofSuggestions(List.of());
    assertSame(both, both.retaining(AnnotationIndex.ofSegments(List.of(first, second)), none));
    assertEquals(
        AnnotationSelection.of(second),
        both.retaining(AnnotationIndex.ofSegments(List.of(second)), none));
    assertEquals(
        AnnotationSelection.NONE, both.retaining(AnnotationIndex.ofSegments(List.of()), none));
  }

  @Test
  void whatIsNeitherSegmentNorSuggestionIsNothing() {
    NamedPoint point = new NamedPoint(AnnotationId.random(), video, Fixtures.range(3, 3), "start");
    assertEquals(AnnotationSelection.NONE, AnnotationSelection.of(point));
  }
}
