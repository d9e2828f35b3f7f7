package org.cuepoint.core.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SpreadTest {

  private static BitSet set(int... positions) {
    BitSet set = new BitSet();
    for (int position : positions) {
      set.set(position);
    }
    return set;
  }

  @Test
  void allAreTakenWhereThereIsRoom() {
    assertEquals(5, Spread.choose(5, set(2), 10).cardinality());
  }

  @Test
  void wantedOnesAreKeptAndOthersThinnedEvenly() {
    BitSet chosen = Spread.choose(1000, set(3, 4, 5), 103);
    assertEquals(103, chosen.cardinality());
    assertTrue(chosen.get(3) && chosen.get(4) && chosen.get(5));
    for (int from = 0; from < 1000; from += 100) {
      int here = chosen.get(from, from + 100).cardinality();
      assertTrue(here >= 9 && here <= 14, here + " from " + from);
    }
  }

  @Test
  void tooManyWantedOnesAreThinnedThemselves() {
    BitSet wanted = new BitSet();
    wanted.set(0, 80);
    BitSet chosen = Spread.choose(100, wanted, 8);
    assertEquals(8, chosen.cardinality());
    assertEquals(8, chosen.get(0, 80).cardinality());
  }
}
