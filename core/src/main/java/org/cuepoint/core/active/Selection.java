package org.cuepoint.core.active;

import java.util.BitSet;
import java.util.Optional;

/**
 * A choice under way, one place after the other, so that each may depend on those before it. One
 * thread at a time.
 */
public interface Selection {

  /**
   * A chosen place.
   *
   * @param place its row in the pool
   * @param score what it was chosen by, finite; comparable within one selection only
   */
  record Pick(int place, double score) {}

  /**
   * Chooses the place most worth asking about among those that are left. What was chosen is never
   * chosen again, whether it is allowed or not.
   *
   * @param allowed the places that may be chosen; from call to call places only leave it. Not
   *     changed and not kept
   * @return empty when none is left
   */
  Optional<Pick> next(BitSet allowed);

  /** Returns the id of the function that chose, where a function leaves the choice to another. */
  String by();
}
