package org.cuepoint.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TemperatureTest {

  @Test
  void undoesWhatMadeAModelTooSure() {
    // Truth is drawn from honest probabilities; the model gives their squares.
    Random random = new Random(5);
    Temperature temperature = new Temperature();
    for (int i = 0; i < 4000; i++) {
      double p = 0.05 + 0.9 * random.nextDouble();
      float[] sharp = {(float) (2 * Math.log(p)), (float) (2 * Math.log(1 - p))};
      temperature.add(sharp, random.nextDouble() < p ? 0 : 1);
    }
    double best = temperature.fit();
    assertEquals(2, best, 0.2);
    assertTrue(
        temperature.negativeLogLikelihood(best) < temperature.negativeLogLikelihood(1) - 0.01);
    assertTrue(temperature.calibrationError(best) < 0.5 * temperature.calibrationError(1));
  }

  @Test
  void withoutAnythingItIsOne() {
    assertEquals(1, new Temperature().fit());
  }

  @Test
  void givesADistribution() {
    double[] p = Temperature.at(new float[] {0, -1, -2}, 0.5);
    assertEquals(1, p[0] + p[1] + p[2], 1e-12);
    assertEquals(Math.exp(2), p[0] / p[1], 1e-9);
  }
}
