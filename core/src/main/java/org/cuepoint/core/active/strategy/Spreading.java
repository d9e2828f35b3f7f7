package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.Selection;

/**
 * The seeding of k-means++: the first place is the one worth most, each further one is drawn with a
 * chance in proportion to its weight times its squared distance from the nearest that was chosen.
 * Scores are these products. One thread at a time.
 *
 * <p>Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
 */
final class Spreading implements Selection {

  private final String by;
  private final Distances distances;
  private final float[] first;
  private final float[] weights;
  private final RandomGenerator random;
  private final float[] nearest;
  private final float[] latest;
  private final BitSet chosen = new BitSet();

  /**
   * Begins.
   *
   * @param first what each row is worth as the first
   * @param weights what each row is worth after it, at least 0
   */
  Spreading(
      String by, Distances distances, float[] first, float[] weights, RandomGenerator random) {
    this.by = by;
    this.distances = distances;
    this.first = first;
    this.weights = weights;
    this.random = random;
    this.nearest = new float[distances.count()];
    this.latest = new float[distances.count()];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
  }

  @Override
  public Optional<Pick> next(BitSet allowed) {
    BitSet open = new BitSet();
    open.or(allowed);
    open.andNot(chosen);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    int row = chosen.isEmpty() ? best(open) : draw(open);
    double score = chosen.isEmpty() ? first[row] : (double) weights[row] * nearest[row];
    distances.from(row, latest);
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = Math.min(nearest[i], latest[i]);
    }
    chosen.set(row);
    return Optional.of(new Pick(row, score));
  }

  private int best(BitSet open) {
    int best = open.nextSetBit(0);
    for (int i = best; i >= 0; i = open.nextSetBit(i + 1)) {
      if (first[i] > first[best]) {
        best = i;
      }
    }
    return best;
  }

  private int draw(BitSet open) {
    double sum = 0;
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      sum += (double) weights[i] * nearest[i];
    }
    if (!(sum > 0)) {
      // All that is left looks like something that was chosen.
      return Bits.nth(open, random.nextInt(open.cardinality()));
    }
    double left = random.nextDouble() * sum;
    int last = -1;
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      double share = (double) weights[i] * nearest[i];
      if (share > 0) {
        last = i;
        left -= share;
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  @Override
  public String by() {
    return by;
  }
}
