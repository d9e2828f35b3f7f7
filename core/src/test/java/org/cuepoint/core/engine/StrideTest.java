package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.cuepoint.core.active.Matrix;
import org.junit.jupiter.api.Test;

final class StrideTest {

  @Test
  void asLongAsThereIsLittleEveryTickIsLookedAt() {
    assertEquals(Stride.ONE, Stride.of(1000, 1000, 8));
    Matrix all = new Matrix(3, 1, new float[] {1, 2, 3});
    assertSame(all, Stride.ONE.means(all));
  }

  @Test
  void theShortestStrideThatLeavesFewEnoughRowsIsTaken() {
    assertEquals(new Stride(2), Stride.of(1001, 1000, 8));
    assertEquals(new Stride(4), Stride.of(2001, 1000, 8));
  }

  @Test
  void noRowIsLongerThanHalfASecondHoweverMuchThereIs() {
    assertEquals(new Stride(4), Stride.of(1_000_000, 1000, 8));
  }

  @Test
  void stridesDivideTheSecond() {
    assertEquals(new Stride(2), Stride.of(1_000_000, 1000, 6));
    assertEquals(Stride.ONE, Stride.of(1_000_000, 1000, 5));
  }

  @Test
  void rowsAreMeansAndTheLastOneOfWhatIsLeft() {
    Matrix all = new Matrix(5, 2, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    Matrix means = new Stride(2).means(all);
    assertEquals(3, means.count());
    assertArrayEquals(new float[] {1, 2, 5, 6, 8, 9}, means.values());
  }

  @Test
  void rangesCoverAllTheirTicks() {
    Stride two = new Stride(2);
    assertEquals(1, two.row(3));
    assertEquals(3, two.endRow(5));
    assertEquals(2, two.tick(1));
  }
}
