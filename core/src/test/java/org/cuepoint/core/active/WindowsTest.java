package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.junit.jupiter.api.Test;

final class WindowsTest {

  private static List<Place> cut(int ticks, int length, BitSet seen) {
    return new Windows(ticks)
        .cut(new VideoId(new UUID(0, 1)), Optional.empty(), "ann", length, seen);
  }

  @Test
  void windowsCoverWhatIsNotSeenAndLeaveCrumbs() {
    BitSet seen = new BitSet();
    seen.set(21, 30);
    seen.set(33, 50);
    int[][] ranges =
        cut(8, 64, seen).stream()
            .map(w -> new int[] {w.startTick(), w.endTick()})
            .toArray(int[][]::new);
    int[][] expected = {{0, 8}, {8, 16}, {16, 21}, {50, 58}, {58, 64}};
    assertArrayEquals(expected, ranges);
  }

  @Test
  void aShortRestJoinsTheWindowBefore() {
    List<Place> windows = cut(8, 19, new BitSet());
    assertEquals(2, windows.size());
    assertEquals(19, windows.getLast().endTick());
    assertEquals(8, windows.getLast().startTick());
    assertEquals("ann", windows.getLast().group());
  }

  @Test
  void aVideoShorterThanHalfAWindowIsOneWindow() {
    assertEquals(1, cut(16, 3, new BitSet()).size());
  }
}
