package org.cuepoint.core.active.strategy;

import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;

/**
 * Covers what the videos show as evenly as few labels can: greedy {@link Coverage} with a Gaussian
 * kernel of width σ = 1 on embeddings of unit length, what is labelled counting as covered. Needs
 * no model and no labels. Of more than {@value #SAMPLE} places a random sample of so many is
 * covered, the same for all that may be chosen: with this wide a kernel all gains change with every
 * choice, and a mean over the sample is off by the hundredth part. Scores are gains in covered
 * places. Thread-safe.
 *
 * <p>Bae, Noh and Sutherland, "Generalized Coverage for More Robust Low-Budget Active Learning",
 * ECCV 2024, section 4.
 */
public final class MaxHerding implements AcquisitionFunction {

  static final String ID = "max-herding";

  static final int SAMPLE = 4096;

  private static final Gaussian KERNEL = new Gaussian(1);

  /** Makes the function; found through META-INF/services. */
  public MaxHerding() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Coverage (MaxHerding)";
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    Matrix embeddings = Needs.embeddings(pool, ID);
    return Shortlisted.of(
        ID,
        pool,
        random,
        rows ->
            new Coverage(
                ID,
                DotProducts.of(embeddings, rows),
                DotProducts.of(embeddings, Draws.some(rows, SAMPLE, random)),
                pool.known().embeddings(),
                KERNEL,
                random));
  }
}
