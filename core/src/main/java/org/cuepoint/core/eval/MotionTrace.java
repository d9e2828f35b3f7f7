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

  /** Width and height after averaging 2×2 cells. */
  static final int SIDE = Fingerprint.GRID / 2;

  static final int CELLS = SIDE * SIDE;

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
    float[] cells = new float[CELLS];
    double sum = 0;
    double squares = 0;
    for (int cell = 0; cell < Fingerprint.GRID * Fingerprint.GRID; cell++) {
      int row = cell / Fingerprint.GRID / 2;
      int column = cell % Fingerprint.GRID / 2;
      cells[row * SIDE + column] += fingerprint.at(tick, cell) / 4f;
    }
    for (float cell : cells) {
      sum += cell;
      squares += cell * cell;
    }
    double mean = sum / CELLS;
    double variance = Math.max(0, squares / CELLS - mean * mean);
    // A floor keeps the noise of a black or white picture from becoming a pattern.
    double scale = 1 / Math.sqrt(variance + FLAT * FLAT);
    for (int c = 0; c < CELLS; c++) {
      out[tick * CELLS + c] = (float) ((cells[c] - mean) * scale);
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
          int place = c / SIDE / 2 * SKETCH_SIDE + c % SIDE / 2;
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
