package org.cuepoint.app.player;

import java.util.List;

/**
 * What {@link PlaybackBenchmark} measured.
 *
 * @param video what was played
 * @param playback frames on time, late and dropped at normal speed
 * @param seconds how long it played
 * @param pulsesPerSecond how often the screen was drawn meanwhile
 * @param cpuShare processor time of the whole program while playing, as a share of all processors
 * @param processors how many there are
 * @param fast what playing at higher speeds gave
 * @param heldBack from a backward step, repeated 30 times a second, to its picture
 * @param first from a jump to any picture that is nearer than the one before
 * @param exact from a jump to the picture that was wanted
 * @param wrong how many pictures were on screen under another frame's number
 */
public record PlaybackReport(
    String video,
    PlaybackStatistics playback,
    double seconds,
    double pulsesPerSecond,
    double cpuShare,
    int processors,
    List<Fast> fast,
    Spread heldBack,
    Spread first,
    Spread exact,
    int wrong) {

  /** Copies the list. */
  public PlaybackReport {
    fast = List.copyOf(fast);
  }

  /**
   * Playing faster than normal.
   *
   * @param speed times of real time
   * @param picturesPerSecond how many different pictures were shown in a second
   * @param behindSeconds how far the last picture was behind the clock when playing was stopped
   */
  public record Fast(double speed, double picturesPerSecond, double behindSeconds) {}

  /**
   * Durations in milliseconds.
   *
   * @param count how many were measured
   * @param median half of them are shorter
   * @param p95 95 of 100 are shorter
   * @param most the longest
   */
  public record Spread(int count, double median, double p95, double most) {

    static Spread of(List<Double> millis) {
      double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int n = sorted.length;
      return n == 0
          ? new Spread(0, Double.NaN, Double.NaN, Double.NaN)
          : new Spread(
              n, sorted[(n - 1) / 2], sorted[(int) Math.ceil(0.95 * n) - 1], sorted[n - 1]);
    }
  }
}
