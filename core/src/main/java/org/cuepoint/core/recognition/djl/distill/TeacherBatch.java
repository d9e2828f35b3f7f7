package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.train.LabelSpace;

/** What the teacher says of the pieces of a batch, filled piece by piece. One thread at a time. */
public final class TeacherBatch {

  private final LabelSpace space;
  private final int batch;
  private final int length;
  private final int width;
  private final double floor;
  private final float[] probabilities;
  private final float[] weights;
  private final float[] edges;
  private final float[] counts;
  private final float[] embedding;

  /**
   * Makes room.
   *
   * @param width of the teacher's embedding
   * @param floor least weight of a tick of which the teacher is unsure
   */
  public TeacherBatch(LabelSpace space, int batch, int length, int width, double floor) {
    int groups = space.groups().size();
    this.space = space;
    this.batch = batch;
    this.length = length;
    this.width = width;
    this.floor = floor;
    this.probabilities = new float[batch * length * space.outputs()];
    this.weights = new float[batch * length * groups];
    this.edges = new float[batch * groups * length];
    this.counts = new float[edges.length];
    this.embedding = new float[batch * length * width];
  }

  /** Fills a row from a tick on; past the end of the clip nothing counts. */
  public void fill(int row, int start, TeacherSignals said) {
    int groups = space.groups().size();
    int ticks = Math.min(length, said.ticks() - start);
    int outputs = space.outputs();
    System.arraycopy(
        said.probabilities(),
        start * outputs,
        probabilities,
        row * length * outputs,
        ticks * outputs);
    System.arraycopy(
        said.embedding(), start * width, embedding, row * length * width, ticks * width);
    for (int t = 0; t < ticks; t++) {
      for (int g = 0; g < groups; g++) {
        weights[(row * length + t) * groups + g] = weight(said, start + t, g);
        edges[(row * groups + g) * length + t] = said.edges()[(start + t) * groups + g];
        counts[(row * groups + g) * length + t] = 1f;
      }
    }
  }

  /** {@code 1 − H(p) / log C}, at least the floor. */
  private float weight(TeacherSignals said, int tick, int group) {
    int size = space.size(group);
    int at = tick * space.outputs() + space.offset(group);
    double entropy = 0;
    for (int i = 0; i < size; i++) {
      double p = said.probabilities()[at + i];
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return (float) Math.max(floor, 1 - entropy / Math.log(Math.max(2, size)));
  }

  /** Returns the probabilities, shape (batch, ticks, outputs). */
  NDArray probabilities(NDManager scope) {
    return scope.create(probabilities, new Shape(batch, length, space.outputs()));
  }

  /** Returns what each tick counts for, shape (batch, ticks, groups); 0 past the end. */
  NDArray weights(NDManager scope) {
    return scope.create(weights, new Shape(batch, length, space.groups().size()));
  }

  /** Returns the embedding, shape (batch, ticks, width). */
  NDArray embedding(NDManager scope) {
    return scope.create(embedding, new Shape(batch, length, width));
  }

  /** Returns the probabilities of edges, shape (batch, groups, ticks). */
  float[] edges() {
    return edges;
  }

  /** Returns 1 where a tick counts, shape (batch, groups, ticks). */
  float[] counts() {
    return counts;
  }
}
