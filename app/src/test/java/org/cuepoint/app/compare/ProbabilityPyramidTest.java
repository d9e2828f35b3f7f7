package org.cuepoint.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

class ProbabilityPyramidTest {

  @Test
  void theGreatestOfAStretchIsNeverMissedAndComesFromNearby() {
    int ticks = 1003;
    int classes = 3;
    Random random = new Random(3);
    float[] values = new float[ticks * classes];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    List<ClassId> ids = IntStream.range(0, classes).mapToObj(i -> ClassId.random()).toList();
    ProbabilityPyramid pyramid =
        ProbabilityPyramid.of(new ProbabilityTrack(FeatureClock.DEFAULT, ids, values));
    for (int round = 0; round < 2000; round++) {
      int from = random.nextInt(ticks);
      int to = from + 1 + random.nextInt(ticks - from);
      int column = random.nextInt(classes);
      int said = pyramid.most(from, to, column);
      int length = to - from;
      assertTrue(said >= most(values, from, to, column, classes), from + "–" + to);
      assertTrue(
          said
              <= most(
                  values,
                  Math.max(0, from - length),
                  Math.min(ticks, to + length),
                  column,
                  classes),
          from + "–" + to);
    }
  }

  private static int most(float[] values, int from, int to, int column, int classes) {
    float most = 0;
    for (int t = from; t < to; t++) {
      most = Math.max(most, values[t * classes + column]);
    }
    return Math.round(255 * most);
  }

  @Test
  void singleTicksAreExactAndBeyondTheEndThereIsNothing() {
    ProbabilityPyramid pyramid = ProbabilityPyramid.of(new float[] {0, 0.5f, 1});
    assertEquals(0, pyramid.most(0, 1, 0));
    assertEquals(128, pyramid.most(1, 2, 0));
    assertEquals(255, pyramid.most(2, 3, 0));
    assertEquals(0, pyramid.most(3, 9, 0));
    assertEquals(0, pyramid.most(-5, 0, 0));
  }
}
