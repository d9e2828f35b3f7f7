package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;

/**
 * Spreads questions over what the model would learn from their answers: k-means++ on the gradients
 * of the last layer for its own guesses, which are long where it is unsure and point to where the
 * label would take it. The first place is that of the longest gradient. Scores are squared
 * distances. Thread-safe.
 *
 * <p>Ash, Zhang, Krishnamurthy, Langford and Agarwal, "Deep Batch Active Learning by Diverse,
 * Uncertain Gradient Lower Bounds", ICLR 2020.
 */
public final class Badge implements AcquisitionFunction {

  private static final String ID = "badge";

  /** Makes the function; found through META-INF/services. */
  public Badge() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Diverse gradients (BADGE)";
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    Matrix probabilities = Needs.probabilities(pool, ID);
    Matrix embeddings = Needs.embeddings(pool, ID);
    return Shortlisted.of(
        ID,
        pool,
        random,
        rows -> {
          Gradients gradients = Gradients.of(probabilities, pool.starts(), embeddings, rows);
          float[] equal = new float[rows.length];
          Arrays.fill(equal, 1);
          return new Spreading(ID, gradients, gradients.squares(), equal, random);
        });
  }
}
