package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class SegmentKernelTest {

  @Test
  void coordinatesHaveTheProductsOfTheKernel() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
    float[][] vectors = new float[9][20];
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    int[] reference = {0, 1, 2, 3, 4, 5};
    SegmentKernel kernel = SegmentKernel.of(vectors, reference);
    SegmentKernel.Coordinates coordinates = kernel.new Coordinates(reference);
    float[][] known = coordinates.of(reference);
    float[][] asked = coordinates.of(new int[] {6, 7, 8});
    for (int i = 0; i < reference.length; i++) {
      for (int j = 0; j < reference.length; j++) {
        assertEquals(kernel.at(i, j), dot(known[i], known[j]), 1e-3);
      }
      // Products with reference segments are all that a linear probe on them can use.
      for (int j = 0; j < 3; j++) {
        assertEquals(kernel.at(i, 6 + j), dot(known[i], asked[j]), 1e-3);
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
