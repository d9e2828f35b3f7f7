package org.cuepoint.core.active;

/**
 * Settings of the ranking.
 *
 * @param count at most so many questions, at least 1
 * @param maxShareOfOneVideo the most that one video may have of {@code count}, above 0 to 1; raised
 *     to an equal share where there are too few videos to fill the queue otherwise
 * @param gapTicks questions in the same video and region lie at least so far apart, so that
 *     neighbours that look the same are not both asked
 * @param seed of the random numbers
 */
public record RankerSettings(int count, double maxShareOfOneVideo, int gapTicks, long seed) {

  /** Validates the ranges. */
  public RankerSettings {
    if (count < 1 || !(maxShareOfOneVideo > 0 && maxShareOfOneVideo <= 1) || gapTicks < 0) {
      throw new IllegalArgumentException(
          "A ranking needs a count of at least 1, a share above 0 to 1 and a gap of at least 0");
    }
  }

  /** Returns twenty questions, at most 30 % a video, at least a second apart at 8 Hz. */
  public static RankerSettings defaults() {
    return new RankerSettings(20, 0.3, 8, 1);
  }

  /** Returns the same settings with another count. */
  public RankerSettings withCount(int newCount) {
    return new RankerSettings(newCount, maxShareOfOneVideo, gapTicks, seed);
  }

  /** Returns the same settings with another seed. */
  public RankerSettings withSeed(long newSeed) {
    return new RankerSettings(count, maxShareOfOneVideo, gapTicks, newSeed);
  }

  /** Returns how many questions one of {@code videos} videos may have. */
  int mostOfOneVideo(int videos) {
    int most = Math.max(1, (int) Math.floor(count * maxShareOfOneVideo + 1e-9));
    boolean tooFew = videos * maxShareOfOneVideo < 1;
    return tooFew ? Math.max(most, Math.ceilDiv(count, Math.max(1, videos))) : most;
  }
}
