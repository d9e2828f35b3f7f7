package org.cuepoint.core.embed;

import java.util.BitSet;

/** Chooses some of many, evenly spread over their order. No state. */
public final class Spread {

  private Spread() {}

  /**
   * Chooses at most {@code most} of the positions below {@code total}: all that are wanted before
   * others, both evenly spread where there are too many.
   *
   * @param wanted positions that others make room for
   * @return the chosen positions
   */
  public static BitSet choose(int total, BitSet wanted, int most) {
    BitSet preferred = wanted.get(0, total);
    BitSet others = new BitSet();
    others.set(0, total);
    others.andNot(preferred);
    BitSet chosen = evenly(preferred, most);
    chosen.or(evenly(others, most - chosen.cardinality()));
    return chosen;
  }

  /** Takes the middles of equal parts. */
  private static BitSet evenly(BitSet of, int most) {
    int[] all = of.stream().toArray();
    BitSet chosen = new BitSet();
    int count = Math.min(most, all.length);
    for (int i = 0; i < count; i++) {
      chosen.set(all[(int) ((2L * i + 1) * all.length / (2L * count))]);
    }
    return chosen;
  }
}
