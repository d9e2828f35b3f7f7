package org.cuepoint.app.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FrameIndex;
import org.junit.jupiter.api.Test;

class EdgeTextTest {

  private final FrameIndex index = Fixtures.media(2500).index();

  @Test
  void secondsMinutesAndFramesAreRead() {
    assertEquals(OptionalInt.of(250), EdgeText.parse("10", index));
    assertEquals(OptionalInt.of(312), EdgeText.parse("12.48", index));
    assertEquals(OptionalInt.of(1812), EdgeText.parse("1:12.48", index));
    assertEquals(OptionalInt.of(1812), EdgeText.parse(" 0:01:12,48 ", index));
    assertEquals(OptionalInt.of(1812), EdgeText.parse("f1812", index));
  }

  @Test
  void whatIsNoPlaceInTheVideoIsRefused() {
    assertEquals(OptionalInt.empty(), EdgeText.parse("soon", index));
    assertEquals(OptionalInt.empty(), EdgeText.parse("", index));
    assertEquals(OptionalInt.empty(), EdgeText.parse("2:00", index));
    assertEquals(OptionalInt.empty(), EdgeText.parse("f2501", index));
    assertEquals(OptionalInt.empty(), EdgeText.parse("f99999999999", index));
  }

  @Test
  void everyBoundaryIsReadBackAsWritten() {
    for (int boundary = 0; boundary <= 2500; boundary++) {
      assertEquals(OptionalInt.of(boundary), EdgeText.parse(EdgeText.of(index, boundary), index));
    }
  }
}
