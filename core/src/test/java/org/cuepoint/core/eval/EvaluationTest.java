package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EvaluationTest {

  /** One letter a frame; a dot is background, a question mark is left out. */
  private static LabelRuns frames(String letters) {
    return LabelRuns.ofFrames(
        letters
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '.' -> "background";
                      case '?' -> LabelRuns.LEFT_OUT;
                      default -> String.valueOf((char) c);
                    })
            .toList());
  }

  private static LabelledVideo video(String group, String truth, String prediction) {
    return new LabelledVideo("v", Optional.of(group), frames(truth), frames(prediction));
  }

  private static SegmentationScores scores(String truth, String prediction) {
    return SegmentationScores.of(List.of(video("g", truth, prediction)), Evaluation.BACKGROUND);
  }

  @Test
  void scoresFollowTheirDefinitions() {
    // Three true segments (a b a), four predicted (a b c a); the second a overlaps by a half.
    SegmentationScores scores = scores("aaaa.bbbb.aaaa", "aaaa.bbcc.aa..");
    assertEquals(100.0 * 10 / 14, scores.mof(), 1e-9);
    assertEquals(75, scores.edit(), 1e-9);
    assertEquals(100.0 * 6 / 7, scores.f1().getOrDefault(50, 0.0), 1e-9);
  }

  @Test
  void aTrueSegmentIsHitOnce() {
    SegmentationScores scores = scores("aaaaaaaa", "aaa.aaaa");
    // Two predictions, one truth: one hit, one false alarm.
    assertEquals(100.0 * 2 / 3, scores.f1().getOrDefault(10, 0.0), 1e-9);
  }

  @Test
  void framesLeftOutCountNowhere() {
    assertEquals(scores("aabb", "aabb"), scores("aa??bb", "aaccbb"));
    assertEquals(scores("aab", "aab"), scores("a?ab", "acab"));
  }

  @Test
  void hitsArePooledOverVideosAndEditIsAveraged() {
    SegmentationScores scores =
        SegmentationScores.of(
            List.of(video("g", "aa", "aa"), video("g", "aabbccdd", "eeffgghh")), Set.of());
    assertEquals(50, scores.edit(), 1e-9);
    assertEquals(100.0 * 2 / 10, scores.f1().getOrDefault(10, 0.0), 1e-9);
    assertEquals(20, scores.mof(), 1e-9);
  }

  @Test
  void noFramesScoreNothingAndNoSegmentsOnEitherSideAgree() {
    SegmentationScores none = SegmentationScores.of(List.of(), Set.of());
    assertEquals(new SegmentationScores(0, 0, Map.of(10, 0.0, 25, 0.0, 50, 0.0)), none);
    assertEquals(none, scores("???", "abc"));
    SegmentationScores quiet = scores("....", "....");
    assertEquals(new SegmentationScores(100, 100, Map.of(10, 100.0, 25, 100.0, 50, 100.0)), quiet);
    SegmentationScores missed = scores("aaaa", "....");
    assertEquals(new SegmentationScores(0, 0, Map.of(10, 0.0, 25, 0.0, 50, 0.0)), missed);
  }

  @Test
  void differentLengthsAreRefused() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> video("g", "aaa", "aa"));
    assertTrue(String.valueOf(thrown.getMessage()).contains("3 frames"));
  }

  @Test
  void perClassScoresAndKappaComeFromTheConfusionMatrix() {
    ConfusionMatrix matrix = ConfusionMatrix.of(List.of(video("g", "aaabbb", "aabbbb")));
    ConfusionMatrix.ClassScores a = matrix.perClass().get("a");
    assertEquals(new ConfusionMatrix.ClassScores(100, 200.0 / 3, 80, 3), a);
    // Observed 5/6, expected 1/2 · 1/3 + 1/2 · 2/3 = 1/2.
    assertEquals(2.0 / 3, matrix.kappa(), 1e-12);
  }

  @Test
  void kappaOfNothingAndOfOneLabelIsDefined() {
    assertEquals(0, ConfusionMatrix.of(List.of()).kappa());
    assertEquals(1, ConfusionMatrix.of(List.of(video("g", "aa", "aa"))).kappa());
    assertEquals(0, ConfusionMatrix.of(List.of(video("g", "aa", "bb"))).kappa());
  }

  @Test
  void detectionsTakeTheFreeTruthTheyOverlapMost() {
    List<DetectionScores.Instance> truth =
        List.of(
            new DetectionScores.Instance("v", "a", 0, 10),
            new DetectionScores.Instance("v", "a", 20, 30));
    List<DetectionScores.Detection> detections =
        List.of(
            new DetectionScores.Detection("v", "a", 0, 10, .9),
            new DetectionScores.Detection("v", "a", 1, 10, .8),
            new DetectionScores.Detection("v", "a", 20, 29, .7),
            new DetectionScores.Detection("w", "a", 20, 29, .6),
            new DetectionScores.Detection("v", "unknown class", 20, 29, .99));
    DetectionScores scores = DetectionScores.of(truth, detections, List.of(.5, .95));
    // Hits at ranks 1 and 3 of 4: 1/2 · 1 + 1/2 · 2/3.
    assertEquals(.5 + 1.0 / 3, scores.map().getOrDefault(.5, 0.0), 1e-12);
    assertEquals(.5, scores.map().getOrDefault(.95, 0.0), 1e-12);
    assertEquals(0, DetectionScores.of(List.of(), detections, List.of(.5)).average());
    assertEquals(0, DetectionScores.of(truth, List.of(), List.of(.5)).average());
  }

  @Test
  void calibrationFollowsItsDefinitions() {
    double[][] probabilities = {{.8, .2}, {.8, .2}, {.4, .6}, {.1, .9}};
    Calibration calibration = Calibration.of(probabilities, new int[] {0, 1, 1, 1});
    // One bin holds both of .8 (half right), .6 and .9 stand alone and are right.
    assertEquals((2 * .3 + .4 + .1) / 4, calibration.error(), 1e-12);
    assertEquals(
        -(Math.log(.8) + Math.log(.2) + Math.log(.6) + Math.log(.9)) / 4,
        calibration.logLoss(),
        1e-12);
    assertEquals((.08 + 1.28 + .32 + .02) / 4, calibration.brier(), 1e-12);
    assertEquals(new Calibration(0, 0, 0), Calibration.of(new double[0][], new int[0]));
  }

  @Test
  void theReportHasTheJsonThatProgramsRead() {
    Evaluation evaluation =
        Evaluation.of(
            List.of(video("g1", "aa..", "aa.."), video("g2", "bb..", "....")),
            Evaluation.BACKGROUND);
    JsonObject json =
        JsonParser.parseString(
                new EvaluationReport(
                        evaluation,
                        "fast head v1",
                        "groundTruth",
                        EvaluationReport.Exposure.UNSEEN,
                        Optional.empty())
                    .toJson())
            .getAsJsonObject();
    assertEquals(Set.of("all", "groups", "per_class", "model", "truth", "seen"), json.keySet());
    JsonObject all = json.getAsJsonObject("all");
    assertEquals(Set.of("mof", "edit", "f1", "no_background"), all.keySet());
    assertEquals(Set.of("10", "25", "50"), all.getAsJsonObject("f1").keySet());
    assertEquals(75, all.get("mof").getAsDouble(), 1e-9);
    assertEquals(Set.of("g1", "g2"), json.getAsJsonObject("groups").keySet());
    JsonObject second = json.getAsJsonObject("groups").getAsJsonObject("g2");
    assertEquals(0, second.getAsJsonObject("no_background").get("edit").getAsDouble());
    assertEquals(Set.of("a", "b", "background"), json.getAsJsonObject("per_class").keySet());
    assertFalse(json.get("seen").getAsBoolean());
  }
}
