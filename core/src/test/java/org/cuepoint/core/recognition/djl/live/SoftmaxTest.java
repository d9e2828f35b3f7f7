package org.cuepoint.core.recognition.djl.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SoftmaxTest {

  @Test
  void powersAreRightToFourDigits() {
    for (float x = -80; x <= 80; x += 0.37f) {
      assertEquals(1, Softmax.exp(x) / Math.exp(x), 1e-4, "at " + x);
    }
  }

  @Test
  void groupsSumToOneByThemselvesAndOtherRowsAreLeftAlone() {
    float[] values = {7, 7, 7, 7, 7, 0, (float) Math.log(3), 1, 1, 1, 9, 9, 9, 9, 9};
    Softmax.apply(values, 1, 2, 5, new int[] {0, 2});
    float third = 1 / 3f;
    assertArrayEquals(
        new float[] {7, 7, 7, 7, 7, .25f, .75f, third, third, third, 9, 9, 9, 9, 9}, values, 1e-4f);
  }

  @Test
  void logitsWithoutBoundsAreStillDistributions() {
    float[] values = {Float.POSITIVE_INFINITY, 0, -1e9f, -1e9f, -1e9f, -1e9f};
    Softmax.apply(values, 0, 2, 3, new int[] {0});
    assertEquals(1, values[0], 1e-4);
    assertEquals(1 / 3f, values[3], 1e-4);
    for (float value : values) {
      assertTrue(value >= 0 && value <= 1, "is no probability: " + value);
    }
  }
}
