package org.cuepoint.core.recognition.djl.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.cuepoint.core.active.Matrix;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

  @Test
  void theViewsAreTheTickTwoMeansAndAfterLessBefore() {
    float[] values = new float[50];
    for (int t = 0; t < values.length; t++) {
      values[t] = t * t;
    }
    Matrix rows = new Matrix(50, 1, values);
    float[] out = new float[Surroundings.VIEWS];
    Surroundings.write(rows, 25, out, 0);
    assertEquals(625, out[0], 1e-3);
    // Mean of (25 + k)^2 for k = -r to r is 625 + r (r + 1) / 3.
    assertEquals(625 + 20 / 3.0, out[1], 1e-3);
    assertEquals(625 + 16 * 17 / 3.0, out[2], 1e-3);
    assertEquals((26 * 26 + 27 * 27 + 28 * 28 + 29 * 29) / 4.0 - 507.5, out[3], 1e-3);
  }

  @Test
  void whatIsAppliedFirstAndGatheredAfterwardsIsTheSameAsOnTheViews() {
    Random random = new Random(5);
    int ticks = 37;
    int width = 3;
    int outputs = 2;
    float[] values = new float[ticks * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] weights = new float[Surroundings.VIEWS * width * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    float[] bias = {0.5f, -1};
    Matrix rows = new Matrix(ticks, width, values);
    float[] said = new float[ticks * Surroundings.VIEWS * outputs];
    float[] expected = new float[ticks * outputs];
    float[] views = new float[Surroundings.VIEWS * width];
    for (int t = 0; t < ticks; t++) {
      Surroundings.write(rows, t, views, 0);
      for (int o = 0; o < outputs; o++) {
        float sum = bias[o];
        for (int i = 0; i < views.length; i++) {
          sum += views[i] * weights[i * outputs + o];
        }
        expected[t * outputs + o] = sum;
        for (int view = 0; view < Surroundings.VIEWS; view++) {
          float own = 0;
          for (int i = 0; i < width; i++) {
            own += rows.at(t, i) * weights[(view * width + i) * outputs + o];
          }
          said[(t * Surroundings.VIEWS + view) * outputs + o] = own;
        }
      }
    }
    float[] gathered = new float[ticks * outputs];
    Surroundings.gather(said, ticks, 1, outputs, bias, 0, 7, gathered);
    Surroundings.gather(said, ticks, 1, outputs, bias, 7, ticks, gathered);
    assertArrayEquals(expected, gathered, 1e-4f);
  }

  @Test
  void rowsOfSomeTicksEachSeeAboutAsMuchTime() {
    int ticks = 64;
    int stride = 2;
    float[] slope = new float[ticks * Surroundings.VIEWS];
    float[] coarse = new float[ticks / stride * Surroundings.VIEWS];
    for (int t = 0; t < ticks; t++) {
      for (int view = 0; view < Surroundings.VIEWS; view++) {
        slope[t * Surroundings.VIEWS + view] = t;
        coarse[t / stride * Surroundings.VIEWS + view] += (float) t / stride;
      }
    }
    float[] fine = new float[ticks];
    Surroundings.gather(slope, ticks, 1, 1, new float[1], 0, ticks, fine);
    float[] gathered = new float[ticks / stride];
    Surroundings.gather(coarse, ticks / stride, stride, 1, new float[1], 0, 32, gathered);
    for (int row = 10; row < 22; row++) {
      float both = (fine[stride * row] + fine[stride * row + 1]) / stride;
      assertEquals(both, gathered[row], 1.01, "the half second after less the one before");
    }
  }
}
