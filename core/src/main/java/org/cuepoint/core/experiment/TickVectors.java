package org.cuepoint.core.experiment;

import org.cuepoint.core.feature.FeatureReader;

/**
 * Ticks of one video as vectors with what surrounds them for a second to both sides: the mean
 * before, the tick itself, the mean after, and the deviation over all. Token maps are pooled to
 * 2×2. At the ends of the video the surroundings are cut off, never taken from elsewhere.
 * Immutable.
 */
final class TickVectors {

  private static final int GRID = 2;
  private static final int BLOCKS = 4;

  private final ClipTokens tokens;
  private final int reach;
  private final Values kind;

  /** Sums over ticks before, shape (ticks + 1, values). */
  private final double[][] sums;

  private final double[][] squares;

  /** Which values are used. */
  enum Values {
    /** As the encoder gave them. */
    PLAIN,
    /** Standardised by the video's own mean and deviation. */
    STANDARD
  }

  /**
   * Reads a video.
   *
   * @param reach ticks to each side
   */
  TickVectors(FeatureReader features, int reach, Values kind) {
    this.tokens = ClipTokens.read(features, GRID);
    this.reach = reach;
    this.kind = kind;
    int values = tokens.values();
    sums = new double[tokens.ticks() + 1][values];
    squares = new double[tokens.ticks() + 1][values];
    for (int tick = 0; tick < tokens.ticks(); tick++) {
      for (int i = 0; i < values; i++) {
        double value = value(tick, i);
        sums[tick + 1][i] = sums[tick][i] + value;
        squares[tick + 1][i] = squares[tick][i] + value * value;
      }
    }
  }

  private float value(int tick, int i) {
    return kind == Values.PLAIN ? tokens.plain(tick, i) : tokens.standard(tick, i);
  }

  int ticks() {
    return tokens.ticks();
  }

  /** Returns the vector of a tick. */
  float[] at(int tick) {
    int values = tokens.values();
    float[] vector = new float[BLOCKS * values];
    int from = Math.max(0, tick - reach);
    int to = Math.min(tokens.ticks(), tick + 1 + reach);
    int all = to - from;
    for (int i = 0; i < values; i++) {
      float here = value(tick, i);
      vector[i] = from < tick ? (float) ((sums[tick][i] - sums[from][i]) / (tick - from)) : here;
      vector[values + i] = here;
      vector[2 * values + i] =
          to > tick + 1 ? (float) ((sums[to][i] - sums[tick + 1][i]) / (to - tick - 1)) : here;
      double mean = (sums[to][i] - sums[from][i]) / all;
      double square = (squares[to][i] - squares[from][i]) / all;
      vector[3 * values + i] = (float) Math.sqrt(Math.max(0, square - mean * mean));
    }
    return vector;
  }
}
