package org.cuepoint.core.active.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.junit.jupiter.api.Test;

/** Core-set, MaxHerding, TypiClust and BADGE against their definitions. */
final class RepresentationTest {

  private static Pool seen(Matrix looks, Pool.Known known) {
    return new Pool(Pools.places(looks.count()), Matrix.NONE, looks, Map.of(), known);
  }

  private static List<Integer> places(List<Selection.Pick> picks) {
    return picks.stream().map(Selection.Pick::place).toList();
  }

  private static double nearest(Matrix looks, int row, List<Integer> centers) {
    return centers.stream()
        .mapToDouble(center -> Math.sqrt(Pools.squaredDistance(looks, row, looks, center)))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double radius(Matrix looks, List<Integer> centers) {
    return IntStream.range(0, looks.count())
        .mapToDouble(row -> nearest(looks, row, centers))
        .max()
        .orElseThrow();
  }

  @Test
  void coreSetTakesTheFarthestEachTime() {
    Pool pool = Pools.full(700, 5, 12);
    Matrix looks = pool.embeddings();
    Matrix known = pool.known().embeddings();
    double[] left = new double[pool.size()];
    for (int row = 0; row < left.length; row++) {
      left[row] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < known.count(); k++) {
        left[row] = Math.min(left[row], Math.sqrt(Pools.squaredDistance(looks, row, known, k)));
      }
    }
    for (Selection.Pick pick : Pools.choose(new CoreSet(), pool, 50)) {
      assertEquals(Arrays.stream(left).max().orElseThrow(), pick.score(), 1e-3);
      assertEquals(left[pick.place()], pick.score(), 1e-3);
      for (int row = 0; row < left.length; row++) {
        left[row] =
            Math.min(left[row], Math.sqrt(Pools.squaredDistance(looks, row, looks, pick.place())));
      }
    }
  }

  @Test
  void coreSetCoversAtMostTwiceAsFarAsTheBestCentersDo() {
    for (int seed = 0; seed < 30; seed++) {
      Matrix looks = Pools.looks(14, 3, new Random(seed));
      double best = Double.POSITIVE_INFINITY;
      for (int a = 0; a < 14; a++) {
        for (int b = a + 1; b < 14; b++) {
          for (int c = b + 1; c < 14; c++) {
            best = Math.min(best, radius(looks, List.of(a, b, c)));
          }
        }
      }
      List<Integer> chosen = places(Pools.choose(new CoreSet(), seen(looks, Pools.nothing()), 3));
      assertTrue(radius(looks, chosen) <= 2 * best + 1e-3, "seed " + seed);
    }
  }

  @Test
  void maxHerdingIsThePlainGreedyAlgorithm() {
    for (int known : new int[] {0, 25}) {
      Pool pool = Pools.full(500, 6, known);
      Matrix looks = pool.embeddings();
      double[] covered = new double[pool.size()];
      for (int k = 0; k < known; k++) {
        cover(covered, looks, pool.known().embeddings(), k);
      }
      for (Selection.Pick pick : Pools.choose(new MaxHerding(), pool, 40)) {
        double best = 0;
        for (int row = 0; row < pool.size(); row++) {
          best = Math.max(best, gain(covered, looks, row));
        }
        assertEquals(best, gain(covered, looks, pick.place()), 1e-3);
        assertEquals(best, pick.score(), 1e-3);
        cover(covered, looks, looks, pick.place());
      }
    }
  }

  private static double similarity(Matrix looks, int row, Matrix others, int other) {
    return Math.exp(-Pools.squaredDistance(looks, row, others, other) / 2);
  }

  private static double gain(double[] covered, Matrix looks, int candidate) {
    double gain = 0;
    for (int row = 0; row < covered.length; row++) {
      gain += Math.max(0, similarity(looks, row, looks, candidate) - covered[row]);
    }
    return gain;
  }

  private static void cover(double[] covered, Matrix looks, Matrix centers, int center) {
    for (int row = 0; row < covered.length; row++) {
      covered[row] = Math.max(covered[row], similarity(looks, row, centers, center));
    }
  }

