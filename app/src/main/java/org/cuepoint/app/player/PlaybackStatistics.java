package org.cuepoint.app.player;

/**
 * How well playing went since it was last reset: every frame that had its turn is counted once.
 *
 * @param onTime frames shown within one display frame (1/60 s) of their time
 * @param late frames shown later than that, while they still were the newest
 * @param dropped frames not shown at all, though the speed would have allowed it
 */
public record PlaybackStatistics(int onTime, int late, int dropped) {

  /** Validates that nothing is negative. */
  public PlaybackStatistics {
    if (onTime < 0 || late < 0 || dropped < 0) {
      throw new IllegalArgumentException("Counts must not be negative");
    }
  }

  /** Returns how many frames had their turn. */
  public int frames() {
    return onTime + late + dropped;
  }

  /** Returns the share of frames shown on time, 0 to 1; 1 when there was none. */
  public double onTimeShare() {
    return frames() == 0 ? 1 : (double) onTime / frames();
  }
}
