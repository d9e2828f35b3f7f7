package org.cuepoint.core.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

class AnnotatorAgreementTest {

  private final LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "groom"));
  private final VideoId video = VideoId.random();

  private Segment said(Annotator.Person by, String name, int start, int end) {
    return new Segment(
        SegmentId.random(),
        video,
        Optional.empty(),
        scheme.find(name).orElseThrow().id(),
        Fixtures.range(start, end),
        LabelState.POSITIVE,
        by,
        by,
        OptionalDouble.empty(),
        "");
  }

  private List<AnnotatorAgreement> agreement(Segment... segments) {
    Observation observation =
        new Observation(
            video,
            Optional.empty(),
            "one.mp4",
            Optional.empty(),
            Optional.empty(),
            Fixtures.media(1000).index(),
            List.of(segments),
            List.of());
    return AnnotatorAgreement.of(scheme, List.of(observation), FeatureClock.DEFAULT);
  }

  /** Both say walk for 10 s and groom for 10 s; for 5 s more, one says walk, the other groom. */
  @Test
  void kappaIsThatOfTheTable() {
    AnnotatorAgreement both =
        agreement(
                said(Fixtures.ADA, "walk", 0, 375),
                said(Fixtures.ADA, "groom", 375, 625),
                said(Fixtures.BEN, "walk", 0, 250),
                said(Fixtures.BEN, "groom", 250, 625))
            .getFirst();
    assertEquals(25, both.seconds(), 1e-9);
    assertEquals(0.8, both.same(), 1e-9);
    // By chance 0.6 · 0.4 + 0.4 · 0.6 = 0.48.
    assertEquals((0.8 - 0.48) / (1 - 0.48), both.kappa(), 1e-9);
  }

  @Test
  void onlyTimeThatBothLookedAtIsCompared() {
    assertEquals(
        List.of(),
        agreement(said(Fixtures.ADA, "walk", 0, 250), said(Fixtures.BEN, "walk", 250, 500)));
    assertEquals(List.of(), agreement(said(Fixtures.ADA, "walk", 0, 250)));
  }
}
