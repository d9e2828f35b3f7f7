package org.cuepoint.core.active.strategy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.RowBlocks;
import org.cuepoint.core.active.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The most typical place of each cluster: as many clusters as there will be labels, of what is
 * labelled and what is not; each time the cluster with the fewest labels and choices, of these the
 * largest, and in it the place whose nearest neighbours are nearest. Clusters of fewer than five
 * come last. Scores are typicalities, one over the mean distance to up to 20 neighbours of the
 * cluster. Thread-safe.
 *
 * <p>Hacohen, Dekel and Weinshall, "Active Learning on a Budget: Opposite Strategies Suit High and
 * Low Budgets", ICML 2022, section 3; at most 500 clusters as there.
 */
public final class TypiClust implements AcquisitionFunction {

  private static final String ID = "typiclust";
  private static final int QUESTIONS = 30;
  private static final int MOST_CLUSTERS = 500;
  private static final int NEIGHBOURS = 20;
  private static final int SMALL = 5;

  /** Keeps the typicality of rows that are all the same finite. */
  private static final double TINY = 1e-5;

  private final int questions;

  /** Makes the function; found through META-INF/services. */
  public TypiClust() {
    this(QUESTIONS);
  }

  /**
   * Makes the function for rounds of another length.
   *
   * @param questions how many places are likely to be chosen, at least 1
   */
  public TypiClust(int questions) {
    if (questions < 1) {
      throw new IllegalArgumentException("At least one place must be chosen, not " + questions);
    }
    this.questions = questions;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Typical of its cluster (TypiClust)";
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
            new Typical(
                DotProducts.of(together(embeddings, rows, pool.known())),
                rows.length,
                questions,
                random));
  }

  /** Returns the rows to choose from and after them those that are labelled. */
  private static Matrix together(Matrix embeddings, int[] rows, Pool.Known known) {
    int width = embeddings.width();
    int labelled = known.embeddings().count();
    float[] values = new float[(rows.length + labelled) * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(embeddings.values(), rows[i] * width, values, i * width, width);
    }
    System.arraycopy(known.embeddings().values(), 0, values, rows.length * width, labelled * width);
    return new Matrix(rows.length + labelled, width, values);
  }

  /** A cluster: what can be chosen of it, its size with what is labelled, and how much is. */
  private static final class Cluster {
    private final BitSet open = new BitSet();
    private int size;
    private int labelled;

    /** Of each row that can be chosen, by row; computed when the cluster is first looked at. */
    private @Nullable Map<Integer, Double> typicality;

    boolean isSmall() {
      return size < SMALL;
    }
  }

  private static final class Typical implements Selection {

    private static final Comparator<Cluster> ORDER =
        Comparator.comparing(Cluster::isSmall)
            .thenComparingInt((Cluster cluster) -> cluster.labelled)
            .thenComparingInt(cluster -> -cluster.size);

    private final DotProducts rows;
    private final List<Cluster> clusters = new ArrayList<>();

    /** The rows from {@code choices} on are labelled. */
    Typical(DotProducts rows, int choices, int questions, RandomGenerator random) {
      this.rows = rows;
      int count = Math.min(MOST_CLUSTERS, rows.count() - choices + questions);
      int[] cluster = KMeans.clusters(rows, count, random);
      for (int c = 0; c < count; c++) {
        clusters.add(new Cluster());
      }
      for (int row = 0; row < cluster.length; row++) {
        Cluster mine = clusters.get(cluster[row]);
        mine.size++;
        if (row < choices) {
          mine.open.set(row);
        } else {
          mine.labelled++;
        }
      }
    }

    @Override
    public Optional<Pick> next(BitSet allowed) {
      clusters.forEach(cluster -> cluster.open.and(allowed));
      Optional<Cluster> next =
          clusters.stream().filter(cluster -> !cluster.open.isEmpty()).min(ORDER);
      return next.map(this::mostTypical);
    }

    private Pick mostTypical(Cluster cluster) {
      Map<Integer, Double> typicality = cluster.typicality;
      if (typicality == null) {
        typicality = typicality(cluster.open.stream().toArray());
        cluster.typicality = typicality;
      }
      int best = -1;
      double most = 0;
      for (int row = cluster.open.nextSetBit(0); row >= 0; row = cluster.open.nextSetBit(row + 1)) {
        double each = typicality.getOrDefault(row, 0.0);
        if (best < 0 || each > most) {
          best = row;
          most = each;
        }
      }
      cluster.open.clear(best);
      cluster.labelled++;
      return new Pick(best, most);
    }

    private Map<Integer, Double> typicality(int[] members) {
      DotProducts near = rows.some(members);
      int neighbours = Math.max(1, Math.min(NEIGHBOURS, members.length / 2));
      double[] found = new double[members.length];
      RowBlocks.each(
          members.length,
          16,
          (from, to) -> {
            float[] distances = new float[near.count()];
            for (int i = from; i < to; i++) {
              near.distancesHere(near.row(i), distances);
              distances[i] = Float.POSITIVE_INFINITY;
              found[i] = 1 / (meanOfLeast(distances, neighbours) + TINY);
            }
          });
      Map<Integer, Double> typicality = new HashMap<>();
      for (int i = 0; i < members.length; i++) {
        typicality.put(members[i], found[i]);
      }
      return typicality;
    }

    private static double meanOfLeast(float[] squares, int count) {
      BestFirst least = new BestFirst(negated(squares));
      double sum = 0;
      int taken = 0;
      for (;
          taken < count && !least.isEmpty() && least.score() > Float.NEGATIVE_INFINITY;
          taken++) {
        sum += Math.sqrt(-least.score());
        least.drop();
      }
      return taken == 0 ? 0 : sum / taken;
    }

    private static float[] negated(float[] values) {
      float[] negated = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        negated[i] = -values[i];
      }
      return negated;
    }

    @Override
    public String by() {
      return ID;
    }
  }
}
