package org.cuepoint.core.eval;

/**
 * The moving part of a fingerprint, ready to be compared by windows. Each grid is taken to mean 0
 * and deviation 1 over its cells, so that brightness, contrast and fades do not matter; a window
 * then loses its mean over time, so that the scene does not matter either and only what changes
 * within the window is left. Immutable.
 *
 * <p>Grids are smoothed over three ticks: a copy whose start is shifted shows other instants, and
 * smoothing makes them comparable. For the same reason there is a second trace half a tick later.
 */
final class MotionTrace {

  private static final int SIDE = Fingerprint.GRID;
  private static final int CELLS = SIDE * SIDE;

  /** Blocks of the picture that are compared on their own, in each direction. */
  private static final int BLOCKS = 4;

  /** Mean square that is as good as none, so that noise in a still block does not count. */
  private static final double STILL = 1e-3;

  /** Width and height of the sketch's cells. */
  private static final int SKETCH_SIDE = 4;

  /** Cosine waves over the window that the sketch keeps: one to this many half periods. */
  private static final int WAVES = 3;

  static final int SKETCH = SKETCH_SIDE * SKETCH_SIDE * WAVES;

  private static final double FLAT = 2.0;

  /** When within a tick the trace looks. */
  enum Phase {
    /** At the tick. */
    ON,
    /** Half a tick later. */
    HALF
  }

  private final int window;
  private final int ticks;

  /** Shape (ticks, CELLS). */
  private final float[] grids;

  MotionTrace(Fingerprint fingerprint, Phase phase, int window) {
    this.window = window;
    this.ticks = fingerprint.ticks();
    float[] still = new float[ticks * CELLS];
    for (int tick = 0; tick < ticks; tick++) {
      normalise(fingerprint, tick, still);
    }
    grids = new float[still.length];
    for (int tick = 0; tick < ticks; tick++) {
      int before = Math.max(0, tick - 1) * CELLS;
      int here = tick * CELLS;
      int after = Math.min(ticks - 1, tick + 1) * CELLS;
      for (int c = 0; c < CELLS; c++) {
        grids[here + c] =
            phase == Phase.ON
                ? 0.25f * still[before + c] + 0.5f * still[here + c] + 0.25f * still[after + c]
                : 0.5f * still[here + c] + 0.5f * still[after + c];
      }
    }
  }

  private static void normalise(Fingerprint fingerprint, int tick, float[] out) {
    double sum = 0;
    double squares = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      double value = fingerprint.at(tick, cell);
      sum += value;
      squares += value * value;
    }
    double mean = sum / CELLS;
    double variance = Math.max(0, squares / CELLS - mean * mean);
    // A floor keeps the noise of a black or white picture from becoming a pattern.
    double scale = 1 / Math.sqrt(variance + FLAT * FLAT);
    for (int c = 0; c < CELLS; c++) {
      out[tick * CELLS + c] = (float) ((fingerprint.at(tick, c) - mean) * scale);
    }
  }

  /** Returns the number of windows, one a tick; 0 when the video is shorter than one. */
  int windows() {
    return Math.max(0, ticks - window + 1);
  }

  /** Returns the moving part of a window, shape (window, CELLS). */
  float[] moving(int start) {
    float[] moving = new float[window * CELLS];
    float[] mean = mean(start);
    for (int k = 0; k < window; k++) {
      for (int c = 0; c < CELLS; c++) {
        moving[k * CELLS + c] = grids[(start + k) * CELLS + c] - mean[c];
      }
    }
    return moving;
  }

  /** Returns the mean grid of a window, shape (CELLS). */
  float[] mean(int start) {
    float[] mean = new float[CELLS];
    for (int k = 0; k < window; k++) {
      for (int c = 0; c < CELLS; c++) {
        mean[c] += grids[(start + k) * CELLS + c] / window;
      }
    }
    return mean;
  }

  /** Returns the mean square of what moves in a window; 1 is as much as the whole contrast. */
  double energy(int start) {
    float[] moving = moving(start);
    return dot(moving, moving) / moving.length;
  }

  /**
   * Writes a small stand-in of the moving part, of length 1 (or 0 where nothing moves): coarse
   * cells and the lowest waves in time. Its correlation is close to that of the moving parts.
   */
  void sketch(int start, float[] out, int offset) {
    float[] sketch = new float[SKETCH];
    for (int k = 0; k < window; k++) {
      for (int wave = 0; wave < WAVES; wave++) {
        // Each of these waves sums to 0 over the window, which takes its mean away.
        float weight = (float) Math.cos(Math.PI * (wave + 1) * (k + 0.5) / window);
        for (int c = 0; c < CELLS; c++) {
          int place = block(c, SKETCH_SIDE);
          sketch[wave * SKETCH_SIDE * SKETCH_SIDE + place] +=
              weight * grids[(start + k) * CELLS + c];
        }
      }
    }
    double length = Math.sqrt(dot(sketch, sketch));
    for (int i = 0; i < SKETCH; i++) {
      out[offset + i] = length > 0 ? (float) (sketch[i] / length) : 0;
    }
  }

  private static int block(int cell, int side) {
    return cell / SIDE * side / SIDE * side + cell % SIDE * side / SIDE;
  }

  /**
   * Returns how much the moving parts differ in the block where they differ most, as a share of
   * what moves there: 0 for the same, about 1 for unrelated movement. A camera that turns over the
   * same scene moves most of the picture alike, whoever stands in it; the performer's block tells
   * them apart.
   */
  static double worstBlock(float[] a, float[] b) {
    double[] difference = new double[BLOCKS * BLOCKS];
    double[] energy = new double[BLOCKS * BLOCKS];
    for (int i = 0; i < a.length; i++) {
      int block = block(i % CELLS, BLOCKS);
      difference[block] += (a[i] - b[i]) * (a[i] - b[i]);
      energy[block] += a[i] * a[i] + b[i] * b[i];
    }
    double floor = STILL * a.length / (BLOCKS * BLOCKS);
    double worst = 0;
    for (int block = 0; block < difference.length; block++) {
      worst = Math.max(worst, difference[block] / (energy[block] + floor));
    }
    return worst;
  }

  static double correlation(float[] a, float[] b) {
    double lengths = Math.sqrt(dot(a, a) * dot(b, b));
    return lengths > 0 ? dot(a, b) / lengths : 0;
  }

  private static double dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
