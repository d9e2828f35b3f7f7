package org.cuepoint.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.testing.ProjectContract;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does. */
public abstract class RunStoreContract extends ProjectContract {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private RunStore store() {
    return ports.runs();
  }

  private static JobRecord job(JobRecord.State state, int minute) {
    return new JobRecord(
        UUID.randomUUID(),
        "learn",
        "{\"kind\": \"teacher\"}",
        state,
        START.plusSeconds(60L * minute),
        Optional.empty(),
        "");
  }

  @Test
  void aSnapshotIsFoundByItsHash() {
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            8,
            2,
            List.of(wave.toString(), raise.toString()),
            List.of(List.of(0, 1)),
            List.of(
                new DatasetSnapshot.Clip(
                    video.id().toString(),
                    ContentHash.of("x").hex(),
                    null,
                    "session 1",
                    320,
                    List.of(
                        new DatasetSnapshot.Target(0, 0, 10, 1, List.of()),
                        new DatasetSnapshot.Target(0, 10, 12, -2, List.of(0))))));
    store().saveSnapshot(snapshot);
    store().saveSnapshot(snapshot);

    assertEquals(Optional.of(snapshot), store().snapshot(snapshot.hash()));
    assertEquals(Optional.empty(), store().snapshot(ContentHash.of("another")));
  }

  @Test
  void whatIsForgottenIsGoneAndTheRestStays() {
    DatasetSnapshot one = new DatasetSnapshot(8, 1, List.of(wave.toString()), List.of(), List.of());
    DatasetSnapshot two =
        new DatasetSnapshot(8, 1, List.of(raise.toString()), List.of(), List.of());
    store().saveSnapshot(one);
    store().saveSnapshot(two);
    store().forgetSnapshots(Set.of(one.hash(), ContentHash.of("unknown")));
    assertEquals(Optional.empty(), store().snapshot(one.hash()));
    assertEquals(Optional.of(two), store().snapshot(two.hash()));

    ModelVersionId gone = ModelVersionId.random();
    EvaluationRecord of =
        new EvaluationRecord(UUID.randomUUID(), gone, START, "truth.csv", "{\"all\": 1}");
    EvaluationRecord other =
        new EvaluationRecord(UUID.randomUUID(), ModelVersionId.random(), START, "truth.csv", "{}");
    store().saveEvaluation(of);
    store().saveEvaluation(other);
    store().forgetEvaluations(Set.of(gone));
    assertEquals(List.of(other), store().evaluations());
  }

  @Test
  void aJobIsReplacedByWhatIsKnownLater() {
    JobRecord running = job(JobRecord.State.RUNNING, 0);
    store().saveJob(running);
    assertEquals(Optional.of(running), store().job(running.id()));
    JobRecord done =
        new JobRecord(
            running.id(),
            running.kind(),
            running.request(),
            JobRecord.State.DONE,
            running.started(),
            Optional.of(START.plusSeconds(100)),
            "teacher v1, F1@50 81.2");
    store().saveJob(done);
    assertEquals(List.of(done), store().jobs(10));
    assertEquals(Optional.empty(), store().job(UUID.randomUUID()));
  }

  @Test
  void jobsComeNewestFirst() {
    JobRecord late = job(JobRecord.State.FAILED, 9);
    JobRecord early = job(JobRecord.State.DONE, 1);
    JobRecord sameTime = job(JobRecord.State.CANCELLED, 1);
    store().saveJob(late);
    store().saveJob(early);
    store().saveJob(sameTime);
    assertEquals(List.of(late, sameTime, early), store().jobs(10));
    assertEquals(List.of(late, sameTime), store().jobs(2));
  }

  @Test
  void evaluationsComeOldestFirst() {
    EvaluationRecord late =
        new EvaluationRecord(
            UUID.randomUUID(),
            ModelVersionId.random(),
            START.plusSeconds(1),
            "truth.csv",
            "{\"all\": {\"mof\": 81.25}} ".repeat(5000));
    EvaluationRecord early =
        new EvaluationRecord(UUID.randomUUID(), ModelVersionId.random(), START, "", "{}");
    store().saveEvaluation(late);
    store().saveEvaluation(early);
    assertEquals(List.of(early, late), store().evaluations());
  }
}
