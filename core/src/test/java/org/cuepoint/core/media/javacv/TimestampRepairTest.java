package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampRepairTest {

  private static final long NONE = FrameTable.MISSING;

  @Test
  void leavesGoodTimestampsAlone() {
    check(new long[] {-5, 0, 7, 8}, 3, new long[] {-5, 0, 7, 8});
  }

  @Test
  void fillsMissingOnesEvenly() {
    check(
        new long[] {NONE, 10, NONE, NONE, 23, NONE},
        5,
        new long[] {5, 10, 14, 18, 23, 28},
        0,
        2,
        3,
        5);
  }

  @Test
  void countsWhereNothingIsKnown() {
    check(new long[] {NONE, NONE, NONE}, 40, new long[] {0, 40, 80}, 0, 1, 2);
  }

  @Test
  void keepsTheFirstOfTwoEqualOnes() {
    check(new long[] {0, 500, 500, 1000}, 33, new long[] {0, 500, 750, 1000}, 2);
  }

  @Test
  void oneWildValueCostsOneFrame() {
    check(new long[] {0, 9000, 20, 30, 40}, 7, new long[] {0, 10, 20, 30, 40}, 1);
  }

  @Test
  void makesRoomWhereThereIsTooLittle() {
    check(new long[] {0, NONE, NONE, 2, 10}, 7, new long[] {0, 2, 5, 7, 10}, 1, 2, 3);
  }

  @Test
  void putsAConstantRateBackOnItsGrid() {
    check(
        new long[] {0, 40, 80, 80, 160, NONE, 240, 280},
        40,
        new long[] {0, 40, 80, 120, 160, 200, 240, 280},
        3,
        5);
  }

  @Test
  void alwaysIncreasesAndMarksWhatItChanged() {
    long seed = 11;
    Random random = new Random(seed);
    for (int run = 0; run < 2000; run++) {
      long[] raw = new long[1 + random.nextInt(30)];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = random.nextInt(4) == 0 ? NONE : i * 3L + random.nextInt(12) - 6;
      }
      TimestampRepair repair = new TimestampRepair(raw, 1 + random.nextInt(5));
      for (int i = 0; i < raw.length; i++) {
        assertTrue(i == 0 || repair.pts()[i] > repair.pts()[i - 1], "seed " + seed);
        assertTrue(repair.synthesised().get(i) || repair.pts()[i] == raw[i], "seed " + seed);
      }
    }
  }

  private static void check(long[] raw, long step, long[] expected, int... synthesised) {
    TimestampRepair repair = new TimestampRepair(raw, step);
    assertArrayEquals(expected, repair.pts());
    BitSet marks = new BitSet();
    for (int i : synthesised) {
      marks.set(i);
    }
    assertEquals(marks, repair.synthesised());
  }
}
