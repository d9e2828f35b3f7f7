package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.LackingException;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Signal;

/** What a function needs of a pool, or else a sentence that says what to do. */
public final class Needs {

  private Needs() {}

  /** Returns a signal of the pool. */
  static float[] signal(Pool pool, Signal signal, String id) {
    return pool.signal(signal)
        .orElseThrow(() -> new LackingException("'" + id + "' needs " + missing(signal)));
  }

  /** Returns what the model says of the places. */
  static Matrix probabilities(Pool pool, String id) {
    if (pool.probabilities().count() < pool.size()) {
      throw new LackingException(
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
   * @throws LackingException if that is not known; the message says what to do
   */
  public static Matrix embeddings(Pool pool, String id) {
    if (pool.embeddings().count() < pool.size()) {
      throw new LackingException(
          "'"
              + id
              + "' needs features of all videos that it chooses from; index features first,"
              + " or choose 'margin', which needs none");
    }
    return pool.embeddings();
  }

  private static String missing(Signal signal) {
    return switch (signal) {
      case ENTROPY, MARGIN, LEAST_CONFIDENCE, BOUNDARY ->
          "what a model says of the places; train a model first, or choose 'max-herding', which"
              + " needs none";
      case BALD ->
          "a model that can also say what it might have learned instead; train the fast head, or a"
              + " teacher of at least two cycles that you make the active model, or choose"
              + " 'margin'";
      case DISAGREEMENT ->
          "two models beside each other, and what both say of all videos; train a teacher and a"
              + " student of the current classes, then rank once, which asks both, or choose"
              + " 'margin'";
    };
  }
}
