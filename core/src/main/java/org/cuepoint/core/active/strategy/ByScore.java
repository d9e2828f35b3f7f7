package org.cuepoint.core.active.strategy;

import java.util.BitSet;
import java.util.Optional;
import org.cuepoint.core.active.Selection;

/** Chooses by a score that does not depend on what was chosen before. One thread at a time. */
public final class ByScore implements Selection {

  private final String by;
  private final BestFirst rows;

  /**
   * Begins.
   *
   * @param by id of the function that chooses
   * @param scores one a place
   */
  public ByScore(String by, float[] scores) {
    this.by = by;
    this.rows = new BestFirst(scores);
  }

  @Override
  public Optional<Pick> next(BitSet allowed) {
    while (!rows.isEmpty()) {
      Pick best = new Pick(rows.row(), rows.score());
      rows.drop();
      // What is not allowed now never will be.
      if (allowed.get(best.place())) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  @Override
  public String by() {
    return by;
  }
}
