package org.cuepoint.core.active.strategy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;

/**
 * The default. Cold, that is without a model or with fewer than twelve labelled stretches a class
 * on average, what the model says means little: it chooses as {@link MaxHerding} (in simulations on
 * motion-theatre that was better than any doubt up to 16 a class). Warm, it asks where several
 * reasons for doubt come together: the signals' ranks in the pool, 0 to 1, are added as {@code 0.4
 * margin + 0.3 BALD + 0.1 disagreement}, the weights of missing ones being shared out among the
 * others; doubt about edges is not among them, as an answer about the middle does not take it away.
 * From the best tenth of the pool, at least a hundred and at most 20,000 places, k-means++ on the
 * gradients of the last layer, as in {@link Badge}, then draws places that differ, with weights of
 * the square of that sum, so that it does not ask the same thing often. Where features are missing
 * the best come in order, and the ranker alone spreads them.
 *
 * <p>{@link Selection#by} says {@code max-herding}, {@code uncertainty}, or {@code random} where
 * there is neither a model nor a feature. Which of both sides pays with how many labels: Hacohen,
 * Dekel and Weinshall, ICML 2022. Thread-safe.
 */
public final class Cuepoint implements AcquisitionFunction {

  /** The id of the default. */
  public static final String ID = "cuepoint";

  /** What {@link Selection#by} says of a warm choice. */
  static final String WARM = "uncertainty";

  private static final double WARM_LABELS_A_CLASS = 12;
  private static final int SHARE = 10;
  private static final int LEAST = 100;

  private static final Map<Signal, Float> WEIGHTS =
      new EnumMap<>(
          Map.of(
              Signal.MARGIN, 0.4f,
              Signal.BALD, 0.3f,
              Signal.DISAGREEMENT, 0.1f));

  /** Makes the function; found through META-INF/services. */
  public Cuepoint() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Cuepoint (changes by itself)";
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Set<Signal> reads() {
    return Collections.unmodifiableSet(WEIGHTS.keySet());
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    boolean looks = pool.embeddings().count() == pool.size();
    boolean doubts = pool.signals().keySet().stream().anyMatch(WEIGHTS::containsKey);
    if (looks && (isCold(pool) || !doubts)) {
      return new MaxHerding().begin(pool, random);
    }
    if (!doubts) {
      return new RandomChoice().begin(pool, random);
    }
    float[] scores = scores(pool);
    if (!looks || pool.probabilities().count() < pool.size()) {
      return new ByScore(WARM, scores);
    }
    int best = Math.clamp(pool.size() / SHARE, LEAST, Shortlisted.MOST);
    return new Shortlisted(WARM, scores, best, rows -> spread(pool, scores, rows, random));
  }

  private static boolean isCold(Pool pool) {
    return pool.probabilities().count() == 0
        || pool.labelledStretches() < WARM_LABELS_A_CLASS * pool.known().classes();
  }

  /** Returns how much doubt there is about each place, 0 to 1. */
  static float[] scores(Pool pool) {
    float[] scores = new float[pool.size()];
    float sum = 0;
    for (Map.Entry<Signal, Float> weighted : WEIGHTS.entrySet()) {
      float[] values = pool.signals().get(weighted.getKey());
      if (values != null) {
        float weight = weighted.getValue();
        float[] ranks = Ranks.of(values);
        for (int i = 0; i < scores.length; i++) {
          scores[i] += weight * ranks[i];
        }
        sum += weight;
      }
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  private static Selection spread(Pool pool, float[] scores, int[] rows, RandomGenerator random) {
    float[] first = new float[rows.length];
    float[] weights = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      first[i] = scores[rows[i]];
      weights[i] = first[i] * first[i];
    }
    Gradients gradients =
        Gradients.of(pool.probabilities(), pool.starts(), pool.embeddings(), rows);
    return new Spreading(WARM, gradients, first, weights, random);
  }
}
