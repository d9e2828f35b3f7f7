package org.cuepoint.core.active.strategy;

import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;

/** Chooses where one signal is strongest. Immutable. */
abstract class BySignal implements AcquisitionFunction {

  private final Signal signal;
  private final String displayName;

  BySignal(Signal signal, String displayName) {
    this.signal = signal;
    this.displayName = displayName;
  }

  @Override
  public String id() {
    return signal.word();
  }

  @Override
  public String displayName() {
    return displayName;
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    return new ByScore(id(), Needs.signal(pool, signal, id()));
  }
}
