package org.cuepoint.core.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;

/**
 * Dataset snapshots, jobs and evaluations of a project. Thread-safe; every writing call is durable
 * when it returns.
 */
public interface RunStore {

  /** Keeps a snapshot; keeping the same one twice changes nothing. */
  void saveSnapshot(DatasetSnapshot snapshot);

  /** Returns a snapshot by its hash. */
  Optional<DatasetSnapshot> snapshot(ContentHash hash);

  /** Adds a job or replaces what is known of it. */
  void saveJob(JobRecord job);

  /** Returns one job. */
  Optional<JobRecord> job(UUID id);

  /**
   * Returns the latest jobs, newest first.
   *
   * @param limit at most so many
   */
  List<JobRecord> jobs(int limit);

  /** Keeps an evaluation. */
  void saveEvaluation(EvaluationRecord evaluation);

  /** Returns all evaluations, oldest first. */
  List<EvaluationRecord> evaluations();

  /**
   * Forgets snapshots; unknown ones are passed over. A blob that holds one is the caller's to
   * delete.
   */
  void forgetSnapshots(Set<ContentHash> snapshots);

  /** Forgets the evaluations of these models. */
  void forgetEvaluations(Set<ModelVersionId> models);
}
