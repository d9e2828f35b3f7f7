package org.cuepoint.core.recognition.djl.focal;

/**
 * What a teacher says of the ticks of the clips that a student is trained on, however it came to
 * it. One thread at a time.
 */
public interface TickTargets {

  /** Returns the width of its embedding of a tick; 0 if it gives none. */
  int embeddingWidth();

  /**
   * Copies what it says of ticks in a row; all of them are in the clip.
   *
   * @param clip number of the clip in the list that the training was given
   * @param start first tick
   * @param count how many
   * @param probabilities receives shape (count, outputs) as the label space orders the outputs; in
   *     each group the sum is 1
   * @param embedding receives shape (count, width); of length 0 when nobody wants it
   */
  void read(int clip, int start, int count, float[] probabilities, float[] embedding);
}