  @Test
  void theGaussianIsThatOfTheDefinitionForAnyWidth() {
    for (double sigma : new double[] {0.2, 0.5, 1, 3}) {
      float[] values = new float[4001];
      Arrays.setAll(new Object[values.length], i -> values[i] = i / 1000f);
      float[] found = values.clone();
      new Gaussian(sigma).similarities(found);
      for (int i = 0; i < values.length; i++) {
        assertEquals(Math.exp(-values[i] / (2 * sigma * sigma)), found[i], 1e-5);
      }
    }
  }

  @Test
  void whenAllIsCoveredTheRestIsDrawn() {
    Matrix looks = new Matrix(50, 2, new float[100]);
    Coverage coverage =
        new Coverage(
            "same",
            DotProducts.of(looks),
            DotProducts.of(looks),
            Matrix.NONE,
            values -> Arrays.fill(values, 1),
            new Random(1));
    BitSet all = Pools.all(50);
    assertEquals(new Selection.Pick(0, 50), coverage.next(all).orElseThrow());
    Set<Integer> rest = new HashSet<>();
    for (int i = 0; i < 49; i++) {
      Selection.Pick pick = coverage.next(all).orElseThrow();
      assertEquals(0, pick.score());
      rest.add(pick.place());
    }
    assertEquals(49, rest.size());
    assertTrue(coverage.next(all).isEmpty());
  }

