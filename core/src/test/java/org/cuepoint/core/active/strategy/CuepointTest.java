package org.cuepoint.core.active.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.junit.jupiter.api.Test;

final class CuepointTest {

  private static final Cuepoint FUNCTION = new Cuepoint();

  private static String by(Pool pool) {
    return FUNCTION.begin(pool, new Random(1)).by();
  }

  private static Pool without(Pool pool, Set<Signal> missing, Matrix embeddings) {
    Map<Signal, float[]> signals = new EnumMap<>(pool.signals());
    signals.keySet().removeAll(missing);
    return new Pool(
        pool.places(), pool.probabilities(), pool.starts(), embeddings, signals, pool.known());
  }

  @Test
  void itChangesWithTheTwelfthLabelOfAClass() {
    assertEquals("max-herding", by(Pools.full(200, 1, 0)));
    assertEquals("max-herding", by(Pools.full(200, 1, 12 * Pools.CLASSES - 1)));
    assertEquals("uncertainty", by(Pools.full(200, 1, 12 * Pools.CLASSES)));
  }

  @Test
  void placesWhereNothingHappensAreNoLabelsOfAClass() {
    Pool warm = Pools.full(200, 1, 12 * Pools.CLASSES);
    int[] labels = warm.known().labels().clone();
    labels[0] = 0;
    Pool.Known known = new Pool.Known(warm.known().embeddings(), labels, Pools.CLASSES);
    Pool pool =
        new Pool(warm.places(), warm.probabilities(), warm.embeddings(), warm.signals(), known);
    assertEquals("max-herding", by(pool));
  }

  @Test
  void withoutAModelItIsColdWhateverIsLabelled() {
    Pool full = Pools.full(200, 1, 12 * Pools.CLASSES);
    Pool pool = new Pool(full.places(), Matrix.NONE, full.embeddings(), Map.of(), full.known());
    assertEquals("max-herding", by(pool));
    assertEquals(Pools.choose(new MaxHerding(), pool, 20), Pools.choose(FUNCTION, pool, 20));
  }

  @Test
  void withoutFeaturesTheBestComeInOrder() {
    Pool pool = without(Pools.full(200, 1, 0), Set.of(), Matrix.NONE);
    assertEquals("uncertainty", by(pool));
    float[] scores = Cuepoint.scores(pool);
    List<Selection.Pick> picks = Pools.choose(FUNCTION, pool, 200);
    for (int i = 1; i < picks.size(); i++) {
      assertTrue(scores[picks.get(i - 1).place()] >= scores[picks.get(i).place()]);
    }
  }

  @Test
  void reasonsAreAddedByRankAndTheWeightsOfMissingOnesShared() {
    Pool full = Pools.full(500, 2, 12 * Pools.CLASSES);
    Map<Signal, Double> weights =
        Map.of(Signal.MARGIN, 0.4, Signal.BALD, 0.3, Signal.DISAGREEMENT, 0.1);
    for (Set<Signal> missing :
        List.<Set<Signal>>of(
            Set.of(),
            Set.of(Signal.BALD),
            Set.of(Signal.BALD, Signal.DISAGREEMENT),
            Set.of(Signal.MARGIN))) {
      Pool pool = without(full, missing, full.embeddings());
      float[] scores = Cuepoint.scores(pool);
      for (int row = 0; row < pool.size(); row++) {
        double sum = 0;
        double total = 0;
        for (Map.Entry<Signal, Double> weighted : weights.entrySet()) {
          if (!missing.contains(weighted.getKey())) {
            sum +=
                weighted.getValue() * Ranks.of(pool.signal(weighted.getKey()).orElseThrow())[row];
            total += weighted.getValue();
          }
        }
        assertEquals(sum / total, scores[row], 1e-5);
        if (row == 20) {
          break;
        }
      }
    }
  }

  @Test
  void warmItTakesTheBestFirstAndThenOfTheBestTenthWhatDiffers() {
    Pool pool = Pools.full(4000, 3, 12 * Pools.CLASSES);
    float[] scores = Cuepoint.scores(pool);
    float[] sorted = scores.clone();
    java.util.Arrays.sort(sorted);
    List<Selection.Pick> picks = Pools.choose(FUNCTION, pool, 60);
    assertEquals(sorted[sorted.length - 1], scores[picks.getFirst().place()]);
    for (Selection.Pick pick : picks) {
      assertTrue(scores[pick.place()] >= sorted[sorted.length - 400]);
    }
  }

  @Test
  void warmItDoesNotAskTheSameThingTwice() {
    Pool full = Pools.full(400, 4, 12 * Pools.CLASSES);
    // Every place stands there four times.
    int width = Pools.WIDTH;
    int said = full.probabilities().width();
    float[] looks = new float[400 * width];
    float[] probabilities = new float[400 * said];
    for (int row = 0; row < 400; row++) {
      System.arraycopy(full.embeddings().values(), row / 4 * width, looks, row * width, width);
      System.arraycopy(
          full.probabilities().values(), row / 4 * said, probabilities, row * said, said);
    }
    Map<Signal, float[]> signals = new EnumMap<>(Signal.class);
    full.signals()
        .forEach(
            (signal, values) -> {
              float[] copied = new float[400];
              for (int row = 0; row < 400; row++) {
                copied[row] = values[row / 4];
              }
              signals.put(signal, copied);
            });
    Pool pool =
        new Pool(
            full.places(),
            new Matrix(400, said, probabilities),
            new Matrix(400, width, looks),
            signals,
            full.known());
    Set<Integer> originals = new HashSet<>();
    // The best hundred are 25 originals.
    Pools.choose(FUNCTION, pool, 20).forEach(pick -> originals.add(pick.place() / 4));
    assertTrue(originals.size() >= 19, originals.size() + " of 20");
  }
}
