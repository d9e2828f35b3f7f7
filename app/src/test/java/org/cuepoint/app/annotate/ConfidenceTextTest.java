package org.cuepoint.app.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConfidenceTextTest {

  @Test
  void numbersAndPercentAreRead() {
    assertEquals(Optional.of(OptionalDouble.of(0.8)), ConfidenceText.parse(" 0.8 "));
    assertEquals(Optional.of(OptionalDouble.of(0.8)), ConfidenceText.parse("0,8"));
    assertEquals(Optional.of(OptionalDouble.of(0.8)), ConfidenceText.parse("80 %"));
    assertEquals(Optional.of(OptionalDouble.of(1)), ConfidenceText.parse("1"));
    assertEquals(Optional.of(OptionalDouble.empty()), ConfidenceText.parse(" "));
  }

  @Test
  void whatIsNoConfidenceIsRefused() {
    for (String text : new String[] {"1.1", "101%", "-1", "sure", "%", ".", "1e-3"}) {
      assertEquals(Optional.empty(), ConfidenceText.parse(text), text);
    }
  }

  @Test
  void aConfidenceIsWrittenBriefly() {
    assertEquals("", ConfidenceText.of(OptionalDouble.empty()));
    assertEquals("0.8", ConfidenceText.of(OptionalDouble.of(0.8)));
    assertEquals("1", ConfidenceText.of(OptionalDouble.of(1)));
    assertEquals("0", ConfidenceText.of(OptionalDouble.of(0)));
    assertEquals("0.333", ConfidenceText.of(OptionalDouble.of(1.0 / 3)));
  }
}
