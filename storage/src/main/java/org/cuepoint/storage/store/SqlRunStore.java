package org.cuepoint.storage.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.EvaluationRecord;
import org.cuepoint.core.train.JobRecord;
import org.cuepoint.core.train.RunStore;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;
import org.cuepoint.storage.sql.StorageException;

/** {@link RunStore} on SQL; a snapshot's labels are the blob with its hash. Thread-safe. */
public final class SqlRunStore implements RunStore {

  private static final String JOBS =
      "select id, kind, request, state, started_at, ended_at, message from job ";

  private final Database database;
  private final BlobStore blobs;
  private final InstantSource clock;

  /** Makes the store. */
  public SqlRunStore(Database database, BlobStore blobs, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  @Override
  public void saveSnapshot(DatasetSnapshot snapshot) {
    database.write(
        () -> {
          if (isKnown(snapshot.hash())) {
            return;
          }
          ContentHash hash = keep(snapshot);
          database
              .sql(
                  """
                  insert into dataset_snapshot (
                    content_hash, taken_at, clock_hertz, scheme_version)
                  values (:hash, :now, :hertz, :scheme)
                  """)
              .with("hash", hash.hex())
              .with("now", clock.instant())
              .with("hertz", snapshot.clock())
              .with("scheme", snapshot.schemeVersion())
              .update();
        });
  }

  private boolean isKnown(ContentHash snapshot) {
    return database
        .sql("select content_hash from dataset_snapshot where content_hash = :hash")
        .with("hash", snapshot.hex())
        .first(row -> true)
        .isPresent();
  }

  private ContentHash keep(DatasetSnapshot snapshot) {
    try {
      return blobs.put(snapshot.toJson().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(
          "A dataset snapshot could not be written to the project's blobs ("
              + e.getMessage()
              + "); check that the disk has space.",
          e);
    }
  }

  @Override
  public Optional<DatasetSnapshot> snapshot(ContentHash hash) {
    return isKnown(hash) ? blobs.find(hash).map(SqlRunStore::read) : Optional.empty();
  }

  private static DatasetSnapshot read(Path file) {
    try {
      return DatasetSnapshot.fromJson(Files.readString(file));
    } catch (IOException e) {
      throw new StorageException(
          "The dataset snapshot " + file + " could not be read (" + e.getMessage() + ").", e);
    }
  }

  @Override
  public void saveJob(JobRecord job) {
    database.write(
        () -> {
          int changed =
              write(
                      """
                      update job set
                        kind = :kind, request = :request, state = :state, started_at = :started,
                        ended_at = :ended, message = :message
                      where id = :id
                      """,
                      job)
                  .update();
          if (changed == 0) {
            write(
                    """
                    insert into job (id, kind, request, state, started_at, ended_at, message)
                    values (:id, :kind, :request, :state, :started, :ended, :message)
                    """,
                    job)
                .update();
          }
        });
  }

  private Sql write(String text, JobRecord job) {
    return database
        .sql(text)
        .with("id", job.id())
        .with("kind", job.kind())
        .with("request", job.request())
        .with("state", job.state())
        .with("started", job.started())
        .with("ended", job.ended())
        .with("message", job.message());
  }

  @Override
  public Optional<JobRecord> job(UUID id) {
    return database.sql(JOBS + "where id = :id").with("id", id).first(SqlRunStore::job);
  }

  @Override
  public List<JobRecord> jobs(int limit) {
    return database
        .sql(JOBS + "order by started_at desc, sequence desc fetch first :limit rows only")
        .with("limit", limit)
        .list(SqlRunStore::job);
  }

  private static JobRecord job(Row row) {
    return new JobRecord(
        row.uuid("id"),
        row.text("kind"),
        row.text("request"),
        row.constant("state", JobRecord.State.class),
        row.instant("started_at"),
        row.optionalInstant("ended_at"),
        row.text("message"));
  }

  @Override
  public void saveEvaluation(EvaluationRecord evaluation) {
    database
        .sql(
            """
            insert into evaluation (id, model_id, created_at, truth, report)
            values (:id, :model, :created, :truth, :report)
            """)
        .with("id", evaluation.id())
        .with("model", evaluation.model().value())
        .with("created", evaluation.created())
        .with("truth", evaluation.truth())
        .with("report", evaluation.report())
        .update();
  }

  @Override
  public List<EvaluationRecord> evaluations() {
    return database
        .sql(
            """
            select id, model_id, created_at, truth, report from evaluation
            order by created_at, sequence
            """)
        .list(
            row ->
                new EvaluationRecord(
                    row.uuid("id"),
                    new ModelVersionId(row.uuid("model_id")),
                    row.instant("created_at"),
                    row.text("truth"),
                    row.text("report")));
  }

  @Override
  public void forgetSnapshots(Set<ContentHash> snapshots) {
    database
        .sql("delete from dataset_snapshot where content_hash = any(:hashes)")
        .with("hashes", snapshots.stream().map(ContentHash::hex).toList())
        .update();
  }

  @Override
  public void forgetEvaluations(Set<ModelVersionId> models) {
    database
        .sql("delete from evaluation where model_id = any(:models)")
        .with("models", models.stream().map(ModelVersionId::value).toList())
        .update();
  }
}
