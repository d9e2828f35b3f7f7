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
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Classifies each tick of some videos by logistic regression on the tick and its surroundings,
 * background being a class of its own. Neighbouring ticks say nearly the same, so that an even
 * sample of training ticks is enough; penalty and kind of values are chosen by holding a part of
 * the training groups out. Nothing smooths the predictions. More steps and weaker penalties gave
 * the same figures. One thread at a time.
 */
public final class TickProbe {

  private static final int MOST_SAMPLES = 5000;
  private static final int CHOOSING_SAMPLES = 1500;
  private static final int STEPS = 30;
  private static final List<Double> PENALTIES = List.of(1e-2, 1e-3, 1e-4);
  private static final double REACH_SECONDS = 1;

  private final int classes;
  private final int reach;
  private final JobContext context;

  /**
   * Makes a probe.
   *
   * @param classes how many there are besides background
   * @param clock the clock of the features
   */
  public TickProbe(int classes, FeatureClock clock, JobContext context) {
    this.classes = classes;
    this.reach = (int) Math.round(REACH_SECONDS * clock.hertz());
    this.context = context;
  }

  /** A video or region to learn from. */
  public static final class Clip {
    private final String name;
    private final String group;
    private final FeatureReader features;
    private final int[] labels;

    /**
     * Makes a clip.
     *
     * @param name is there once
     * @param group what is held out together
     * @param features not closed by this
     * @param labels of each tick: position of the class, {@link Target#BACKGROUND}, or {@link
     *     Target#NOT_KNOWN}; not copied
     */
    public Clip(String name, String group, FeatureReader features, int[] labels) {
      this.name = name;
      this.group = group;
      this.features = features;
      this.labels = labels;
    }
  }

  /** What was said of a video: probabilities of shape (ticks, 1 + classes), background first. */
  public static final class Said {
    private final double[][] probabilities;

    /** Takes the array over. */
    Said(double[][] probabilities) {
      this.probabilities = probabilities;
    }

    /** Returns shape (ticks, 1 + classes), background first; not copied. */
    public double[][] probabilities() {
      return probabilities;
    }

    /** Returns the most likely class of each tick, {@link Target#BACKGROUND} included. */
    public int[] labels() {
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
  static Map<String, Said> predict(
      LabelledFolder data, EncodedVideos encoded, Fold fold, JobContext context) {
    List<Clip> learnt =
        data.videos(fold.train()).stream()
            .map(
                video ->
                    new Clip(
                        video.name(), video.group(), encoded.of(video), data.tickLabels(video)))
            .toList();
    Map<String, FeatureReader> asked = new LinkedHashMap<>();
    data.videos(fold.test()).forEach(video -> asked.put(video.name(), encoded.of(video)));
    return new TickProbe(data.classes().size(), data.clock(), context).predict(learnt, asked);
  }

  /**
   * Trains and predicts.
   *
   * @param learnt what to learn from
   * @param asked features of what to predict, by name
   * @return what is said, by name; background where there is nothing to learn from
   */
  public Map<String, Said> predict(List<Clip> learnt, Map<String, FeatureReader> asked) {
    TickVectors.Values values = TickVectors.Values.STANDARD;
    double penalty = PENALTIES.get(1);
    Optional<Fold> inner = inner(learnt);
    double most = -1;
    if (inner.isPresent()) {
      for (TickVectors.Values each : TickVectors.Values.values()) {
        Sample learn = sample(those(learnt, inner.get().train()), CHOOSING_SAMPLES, each);
        Sample judge = sample(those(learnt, inner.get().test()), CHOOSING_SAMPLES, each);
        if (learn.isEmpty() || judge.isEmpty()) {
          continue;
        }
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
    Map<String, Said> said = new LinkedHashMap<>();
    Sample all = sample(learnt, MOST_SAMPLES, values);
    if (all.isEmpty()) {
      asked.forEach((name, features) -> said.put(name, new Said(background(features.ticks()))));
      return said;
    }
    Trained trained = new Trained(all);
    trained.fit(penalty);
    for (Map.Entry<String, FeatureReader> each : asked.entrySet()) {
      TickVectors vectors = vectors(each.getValue(), values);
      float[][] rows = new float[vectors.ticks()][];
      Arrays.setAll(rows, vectors::at);
      said.put(each.getKey(), new Said(trained.probabilities(rows)));
    }
    return said;
  }

  private double[][] background(int ticks) {
    double[][] rows = new double[ticks][1 + classes];
    for (double[] row : rows) {
      row[0] = 1;
    }
    return rows;
  }

  private static List<Clip> those(List<Clip> clips, Set<String> names) {
    return clips.stream().filter(clip -> names.contains(clip.name)).toList();
  }

  private static Optional<Fold> inner(List<Clip> learnt) {
    Map<String, String> groups = new TreeMap<>();
    Map<String, String> alone = new TreeMap<>();
    for (Clip clip : learnt) {
      groups.put(clip.name, clip.group);
      alone.put(clip.name, clip.name);
    }
    Map<String, String> parts = new TreeSet<>(groups.values()).size() > 1 ? groups : alone;
    int count = Math.min(3, new TreeSet<>(parts.values()).size());
    return count < 2
        ? Optional.empty()
        : Optional.of(Folds.kFoldByGroup(parts, count, 1).getFirst());
  }

  private TickVectors vectors(FeatureReader features, TickVectors.Values values) {
    context.throwIfCancelled();
    return new TickVectors(features, reach, values);
  }

  /** Ticks with their labels; 0 is background. */
  private static final class Sample {
    private final float[][] rows;
    private final int[] labels;

    Sample(float[][] rows, int[] labels) {
      this.rows = rows;
      this.labels = labels;
    }

    boolean isEmpty() {
      return rows.length == 0;
    }
  }

  private Sample sample(List<Clip> clips, int most, TickVectors.Values values) {
    long known = 0;
    for (Clip clip : clips) {
      known += Arrays.stream(clip.labels).filter(l -> l != Target.NOT_KNOWN).count();
    }
    double stride = Math.max(1, known / (double) most);
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    double next = 0;
    long at = 0;
    for (Clip clip : clips) {
      TickVectors vectors = vectors(clip.features, values);
      for (int tick = 0; tick < clip.labels.length; tick++) {
        if (clip.labels[tick] != Target.NOT_KNOWN && at++ >= next) {
          rows.add(vectors.at(tick));
          labels.add(clip.labels[tick] + 1);
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
      samples = new LogisticRegression.Samples(standard(sample.rows), sample.labels, classes + 1);
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
