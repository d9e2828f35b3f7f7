package org.cuepoint.core.active;

import java.util.Optional;

/**
 * How much two models contradict each other about the same video or region. Thread-safe.
 *
 * <p>By the divergence of Jensen and Shannon (Lin, "Divergence Measures Based on the Shannon
 * Entropy", IEEE Transactions on Information Theory 37, 1991): in nats 0 to ln 2, the same whoever
 * is named first, and finite also where a model that is too sure gives a label nothing. The
 * divergence of Kullback and Leibler, which is none of that, would let a few such ticks outweigh
 * all others in the mean over a place.
 */
public final class Contrast {

  private static final int BLOCK = 2048;

  private final TickGroups one;
  private final TickGroups other;

  /**
   * What two models take a place for.
   *
   * @param first the class by the first, or -1 for nothing
   * @param firstProbability mean over the place
   * @param second the class by the second, or -1 for nothing; another one
   * @param secondProbability mean over the place
   */
  public record Opposed(int first, double firstProbability, int second, double secondProbability) {}

  /**
   * Compares two models.
   *
   * @param one distributions of each tick
   * @param other the other's, in the same columns
   * @throws IllegalArgumentException if they speak of different numbers of ticks
   */
  public Contrast(Matrix one, Matrix other, Columns columns) {
    if (one.count() != other.count()) {
      throw new IllegalArgumentException(
          "Two models can be compared on the same ticks only, not on "
              + one.count()
              + " and "
              + other.count());
    }
    this.one = new TickGroups(one, columns);
    this.other = new TickGroups(other, columns);
  }

  /** Returns the divergence at each tick, in nats, mean over groups. */
  public float[] divergence() {
    float[] result = new float[one.ticks()];
    for (int group = 0; group < one.count(); group++) {
      int of = group;
      RowBlocks.each(
          result.length,
          BLOCK,
          (from, to) -> {
            float[] p = new float[one.size(of)];
            float[] q = new float[p.length];
            for (int t = from; t < to; t++) {
              one.read(t, of, p);
              other.read(t, of, q);
              result[t] += divergence(p, q) / one.count();
            }
          });
    }
    return result;
  }

  private static float divergence(float[] p, float[] q) {
    float sum = 0;
    for (int i = 0; i < p.length; i++) {
      float mean = (p[i] + q[i]) / 2;
      if (mean >= Float.MIN_NORMAL) {
        sum += part(p[i], mean) + part(q[i], mean);
      }
    }
    return Math.max(0, sum / 2);
  }

  private static float part(float p, float mean) {
    return p >= Float.MIN_NORMAL ? p * (Doubt.log(p) - Doubt.log(mean)) : 0;
  }

  /**
   * Returns what both take a place for on average, in the group in which they diverge most; empty
   * when they take it for the same in each.
   *
   * @param start first tick of the place
   * @param end the tick after its last
   */
  public Optional<Opposed> opposed(int start, int end) {
    Optional<Opposed> found = Optional.empty();
    float most = 0;
    for (int group = 0; group < one.count(); group++) {
      float[] p = one.mean(group, start, end);
      float[] q = other.mean(group, start, end);
      int first = TickGroups.best(p);
      int second = TickGroups.best(q);
      float apart = divergence(p, q);
      if (first != second && apart > most) {
        most = apart;
        found =
            Optional.of(
                new Opposed(
                    one.classOf(group, first), p[first], one.classOf(group, second), q[second]));
      }
    }
    return found;
  }
}
