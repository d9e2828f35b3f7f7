package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

/** What holds of posteriors of any length, so that precision is tested where nothing is tiny. */
final class PosteriorsTest {

  private static final int COLUMNS = 5;
  private static final List<Integer> MEMBERS = IntStream.range(0, COLUMNS).boxed().toList();

  @Test
  void labelsOfATickSumToOneHoweverLongAndExtremeTheTrackIs() {
    for (double exponent : new double[] {.1, 1, 8}) {
      ProbabilityTrack track = SemiMarkovDecoderTest.walks(new Random(3), 3000, COLUMNS);
      SemiMarkovSettings settings =
          SemiMarkovSettings.defaults()
              .withBasic(new DecoderSettings(2, .5, .3, 4, 1e-30))
              .withExponents(exponent, 0);
      SemiMarkovDecoder decoder = new SemiMarkovDecoder(settings, SegmentStatistics.defaults());
      List<Target> constraints =
          List.of(
              new Target(0, 400, 1600, 2, List.of()),
              new Target(0, 1700, 1702, 1, List.of()),
              new Target(0, 2000, 2900, Target.NOT_KNOWN, List.of(0, 1, 3)));
      Posteriors posteriors =
          new Posteriors(
              decoder.model(track.classes(), 10, 0, MEMBERS),
              LabelScores.of(track, MEMBERS, constraints, decoder.tickScore(0, MEMBERS)),
              BoundaryScores.absent());
      for (int t = 0; t < track.ticks(); t++) {
        double sum = 0;
        for (int y = 0; y <= COLUMNS; y++) {
          sum += posteriors.marginal(t, y);
        }
        assertEquals(1, sum, 1e-6, "tick " + t + ", exponent " + exponent);
      }
      assertEquals(1, posteriors.marginal(1000, 2), 1e-9);
      assertEquals(0, posteriors.marginal(2500, 3), 1e-12);
    }
  }
}
