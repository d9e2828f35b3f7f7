package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.eval.Folds;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Classifies each tick of one fold's test videos by logistic regression on the tick and its
 * surroundings, background being a class of its own. Neighbouring ticks say nearly the same, so
 * that an even sample of training ticks is enough; penalty and kind of values are chosen by holding
 * a part of the training groups out. Nothing smooths the predictions. More steps and weaker
 * penalties gave the same figures. One thread at a time.
 */
final class TickProbe {

  private static final int MOST_SAMPLES = 5000;
  private static final int CHOOSING_SAMPLES = 1500;
  private static final int STEPS = 30;
  private static final List<Double> PENALTIES = List.of(1e-2, 1e-3, 1e-4);
  private static final double REACH_SECONDS = 1;

  private final LabelledFolder data;
  private final EncodedVideos encoded;
  private final JobContext context;

  TickProbe(LabelledFolder data, EncodedVideos encoded, JobContext context) {
    this.data = data;
    this.encoded = encoded;
    this.context = context;
  }

  /** What was said of a video: probabilities of shape (ticks, 1 + classes), background first. */
  static final class Said {
    private final double[][] probabilities;

    /** Takes the array over. */
    Said(double[][] probabilities) {
      this.probabilities = probabilities;
    }

    double[][] probabilities() {
      return probabilities;
    }

    /** Returns the most likely class of each tick, {@link Target#BACKGROUND} included. */
    int[] labels() {
      int[] labels = new int[probabilities.length];
      for (int tick = 0; tick < labels.length; tick++) {
        int best = 0;
        for (int c = 0; c < probabilities[tick].length; c++) {
          best = probabilities[tick][c] > probabilities[tick][best] ? c : best;
        }
        labels[tick] = best - 1;
      }
      return labels;
    }
  }

  /** Trains on a fold's training side and predicts its test side, by name of the video. */
  Map<String, Said> predict(Fold fold) {
    TickVectors.Values values = TickVectors.Values.STANDARD;
    double penalty = PENALTIES.get(1);
    Optional<Fold> inner = inner(fold);
    double most = -1;
    if (inner.isPresent()) {
      for (TickVectors.Values each : TickVectors.Values.values()) {
        Sample learn = sample(inner.get().train(), CHOOSING_SAMPLES, each);
        Sample judge = sample(inner.get().test(), CHOOSING_SAMPLES, each);
        Trained trained = new Trained(learn);
        for (double candidate : PENALTIES) {
          trained.fit(candidate);
          double right = trained.right(judge);
          if (right > most) {
            most = right;
            values = each;
            penalty = candidate;
          }
        }
      }
    }
    Trained trained = new Trained(sample(fold.train(), MOST_SAMPLES, values));
    trained.fit(penalty);
    Map<String, Said> said = new LinkedHashMap<>();
    for (Entry video : data.videos(fold.test())) {
      TickVectors vectors = vectors(video, values);
      float[][] rows = new float[vectors.ticks()][];
      Arrays.setAll(rows, vectors::at);
      said.put(video.name(), new Said(trained.probabilities(rows)));
    }
    return said;
  }

  private Optional<Fold> inner(Fold fold) {
    Map<String, String> groups = new TreeMap<>();
    Map<String, String> alone = new TreeMap<>();
    for (Entry video : data.videos(fold.train())) {
      groups.put(video.name(), video.group());
      alone.put(video.name(), video.name());
    }
    Map<String, String> parts = new TreeSet<>(groups.values()).size() > 1 ? groups : alone;
    int count = Math.min(3, new TreeSet<>(parts.values()).size());
    return count < 2
        ? Optional.empty()
        : Optional.of(Folds.kFoldByGroup(parts, count, 1).getFirst());
  }

  private TickVectors vectors(Entry video, TickVectors.Values values) {
    context.throwIfCancelled();
    int reach = (int) Math.round(REACH_SECONDS * data.clock().hertz());
    return new TickVectors(encoded.of(video), reach, values);
  }

  /** Ticks with their labels; 0 is background. */
  private static final class Sample {
    private final float[][] rows;
    private final int[] labels;

    Sample(float[][] rows, int[] labels) {
      this.rows = rows;
      this.labels = labels;
    }
  }

  private Sample sample(Set<String> names, int most, TickVectors.Values values) {
    List<Entry> videos = data.videos(names);
    long known = 0;
    for (Entry video : videos) {
      known += Arrays.stream(data.tickLabels(video)).filter(l -> l != Target.NOT_KNOWN).count();
    }
    double stride = Math.max(1, known / (double) most);
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    double next = 0;
    long at = 0;
    for (Entry video : videos) {
      int[] truth = data.tickLabels(video);
      TickVectors vectors = vectors(video, values);
      for (int tick = 0; tick < truth.length; tick++) {
        if (truth[tick] != Target.NOT_KNOWN && at++ >= next) {
          rows.add(vectors.at(tick));
          labels.add(truth[tick] + 1);
          next += stride;
        }
      }
    }
    return new Sample(
        rows.toArray(float[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /** A standardisation and a fit on it; each fit starts from the one before. */
  private final class Trained {
    private final float[] mean;
    private final float[] scale;
    private final LogisticRegression.Samples samples;
    private Optional<LogisticRegression> fitted = Optional.empty();

    Trained(Sample sample) {
      int inputs = sample.rows[0].length;
      mean = new float[inputs];
      scale = new float[inputs];
      double[] sum = new double[inputs];
      double[] squares = new double[inputs];
      for (float[] row : sample.rows) {
        for (int i = 0; i < inputs; i++) {
          sum[i] += row[i];
          squares[i] += (double) row[i] * row[i];
        }
      }
      int n = sample.rows.length;
      for (int i = 0; i < inputs; i++) {
        mean[i] = (float) (sum[i] / n);
        double variance = Math.max(0, squares[i] / n - (double) mean[i] * mean[i]);
        // Rows of about length 1, so that penalties mean the same for every encoder.
        scale[i] = variance > 1e-10 ? (float) (1 / Math.sqrt(variance * inputs)) : 0;
      }
      samples =
          new LogisticRegression.Samples(
              standard(sample.rows), sample.labels, data.classes().size() + 1);
    }

    private float[][] standard(float[][] rows) {
      float[][] standard = new float[rows.length][mean.length];
      float bound = (float) (6 / Math.sqrt(mean.length));
      for (int s = 0; s < rows.length; s++) {
        for (int i = 0; i < mean.length; i++) {
          standard[s][i] = Math.clamp((rows[s][i] - mean[i]) * scale[i], -bound, bound);
        }
      }
      return standard;
    }

    void fit(double penalty) {
      fitted =
          Optional.of(
              LogisticRegression.fit(
                  samples, new LogisticRegression.Settings(penalty, STEPS), fitted, context));
    }

    double[][] probabilities(float[][] rows) {
      return fitted.orElseThrow().probabilities(standard(rows));
    }

    double right(Sample sample) {
      double[][] probabilities = probabilities(sample.rows);
      int[] said = new Said(probabilities).labels();
      double right = 0;
      for (int s = 0; s < said.length; s++) {
        right += said[s] + 1 == sample.labels[s] ? 1.0 / said.length : 0;
      }
      return right;
    }
  }
}
