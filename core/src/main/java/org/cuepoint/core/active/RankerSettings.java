package org.cuepoint.core.active;

/**
 * Settings of the ranking.
 *
 * @param count at most so many questions, at least 1
 * @param maxShareOfOneVideo the most that one video may have of {@code count}, above 0 to 1; raised
 *     to an equal share where there are too few videos to fill the queue otherwise
 * @param maxTimesEqualShare the most that one group of videos may have, as a multiple of what each
 *     would have if all had as much, at least 1; videos of no group are not counted
 * @param gapTicks questions in the same video and region lie at least so far apart, so that
 *     neighbours that look the same are not both asked; audits are not moved
 * @param rareShare share of the questions that look for the classes with the fewest labels, 0 to 1
 * @param auditShare share of the questions that are drawn at random, to measure, 0 to 1; where it
 *     is no whole number of questions, chance decides, so that it holds over many rounds
 * @param seed of the random numbers
 */
public record RankerSettings(
    int count,
    double maxShareOfOneVideo,
    double maxTimesEqualShare,
    int gapTicks,
    double rareShare,
    double auditShare,
    long seed) {

  /** Validates the ranges. */
  public RankerSettings {
    if (count < 1 || !(maxShareOfOneVideo > 0 && maxShareOfOneVideo <= 1) || gapTicks < 0) {
      throw new IllegalArgumentException(
          "A ranking needs a count of at least 1, a share above 0 to 1 and a gap of at least 0");
    }
    if (!(maxTimesEqualShare >= 1)
        || !(rareShare >= 0 && auditShare >= 0 && rareShare + auditShare <= 1)) {
      throw new IllegalArgumentException(
          "A ranking needs shares of rare classes and audits of together at most 1, and groups may"
              + " have at least their equal share");
    }
  }

  /**
   * Returns twenty questions: at most 30 % a video, at most one and a half times its share a group,
   * at least a second apart at 8 Hz, 10 % for rare classes and 10 % audits.
   */
  public static RankerSettings defaults() {
    return new RankerSettings(20, 0.3, 1.5, 8, 0.1, 0.1, 1);
  }

  /** Returns the same settings with another count. */
  public RankerSettings withCount(int newCount) {
    return new RankerSettings(
        newCount, maxShareOfOneVideo, maxTimesEqualShare, gapTicks, rareShare, auditShare, seed);
  }

  /** Returns the same settings with another share of one video. */
  public RankerSettings withMaxShareOfOneVideo(double newShare) {
    return new RankerSettings(
        count, newShare, maxTimesEqualShare, gapTicks, rareShare, auditShare, seed);
  }

  /** Returns the same settings with another multiple of an equal share for groups. */
  public RankerSettings withMaxTimesEqualShare(double newTimes) {
    return new RankerSettings(
        count, maxShareOfOneVideo, newTimes, gapTicks, rareShare, auditShare, seed);
  }

  /** Returns the same settings with another gap. */
  public RankerSettings withGapTicks(int newGap) {
    return new RankerSettings(
        count, maxShareOfOneVideo, maxTimesEqualShare, newGap, rareShare, auditShare, seed);
  }

  /** Returns the same settings with another share for rare classes. */
  public RankerSettings withRareShare(double newShare) {
    return new RankerSettings(
        count, maxShareOfOneVideo, maxTimesEqualShare, gapTicks, newShare, auditShare, seed);
  }

  /** Returns the same settings with another share of audits. */
  public RankerSettings withAuditShare(double newShare) {
    return new RankerSettings(
        count, maxShareOfOneVideo, maxTimesEqualShare, gapTicks, rareShare, newShare, seed);
  }

  /** Returns the same settings with another seed. */
  public RankerSettings withSeed(long newSeed) {
    return new RankerSettings(
        count, maxShareOfOneVideo, maxTimesEqualShare, gapTicks, rareShare, auditShare, newSeed);
  }

  /** Returns how many questions one of {@code videos} videos may have. */
  int mostOfOneVideo(int videos) {
    int most = Math.max(1, (int) Math.floor(count * maxShareOfOneVideo + 1e-9));
    boolean tooFew = videos * maxShareOfOneVideo < 1;
    return tooFew ? Math.max(most, Math.ceilDiv(count, Math.max(1, videos))) : most;
  }

  /** Returns how many questions one of {@code groups} groups may have. */
  int mostOfOneGroup(int groups) {
    return (int) Math.ceil(maxTimesEqualShare * count / Math.max(1, groups) - 1e-9);
  }
}
