package org.cuepoint.plugins.probcover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.strategy.DotProducts;
import org.cuepoint.core.active.strategy.KMeans;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.junit.jupiter.api.Test;

final class ProbCoverTest {

  private static final int WIDTH = 4;
  private static final int CLASSES = 3;

  private final AcquisitionFunction function = new ProbCover();

  /** Points around one axis for each class, of unit length. */
  private static Matrix looks(int count, Random random) {
    float[] values = new float[count * WIDTH];
    for (int row = 0; row < count; row++) {
      double square = 0;
      for (int i = 0; i < WIDTH; i++) {
        float value = (i == row % CLASSES ? 2 : 0) + 0.4f * (float) random.nextGaussian();
        values[row * WIDTH + i] = value;
        square += value * value;
      }
      for (int i = 0; i < WIDTH; i++) {
        values[row * WIDTH + i] /= (float) Math.sqrt(square);
      }
    }
    return new Matrix(count, WIDTH, values);
  }

  private static Pool pool(Matrix looks, Matrix known) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < looks.count(); i++) {
      places.add(new Place(new VideoId(new UUID(0, 1)), Optional.empty(), "", i, i + 1));
    }
    return new Pool(
        places,
        Matrix.NONE,
        looks,
        Map.of(),
        new Pool.Known(known, new int[known.count()], CLASSES));
  }

  private static double squaredDistance(Matrix a, int row, Matrix b, int other) {
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      sum += Math.pow(a.at(row, i) - b.at(other, i), 2);
    }
    return sum;
  }

  @Test
  void theProgramFindsItByItself() {
    assertInstanceOf(ProbCover.class, Catalog.load(ProviderKind.ACQUISITION).get("prob-cover"));
    assertEquals(List.of(), Catalog.load(ProviderKind.ACQUISITION).failures());
  }

  @Test
  void eachChoiceCoversTheMostPlacesThatNoBallCovers() {
    Random random = new Random(2);
    Matrix looks = looks(400, random);
    Matrix known = looks(6, random);
    double radius = Radius.of(DotProducts.of(looks), CLASSES, new Random(5));
    double square = radius * radius;
    boolean[] covered = new boolean[400];
    for (int k = 0; k < 6; k++) {
      for (int row = 0; row < 400; row++) {
        covered[row] |= squaredDistance(looks, row, known, k) <= square;
      }
    }
    Selection selection = function.begin(pool(looks, known), new Random(5));
    BitSet all = new BitSet();
    all.set(0, 400);
    for (int i = 0; i < 20; i++) {
      Selection.Pick pick = selection.next(all).orElseThrow();
      int best = 0;
      for (int row = 0; row < 400; row++) {
        best = Math.max(best, covers(looks, row, covered, square));
      }
      assertEquals(best, pick.score(), 0);
      assertEquals(best, covers(looks, pick.place(), covered, square));
      for (int row = 0; row < 400; row++) {
        covered[row] |= squaredDistance(looks, row, looks, pick.place()) <= square;
      }
    }
  }

  private static int covers(Matrix looks, int center, boolean[] covered, double square) {
    int count = 0;
    for (int row = 0; row < covered.length; row++) {
      count += !covered[row] && squaredDistance(looks, row, looks, center) <= square ? 1 : 0;
    }
    return count;
  }

  @Test
  void ofTheBallsNineteenInTwentyAreOfOneCluster() {
    Matrix looks = looks(600, new Random(3));
    DotProducts rows = DotProducts.of(looks);
    double radius = Radius.of(rows, CLASSES, new Random(7));
    int[] clusters = KMeans.clusters(rows, CLASSES, new Random(7));
    assertEquals(0.95, purity(looks, clusters, radius), 0.002);
    assertTrue(purity(looks, clusters, radius + 0.02) < 0.95);
  }

  private static double purity(Matrix looks, int[] clusters, double radius) {
    int pure = 0;
    for (int row = 0; row < clusters.length; row++) {
      boolean clean = true;
      for (int other = 0; other < clusters.length; other++) {
        boolean inside = squaredDistance(looks, row, looks, other) <= radius * radius;
        clean &= !inside || clusters[other] == clusters[row];
      }
      pure += clean ? 1 : 0;
    }
    return (double) pure / clusters.length;
  }

  @Test
  void withoutFeaturesItSaysWhatToDo() {
    Pool bare =
        new Pool(
            pool(looks(3, new Random(1)), Matrix.NONE).places(),
            Matrix.NONE,
            Matrix.NONE,
            Map.of(),
            Pool.Known.nothing(CLASSES));
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> function.begin(bare, new Random(1)));
    assertTrue(String.valueOf(thrown.getMessage()).contains("index features first"));
  }
}