  /** Tight groups around the axes, larger ones first. */
  private static Matrix groups(int[] sizes, Random random) {
    int width = sizes.length;
    float[] values = new float[Arrays.stream(sizes).sum() * width];
    int row = 0;
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++, row++) {
        for (int d = 0; d < width; d++) {
          values[row * width + d] = (d == g ? 1 : 0) + 0.05f * (float) random.nextGaussian();
        }
      }
    }
    return new Matrix(row, width, values);
  }

  @Test
  void typiClustTakesTheMostTypicalOfTheLargestClusterThatHasNoLabel() {
    int[] sizes = {90, 70, 50, 30};
    Matrix looks = groups(sizes, new Random(9));
    // The largest is labelled already.
    Pool.Known known = new Pool.Known(new Matrix(1, 4, new float[] {1, 0, 0, 0}), new int[] {1}, 3);
    List<Integer> chosen = places(Pools.choose(new TypiClust(3), seen(looks, known), 3));
    assertEquals(List.of(90, 160, 210), starts(chosen, sizes));
    for (int i = 0; i < 3; i++) {
      int start = List.of(90, 160, 210).get(i);
      int end = start + sizes[i + 1];
      int most =
          IntStream.range(start, end)
              .boxed()
              .max(
                  (a, b) ->
                      Double.compare(
                          typicality(looks, a, start, end), typicality(looks, b, start, end)))
              .orElseThrow();
      assertEquals(most, chosen.get(i));
    }
  }

  private static List<Integer> starts(List<Integer> rows, int[] sizes) {
    List<Integer> starts = new ArrayList<>();
    for (int row : rows) {
      int start = 0;
      int g = 0;
      while (start + sizes[g] <= row) {
        start += sizes[g++];
      }
      starts.add(start);
    }
    return starts;
  }

  private static double typicality(Matrix looks, int row, int start, int end) {
    return 1
        / IntStream.range(start, end)
            .filter(other -> other != row)
            .mapToDouble(other -> Math.sqrt(Pools.squaredDistance(looks, row, looks, other)))
            .sorted()
            .limit(Math.min(20, (end - start) / 2))
            .average()
            .orElseThrow();
  }

  @Test
  void clustersAreThoseOfTheNearestMeanAndFindWhatIsApart() {
    int[] sizes = {40, 30, 20, 10};
    Matrix looks = groups(sizes, new Random(2));
    int[] clusters = KMeans.clusters(DotProducts.of(looks), 4, new Random(1));
    assertEquals(4, Arrays.stream(clusters).distinct().count());
    int row = 0;
    for (int size : sizes) {
      assertEquals(1, Arrays.stream(clusters, row, row + size).distinct().count());
      row += size;
    }
    Matrix cloud = Pools.looks(400, 5, new Random(3));
    int[] found = KMeans.clusters(DotProducts.of(cloud), 7, new Random(1));
    double[][] means = means(cloud, found, 7);
    int right = 0;
    for (int i = 0; i < 400; i++) {
      int best = 0;
      for (int c = 1; c < 7; c++) {
        best = distance(cloud, i, means[c]) < distance(cloud, i, means[best]) ? c : best;
      }
      right += best == found[i] ? 1 : 0;
    }
    assertTrue(right >= 390, right + " of 400 rows are nearest to the mean of their cluster");
  }

  private static double[][] means(Matrix rows, int[] clusters, int count) {
    double[][] means = new double[count][rows.width()];
    int[] sizes = new int[count];
    for (int i = 0; i < rows.count(); i++) {
      sizes[clusters[i]]++;
    }
    for (int i = 0; i < rows.count(); i++) {
      for (int d = 0; d < rows.width(); d++) {
        means[clusters[i]][d] += rows.at(i, d) / sizes[clusters[i]];
      }
    }
    return means;
  }

  private static double distance(Matrix rows, int row, double[] center) {
    double sum = 0;
    for (int d = 0; d < center.length; d++) {
      sum += (rows.at(row, d) - center[d]) * (rows.at(row, d) - center[d]);
    }
    return sum;
  }

  /** The gradient written out: classes times dimensions. */
  private static double[] gradient(Pool pool, int row) {
    Matrix said = pool.probabilities();
    double[] gradient = new double[said.width() * pool.embeddings().width()];
    double[] error = new double[said.width()];
    for (int g = 0; g < pool.starts().size(); g++) {
      int start = pool.starts().get(g);
      int end = g + 1 < pool.starts().size() ? pool.starts().get(g + 1) : said.width();
      int guess = start;
      for (int c = start; c < end; c++) {
        error[c] = said.at(row, c);
        guess = said.at(row, c) > said.at(row, guess) ? c : guess;
      }
      error[guess] -= 1;
    }
    for (int c = 0; c < error.length; c++) {
      for (int d = 0; d < pool.embeddings().width(); d++) {
        gradient[c * pool.embeddings().width() + d] = error[c] * pool.embeddings().at(row, d);
      }
    }
    return gradient;
  }

  /** Two groups side by side. */
  private static Pool twoGroups(int count) {
    Random random = new Random(12);
    Matrix one = Pools.distributions(count, random);
    Matrix two = Pools.distributions(count, random);
    int width = one.width();
    float[] both = new float[count * 2 * width];
    for (int row = 0; row < count; row++) {
      System.arraycopy(one.values(), row * width, both, 2 * row * width, width);
      System.arraycopy(two.values(), row * width, both, (2 * row + 1) * width, width);
    }
    return new Pool(
        Pools.places(count),
        new Matrix(count, 2 * width, both),
        List.of(0, width),
        Pools.looks(count, Pools.WIDTH, random),
        Map.of(),
        Pool.Known.nothing(2 * Pools.CLASSES));
  }

  @Test
  void gradientsAreAsFarApartAsIfTheyWereWrittenOut() {
    Pool pool = twoGroups(300);
    int[] rows = IntStream.range(0, 300).filter(row -> row % 3 != 1).toArray();
    Gradients gradients =
        Gradients.of(pool.probabilities(), pool.starts(), pool.embeddings(), rows);
    float[] squares = gradients.squares();
    float[] found = new float[rows.length];
    for (int i = 0; i < rows.length; i += 7) {
      gradients.from(i, found);
      double[] one = gradient(pool, rows[i]);
      assertEquals(Arrays.stream(one).map(x -> x * x).sum(), squares[i], 1e-5);
      for (int j = 0; j < rows.length; j++) {
        double[] other = gradient(pool, rows[j]);
        double square = 0;
        for (int k = 0; k < one.length; k++) {
          square += (one[k] - other[k]) * (one[k] - other[k]);
        }
        assertEquals(square, found[j], 1e-5);
      }
    }
  }

  @Test
  void badgeBeginsWithTheLongestGradientAndDrawsByDistance() {
    Pool pool = twoGroups(60);
    double longest = 0;
    int first = 0;
    for (int row = 0; row < 60; row++) {
      double square = Arrays.stream(gradient(pool, row)).map(x -> x * x).sum();
      first = square > longest ? row : first;
      longest = Math.max(longest, square);
    }
    double[] distances = new double[60];
    double[] center = gradient(pool, first);
    for (int row = 0; row < 60; row++) {
      double[] other = gradient(pool, row);
      for (int k = 0; k < center.length; k++) {
        distances[row] += (center[k] - other[k]) * (center[k] - other[k]);
      }
    }
    double sum = Arrays.stream(distances).sum();
    int draws = 5_000;
    int[] counts = new int[60];
    BitSet all = Pools.all(60);
    Random random = new Random(5);
    for (int i = 0; i < draws; i++) {
      Selection selection = new Badge().begin(pool, random);
      assertEquals(first, selection.next(all).orElseThrow().place());
      counts[selection.next(all).orElseThrow().place()]++;
    }
    double chiSquare = 0;
    for (int row = 0; row < 60; row++) {
      double expected = draws * distances[row] / sum;
      chiSquare += expected == 0 ? 0 : Math.pow(counts[row] - expected, 2) / expected;
    }
    assertEquals(0, counts[first]);
    assertTrue(chiSquare < 105, "58 degrees of freedom, p = 0.0001: " + chiSquare);
  }

  @Test
  void likeAnExampleOrdersByTheCosine() {
    Pool pool = Pools.full(200, 4, 0);
    float[] example = new float[Pools.WIDTH];
    for (int i = 0; i < example.length; i++) {
      example[i] = 3 * pool.embeddings().at(17, i);
    }
    List<Selection.Pick> picks = Pools.choose(new LikeExample(example), pool, 200);
    assertEquals(17, picks.getFirst().place());
    assertEquals(1, picks.getFirst().score(), 1e-6);
    for (Selection.Pick pick : picks) {
      assertEquals(pool.embeddings().dot(17, pool.embeddings(), pick.place()), pick.score(), 1e-6);
    }
  }

  @Test
  void aLargePoolIsCutToTheMostUncertainAndGoesOnWithTheNext() {
    Random random = new Random(1);
    float[] doubt = Draws.each(100, random);
    List<int[]> cuts = new ArrayList<>();
    Selection selection =
        new Shortlisted(
            "cut",
            doubt,
            10,
            rows -> {
              cuts.add(rows);
              return new ByScore("cut", new float[rows.length]);
            });
    BitSet allowed = Pools.all(100);
    allowed.clear(0, 50);
    for (int i = 0; i < 20; i++) {
      int place = selection.next(allowed).orElseThrow().place();
      assertTrue(place >= 50);
    }
    int[] order =
        IntStream.range(50, 100)
            .boxed()
            .sorted((a, b) -> Float.compare(doubt[b], doubt[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int cut = 0; cut < 2; cut++) {
      int[] expected = Arrays.copyOfRange(order, 10 * cut, 10 * cut + 10);
      Arrays.sort(expected);
      assertEquals(
          Arrays.stream(expected).boxed().toList(), Arrays.stream(cuts.get(cut)).boxed().toList());
    }
    assertEquals("cut", selection.by());
  }

  @Test
  void aPoolAboveTheLimitWithoutAModelIsCutAtRandom() {
    int count = Shortlisted.MOST + 5000;
    Pool pool = seen(Pools.looks(count, 2, new Random(1)), Pools.nothing());
    Selection one = new CoreSet().begin(pool, new Random(1));
    Selection other = new CoreSet().begin(pool, new Random(2));
    BitSet all = Pools.all(count);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      first.add(one.next(all).orElseThrow().place());
      second.add(other.next(all).orElseThrow().place());
    }
    assertNotEquals(first, second);
  }
}
