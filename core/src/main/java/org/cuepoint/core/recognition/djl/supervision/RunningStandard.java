package org.cuepoint.core.recognition.djl.supervision;

import java.util.List;
import org.cuepoint.core.feature.FeatureReader;

/**
 * Standardises the token maps of a stream by what it has shown so far, as {@link ClipStandard} does
 * by the whole clip: a running mean and variance (Welford, Technometrics 4(3), 1962) that begin
 * with those of the training clips, counted as a few seconds. One thread at a time.
 */
public final class RunningStandard {

  /** Added to a variance, so that what never changes is not magnified. */
  public static final double FLOOR = 1e-3;

  /** Ticks of each clip that are looked at for the prior; evenly spread. */
  private static final int LOOKED_AT = 50;

  private final int priorTicks;
  private final float[] mean;
  private final float[] variance;
  private int ticks;

  /**
   * What a stream is taken to be like before it begins.
   *
   * @param mean of each value
   * @param variance of each value within a clip
   * @param ticks that this counts for
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Prior(float[] mean, float[] variance, int ticks) {

    /** Measures clips, at least one. */
    public static Prior of(List<FeatureReader> clips, int ticks) {
      int values = clips.getFirst().shape().tokenValues();
      double[] mean = new double[values];
      double[] within = new double[values];
      float[] row = new float[values];
      for (FeatureReader clip : clips) {
        double[] sum = new double[values];
        double[] squares = new double[values];
        int stride = Math.max(1, clip.ticks() / LOOKED_AT);
        int count = 0;
        for (int tick = 0; tick < clip.ticks(); tick += stride, count++) {
          clip.tokens(tick, row, 0);
          for (int i = 0; i < values; i++) {
            sum[i] += row[i];
            squares[i] += (double) row[i] * row[i];
          }
        }
        for (int i = 0; i < values; i++) {
          double own = sum[i] / count;
          mean[i] += own / clips.size();
          within[i] += Math.max(0, squares[i] / count - own * own) / clips.size();
        }
      }
      float[] means = new float[values];
      float[] variances = new float[values];
      for (int i = 0; i < values; i++) {
        means[i] = (float) mean[i];
        variances[i] = (float) within[i];
      }
      return new Prior(means, variances, ticks);
    }
  }

  /** Begins a stream. */
  public RunningStandard(Prior prior) {
    priorTicks = prior.ticks();
    mean = prior.mean().clone();
    variance = prior.variance().clone();
  }

  private RunningStandard(RunningStandard other) {
    priorTicks = other.priorTicks;
    mean = other.mean.clone();
    variance = other.variance.clone();
    ticks = other.ticks;
  }

  /** Returns a stream that stands where this one stands. */
  public RunningStandard copy() {
    return new RunningStandard(this);
  }

  /** Returns how many ticks it has seen. */
  public int ticks() {
    return ticks;
  }

  /**
   * Takes in the next tick and standardises it in place.
   *
   * @param tokens token map from {@code offset} on
   */
  public void next(float[] tokens, int offset) {
    ticks++;
    float share = 1f / (priorTicks + ticks);
    for (int i = 0; i < mean.length; i++) {
      float away = tokens[offset + i] - mean[i];
      mean[i] += share * away;
      float still = tokens[offset + i] - mean[i];
      variance[i] += share * (away * still - variance[i]);
      tokens[offset + i] = (float) (still / Math.sqrt(variance[i] + FLOOR));
    }
  }

  /** Returns what must be kept to go on from here: ticks, means, variances. */
  public float[] save() {
    float[] saved = new float[1 + 2 * mean.length];
    saved[0] = ticks;
    System.arraycopy(mean, 0, saved, 1, mean.length);
    System.arraycopy(variance, 0, saved, 1 + mean.length, mean.length);
    return saved;
  }

  /** Goes on from what {@link #save} returned. */
  public void restore(float[] saved) {
    ticks = (int) saved[0];
    System.arraycopy(saved, 1, mean, 0, mean.length);
    System.arraycopy(saved, 1 + mean.length, variance, 0, mean.length);
  }
}
