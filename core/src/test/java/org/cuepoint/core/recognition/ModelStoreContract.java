package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    store().activate(first.id(), START);
    store().activate(second.id(), START);
    assertEquals(Optional.of(second), store().active());
    assertThrows(
        IllegalArgumentException.class, () -> store().activate(ModelVersionId.random(), START));
    assertEquals(Optional.of(second), store().active());
    store().activate(first.id(), START);
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
    store().activate(head.id(), START);
    store().activate(backbone.id(), START);
    assertEquals(Optional.of(backbone), store().activeEncoder());
    assertEquals(Optional.of(head), store().active());
    store().activate(encoder.id(), START);
    assertEquals(Optional.of(encoder), store().activeEncoder());
    assertEquals(Optional.of(head), store().active());
  }

  private Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  @Test
  void activationsAreTakenBackOneAfterTheOther() throws IOException {
    ModelVersion first = model(ModelKind.FAST_HEAD, 1, 0);
    ModelVersion second = model(ModelKind.TEACHER, 1, 1);
    ModelVersion third = model(ModelKind.SHIFT_ATTENTION, 1, 2);
    ModelVersion encoder = model(ModelKind.ENCODER, 1, 3);
    List.of(first, second, third, encoder).forEach(store()::add);
    assertEquals(Optional.empty(), store().rollBack(at(0)));
    store().activate(first.id(), at(1));
    assertEquals(Optional.empty(), store().rollBack(at(2)), "nothing was active before");
    assertEquals(Optional.of(first), store().active());
    store().activate(second.id(), at(3));
    store().activate(second.id(), at(4));
    store().activate(third.id(), at(5));
    store().activate(encoder.id(), at(6));
    assertEquals(
        List.of(
            new Activation(third.id(), at(5)),
            new Activation(second.id(), at(3)),
            new Activation(first.id(), at(1))),
        store().activations());
    assertEquals(Optional.of(second), store().rollBack(at(7)));
    assertEquals(Optional.of(second), store().active());
    assertEquals(Optional.of(encoder), store().activeEncoder());
    assertEquals(Optional.of(first), store().rollBack(at(8)));
    assertEquals(Optional.empty(), store().rollBack(at(9)));
    store().activate(third.id(), at(10));
    assertEquals(
        Optional.of(first), store().rollBack(at(11)), "what was taken back is passed over");
  }

  @Test
  void remarksAreKept() throws IOException {
    ModelVersion model = model(ModelKind.TEACHER, 1, 0);
    store().add(model);
    assertEquals(ModelRemarks.NONE, store().remarks(model.id()));
    ModelRemarks remarks = new ModelRemarks(" für «Anna» ", List.of("paper", "best", "best"));
    store().remark(model.id(), remarks);
    assertEquals("für «Anna»", store().remarks(model.id()).note());
    assertEquals(List.of("best", "paper"), store().remarks(model.id()).tags());
    store().remark(model.id(), remarks.withTags(List.of("best")).withNote(""));
    assertEquals(new ModelRemarks("", List.of("best")), store().remarks(model.id()));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().remark(ModelVersionId.random(), ModelRemarks.NONE));
    assertThrows(IllegalArgumentException.class, () -> new ModelRemarks("", List.of("a,b")));
  }

  private ModelVersion child(ModelKind kind, int number, ModelVersion... parents)
      throws IOException {
    ModelVersion made = model(kind, number, 20 + number);
    return new ModelVersion(
        made.id(),
        kind,
        number,
        made.created(),
        List.of(parents).stream().map(ModelVersion::id).toList(),
        made.plan(),
        made.provenance(),
        made.files(),
        made.metrics());
  }

  @Test
  void aDeletedModelIsInNoAnswerButItsRecordAndItsNumberStay() throws IOException {
    ModelVersion first = model(ModelKind.TEACHER, 1, 0);
    ModelVersion second = model(ModelKind.TEACHER, 2, 1);
    store().add(first);
    store().add(second);
    store().remark(second.id(), new ModelRemarks("too small", List.of("bad")));
    store().delete(Set.of(second.id()), at(5));

    assertEquals(List.of(first), store().models());
    assertEquals(Optional.empty(), store().model(second.id()));
    assertEquals(Optional.of(first), store().latest(ModelKind.TEACHER));
    assertEquals(3, store().nextNumber(ModelKind.TEACHER));
    assertEquals(List.of(new DeletedModel(second, at(5))), store().deleted());
    assertEquals("too small", store().remarks(second.id()).note());
    assertThrows(
        IllegalArgumentException.class, () -> store().activate(second.id(), at(6)), "it is gone");
    assertThrows(
        IllegalArgumentException.class, () -> store().remark(second.id(), ModelRemarks.NONE));
    assertThrows(IllegalArgumentException.class, () -> store().delete(Set.of(second.id()), at(6)));
    assertThrows(IllegalArgumentException.class, () -> store().add(second), "its name was given");
    ModelVersion third = model(ModelKind.TEACHER, 3, 7);
    store().add(third);
    store().delete(Set.of(third.id(), first.id()), at(8));
    assertEquals(
        List.of(third, first, second),
        store().deleted().stream().map(DeletedModel::model).toList());
  }

  @Test
  void whatIsInUseOrNeededIsNotDeleted() throws IOException {
    ModelVersion former = model(ModelKind.ENCODER, 1, 0);
    ModelVersion encoder = model(ModelKind.ENCODER, 2, 1);
    ModelVersion teacher = child(ModelKind.TEACHER, 1, former);
    ModelVersion student = child(ModelKind.SHIFT_ATTENTION, 1, former, teacher);
    ModelVersion head = child(ModelKind.FAST_HEAD, 1, encoder);
    List.of(former, encoder, teacher, student, head).forEach(store()::add);
    store().activate(head.id(), at(30));
    for (Set<ModelVersionId> refused :
        List.of(
            Set.of(head.id()),
            Set.of(encoder.id(), head.id()),
            Set.of(encoder.id()),
            Set.of(teacher.id()),
            Set.of(former.id(), teacher.id()))) {
      assertThrows(IllegalArgumentException.class, () -> store().delete(refused, at(31)));
    }
    assertEquals(5, store().models().size());
    store().delete(Set.of(former.id(), teacher.id(), student.id()), at(32));
    assertEquals(List.of(encoder, head), store().models());
  }

  @Test
  void onePassesOverDeletedModelsWhenGoingBack() throws IOException {
    ModelVersion first = model(ModelKind.FAST_HEAD, 1, 0);
    ModelVersion second = model(ModelKind.FAST_HEAD, 2, 1);
    ModelVersion third = model(ModelKind.FAST_HEAD, 3, 2);
    List.of(first, second, third).forEach(store()::add);
    store().activate(first.id(), at(1));
    store().activate(second.id(), at(2));
    store().activate(third.id(), at(3));
    store().activate(second.id(), at(4));
    store().delete(Set.of(third.id()), at(5));
    assertEquals(
        List.of(new Activation(second.id(), at(2)), new Activation(first.id(), at(1))),
        store().activations());
    assertEquals(Optional.of(first), store().rollBack(at(6)));
    store().delete(Set.of(second.id()), at(7));
    assertEquals(Optional.empty(), store().rollBack(at(8)));
    assertEquals(Optional.of(first), store().active());
  }
}
