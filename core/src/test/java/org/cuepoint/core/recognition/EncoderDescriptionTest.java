package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.Provenance;
import org.junit.jupiter.api.Test;

class EncoderDescriptionTest {

  @Test
  void aModelVersionRemembersItsDescription() {
    EncoderDescription net =
        new EncoderDescription("net@0123", 128, new FeatureShape(1001, 1), "onnx");
    assertEquals(net, EncoderDescription.of(version(ModelKind.BACKBONE, net.toSettings())));
    assertEquals("net", net.name());
  }

  @Test
  void aProjectOfTheFirstVersionKeptTheIdAlone() {
    EncoderDescription old =
        EncoderDescription.of(version(ModelKind.ENCODER, Map.of("encoder", "FE-XS@1a2b")));
    assertEquals(new EncoderDescription("FE-XS@1a2b", 64, new FeatureShape(96, 4), "fe"), old);
  }

  @Test
  void aHeadIsNoEncoder() {
    ModelVersion head = version(ModelKind.FAST_HEAD, Map.of("encoder", "FE-XS@1a2b"));
    assertThrows(IllegalArgumentException.class, () -> EncoderDescription.of(head));
  }

  private static ModelVersion version(ModelKind kind, Map<String, String> settings) {
    return new ModelVersion(
        ModelVersionId.random(),
        kind,
        1,
        Instant.EPOCH,
        List.of(),
        "{}",
        new Provenance(Map.of(), settings, 1, Map.of()),
        Map.of(),
        Map.of());
  }
}
