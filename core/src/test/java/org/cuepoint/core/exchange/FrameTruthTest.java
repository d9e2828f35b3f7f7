package org.cuepoint.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelRuns.Run;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.junit.jupiter.api.Test;

class FrameTruthTest {

  private final KnownVideo plain = KnownVideos.of("a.mp4", 10, 1, 10);
  private final KnownVideo cages =
      new KnownVideo(
          plain.video().withRegions(List.of(region("left"), region("right"))), plain.index());

  @Test
  void eachRegionOfAVideoIsASequenceOfItsOwn() {
    List<FrameTruth> truths =
        truths(
            row(0, 0.5, "walk", LabelState.POSITIVE, Optional.of("LEFT")),
            row(0.8, 1, "walk", LabelState.IGNORE, Optional.empty()));
    assertEquals(2, truths.size());
    assertEquals(Optional.of("left"), truths.get(0).region());
    assertEquals(
        List.of(new Run("walk", 5), new Run("background", 3), new Run(LabelRuns.LEFT_OUT, 2)),
        truths.get(0).labels().runs());
    assertEquals(
        List.of(new Run("background", 8), new Run(LabelRuns.LEFT_OUT, 2)),
        truths.get(1).labels().runs());
  }

  @Test
  void rowsWithoutRegionsAreOneSequenceOfTheWholeFrame() {
    FrameTruth truth =
        truths(row(0, 0.5, "walk", LabelState.POSITIVE, Optional.empty())).getFirst();
    assertEquals(Optional.empty(), truth.region());
    assertEquals(List.of(new Run("walk", 5), new Run("background", 5)), truth.labels().runs());
  }

  @Test
  void aRegionThatTheVideoDoesNotHaveIsRefusedByName() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> truths(row(0, 0.5, "walk", LabelState.POSITIVE, Optional.of("middle"))));
    assertTrue(String.valueOf(refused.getMessage()).contains("'middle'"), refused.getMessage());
  }

  private List<FrameTruth> truths(ImportedSegment... rows) {
    return FrameTruth.ofRows(
        new ImportedAnnotations(
            List.of(rows),
            List.of("walk"),
            List.of("a.mp4"),
            List.of(),
            ImportedAnnotations.Gaps.BACKGROUND),
        new ReadContext(List.of(cages)));
  }

  private static ImportedSegment row(
      double start, double end, String label, LabelState state, Optional<String> region) {
    return new ImportedSegment(
        "a.mp4",
        Optional.empty(),
        start,
        end,
        label,
        state,
        Optional.empty(),
        region,
        Optional.empty(),
        OptionalDouble.empty(),
        "");
  }

  private static AnalysisRegion region(String name) {
    return new AnalysisRegion(RegionId.random(), name, Optional.empty(), new Crop(0, 0, 0.5, 1));
  }
}
