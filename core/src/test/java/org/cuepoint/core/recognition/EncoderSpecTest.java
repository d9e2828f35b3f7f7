package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderSpecTest {

  /** The table of the design, section 1; counted there with scale and shift, as here. */
  @ParameterizedTest
  @CsvSource({
    "FE-XS, 64, 96, 0.338e6, 9.7e6",
    "FE-S, 112, 128, 0.675e6, 67e6",
    "FE-M, 112, 256, 2.76e6, 312e6",
    "FE-L, 224, 512, 11.2e6, 1.74e9"
  })
  void theFamilyHasTheCostsOfItsDesign(
      String name, int input, int channels, double parameters, double multiplyAdds) {
    EncoderSpec spec = EncoderSpec.named(name);
    assertEquals(input, spec.inputSize());
    assertEquals(new FeatureShape(channels, 4), spec.shape());
    assertEquals(parameters, (double) spec.parameters(), 0.005 * parameters);
    assertEquals(multiplyAdds, (double) spec.multiplyAdds(), 0.006 * multiplyAdds);
  }

  @ParameterizedTest
  @CsvSource({"fe-xs", "FE-XS"})
  void namesAreFoundInAnyCase(String name) {
    assertSame(EncoderSpec.FE_XS, EncoderSpec.named(name));
  }

  @ParameterizedTest
  @CsvSource({"FE-XXL", "''"})
  void anUnknownNameIsAnsweredWithThoseThatExist(String name) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> EncoderSpec.named(name));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("FE-XS, FE-S, FE-M, FE-L"),
        refused.getMessage());
  }
}
