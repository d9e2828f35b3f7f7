package org.cuepoint.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Two models say of ten ticks: the first "aaaabbbb..", the second "aabbbbbb..". */
final class ComparisonTest {

  private static final LabelScheme SCHEME = LabelScheme.exclusive(List.of("a", "b"));
  private static final List<List<Integer>> GROUPS = SnapshotBuilder.groups(SCHEME);
  private static final VideoId SEEN = VideoId.random();
  private static final VideoId UNSEEN = VideoId.random();

  private static Voice voice(String said, float sure) {
    float[] values = new float[2 * said.length()];
    List<DecodedSegment> segments = new ArrayList<>();
    int start = 0;
    for (int t = 0; t < said.length(); t++) {
      if (said.charAt(t) != '.') {
        values[2 * t + said.charAt(t) - 'a'] = sure;
      }
      if (t + 1 == said.length() || said.charAt(t + 1) != said.charAt(t)) {
        if (said.charAt(t) != '.') {
          segments.add(
              new DecodedSegment(said.charAt(t) - 'a', start, t + 1, List.of(0.5, 0.5), 0, 1));
        }
        start = t + 1;
      }
    }
    return Voice.of(
        new ProbabilityTrack(
            FeatureClock.DEFAULT, SCHEME.classes().stream().map(c -> c.id()).toList(), values),
        segments,
        GROUPS);
  }

  private static ComparedVideo video(VideoId id, String unit, List<Target> truth) {
    return ComparedVideo.of(
        id,
        Optional.empty(),
        unit + ".mp4",
        Optional.of(unit),
        TickLabels.ofTargets(1, 10, truth),
        List.of(voice("aaaabbbb..", 1), voice("aabbbbbb..", 1)),
        GROUPS);
  }

  private static Contestant contestant(int number, Optional<Set<VideoId>> seen) {
    return new Contestant(
        new ModelVersion(
            ModelVersionId.random(),
            ModelKind.TEACHER,
            number,
            Instant.EPOCH,
            List.of(),
            "{}",
            new Provenance(Map.of(), Map.of(), 0, Map.of()),
            Map.of(),
            Map.of()),
        seen,
        new Contestant.Cost(
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            1));
  }

  private static Comparison comparison(Optional<Set<VideoId>> seen) {
    List<Target> right =
        List.of(
            new Target(0, 0, 4, 0, List.of()),
            new Target(0, 4, 8, 1, List.of()),
            new Target(0, 8, 9, Target.BACKGROUND, List.of()));
    return new Comparison(
        List.of(contestant(1, Optional.of(Set.of(SEEN))), contestant(2, seen)),
        SCHEME,
        GROUPS,
        8,
        List.of(video(SEEN, "old", right), video(UNSEEN, "new", right)),
        List.of());
  }

  @Test
  void bothAreSureOfSomethingElseWhereTheDivergenceIsOne() {
    float[] divergence = comparison(Optional.of(Set.of())).videos().getFirst().divergence();
    assertEquals(0, divergence[0], 1e-6);
    assertEquals(1, divergence[2], 1e-6);
    assertEquals(0, divergence[9], 1e-6);
  }

  @Test
  void modelsThatAreHalfSureContradictEachOtherLess() {
    float[] half =
        Divergence.of(
            List.of(voice("a", 0.5f).probabilities(), voice("b", 0.5f).probabilities()), GROUPS);
    // Entropy of (1/4, 1/4, 1/2) less that of (1/2, 1/2), over ln 2.
    assertEquals((1.5 * Math.log(2) - Math.log(2)) / Math.log(2), half[0], 1e-6);
  }

  @Test
  void stretchesAreWhereTheySayDifferentThings() {
    List<Stretch> stretches =
        comparison(Optional.of(Set.of())).videos().getFirst().stretches(Set.of(0, 1));
    assertEquals(List.of(new Stretch(0, 2, 4, List.of(0, 1), 1)), stretches);
    assertEquals(2, stretches.getFirst().mass(), 1e-9);
  }

