package org.cuepoint.core.active.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.junit.jupiter.api.Test;

/** What the functions are built from. */
final class OrderTest {

  @Test
  void theBestComeFirstAndEqualOnesInTheirOrder() {
    Random random = new Random(1);
    float[] scores = new float[5000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 10 * random.nextFloat() - 5;
    }
    scores[7] = -0f;
    scores[8] = 0f;
    scores[9] = Float.NEGATIVE_INFINITY;
    List<Integer> expected =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer row) -> -(double) scores[row] + 0.0)
                    .thenComparingInt(row -> row))
            .toList();
    BestFirst best = new BestFirst(scores);
    List<Integer> found = new ArrayList<>();
    while (!best.isEmpty()) {
      assertEquals(scores[best.row()], best.score(), 0);
      found.add(best.row());
      best.drop();
    }
    assertEquals(expected, found);
  }

  @Test
  void rowsThatAreAddedTakeTheirPlace() {
    BestFirst best = new BestFirst(new float[] {1, 3});
    best.add(7, 2);
    best.add(5, 4);
    best.add(6, -1);
    List<Integer> found = new ArrayList<>();
    while (!best.isEmpty()) {
      found.add(best.row());
      best.drop();
    }
    assertEquals(List.of(5, 1, 7, 0, 6), found);
  }

  @Test
  void aScoreThatIsNoNumberIsNotOverlooked() {
    BestFirst best = new BestFirst(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY});
    assertEquals(1, best.row());
    assertTrue(Float.isNaN(best.score()));
  }

  @Test
  void ranksAreTheShareBelowWithTiesInTheMiddle() {
    Random random = new Random(4);
    float[] values = new float[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(60) - 30;
    }
    float[] ranks = Ranks.of(values);
    for (int i = 0; i < values.length; i++) {
      double below = 0;
      for (int j = 0; j < values.length; j++) {
        below += i == j ? 0 : values[j] < values[i] ? 1 : values[j] == values[i] ? 0.5 : 0;
      }
      assertEquals(below / (values.length - 1), ranks[i], 1e-6);
    }
    assertEquals(0.5f, Ranks.of(new float[] {3})[0]);
  }

  @Test
  void productsAndDistancesAreThoseOfTheRowsAtAnyWidth() {
    for (int width : new int[] {1, 4, 7, 64}) {
      Matrix rows = Pools.looks(1000, width, new Random(width));
      int[] some = IntStream.range(0, 1000).filter(row -> row % 3 == 0).toArray();
      DotProducts products = DotProducts.of(rows, some);
      float[] vector = products.row(5);
      float[] dots = new float[some.length];
      float[] distances = new float[some.length];
      products.with(vector, dots);
      products.distances(vector, distances);
      for (int i = 0; i < some.length; i++) {
        assertEquals(rows.dot(some[i], rows, some[5]), dots[i], 1e-5);
        assertEquals(Pools.squaredDistance(rows, some[i], rows, some[5]), distances[i], 1e-5);
        assertEquals(1, products.square(i), 1e-5);
      }
    }
  }

  @Test
  void aSampleHasAllRowsAsOften() {
    int[] counts = new int[20];
    Random random = new Random(6);
    int[] rows = IntStream.range(0, 20).toArray();
    for (int i = 0; i < 10_000; i++) {
      int[] some = Draws.some(rows, 5, random);
      assertEquals(5, IntStream.of(some).distinct().count());
      for (int row : some) {
        counts[row]++;
      }
    }
    for (int count : counts) {
      assertEquals(2500, count, 200);
    }
  }
}
