package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.FocalPlan.Divergence;
import org.cuepoint.core.train.LabelSpace;

/**
 * The divergence from a teacher's probabilities to a student's, {@code T² Σ p (log p − log q)}
 * where p and q are both softened by the temperature T (Hinton, Vinyals and Dean, "Distilling the
 * Knowledge in a Neural Network", 2015): for each group the mean over the ticks that count, and
 * their sum. In the published form q stands for log q.
 *
 * <p>Filled tick by tick in plain Java; then {@link #loss}. One thread at a time.
 */
final class TickDivergence {

  private static final double LEAST = 1e-8;

  private final LabelSpace space;
  private final double temperature;
  private final int batch;
  private final int length;
  private final float[] softened;
  private final float[] counts;
  private double entropies;
  private int counted;

  /**
   * Makes a batch in which no tick counts yet.
   *
   * @param temperature T, above 0
   */
  TickDivergence(LabelSpace space, double temperature, int batch, int length) {
    this.space = space;
    this.temperature = temperature;
    this.batch = batch;
    this.length = length;
    this.softened = new float[batch * space.outputs() * length];
    this.counts = new float[batch * length];
  }

  /**
   * Takes in what the teacher says of the first ticks of a row.
   *
   * @param probabilities shape (count, outputs)
   */
  void fill(int row, int count, float[] probabilities) {
    for (int t = 0; t < count; t++) {
      for (int g = 0; g < space.groups().size(); g++) {
        soften(row, t, g, probabilities);
      }
      counts[row * length + t] = 1;
      counted++;
    }
  }

  private void soften(int row, int tick, int group, float[] probabilities) {
    int offset = space.offset(group);
    int size = space.size(group);
    double[] p = new double[size];
    double sum = 0;
    for (int o = 0; o < size; o++) {
      double given = Math.max(LEAST, probabilities[tick * space.outputs() + offset + o]);
      p[o] = Math.pow(given, 1 / temperature);
      sum += p[o];
    }
    for (int o = 0; o < size; o++) {
      double share = p[o] / sum;
      softened[(row * space.outputs() + offset + o) * length + tick] = (float) share;
      entropies += share * Math.log(share);
    }
  }

  /**
   * Returns the divergence, a scalar; 0 where no tick counts.
   *
   * @param logits the student's, shape (batch, outputs, ticks)
   */
  NDArray loss(NDArray logits, Divergence form) {
    NDManager manager = logits.getManager();
    NDArray p = manager.create(softened, logits.getShape());
    NDArray mask = manager.create(counts, new Shape(batch, 1, length));
    NDArray cross = manager.create(0f);
    for (int g = 0; g < space.groups().size(); g++) {
      int offset = space.offset(g);
      NDIndex slice = new NDIndex(":, " + offset + ":" + (offset + space.size(g)));
      NDArray z = Scalars.over(logits.get(slice), temperature);
      NDArray q =
          switch (form) {
            case TRUE -> z.logSoftmax(1);
            case AS_PUBLISHED -> z.softmax(1);
          };
      cross = cross.add(q.mul(p.get(slice)).mul(mask).sum());
    }
    double scale = temperature * temperature / Math.max(1, counted);
    return Scalars.times(cross.neg().add((float) entropies), scale);
  }
}
