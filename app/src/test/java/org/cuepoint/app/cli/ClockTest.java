package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void timesAreReadInTheirThreeForms() {
    assertEquals(12.5, Clock.seconds("12.5"));
    assertEquals(62.5, Clock.seconds("1:02.5"));
    assertEquals(3723.25, Clock.seconds("1:02:03.25"));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (String text : new String[] {"", "a", "1,5", "-1", "1:2:3:4"}) {
      assertThrows(CommandFailedException.class, () -> Clock.seconds(text), text);
    }
  }

  @Test
  void timesAreShownToTheMillisecond() {
    assertEquals("0:02.500", Clock.show(2.5));
    assertEquals("59:59.999", Clock.show(3599.9994));
    assertEquals("1:00:00.000", Clock.show(3599.9996));
  }
}
