package org.cuepoint.plugins.probcover;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.strategy.DotProducts;
import org.cuepoint.core.active.strategy.KMeans;

/**
 * The radius of the balls: the greatest at which 95 % of them hold one class only, with clusters
 * standing for classes before anybody labelled any (Yehuda and others 2022, section 4.2). A ball is
 * pure as long as it does not reach the nearest place of another cluster, so the radius is the
 * twentieth part from below of these distances; no radii have to be tried.
 */
final class Radius {

  private static final double IMPURE = 0.05;
  private static final int BALLS = 1000;

  /** Reaches every row of unit length. */
  private static final float WHOLE = 2;

  private Radius() {}

  /**
   * Returns the radius.
   *
   * @param rows embeddings of unit length
   * @param classes how many clusters to make, at least two being made
   * @param random seeds the clusters and draws the balls to look at
   */
  static float of(DotProducts rows, int classes, RandomGenerator random) {
    int[] clusters = KMeans.clusters(rows, Math.max(2, classes), random);
    int balls = Math.min(BALLS, rows.count());
    float[] reach = new float[balls];
    float[] squares = new float[rows.count()];
    for (int ball = 0; ball < balls; ball++) {
      int center = balls == rows.count() ? ball : random.nextInt(rows.count());
      rows.distances(rows.row(center), squares);
      float nearest = WHOLE * WHOLE;
      for (int i = 0; i < squares.length; i++) {
        if (clusters[i] != clusters[center]) {
          nearest = Math.min(nearest, squares[i]);
        }
      }
      reach[ball] = (float) Math.sqrt(nearest);
    }
    Arrays.sort(reach);
    // Just short of the first that may not be reached.
    return balls == 0 ? 0 : Math.nextDown(reach[(int) (IMPURE * balls)]);
  }
}
