package org.cuepoint.core.active.strategy;

import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;

/**
 * Every place is as good as any other: the baseline that every other function must beat.
 * Thread-safe.
 */
public final class RandomChoice implements AcquisitionFunction {

  static final String ID = "random";

  /** Makes the function; found through META-INF/services. */
  public RandomChoice() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Random";
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    return new ByScore(ID, Draws.each(pool.size(), random));
  }
}
