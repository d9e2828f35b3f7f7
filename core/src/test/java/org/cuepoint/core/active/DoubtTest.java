package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

final class DoubtTest {

  private static final List<Integer> STARTS = List.of(0, 4, 6);
  private static final int WIDTH = 9;
  private static final int ROWS = 10_000;

  /** Three groups of three, one and two classes; a third of the probabilities are exactly 0. */
  private static Matrix rows(long seed) {
    Random random = new Random(seed);
    float[] values = new float[ROWS * WIDTH];
    for (int row = 0; row < ROWS; row++) {
      for (int g = 0; g < STARTS.size(); g++) {
        int start = row * WIDTH + STARTS.get(g);
        int end = row * WIDTH + (g + 1 < STARTS.size() ? STARTS.get(g + 1) : WIDTH);
        float sum = 0;
        for (int i = start; i < end; i++) {
          values[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
          sum += values[i];
        }
        values[start] += sum == 0 ? 1 : 0;
        for (int i = start; sum > 0 && i < end; i++) {
          values[i] /= sum;
        }
      }
    }
    return new Matrix(ROWS, WIDTH, values);
  }

  @Test
  void eachRowIsTheMeanOverItsGroups() {
    Matrix rows = rows(1);
    float[] entropy = Doubt.entropy(rows, STARTS);
    float[] margin = Doubt.margin(rows, STARTS);
    float[] confidence = Doubt.leastConfidence(rows, STARTS);
    // The track has the classes alone, and its groups find background by themselves.
    List<List<Integer>> groups = List.of(List.of(0, 1, 2), List.of(3), List.of(4, 5));
    int[] columns = {1, 2, 3, 5, 7, 8};
    float[] classes = new float[ROWS * columns.length];
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < columns.length; c++) {
        classes[row * columns.length + c] = rows.at(row, columns[c]);
      }
    }
    List<ClassId> ids = java.util.stream.Stream.generate(ClassId::random).limit(6).toList();
    ProbabilityTrack track = new ProbabilityTrack(FeatureClock.DEFAULT, ids, classes);
    for (int row = 0; row < ROWS; row++) {
      int tick = row;
      List<GroupDistribution> each =
          groups.stream().map(group -> GroupDistribution.at(track, group, tick)).toList();
      assertEquals(mean(each.stream().map(GroupDistribution::entropy)), entropy[row], 2e-6);
      assertEquals(1 - mean(each.stream().map(GroupDistribution::margin)), margin[row], 2e-6);
      assertEquals(1 - mean(each.stream().map(GroupDistribution::best)), confidence[row], 2e-6);
    }
  }

  private static double mean(java.util.stream.Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void theQuickLogarithmIsRightToSevenDigits() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      float x = (float) Math.pow(10, -37 * random.nextDouble());
      assertEquals(Math.log(x), Doubt.log(x), 2e-7 * Math.max(1, -Math.log(x)));
    }
    assertEquals(0, Doubt.log(1));
  }

  @Test
  void divergenceIsThatOfTheDefinition() {
    Matrix p = rows(3);
    Matrix q = rows(4);
    float[] found = Doubt.divergence(p, q, STARTS);
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int c = 0; c < WIDTH; c++) {
        double other = Math.max(1e-6, q.at(row, c));
        sum += p.at(row, c) > 0 ? p.at(row, c) * Math.log(p.at(row, c) / other) : 0;
      }
      assertEquals(sum / STARTS.size(), found[row], 1e-5 * (1 + sum));
    }
    for (float none : Doubt.divergence(p, p, STARTS)) {
      assertTrue(none >= 0 && none < 1e-6);
    }
  }

  @Test
  void informationIsTheEntropyOfTheMeanLessTheMeanEntropy() {
    List<Matrix> models = List.of(rows(5), rows(6), rows(7));
    float[] mean = new float[ROWS * WIDTH];
    for (int i = 0; i < mean.length; i++) {
      for (Matrix model : models) {
        mean[i] += model.values()[i] / 3;
      }
    }
    float[] whole = Doubt.entropy(new Matrix(ROWS, WIDTH, mean), STARTS);
    float[] found = Doubt.information(models, STARTS);
    List<float[]> each = models.stream().map(model -> Doubt.entropy(model, STARTS)).toList();
    for (int row = 0; row < ROWS; row++) {
      double own = (each.get(0)[row] + each.get(1)[row] + each.get(2)[row]) / 3.0;
      assertEquals(whole[row] - own, found[row], 2e-6);
    }
    for (float none : Doubt.information(List.of(models.getFirst(), models.getFirst()), STARTS)) {
      assertEquals(0, none, 1e-6);
    }
  }

  @Test
  void noRowsGiveNoNumbers() {
    assertArrayEquals(new float[0], Doubt.entropy(new Matrix(0, WIDTH, new float[0]), STARTS));
  }

  @Test
  void matricesOfOtherShapesAreRefused() {
    Matrix other = new Matrix(ROWS - 1, WIDTH, new float[ROWS * WIDTH]);
    assertThrows(IllegalArgumentException.class, () -> Doubt.divergence(rows(1), other, STARTS));
  }
}
