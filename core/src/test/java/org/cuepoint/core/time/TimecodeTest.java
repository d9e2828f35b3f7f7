package org.cuepoint.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimecodeTest {

  @Test
  void secondsAreWrittenToTheMillisecond() {
    assertEquals("00:00:00.000", Timecode.of(0));
    assertEquals("00:01:12.480", Timecode.of(72.48));
    assertEquals("123:59:59.999", Timecode.of(123 * 3600 + 3599.999));
  }

  @Test
  void roundingCarriesIntoTheMinutes() {
    assertEquals("00:01:00.000", Timecode.of(59.9996));
  }

  @Test
  void timesBeforeTheStartHaveASign() {
    assertEquals("-00:00:01.500", Timecode.of(-1.5));
    assertEquals("00:00:00.000", Timecode.of(-0.0001));
  }
}
