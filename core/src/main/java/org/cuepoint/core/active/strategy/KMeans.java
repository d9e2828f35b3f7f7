package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.RowBlocks;
import org.cuepoint.core.active.Selection;

/**
 * Clusters of rows: k-means++ seeds, then Lloyd's steps until nothing changes or {@value #MOST}
 * were made. A cluster that loses all rows stays where it was. The same random numbers give the
 * same clusters, on any number of cores.
 *
 * <p>Lloyd, "Least squares quantization in PCM", 1982; Arthur and Vassilvitskii, SODA 2007.
 */
public final class KMeans {

  private static final int MOST = 30;

  private final DotProducts rows;
  private final float[][] centers;
  private final int[] clusters;

  private KMeans(DotProducts rows, int count, RandomGenerator random) {
    this.rows = rows;
    this.centers = seeds(rows, count, random);
    this.clusters = new int[rows.count()];
    Arrays.fill(clusters, -1);
    for (int step = 0; step < MOST && assign(); step++) {
      move();
    }
  }

  /**
   * Returns the cluster of each row, 0 to less than {@code count}.
   *
   * @param count how many clusters; fewer where there are fewer rows
   */
  public static int[] clusters(DotProducts rows, int count, RandomGenerator random) {
    return rows.count() == 0
        ? new int[0]
        : new KMeans(rows, Math.min(count, rows.count()), random).clusters;
  }

  private static float[][] seeds(DotProducts rows, int count, RandomGenerator random) {
    float[] equal = new float[rows.count()];
    Arrays.fill(equal, 1);
    Selection seeding =
        new Spreading(
            "", Distances.euclidean(rows), Draws.each(rows.count(), random), equal, random);
    BitSet all = new BitSet();
    all.set(0, rows.count());
    float[][] seeds = new float[count][];
    for (int i = 0; i < count; i++) {
      seeds[i] = rows.row(seeding.next(all).orElseThrow().place());
    }
    return seeds;
  }

  /** Gives each row to the nearest center; says whether any changed. */
  private boolean assign() {
    boolean[] changed = new boolean[Math.ceilDiv(rows.count(), DotProducts.LANES)];
    RowBlocks.each(
        changed.length,
        4,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            changed[block] = assign(block);
          }
        });
    boolean any = false;
    for (boolean each : changed) {
      any |= each;
    }
    return any;
  }

  private boolean assign(int block) {
    float[] distances = new float[DotProducts.LANES];
    float[] best = new float[DotProducts.LANES];
    int[] nearest = new int[DotProducts.LANES];
    Arrays.fill(best, Float.POSITIVE_INFINITY);
    for (int c = 0; c < centers.length; c++) {
      rows.distances(block, centers[c], distances);
      for (int i = 0; i < DotProducts.LANES; i++) {
        nearest[i] = distances[i] < best[i] ? c : nearest[i];
        best[i] = Math.min(best[i], distances[i]);
      }
    }
    int first = block * DotProducts.LANES;
    boolean changed = false;
    for (int i = first; i < Math.min(rows.count(), first + DotProducts.LANES); i++) {
      changed |= clusters[i] != nearest[i - first];
      clusters[i] = nearest[i - first];
    }
    return changed;
  }

  /** Moves each center to the mean of its rows. */
  private void move() {
    int[] members = new int[centers.length];
    float[][] sums = new float[centers.length][rows.width()];
    for (int row = 0; row < clusters.length; row++) {
      members[clusters[row]]++;
      rows.addTo(row, sums[clusters[row]]);
    }
    for (int c = 0; c < centers.length; c++) {
      for (int d = 0; members[c] > 0 && d < rows.width(); d++) {
        centers[c][d] = sums[c][d] / members[c];
      }
    }
  }
}
