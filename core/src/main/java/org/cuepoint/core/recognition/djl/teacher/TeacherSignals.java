package org.cuepoint.core.recognition.djl.teacher;

import java.util.Arrays;

/**
 * What a teacher says of a clip, for its students; calibrated.
 *
 * @param outputs of the label space
 * @param groups exclusive groups
 * @param width of the embedding
 * @param probabilities within each group, background first, shape (ticks, outputs)
 * @param edges probability that another label of the group begins at the tick, shape (ticks,
 *     groups)
 * @param embedding mean over the ensemble, shape (ticks, width)
 */
// Handed over and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record TeacherSignals(
    int outputs, int groups, int width, float[] probabilities, float[] edges, float[] embedding) {

  /** Returns the number of ticks. */
  public int ticks() {
    return edges.length / groups;
  }

  /**
   * Returns what is said of some of the ticks.
   *
   * @param from first tick
   * @param to after the last; at most {@link #ticks}
   */
  public TeacherSignals between(int from, int to) {
    return new TeacherSignals(
        outputs,
        groups,
        width,
        Arrays.copyOfRange(probabilities, from * outputs, to * outputs),
        Arrays.copyOfRange(edges, from * groups, to * groups),
        Arrays.copyOfRange(embedding, from * width, to * width));
  }
}
