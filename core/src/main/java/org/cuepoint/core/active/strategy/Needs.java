package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Signal;

/** What a function needs of a pool, or else a sentence that says what to do. */
public final class Needs {

  private Needs() {}

  /** Returns a signal of the pool. */
  static float[] signal(Pool pool, Signal signal, String id) {
    return pool.signal(signal)
        .orElseThrow(() -> new IllegalStateException("'" + id + "' needs " + missing(signal)));
  }

  /** Returns what the model says of the places. */
  static Matrix probabilities(Pool pool, String id) {
    if (pool.probabilities().count() < pool.size()) {
      throw new IllegalStateException(
          "'"
              + id
              + "' needs what a model says of the places; train a model first, or choose"
              + " 'max-herding', which needs none");
    }
    return pool.probabilities();
  }

  /**
   * Returns what the places look like.
   *
   * @param id of the function that asks
   * @throws IllegalStateException if that is not known; the message says what to do
   */
  public static Matrix embeddings(Pool pool, String id) {
    if (pool.embeddings().count() < pool.size()) {
      throw new IllegalStateException(
          "'"
              + id
              + "' needs features of all videos that it chooses from; index features first,"
              + " or choose 'margin', which needs none");
    }
    return pool.embeddings();
  }

  private static String missing(Signal signal) {
    return switch (signal) {
      case ENTROPY, MARGIN, LEAST_CONFIDENCE ->
          "what a model says of the places; train a model first, or choose 'max-herding', which"
              + " needs none";
      case BOUNDARY ->
          "what the decoder says of edges, which the active model's suggestions do not tell; update"
              + " the suggestions, or choose 'margin'";
      case BALD ->
          "several models that may disagree, and there is one; label and train on, or choose"
              + " 'margin'";
      case DISAGREEMENT ->
          "a teacher beside a student; train a teacher and a student of it, or choose 'margin'";
    };
  }
}