  @Test
  void onlyLabelsThatNoModelLearnedFromCountWhereThereAreAny() {
    Comparison fair = comparison(Optional.of(Set.of()));
    assertEquals(Comparison.Scope.UNSEEN, fair.fairest());
    assertEquals(
        List.of("new.mp4"),
        fair.judged(fair.fairest()).stream().map(ComparedVideo::name).toList());
    Comparison unknown = comparison(Optional.empty());
    assertEquals(
        Comparison.Scope.ALL,
        unknown.fairest(),
        "a model without a record may have learned from every label");
  }

  @Test
  void figuresCountWhatAPersonLabelledAndNothingElse() {
    Comparison comparison = comparison(Optional.of(Set.of()));
    Figures first = comparison.figures(0, Comparison.Scope.UNSEEN).orElseThrow();
    Figures second = comparison.figures(1, Comparison.Scope.UNSEEN).orElseThrow();
    assertEquals(9, first.evaluation().confusion().frames(), "the tenth tick nobody labelled");
    assertEquals(100, first.evaluation().confusion().accuracy(), 1e-9);
    assertEquals(100 * 7.0 / 9, second.evaluation().confusion().accuracy(), 1e-9);
    assertEquals(0, first.edges().mean(), 1e-9);
    // a ends and b begins two ticks early, the other two edges are right.
    assertEquals(1.0 / 8, second.edges().mean(), 1e-9);
    assertEquals(0, first.calibration().orElseThrow().error(), 1e-9);
    assertEquals(2.0 / 9, second.calibration().orElseThrow().error(), 1e-9);
    assertFalse(
        first.videos().getFirst().truth().frames().stream()
            .filter(LabelRuns.LEFT_OUT::equals)
            .findAny()
            .isEmpty());
  }

  @Test
  void agreementIsCountedOnEveryTick() {
    assertEquals(
        80, comparison(Optional.of(Set.of())).agreement(0, 1).accuracy(), 1e-9, "8 of 10");
  }

  @Test
  void everyTickSaysWhoIsRight() {
    List<ConfidencePair> pairs = comparison(Optional.of(Set.of())).confidences(0, 1, 100);
    assertEquals(20, pairs.size());
    Map<ConfidencePair.Outcome, Long> counts =
        pairs.stream()
            .collect(Collectors.groupingBy(ConfidencePair::outcome, Collectors.counting()));
    assertEquals(
        Map.of(
            ConfidencePair.Outcome.BOTH, 14L,
            ConfidencePair.Outcome.FIRST, 4L,
            ConfidencePair.Outcome.AGREE, 2L),
        counts);
    assertTrue(comparison(Optional.of(Set.of())).confidences(0, 1, 7).size() <= 7);
  }

  @Test
  void videosThatModelsContradictEachOtherMostAboutComeFirst() {
    ComparedVideo alike =
        ComparedVideo.of(
            VideoId.random(),
            Optional.empty(),
            "alike.mp4",
            Optional.empty(),
            TickLabels.ofTargets(1, 10, List.of()),
            List.of(voice("aaaabbbb..", 1), voice("aaaabbbb..", 1)),
            GROUPS);
    Comparison both = comparison(Optional.of(Set.of()));
    List<ComparedVideo> videos = new ArrayList<>(List.of(alike));
    videos.addAll(both.videos());
    List<VideoRow> rows =
        new Comparison(both.models(), SCHEME, GROUPS, 8, videos, List.of()).rows();
    assertEquals(
        List.of("new.mp4", "old.mp4", "alike.mp4"),
        rows.stream().map(row -> row.video().name()).toList());
    assertEquals(0.2, rows.getFirst().differing(), 1e-9);
    assertEquals(0.9, rows.getFirst().labelledShare(), 1e-9);
    assertEquals(Optional.of(100.0), rows.getFirst().f1().getFirst());
    assertEquals(Optional.empty(), rows.getLast().f1().getFirst(), "nobody labelled it");
  }

  @Test
  void oneModelIsNoComparison() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Comparison(
                List.of(contestant(1, Optional.empty())), SCHEME, GROUPS, 8, List.of(), List.of()));
  }
}
