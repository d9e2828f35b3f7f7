package org.cuepoint.core.recognition.djl.teacher;

/**
 * Finds where one action ends and the next begins between two timestamps: the place that makes the
 * squared distances of the embeddings to the means of their parts least (Li, Abu Farha and Gall,
 * CVPR 2021, equations 3 to 5, with squared distances, which prefix sums give in constant time).
 * The first part begins where the last search found its beginning. When background is known, a part
 * of it may lie between the actions; its mean is that of the known background. Immutable.
 */
final class StampGap {

  private final int width;
  private final double[] sums;
  private final double[] squares;

  /**
   * Sums up a clip.
   *
   * @param embedding shape (ticks, width)
   */
  StampGap(float[] embedding, int ticks) {
    this.width = embedding.length / ticks;
    this.sums = new double[(ticks + 1) * width];
    this.squares = new double[ticks + 1];
    for (int t = 0; t < ticks; t++) {
      double square = 0;
      for (int i = 0; i < width; i++) {
        double value = embedding[t * width + i];
        sums[(t + 1) * width + i] = sums[t * width + i] + value;
        square += value * value;
      }
      squares[t + 1] = squares[t] + square;
    }
  }

  /**
   * Returns the end of the first action and the start of the second, in ticks.
   *
   * @param begin where the first action begins, at most {@code first}
   * @param first the earlier stamp
   * @param second the later stamp
   * @param background mean embedding of background, or empty when nothing is known of it
   */
  int[] edges(int begin, int first, int second, float[] background) {
    int[] best = {first + 1, first + 1};
    double least = Double.POSITIVE_INFINITY;
    for (int a = first + 1; a <= second; a++) {
      double left = spread(begin, a);
      int last = background.length == 0 ? a : second;
      for (int b = a; b <= last; b++) {
        double energy = left + spread(b, second + 1);
        if (b > a) {
          energy += distance(a, b, background);
        }
        if (energy < least) {
          least = energy;
          best = new int[] {a, b};
        }
      }
    }
    return best;
  }

  /** Returns Σ |x − mean|² over ticks. */
  private double spread(int start, int end) {
    double square = 0;
    for (int i = 0; i < width; i++) {
      double sum = sums[end * width + i] - sums[start * width + i];
      square += sum * sum;
    }
    return squares[end] - squares[start] - square / (end - start);
  }

  /** Returns Σ |x − centre|² over ticks. */
  private double distance(int start, int end, float[] centre) {
    double cross = 0;
    double square = 0;
    for (int i = 0; i < width; i++) {
      cross += (sums[end * width + i] - sums[start * width + i]) * centre[i];
      square += (double) centre[i] * centre[i];
    }
    return squares[end] - squares[start] - 2 * cross + (end - start) * square;
  }
}
