package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
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

  @Test
  void edgesOfALongSegmentAreThoseOfAllPairs() {
    float[] values = new float[400];
    for (int t = 0; t < 400; t++) {
      double slope = Math.min(t - 60, 330 - t) / 3.0;
      values[t] = (float) (.05 + .9 / (1 + Math.exp(-slope)));
    }
    ProbabilityTrack track =
        new ProbabilityTrack(new FeatureClock(10), List.of(ClassId.random()), values);
    SemiMarkovSettings settings =
        new SemiMarkovSettings(DecoderSettings.defaults(), .3, 0, 1, 0, 0, 1.2, .6, .8);
    SemiMarkovDecoder decoder = new SemiMarkovDecoder(settings, SegmentStatistics.defaults());
    List<Integer> only = List.of(0);
    SegmentModel model = decoder.model(track.classes(), 10, 0, only);
    LabelScores scores = LabelScores.of(track, only, List.of(), decoder.tickScore(0, only));
    Posteriors posteriors = new Posteriors(model, scores, BoundaryScores.absent());
    assertTrue(330 - 60 > EdgePosterior.reach(model.durations(0)), "not a long segment");
    EdgePosterior edges = new EdgePosterior(posteriors, 0, 60, 330);
    double[] starts = new double[195];
    double[] ends = new double[401];
    for (int s = 0; s < 195; s++) {
      for (int e = 195; e <= 400; e++) {
        double weight =
            Math.exp(
                posteriors.before(0)[s]
                    + posteriors.after(0)[e]
                    + model.duration(0, s, e, 400, false)
                    - posteriors.total());
        starts[s] += weight;
        ends[e] += weight;
      }
    }
    assertClose(Edge.of(0, starts, .8), edges.start(.8));
    assertClose(Edge.of(0, ends, .8), edges.end(.8));
  }

  private static void assertClose(Edge expected, Edge actual) {
    assertEquals(expected.lowTick(), actual.lowTick());
    assertEquals(expected.highTick(), actual.highTick());
    assertEquals(expected.peakTick(), actual.peakTick());
    assertEquals(expected.peak(), actual.peak(), .01);
    assertEquals(expected.entropy(), actual.entropy(), .05);
  }
}
