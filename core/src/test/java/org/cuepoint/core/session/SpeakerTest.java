package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.Test;

final class SpeakerTest {

  private static final ModelVersion HEAD = model(ModelKind.FAST_HEAD, 3);
  private static final ModelVersion OLD = model(ModelKind.SHIFT_ATTENTION, 1);
  private static final ModelVersion STUDENT = model(ModelKind.SHIFT_ATTENTION, 2);
  private static final ModelVersion TEACHER = model(ModelKind.TEACHER, 4);
  private static final List<ModelVersion> ALL = List.of(OLD, STUDENT, HEAD, TEACHER);

  private static ModelVersion model(ModelKind kind, int number) {
    return new ModelVersion(
        ModelVersionId.random(),
        kind,
        number,
        Instant.EPOCH.plusSeconds(number),
        List.of(),
        "{}",
        new Provenance(Map.of(), Map.of(), 0, Map.of()),
        Map.of(),
        Map.of());
  }

  private static Speaker after(ModelVersion active, double share) {
    return Speaker.atRest(Optional.of(active), ALL, model -> share);
  }

  @Test
  void aTrainedModelSpeaksAsLongAsItKnowsNineOfTenLabels() {
    assertEquals(new Speaker.Trained(STUDENT, 0.9), after(STUDENT, 0.9));
    assertEquals(new Speaker.Trained(TEACHER, 1), after(TEACHER, 1));
  }

  @Test
  void oneThatTheLabelsHaveOutgrownGivesWayAndIsNamed() {
    assertEquals(
        new Speaker.FastHead(Optional.of(new Speaker.Outgrown(STUDENT, 0.89))),
        after(STUDENT, 0.89));
    assertEquals(
        new Speaker.FastHead(Optional.of(new Speaker.Outgrown(STUDENT, 0.5))),
        after(HEAD, 0.5),
        "also when the fast head has spoken since");
  }

  @Test
  void theFastHeadSpeaksWhereAPersonChoseItOrNothingElseIsThere() {
    assertEquals(new Speaker.FastHead(Optional.empty()), after(HEAD, 0.95));
    assertEquals(
        new Speaker.FastHead(Optional.empty()),
        Speaker.atRest(Optional.empty(), List.of(), model -> 1));
    assertEquals(
        new Speaker.FastHead(Optional.empty()),
        Speaker.atRest(Optional.of(HEAD), List.of(HEAD), model -> 0));
  }

  private static DatasetSnapshot labels(WeakLabels weak, Target... targets) {
    return new DatasetSnapshot(
        8,
        1,
        List.of("wave", "raise"),
        List.of(List.of(0, 1)),
        List.of(new DatasetSnapshot.Clip("v", "hash", null, null, 400, List.of(targets), weak)));
  }

  private static Target target(int start, int end, int label) {
    return new Target(0, start, end, label, List.of());
  }

  private static double share(DatasetSnapshot then, DatasetSnapshot now) {
    return new LearnedShare(then).of(now);
  }

  @Test
  void newAndChangedLabelsAreNotLearnedAndRemovedOnesDoNotCount() {
    DatasetSnapshot then =
        labels(WeakLabels.NONE, target(0, 50, 0), target(50, 100, Target.BACKGROUND));
    assertEquals(1, share(then, then));
    DatasetSnapshot more =
        labels(
            WeakLabels.NONE,
            target(0, 50, 0),
            target(50, 100, Target.BACKGROUND),
            target(100, 200, 1));
    assertEquals(0.5, share(then, more), 1e-9);
    DatasetSnapshot changed =
        labels(WeakLabels.NONE, target(0, 50, 1), target(50, 100, Target.BACKGROUND));
    assertEquals(0.5, share(then, changed), 1e-9);
    assertEquals(1, share(then, labels(WeakLabels.NONE, target(0, 20, 0))), 1e-9);
  }

  @Test
  void aPointCountsAsMuchAsTheWindowThatItAnswers() {
    WeakLabels one = new WeakLabels(List.of(new WeakLabels.Point(5, 0)), List.of());
    WeakLabels two =
        new WeakLabels(
            List.of(new WeakLabels.Point(5, 0), new WeakLabels.Point(300, 1)), List.of());
    assertEquals(0.5, share(labels(one), labels(two)), 1e-9);
    assertEquals(0.5, share(labels(WeakLabels.NONE, target(0, 9, 0)), labels(two)), 1e-9);
    assertEquals(
        48 / 64.0, share(labels(one, target(40, 72, 0)), labels(two, target(40, 72, 0))), 1e-9);
  }

  @Test
  void aVideoThatWasNotThereIsAllNew() {
    DatasetSnapshot none =
        new DatasetSnapshot(8, 1, List.of("wave", "raise"), List.of(List.of(0, 1)), List.of());
    assertEquals(0, share(none, labels(WeakLabels.NONE, target(0, 50, 0))));
    assertEquals(1, share(none, none));
  }
}
