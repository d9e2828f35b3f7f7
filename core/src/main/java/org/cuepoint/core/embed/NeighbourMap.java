package org.cuepoint.core.embed;

import java.util.Arrays;
import java.util.Random;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.job.JobContext;
import tagbio.umap.ProgressState;
import tagbio.umap.Umap;
import tagbio.umap.UmapProgress;

/** Lays rows out by UMAP. No state of its own; see the package about the library's. */
final class NeighbourMap {

  private static final int NEIGHBOURS = 15;
  private static final float NEAREST = 0.1f;

  /** Of few points each is moved more often; more rounds than these moved nothing that one sees. */
  private static final int EPOCHS = 300;

  private static final int EPOCHS_OF_MANY = 200;
  private static final int MANY = 10_000;

  private NeighbourMap() {}

  static Matrix of(Matrix rows, long seed, JobContext context) {
    float[][] data = new float[rows.count()][];
    for (int row = 0; row < data.length; row++) {
      data[row] = Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width());
    }
    context.progress(0, 1, "");
    Umap umap =
        new Umap()
            .setNumberComponents(2)
            .setNumberNearestNeighbours(Math.min(NEIGHBOURS, rows.count() - 1))
            .setMinDist(NEAREST)
            .setNumberEpochs(rows.count() > MANY ? EPOCHS_OF_MANY : EPOCHS)
            .setThreads(1)
            .setRandom(new WatchedRandom(seed, context));
    float[][] found = umap.fitTransform(data);
    float[] values = new float[2 * found.length];
    for (int row = 0; row < found.length; row++) {
      values[2 * row] = found[row][0];
      values[2 * row + 1] = found[row][1];
    }
    return new Matrix(found.length, 2, values);
  }

  /**
   * Random numbers that stop the job when it is cancelled. The library asks for them all the time
   * but offers no cancelling, and its listeners hear of progress once in several seconds.
   */
  private static final class WatchedRandom extends Random {

    private static final long serialVersionUID = 1;
    private static final int EVERY = 1 << 14;

    private final transient JobContext context;
    private int drawn;

    WatchedRandom(long seed, JobContext context) {
      super(seed);
      this.context = context;
    }

    @Override
    protected int next(int bits) {
      if (++drawn % EVERY == 0) {
        context.throwIfCancelled();
        ProgressState state = UmapProgress.getProgress();
        context.progress(state.getCount(), Math.max(state.getCount(), state.getTotal()), "");
      }
      return super.next(bits);
    }
  }
}
