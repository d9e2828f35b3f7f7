package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;

/**
 * Greedy k-center: each time the place that is farthest from all that is labelled or chosen. The
 * greatest distance that is left is at most twice the least possible for as many places (Gonzalez,
 * "Clustering to minimize the maximum intercluster distance", 1985). Where nothing is labelled, the
 * first place is drawn at random. Scores are Euclidean distances. Thread-safe.
 *
 * <p>Sener and Savarese, "Active Learning for Convolutional Neural Networks: A Core-Set Approach",
 * ICLR 2018, algorithm 1.
 */
public final class CoreSet implements AcquisitionFunction {

  private static final String ID = "core-set";

  /** Makes the function; found through META-INF/services. */
  public CoreSet() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Core-set";
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
        rows -> new Farthest(DotProducts.of(embeddings, rows), pool.known().embeddings(), random));
  }

  private static final class Farthest implements Selection {

    private final DotProducts rows;
    private final RandomGenerator random;
    private final float[] nearest;
    private final float[] distances;
    private boolean begun;

    Farthest(DotProducts rows, Matrix known, RandomGenerator random) {
      this.rows = rows;
      this.random = random;
      this.nearest = new float[rows.count()];
      this.distances = new float[rows.count()];
      Arrays.fill(nearest, Float.POSITIVE_INFINITY);
      for (int i = 0; i < known.count(); i++) {
        int at = i * known.width();
        see(Arrays.copyOfRange(known.values(), at, at + known.width()));
      }
    }

    private void see(float[] center) {
      rows.distances(center, distances);
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.min(nearest[i], distances[i]);
      }
      begun = true;
    }

    @Override
    public Optional<Pick> next(BitSet allowed) {
      int chosen = begun ? farthest(allowed) : any(allowed);
      if (chosen < 0) {
        return Optional.empty();
      }
      double score = begun ? Math.sqrt(Math.max(0, nearest[chosen])) : 0;
      see(rows.row(chosen));
      // Below every distance: what was chosen is not chosen again.
      nearest[chosen] = Float.NEGATIVE_INFINITY;
      return Optional.of(new Pick(chosen, score));
    }

    private int farthest(BitSet allowed) {
      int best = -1;
      for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(i + 1)) {
        boolean open = nearest[i] != Float.NEGATIVE_INFINITY;
        if (open && (best < 0 || nearest[i] > nearest[best])) {
          best = i;
        }
      }
      return best;
    }

    private int any(BitSet allowed) {
      int count = allowed.cardinality();
      return count == 0 ? -1 : Bits.nth(allowed, random.nextInt(count));
    }

    @Override
    public String by() {
      return ID;
    }
  }
}
