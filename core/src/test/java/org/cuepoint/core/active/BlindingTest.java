package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlindingTest {

  @Test
  void aboutATenthIsHiddenAndStaysHidden() {
    long hidden = LongStream.range(0, 20_000).filter(i -> hides(i)).count();
    assertTrue(hidden > 1_850 && hidden < 2_150, "hidden: " + hidden);
    assertEquals(hides(7), hides(7));
  }

  private static boolean hides(long number) {
    return Blinding.hides(new QueueItemId(new UUID(0, number)));
  }
}
