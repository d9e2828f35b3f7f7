package org.cuepoint.core.active.strategy;

import java.util.BitSet;

/** Counting in sets of places. */
final class Bits {

  private Bits() {}

  /** Returns the member that has {@code before} members before it. */
  static int nth(BitSet set, int before) {
    int member = set.nextSetBit(0);
    for (int i = 0; i < before; i++) {
      member = set.nextSetBit(member + 1);
    }
    return member;
  }
}
