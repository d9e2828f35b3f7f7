package org.cuepoint.storage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeRange;
import org.junit.jupiter.api.Test;

class JournalCodecTest {

  private static final VideoId VIDEO = VideoId.random();
  private static final ClassId WAVE = ClassId.random();
  private static final MediaRange EXTREME =
      new MediaRange(
          new FrameRange(0, Integer.MAX_VALUE), new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE));

  private static void assertSurvives(Annotation annotation) {
    assertEquals(annotation, JournalCodec.decode(JournalCodec.encode(annotation)));
  }

  @Test
  void everyKindSurvives() {
    Annotator.Person odd = new Annotator.Person("\"ä\\ \u0000 😀");
    for (Annotation annotation :
        List.of(
            Fixtures.segment(VIDEO, WAVE, 3, 3),
            Fixtures.fullSegment(VIDEO, WAVE, 3, 9),
            new ReviewedRange(
                AnnotationId.random(),
                VIDEO,
                Optional.of(RegionId.random()),
                odd,
                Set.of(WAVE, ClassId.random()),
                EXTREME),
            new ReviewedRange(
                AnnotationId.random(), VIDEO, Optional.empty(), odd, Set.of(), EXTREME),
            new WeakTag(
                AnnotationId.random(), VIDEO, Optional.empty(), WAVE, LabelState.IGNORE, odd),
            new WeakTag(
                AnnotationId.random(), VIDEO, Optional.of(EXTREME), WAVE, LabelState.UNKNOWN, odd),
            new TimestampLabel(AnnotationId.random(), VIDEO, WAVE, Fixtures.range(8, 8), odd),
            new NamedPoint(AnnotationId.random(), VIDEO, Fixtures.range(8, 8), ""),
            Fixtures.suggestion(VIDEO, WAVE, 1, 2),
            Fixtures.suggestion(VIDEO, WAVE, 1, 2)
                .decided(SuggestionStatus.ACCEPTED, Optional.of(SegmentId.random()), 1e-300, 7))) {
      assertSurvives(annotation);
    }
  }

  @Test
  void numbersThatAreNoneSurvive() {
    assertSurvives(
        new Suggestion(
            SuggestionId.random(),
            VIDEO,
            Optional.of(RegionId.random()),
            ModelVersionId.random(),
            EXTREME,
            WAVE,
            Map.of(WAVE, Double.NaN),
            Map.of("entropy", Double.POSITIVE_INFINITY, "margin", -0.0),
            SuggestionStatus.PROPOSED,
            Optional.empty(),
            Double.MAX_VALUE,
            -1));
  }

  @Test
  void whatIsMissingIsLeftOut() {
    Segment plain = Fixtures.segment(VIDEO, WAVE, 3, 9);
    assertEquals(OptionalDouble.empty(), plain.confidence());
    String json = JournalCodec.encode(plain);
    assertFalse(json.contains("null"), json);
    assertFalse(json.contains("confidence"), json);
  }
}
