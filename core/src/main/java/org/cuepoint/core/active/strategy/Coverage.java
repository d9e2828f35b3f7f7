package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;
import org.cuepoint.core.active.Selection;

/**
 * Greedy coverage: each time the place that adds most to the sum over the places of their
 * similarity to the nearest that is labelled or chosen. That sum grows by less the more was chosen,
 * so a gain that was computed once is the most that it can still be, and only places whose old gain
 * is above the best new one are looked at again (Minoux, "Accelerated greedy algorithms for
 * maximizing submodular set functions", 1978); the choice is that of the plain greedy algorithm.
 * Scores are gains. When nothing adds anything, the rest is drawn at random. One thread at a time.
 *
 * <p>Bae, Noh and Sutherland, "Generalized Coverage for More Robust Low-Budget Active Learning",
 * ECCV 2024.
 */
public final class Coverage implements Selection {

  /** How similar two places are. */
  @FunctionalInterface
  public interface Kernel {
    /** Replaces squared distances by similarities, 0 to 1. */
    void similarities(float[] squaredDistances);
  }

  /** More than any similarity: nothing is gained past the last row. */
  private static final float FULL = 2;

  /** Gains that one task computes together: a block of rows stays in the cache for all of them. */
  private static final int TOGETHER = 8;

  private static final int MOST_AT_ONCE = 16 * TOGETHER;

  private final String by;
  private final DotProducts rows;
  private final DotProducts over;
  private final Kernel kernel;
  private final RandomGenerator random;

  /** For each block of the rows to cover: how well each is covered. */
  private final float[][] covered;

  private final BestFirst gains;
  private final BitSet useless = new BitSet();

  /** How much was chosen when the gain of each row was computed. */
  private final int[] computed;

  private int chosen;

  /** Gains to compute anew at once: few at first, since the first may do. */
  private int atOnce = TOGETHER;

  /**
   * Begins; compares each place to choose with each to cover.
   *
   * @param by id of the function that chooses
   * @param rows embeddings of the places to choose from
   * @param over embeddings of the places to cover, which may be the same or a sample of them
   * @param known embeddings of what is labelled, of the same width; may have no rows
   * @param kernel how similar two places are
   * @param random draws when nothing is gained any more
   */
  public Coverage(
      String by,
      DotProducts rows,
      DotProducts over,
      Matrix known,
      Kernel kernel,
      RandomGenerator random) {
    this.by = by;
    this.rows = rows;
    this.over = over;
    this.kernel = kernel;
    this.random = random;
    this.computed = new int[rows.count()];
    this.covered = new float[Math.ceilDiv(over.count(), DotProducts.LANES)][DotProducts.LANES];
    int rest = over.count() % DotProducts.LANES;
    if (rest != 0) {
      Arrays.fill(covered[covered.length - 1], rest, DotProducts.LANES, FULL);
    }
    cover(known);
    float[] first = gains(IntStream.range(0, rows.count()).toArray(), rows.count());
    this.gains = new BestFirst(first);
  }

  private void cover(Matrix centers) {
    RowBlocks.each(
        covered.length,
        4,
        (from, to) -> {
          float[] similar = new float[DotProducts.LANES];
          for (int block = from; block < to; block++) {
            for (int i = 0; i < centers.count(); i++) {
              int at = i * centers.width();
              cover(block, Arrays.copyOfRange(centers.values(), at, at + centers.width()), similar);
            }
          }
        });
  }

  private void cover(int block, float[] center, float[] similar) {
    over.distances(block, center, similar);
    kernel.similarities(similar);
    float[] best = covered[block];
    for (int i = 0; i < DotProducts.LANES; i++) {
      best[i] = Math.max(best[i], similar[i]);
    }
  }

  /** Returns the gains of the first {@code count} candidates. */
  private float[] gains(int[] candidates, int count) {
    float[] gains = new float[count];
    RowBlocks.each(
        count,
        TOGETHER,
        (from, to) -> {
          float[][] sums = new float[to - from][DotProducts.LANES];
          float[][] centers = new float[to - from][];
          for (int i = from; i < to; i++) {
            centers[i - from] = rows.row(candidates[i]);
          }
          float[] similar = new float[DotProducts.LANES];
          for (int block = 0; block < covered.length; block++) {
            for (int i = 0; i < centers.length; i++) {
              over.distances(block, centers[i], similar);
              kernel.similarities(similar);
              addGains(similar, covered[block], sums[i]);
            }
          }
          for (int i = from; i < to; i++) {
            gains[i] = sum(sums[i - from]);
          }
        });
    return gains;
  }

  private static void addGains(float[] similar, float[] already, float[] sums) {
    for (int i = 0; i < DotProducts.LANES; i++) {
      float more = similar[i] - already[i];
      // max(0, more) as the compiler likes it.
      sums[i] += 0.5f * (more + Math.abs(more));
    }
  }

  private static float sum(float[] lanes) {
    double sum = 0;
    for (float each : lanes) {
      sum += each;
    }
    return (float) sum;
  }

  @Override
  public Optional<Pick> next(BitSet allowed) {
    while (!gains.isEmpty()) {
      int row = gains.row();
      float gain = gains.score();
      if (!allowed.get(row)) {
        gains.drop();
      } else if (!(gain > 0)) {
        gains.drop();
        useless.set(row);
      } else if (computed[row] == chosen) {
        gains.drop();
        return Optional.of(choose(row, gain));
      } else {
        lookAgain(allowed);
      }
    }
    useless.and(allowed);
    if (useless.isEmpty()) {
      return Optional.empty();
    }
    int row = Bits.nth(useless, random.nextInt(useless.cardinality()));
    useless.clear(row);
    return Optional.of(new Pick(row, 0));
  }

  /** Computes the gains of the best anew, several at once to use all cores. */
  private void lookAgain(BitSet allowed) {
    int[] again = new int[atOnce];
    int count = 0;
    while (count < again.length && !gains.isEmpty() && gains.score() > 0) {
      int row = gains.row();
      if (computed[row] == chosen) {
        break;
      }
      gains.drop();
      if (allowed.get(row)) {
        again[count++] = row;
      }
    }
    atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
    float[] fresh = gains(again, count);
    for (int i = 0; i < count; i++) {
      computed[again[i]] = chosen;
      gains.add(again[i], fresh[i]);
    }
  }

  private Pick choose(int row, float gain) {
    float[] center = rows.row(row);
    RowBlocks.each(
        covered.length,
        16,
        (from, to) -> {
          float[] similar = new float[DotProducts.LANES];
          for (int block = from; block < to; block++) {
            cover(block, center, similar);
          }
        });
    chosen++;
    atOnce = TOGETHER;
    return new Pick(row, gain);
  }

  @Override
  public String by() {
    return by;
  }
}
