package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.testing.ProjectContract;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStore} does. */
public abstract class ModelStoreContract extends ProjectContract {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private ModelStore store() {
    return ports.models();
  }

  private ModelVersion model(ModelKind kind, int number, int minute) throws IOException {
    ContentHash weights = ports.blobs().put(new byte[] {(byte) number});
    return new ModelVersion(
        ModelVersionId.random(),
        kind,
        number,
        START.plusSeconds(60L * minute),
        List.of(ModelVersionId.random(), ModelVersionId.random()),
        "{\"epochs\": 3, \"note\": \"ä <b>\"}",
        new Provenance(
            Map.of("snapshot", weights.hex()),
            Map.of("rate", "1e-3"),
            Long.MIN_VALUE + 1,
            Map.of("java", "25", "os", "Linux \"x\"")),
        Map.of("weights", weights),
        Map.of("f1.50", 1.0 / 3, "loss", Double.NaN));
  }

  @Test
  void aModelIsFoundAsItWas() throws IOException {
    ModelVersion model = model(ModelKind.SHIFT_ATTENTION, 1, 0);
    store().add(model);
    assertEquals(Optional.of(model), store().model(model.id()));
    assertEquals(Optional.empty(), store().model(ModelVersionId.random()));
  }

  @Test
  void modelsComeOldestFirst() throws IOException {
    ModelVersion later = model(ModelKind.TEACHER, 1, 9);
    ModelVersion earlier = model(ModelKind.ENCODER, 1, 1);
    ModelVersion sameTime = model(ModelKind.ENCODER, 2, 1);
    store().add(later);
    store().add(earlier);
    store().add(sameTime);
    assertEquals(List.of(earlier, sameTime, later), store().models());
  }

  @Test
  void numbersCountUpPerKind() throws IOException {
    assertEquals(1, store().nextNumber(ModelKind.FAST_HEAD));
    assertEquals(Optional.empty(), store().latest(ModelKind.FAST_HEAD));
    ModelVersion first = model(ModelKind.FAST_HEAD, 1, 5);
    ModelVersion second = model(ModelKind.FAST_HEAD, 2, 1);
    store().add(first);
    store().add(second);
    assertEquals(3, store().nextNumber(ModelKind.FAST_HEAD));
    assertEquals(1, store().nextNumber(ModelKind.TEACHER));
    assertEquals(Optional.of(second), store().latest(ModelKind.FAST_HEAD));
  }

  @Test
  void aModelWhoseFilesAreNotKeptIsRefused() throws IOException {
    ModelVersion good = model(ModelKind.TEACHER, 1, 0);
    ModelVersion bad =
        new ModelVersion(
            good.id(),
            good.kind(),
            good.number(),
            good.created(),
            good.parents(),
            good.plan(),
            good.provenance(),
            Map.of("weights", ContentHash.of("not kept")),
            good.metrics());
    assertThrows(IllegalArgumentException.class, () -> store().add(bad));
    assertEquals(List.of(), store().models());
  }

  @Test
  void theSameNumberOfAKindIsRefused() throws IOException {
    store().add(model(ModelKind.TEACHER, 1, 0));
    ModelVersion again = model(ModelKind.TEACHER, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> store().add(again));
  }

  @Test
  void oneModelIsActive() throws IOException {
    assertEquals(Optional.empty(), store().active());
    ModelVersion first = model(ModelKind.FAST_HEAD, 1, 0);
    ModelVersion second = model(ModelKind.SEE_VERY_LITTLE, 1, 1);
    store().add(first);
    store().add(second);
    store().activate(first.id());
    store().activate(second.id());
    assertEquals(Optional.of(second), store().active());
    assertThrows(IllegalArgumentException.class, () -> store().activate(ModelVersionId.random()));
    assertEquals(Optional.of(second), store().active());
    store().activate(first.id());
    assertEquals(Optional.of(first), store().active());
  }

  @Test
  void anEncoderIsActiveBesideTheModelThatSuggests() throws IOException {
    assertEquals(Optional.empty(), store().activeEncoder());
    ModelVersion head = model(ModelKind.FAST_HEAD, 1, 0);
    ModelVersion backbone = model(ModelKind.BACKBONE, 1, 1);
    ModelVersion encoder = model(ModelKind.ENCODER, 1, 2);
    ModelVersion newer = model(ModelKind.ENCODER, 2, 3);
    List.of(head, backbone, encoder, newer).forEach(store()::add);
    assertEquals(Optional.of(newer), store().activeEncoder(), "none was chosen yet");
    store().activate(head.id());
    store().activate(backbone.id());
    assertEquals(Optional.of(backbone), store().activeEncoder());
    assertEquals(Optional.of(head), store().active());
    store().activate(encoder.id());
    assertEquals(Optional.of(encoder), store().activeEncoder());
    assertEquals(Optional.of(head), store().active());
  }
}
