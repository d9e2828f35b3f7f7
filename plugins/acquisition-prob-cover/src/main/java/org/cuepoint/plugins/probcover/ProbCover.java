package org.cuepoint.plugins.probcover;

import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.strategy.Coverage;
import org.cuepoint.core.active.strategy.DotProducts;
import org.cuepoint.core.active.strategy.Needs;
import org.cuepoint.core.active.strategy.Shortlisted;

/**
 * Covers as many places as possible with balls of one radius around what is labelled: greedy
 * coverage with a similarity of 1 up to the {@link Radius} and 0 beyond. Scores are numbers of
 * places that a choice covers anew; when all are covered, the rest is drawn at random. Thread-safe.
 *
 * <p>Yehuda, Dekel, Hacohen and Weinshall, "Active Learning Through a Covering Lens", NeurIPS 2022,
 * algorithm 1.
 */
public final class ProbCover implements AcquisitionFunction {

  private static final String ID = "prob-cover";

  /** Makes the function; found through META-INF/services. */
  public ProbCover() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Covering balls (ProbCover)";
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
        rows -> {
          DotProducts looks = DotProducts.of(embeddings, rows);
          float radius = Radius.of(looks, pool.known().classes(), random);
          return new Coverage(
              ID, looks, looks, pool.known().embeddings(), ball(radius * radius), random);
        });
  }

  private static Coverage.Kernel ball(float square) {
    return values -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] <= square ? 1 : 0;
      }
    };
  }
}
