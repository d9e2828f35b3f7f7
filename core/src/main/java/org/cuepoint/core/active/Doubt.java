package org.cuepoint.core.active;

import java.util.List;

/**
 * How much distributions say to be in doubt, row by row; each the mean over exclusive groups. A row
 * holds for each group background and then its classes, each 0 to 1 and summing to 1; {@code
 * starts} are the columns at which the groups begin, as in {@link Pool#starts}. The methods compute
 * on all cores and are thread-safe.
 *
 * <p>Settles, "Active Learning Literature Survey", UW–Madison TR 1648, 2009, section 3.1, with
 * Lewis and Gale, SIGIR 1994 (least confidence) and Scheffer, Decomain and Wrobel, IDA 2001
 * (margin).
 */
public final class Doubt {

  private static final int BLOCK = 1024;
  private static final float LN_2 = (float) Math.log(2);

  /** The bits of the square root of a half: mantissas are taken from there to that of two. */
  private static final int ROOT_OF_A_HALF = 0x3f3504f3;

  private static final int MANTISSA_BITS = 23;

  /** What a second distribution gives at least, so that a divergence is finite. */
  private static final float LEAST = 1e-6f;

  private Doubt() {}

  /** What is computed of one group of one row, columns {@code [from, to)} of {@code values}. */
  @FunctionalInterface
  private interface OfGroup {
    float at(float[] values, int from, int to);
  }

  /** Returns −Σ p ln p of each row, in nats. */
  public static float[] entropy(Matrix rows, List<Integer> starts) {
    return each(rows, starts, Doubt::entropy);
  }

  /** Returns one less the greatest probability of each row, 0 to 1. */
  public static float[] leastConfidence(Matrix rows, List<Integer> starts) {
    return each(rows, starts, Doubt::leastConfidence);
  }

  /** Returns one less the margin between the two greatest probabilities of each row, 0 to 1. */
  public static float[] margin(Matrix rows, List<Integer> starts) {
    return each(rows, starts, Doubt::margin);
  }

  /**
   * Returns KL(p ‖ q) of each row of two matrices of the same shape, in nats, at least 0. Where
   * {@code q} gives less than a millionth it is taken to give that.
   */
  public static float[] divergence(Matrix p, Matrix q, List<Integer> starts) {
    if (p.count() != q.count() || p.width() != q.width()) {
      throw new IllegalArgumentException("Only matrices of the same shape can be compared");
    }
    float[] result = new float[p.count()];
    RowBlocks.each(
        p.count(),
        BLOCK,
        (from, to) -> {
          float[] first = p.values();
          float[] second = q.values();
          for (int row = from; row < to; row++) {
            float sum = 0;
            for (int i = row * p.width(); i < (row + 1) * p.width(); i++) {
              if (first[i] >= Float.MIN_NORMAL) {
                sum += first[i] * (log(first[i]) - log(Math.max(LEAST, second[i])));
              }
            }
            result[row] = Math.max(0, sum) / starts.size();
          }
        });
    return result;
  }

  /**
   * Returns the mutual information between label and model of each row, in nats, at least 0: the
   * entropy of the models' mean less the mean of their entropies (Houlsby, Huszár, Ghahramani and
   * Lengyel, "Bayesian Active Learning for Classification and Preference Learning", 2011).
   *
   * @param models what each model says, of the same shape; at least one
   */
  public static float[] information(List<Matrix> models, List<Integer> starts) {
    Matrix first = models.getFirst();
    if (models.stream().anyMatch(m -> m.count() != first.count() || m.width() != first.width())) {
      throw new IllegalArgumentException("Only matrices of the same shape can be compared");
    }
    float[] result = new float[first.count()];
    int width = first.width();
    RowBlocks.each(
        first.count(),
        BLOCK,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            float sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
              sum += information(models, i);
            }
            result[row] = Math.max(0, sum) / starts.size();
          }
        });
    return result;
  }

  private static float information(List<Matrix> models, int index) {
    float mean = 0;
    float own = 0;
    for (Matrix model : models) {
      float p = model.values()[index];
      mean += p;
      own += negative(p);
    }
    mean /= models.size();
    return own / models.size() - negative(mean);
  }

  /** Returns p ln p. */
  private static float negative(float p) {
    return p >= Float.MIN_NORMAL ? p * log(p) : 0;
  }

  private static float[] each(Matrix rows, List<Integer> starts, OfGroup measure) {
    int[] ends = ends(rows.width(), starts);
    float[] result = new float[rows.count()];
    RowBlocks.each(
        rows.count(),
        BLOCK,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            float sum = 0;
            int start = row * rows.width();
            for (int end : ends) {
              sum += measure.at(rows.values(), start, row * rows.width() + end);
              start = row * rows.width() + end;
            }
            result[row] = sum / ends.length;
          }
        });
    return result;
  }

  private static int[] ends(int width, List<Integer> starts) {
    int[] ends = new int[starts.size()];
    for (int g = 0; g < ends.length; g++) {
      ends[g] = g + 1 < ends.length ? starts.get(g + 1) : width;
    }
    if (ends.length == 0 || starts.getFirst() != 0) {
      throw new IllegalArgumentException("The first group must begin at the first column");
    }
    return ends;
  }

  private static float entropy(float[] values, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum -= negative(values[i]);
    }
    return Math.max(0, sum);
  }

  private static float leastConfidence(float[] values, int from, int to) {
    float best = 0;
    for (int i = from; i < to; i++) {
      best = Math.max(best, values[i]);
    }
    return 1 - best;
  }

  private static float margin(float[] values, int from, int to) {
    float best = 0;
    float second = 0;
    for (int i = from; i < to; i++) {
      float p = values[i];
      second = Math.max(second, Math.min(best, p));
      best = Math.max(best, p);
    }
    return 1 - (best - second);
  }

  /**
   * Returns ln x of a normal number above 0, to about seven digits. With x = m · 2^e and m between
   * the roots of a half and of two, ln m = 2 artanh((m − 1) / (m + 1)), whose series is short
   * there. Several times as quick as {@link Math#log}, which is most of the time of a ranking.
   */
  static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - ROOT_OF_A_HALF) >> MANTISSA_BITS;
    float mantissa = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS));
    float s = (mantissa - 1) / (mantissa + 1);
    float z = s * s;
    return exponent * LN_2 + s * (2 + z * (2 / 3f + z * (2 / 5f + z * (2 / 7f + z * (2 / 9f)))));
  }
}
