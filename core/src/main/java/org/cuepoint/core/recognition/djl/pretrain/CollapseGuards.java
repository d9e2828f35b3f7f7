package org.cuepoint.core.recognition.djl.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.encoder.InputStatistics;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.train.PretrainingPlan;

/**
 * Says whether an encoder still tells things apart, on a fixed set of unchanged pictures.
 *
 * <ul>
 *   <li>{@code feature deviation}: mean deviation of a pooled feature over the pictures; 0 when all
 *       look alike to the encoder.
 *   <li>{@code effective rank}: exp of the entropy of the covariance's normalised eigenvalues (Roy
 *       and Vetterli, "The effective rank", EUSIPCO 2007); 1 when all features say the same.
 *   <li>{@code retrieval}: share of pictures whose nearest neighbour (cosine, mean removed) among
 *       the pictures half a second later is their own successor.
 * </ul>
 *
 * One thread at a time.
 */
final class CollapseGuards {

  private static final int PAIRS = 96;
  private static final int POWER_STEPS = 60;

  private final int size;
  private final float[] values;

  /** Draws the pictures. */
  CollapseGuards(
      List<VideoPictures> videos, PretrainingPlan plan, int clock, RandomGenerator random) {
    size = plan.cropSize();
    PretrainingPlan.View plain = new PretrainingPlan.View(1, 0, 0, 0, 0, 0);
    int frame = 4 * size * size;
    values = new float[2 * PAIRS * frame];
    int later = Math.max(1, clock / 2);
    List<VideoPictures> longEnough =
        videos.stream().filter(video -> video.pictures().ticks() > later + 1).toList();
    for (int i = 0; i < PAIRS && !longEnough.isEmpty(); i++) {
      VideoPictures video = longEnough.get(random.nextInt(longEnough.size()));
      ViewMaker views = new ViewMaker(plain, video.pictures().size(), size);
      int tick = 1 + random.nextInt(video.pictures().ticks() - later - 1);
      // The stretch of a view is drawn even here: both pictures of a pair get the same.
      long seed = random.nextLong();
      views.make(video.pictures(), new int[] {tick - 1, tick}, values, i * frame, generator(seed));
      views.make(
          video.pictures(),
          new int[] {tick + later - 1, tick + later},
          values,
          (PAIRS + i) * frame,
          generator(seed));
    }
  }

  private static RandomGenerator generator(long seed) {
    return new java.util.SplittableRandom(seed);
  }

  Map<String, Double> measure(
      TrainableEncoder encoder, InputStatistics statistics, NDManager scope) {
    NDArray input = scope.create(values, new Shape(2L * PAIRS, 4, size, size));
    NDArray maps = encoder.forward(statistics.standardise(input));
    int channels = encoder.spec().channels();
    float[] pooled = maps.reshape(2L * PAIRS, channels, -1).mean(new int[] {2}).toFloatArray();
    double[][] rows = centred(pooled, channels);
    Map<String, Double> measured = new LinkedHashMap<>();
    measured.put("feature deviation", deviation(rows, channels));
    measured.put("effective rank", effectiveRank(rows, channels));
    measured.put("retrieval", retrieval(rows));
    return measured;
  }

  private static double[][] centred(float[] pooled, int channels) {
    int count = pooled.length / channels;
    double[] mean = new double[channels];
    for (int i = 0; i < pooled.length; i++) {
      mean[i % channels] += pooled[i] / count;
    }
    double[][] rows = new double[count][channels];
    for (int i = 0; i < pooled.length; i++) {
      rows[i / channels][i % channels] = pooled[i] - mean[i % channels];
    }
    return rows;
  }

  private static double deviation(double[][] rows, int channels) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double squares = 0;
      for (double[] row : rows) {
        squares += row[c] * row[c];
      }
      sum += Math.sqrt(squares / rows.length);
    }
    return sum / channels;
  }

  /** Eigenvalues by power iteration with deflation; there are at most a few hundred features. */
  private static double effectiveRank(double[][] rows, int channels) {
    double[][] covariance = new double[channels][channels];
    double trace = 0;
    for (double[] row : rows) {
      for (int i = 0; i < channels; i++) {
        for (int j = 0; j < channels; j++) {
          covariance[i][j] += row[i] * row[j] / rows.length;
        }
      }
    }
    for (int i = 0; i < channels; i++) {
      trace += covariance[i][i];
    }
    if (!(trace > 0)) {
      return 0;
    }
    double entropy = 0;
    double left = trace;
    for (int k = 0; k < channels && left > trace * 1e-4; k++) {
      double value = Math.min(left, takeLargest(covariance, k));
      if (value <= 0) {
        break;
      }
      entropy -= value / trace * Math.log(value / trace);
      left -= value;
    }
    return Math.exp(entropy);
  }

  private static double takeLargest(double[][] matrix, int seed) {
    int n = matrix.length;
    RandomGenerator random = generator(seed);
    double[] vector = random.doubles(n, -1, 1).toArray();
    double value = 0;
    for (int step = 0; step < POWER_STEPS; step++) {
      double[] next = new double[n];
      double norm = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += matrix[i][j] * vector[j];
        }
        norm += next[i] * next[i];
      }
      norm = Math.sqrt(norm);
      if (norm == 0) {
        return 0;
      }
      value = 0;
      for (int i = 0; i < n; i++) {
        vector[i] = next[i] / norm;
      }
      value = norm;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] -= value * vector[i] * vector[j];
      }
    }
    return value;
  }

  private static double retrieval(double[][] rows) {
    int pairs = rows.length / 2;
    int right = 0;
    for (int i = 0; i < pairs; i++) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < pairs; j++) {
        double similar = cosine(rows[i], rows[pairs + j]);
        if (similar > most) {
          most = similar;
          best = j;
        }
      }
      if (best == i) {
        right++;
      }
    }
    return (double) right / pairs;
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 1e-12;
    double bb = 1e-12;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
