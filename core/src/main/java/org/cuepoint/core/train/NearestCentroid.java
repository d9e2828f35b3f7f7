package org.cuepoint.core.train;

import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * The baseline that any learning must beat: each tick on its own gets the class whose mean pooled
 * feature is nearest (Euclidean distance after standardising each feature). Knows no time.
 * Immutable.
 */
public final class NearestCentroid {

  private final float[] mean;
  private final float[] deviation;
  private final double[][] centroids;
  private final boolean[] known;

  private NearestCentroid(float[] mean, float[] deviation, double[][] centroids, boolean[] known) {
    this.mean = mean;
    this.deviation = deviation;
    this.centroids = centroids;
    this.known = known;
  }

  /**
   * Averages the labelled ticks of one exclusive group.
   *
   * @param group position of the group
   * @param members positions of its classes
   * @param clips labelled clips with features of one encoder, at least one labelled tick of the
   *     group
   */
  public static NearestCentroid of(int group, List<Integer> members, List<TrainingClip> clips) {
    int channels = clips.getFirst().features().shape().channels();
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    standardise(clips, mean, deviation);
    double[][] sums = new double[1 + members.size()][channels];
    long[] counts = new long[1 + members.size()];
    float[] row = new float[channels];
    for (TrainingClip clip : clips) {
      for (Target target : clip.targets()) {
        if (target.group() != group || target.label() == Target.NOT_KNOWN) {
          continue;
        }
        int output = target.label() == Target.BACKGROUND ? 0 : 1 + members.indexOf(target.label());
        for (int tick = target.start(); tick < target.end(); tick++) {
          clip.features().pooled(tick, row, 0);
          for (int i = 0; i < channels; i++) {
            sums[output][i] += (row[i] - mean[i]) / deviation[i];
          }
          counts[output]++;
        }
      }
    }
    boolean[] known = new boolean[sums.length];
    for (int o = 0; o < sums.length; o++) {
      known[o] = counts[o] > 0;
      for (int i = 0; i < channels && known[o]; i++) {
        sums[o][i] /= counts[o];
      }
    }
    return new NearestCentroid(mean, deviation, sums, known);
  }

  private static void standardise(List<TrainingClip> clips, float[] mean, float[] deviation) {
    int channels = mean.length;
    double[] sum = new double[channels];
    double[] squares = new double[channels];
    float[] row = new float[channels];
    long count = 0;
    for (TrainingClip clip : clips) {
      for (int tick = 0; tick < clip.features().ticks(); tick++) {
        clip.features().pooled(tick, row, 0);
        for (int i = 0; i < channels; i++) {
          sum[i] += row[i];
          squares[i] += (double) row[i] * row[i];
        }
        count++;
      }
    }
    for (int i = 0; i < channels; i++) {
      mean[i] = (float) (sum[i] / count);
      double variance = squares[i] / count - (double) mean[i] * mean[i];
      deviation[i] = (float) Math.sqrt(Math.max(variance, 0) + 1e-8);
    }
  }

  /**
   * Returns the nearest output of each tick.
   *
   * @return 0 for background, 1 + position in the group's members for a class; shape (ticks)
   */
  public int[] predict(FeatureReader features) {
    int[] nearest = new int[features.ticks()];
    float[] row = new float[mean.length];
    for (int tick = 0; tick < nearest.length; tick++) {
      features.pooled(tick, row, 0);
      double best = Double.POSITIVE_INFINITY;
      for (int o = 0; o < centroids.length; o++) {
        if (!known[o]) {
          continue;
        }
        double distance = 0;
        for (int i = 0; i < row.length; i++) {
          double d = (row[i] - mean[i]) / deviation[i] - centroids[o][i];
          distance += d * d;
        }
        if (distance < best) {
          best = distance;
          nearest[tick] = o;
        }
      }
    }
    return nearest;
  }
}
