package org.cuepoint.core.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.EvaluationRecord;
import org.cuepoint.core.train.JobRecord;
import org.cuepoint.core.train.RunStore;

/** Snapshots, jobs and evaluations in maps. */
final class InMemoryRuns implements RunStore {

  private final Memory memory;
  private final Map<ContentHash, DatasetSnapshot> snapshots;
  private final Map<UUID, JobRecord> jobs;
  private final List<EvaluationRecord> evaluations;

  InMemoryRuns(Memory memory) {
    this.memory = memory;
    snapshots = memory.map();
    jobs = memory.map();
    evaluations = memory.list();
  }

  @Override
  public void saveSnapshot(DatasetSnapshot snapshot) {
    memory.run(() -> snapshots.put(snapshot.hash(), snapshot));
  }

  @Override
  public Optional<DatasetSnapshot> snapshot(ContentHash hash) {
    return memory.read(() -> Optional.ofNullable(snapshots.get(hash)));
  }

  @Override
  public void saveJob(JobRecord job) {
    memory.run(() -> jobs.put(job.id(), job));
  }

  @Override
  public Optional<JobRecord> job(UUID id) {
    return memory.read(() -> Optional.ofNullable(jobs.get(id)));
  }

  @Override
  public List<JobRecord> jobs(int limit) {
    return memory.read(
        () ->
            new ArrayList<>(jobs.values())
                .reversed().stream()
                    .sorted(Comparator.comparing(JobRecord::started).reversed())
                    .limit(limit)
                    .toList());
  }

  @Override
  public void saveEvaluation(EvaluationRecord evaluation) {
    memory.run(() -> evaluations.add(evaluation));
  }

  @Override
  public List<EvaluationRecord> evaluations() {
    return memory.read(
        () ->
            evaluations.stream().sorted(Comparator.comparing(EvaluationRecord::created)).toList());
  }

  @Override
  public void forgetSnapshots(Set<ContentHash> forgotten) {
    memory.run(() -> forgotten.forEach(snapshots::remove));
  }

  @Override
  public void forgetEvaluations(Set<ModelVersionId> models) {
    memory.run(() -> evaluations.removeIf(evaluation -> models.contains(evaluation.model())));
  }
}
