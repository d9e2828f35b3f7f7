package org.cuepoint.core.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cuepoint.core.active.Matrix;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {

  /** Along (3, 4) / 5 by a deviation of ten, and across it by one. */
  private static Matrix oblong() {
    Random random = new Random(3);
    float[] values = new float[2 * 2000];
    for (int row = 0; row < 2000; row++) {
      double along = 10 * random.nextGaussian();
      double across = random.nextGaussian();
      values[2 * row] = (float) (7 + 0.6 * along - 0.8 * across);
      values[2 * row + 1] = (float) (-2 + 0.8 * along + 0.6 * across);
    }
    return new Matrix(2000, 2, values);
  }

  private static double deviation(Matrix rows, int column) {
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      sum += rows.at(row, column) * rows.at(row, column);
    }
    return Math.sqrt(sum / rows.count());
  }

  @Test
  void theFirstAxisIsTheOneOfMostVariance() {
    Matrix found = PrincipalAxes.project(oblong(), 2);
    assertEquals(10, deviation(found, 0), 0.5);
    assertEquals(1, deviation(found, 1), 0.1);
  }

  @Test
  void axesPointToWhereTheirGreatestPartIsPositive() {
    Matrix rows = oblong();
    Matrix found = PrincipalAxes.project(rows, 1);
    int far = 0;
    for (int row = 0; row < rows.count(); row++) {
      far = rows.at(row, 1) > rows.at(far, 1) ? row : far;
    }
    assertTrue(found.at(far, 0) > 0);
  }

  @Test
  void axesThatTheRowsDoNotHaveAreZero() {
    Matrix found = PrincipalAxes.project(oblong(), 5);
    assertEquals(5, found.width());
    assertEquals(0, deviation(found, 4));
  }
}
