package org.cuepoint.storage.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.Activation;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;

/** {@link ModelStore} on SQL. Thread-safe. */
public final class SqlModelStore implements ModelStore {

  private static final String SELECT =
      """
      select id, kind, number, created_at, plan, seed, inputs, settings, software
      from model_version
      """;

  /** The kinds that turn frames into features, as SQL texts. */
  private static final String ENCODING =
      Arrays.stream(ModelKind.values())
          .filter(ModelKind::encodes)
          .map(kind -> "'" + kind.word() + "'")
          .collect(Collectors.joining(", "));

  private final Database database;
  private final BlobStore blobs;

  /** Makes the store. */
  public SqlModelStore(Database database, BlobStore blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  @Override
  public List<ModelVersion> models() {
    return database
        .sql(SELECT + "where deleted_at is null order by created_at, sequence")
        .list(SqlModelStore::read)
        .stream()
        .map(this::complete)
        .toList();
  }

  @Override
  public Optional<ModelVersion> model(ModelVersionId id) {
    return database
        .sql(SELECT + "where id = :id and deleted_at is null")
        .with("id", id.value())
        .first(SqlModelStore::read)
        .map(this::complete);
  }

  @Override
  public Optional<ModelVersion> latest(ModelKind kind) {
    return database
        .sql(
            SELECT
                + """
                where kind = :kind and deleted_at is null
                order by number desc fetch first 1 row only
                """)
        .with("kind", kind.word())
        .first(SqlModelStore::read)
        .map(this::complete);
  }

  @Override
  public int nextNumber(ModelKind kind) {
    return 1
        + database
            .sql("select coalesce(max(number), 0) as number from model_version where kind = :kind")
            .with("kind", kind.word())
            .first(row -> row.integer("number"))
            .orElse(0);
  }

  @Override
  public Optional<ModelVersion> active() {
    return database
        .sql(SELECT + "where active and kind not in (" + ENCODING + ")")
        .first(SqlModelStore::read)
        .map(this::complete);
  }

  @Override
  public Optional<ModelVersion> activeEncoder() {
    return database
        .sql(SELECT + "where active and kind in (" + ENCODING + ")")
        .first(SqlModelStore::read)
        .map(this::complete)
        .or(() -> latest(ModelKind.ENCODER));
  }

  @Override
  public void activate(ModelVersionId id, Instant when) {
    database.write(
        () -> {
          ModelVersion model =
              model(id)
                  .orElseThrow(
                      () -> new IllegalArgumentException("There is no model version " + id));
          if (isActive(id)) {
            return;
          }
          makeActive(model);
          database
              .sql(
                  """
                  insert into model_activation (model_id, activated_at) values (:model, :when)
                  """)
              .with("model", id.value())
              .with("when", when)
              .update();
        });
  }

  private boolean isActive(ModelVersionId id) {
    return database
        .sql("select id from model_version where active and id = :id")
        .with("id", id.value())
        .first(row -> true)
        .isPresent();
  }

  private void makeActive(ModelVersion model) {
    database
        .sql(
            "update model_version set active = false where active and kind "
                + (model.kind().encodes() ? "in (" : "not in (")
                + ENCODING
                + ")")
        .update();
    database
        .sql("update model_version set active = true where id = :id")
        .with("id", model.id().value())
        .update();
  }

  @Override
  public List<Activation> activations() {
    return database
        .sql(
            """
            select model_id, activated_at from model_activation a
            join model_version m on m.id = a.model_id
            where taken_back_at is null and m.kind not in (%s)
            order by a.number desc
            """
                .formatted(ENCODING))
        .list(
            row ->
                new Activation(
                    new ModelVersionId(row.uuid("model_id")), row.instant("activated_at")));
  }

  @Override
  public Optional<ModelVersion> rollBack(Instant when) {
    return database.write(
        () -> {
          List<Activation> held = activations();
          if (held.size() < 2) {
            return Optional.<ModelVersion>empty();
          }
          Optional<ModelVersion> before = model(held.get(1).model());
          before.ifPresent(this::makeActive);
          database
              .sql(
                  """
                  update model_activation set taken_back_at = :when
                  where number = (
                    select max(a.number) from model_activation a
                    join model_version m on m.id = a.model_id
                    where a.taken_back_at is null and m.kind not in (%s))
                  """
                      .formatted(ENCODING))
              .with("when", when)
              .update();
          return before;
        });
  }

  @Override
  public ModelRemarks remarks(ModelVersionId id) {
    Optional<String> note =
        database
            .sql("select note from model_version where id = :id")
            .with("id", id.value())
            .first(row -> row.text("note"));
    List<String> tags =
        database
            .sql("select tag from model_tag where model_id = :id")
            .with("id", id.value())
            .list(row -> row.text("tag"));
    return new ModelRemarks(note.orElse(""), tags);
  }

  @Override
  public void remark(ModelVersionId id, ModelRemarks remarks) {
    database.write(
        () -> {
          int found =
              database
                  .sql(
                      """
                      update model_version set note = :note where id = :id and deleted_at is null
                      """)
                  .with("note", remarks.note())
                  .with("id", id.value())
                  .update();
          if (found == 0) {
            throw new IllegalArgumentException("There is no model version " + id);
          }
          database
              .sql("delete from model_tag where model_id = :id")
              .with("id", id.value())
              .update();
          for (String tag : remarks.tags()) {
            database
                .sql("insert into model_tag (model_id, tag) values (:id, :tag)")
                .with("id", id.value())
                .with("tag", tag)
                .update();
          }
        });
  }

  @Override
  public void delete(Set<ModelVersionId> models, Instant when) {
    database.write(
        () -> {
          requireUnneeded(models);
          for (ModelVersionId id : models) {
            database
                .sql("update model_version set deleted_at = :when where id = :id")
                .with("when", when)
                .with("id", id.value())
                .update();
            database
                .sql(
                    """
                    update model_activation set taken_back_at = :when
                    where model_id = :id and taken_back_at is null
                    """)
                .with("when", when)
                .with("id", id.value())
                .update();
          }
          joinActivations(when);
        });
  }

  private void requireUnneeded(Set<ModelVersionId> gone) {
    List<ModelVersion> there = models();
    for (ModelVersionId id : gone) {
      ModelVersion model =
          there.stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("There is no model version " + id));
      if (isActive(id) || activeEncoder().filter(model::equals).isPresent()) {
        throw new IllegalArgumentException(model.name() + " is in use");
      }
    }
    for (ModelVersion model : there) {
      if (!gone.contains(model.id()) && model.parents().stream().anyMatch(gone::contains)) {
        throw new IllegalArgumentException(
            model.name() + " was made from a version that was to be deleted");
      }
    }
  }

  /** What was deleted may have stood between two activations of the same model. */
  private void joinActivations(Instant when) {
    record Held(long number, UUID model) {}
    List<Held> held =
        database
            .sql(
                """
                select a.number, a.model_id from model_activation a
                join model_version m on m.id = a.model_id
                where taken_back_at is null and m.kind not in (%s)
                order by a.number
                """
                    .formatted(ENCODING))
            .list(row -> new Held(row.bigInteger("number"), row.uuid("model_id")));
    for (int i = 1; i < held.size(); i++) {
      if (held.get(i).model().equals(held.get(i - 1).model())) {
        database
            .sql("update model_activation set taken_back_at = :when where number = :number")
            .with("when", when)
            .with("number", held.get(i).number())
            .update();
      }
    }
  }

  @Override
  public List<DeletedModel> deleted() {
    record Gone(ModelVersion head, Instant when) {}
    return database
        .sql(
            """
            select
              id, kind, number, created_at, plan, seed, inputs, settings, software, deleted_at
            from model_version where deleted_at is not null
            order by deleted_at desc, created_at desc, sequence desc
            """)
        .list(row -> new Gone(read(row), row.instant("deleted_at")))
        .stream()
        .map(gone -> new DeletedModel(complete(gone.head()), gone.when()))
        .toList();
  }

  @Override
  public void add(ModelVersion model) {
    database.write(
        () -> {
          model
              .files()
              .forEach(
                  (role, hash) -> {
                    if (blobs.find(hash).isEmpty()) {
                      throw new IllegalArgumentException(
                          "The file '" + role + "' of " + model.name() + " is not in the store");
                    }
                  });
          requireNew(model);
          insert(model);
        });
  }

  private void requireNew(ModelVersion model) {
    boolean there =
        database
            .sql("select id from model_version where id = :id or kind = :kind and number = :number")
            .with("id", model.id().value())
            .with("kind", model.kind().word())
            .with("number", model.number())
            .first(row -> true)
            .isPresent();
    if (there) {
      throw new IllegalArgumentException(model.name() + " is in the project already");
    }
  }

  private void insert(ModelVersion model) {
    Provenance provenance = model.provenance();
    database
        .sql(
            """
            insert into model_version (
              id, kind, number, created_at, plan, seed, inputs, settings, software)
            values (
              :id, :kind, :number, :created, :plan, :seed, :inputs, :settings, :software)
            """)
        .with("id", model.id().value())
        .with("kind", model.kind().word())
        .with("number", model.number())
        .with("created", model.created())
        .with("plan", model.plan())
        .with("seed", provenance.seed())
        .with("inputs", JsonMaps.write(provenance.inputs()))
        .with("settings", JsonMaps.write(provenance.settings()))
        .with("software", JsonMaps.write(provenance.software()))
        .update();
    for (int i = 0; i < model.parents().size(); i++) {
      database
          .sql(
              """
              insert into model_parent (model_id, position, parent_id)
              values (:model, :position, :parent)
              """)
          .with("model", model.id().value())
          .with("position", i)
          .with("parent", model.parents().get(i).value())
          .update();
    }
    model
        .files()
        .forEach(
            (role, hash) ->
                database
                    .sql(
                        """
                        insert into model_file (model_id, role, content_hash)
                        values (:model, :role, :hash)
                        """)
                    .with("model", model.id().value())
                    .with("role", role)
                    .with("hash", hash.hex())
                    .update());
    model
        .metrics()
        .forEach(
            (name, metric) ->
                database
                    .sql(
                        """
                        insert into model_metric (model_id, name, metric)
                        values (:model, :name, :metric)
                        """)
                    .with("model", model.id().value())
                    .with("name", name)
                    .with("metric", metric)
                    .update());
  }

  private static ModelVersion read(Row row) {
    return new ModelVersion(
        new ModelVersionId(row.uuid("id")),
        ModelKind.ofWord(row.text("kind")),
        row.integer("number"),
        row.instant("created_at"),
        List.of(),
        row.text("plan"),
        new Provenance(
            JsonMaps.texts(row.text("inputs")),
            JsonMaps.texts(row.text("settings")),
            row.bigInteger("seed"),
            JsonMaps.texts(row.text("software"))),
        Map.of(),
        Map.of());
  }

  private ModelVersion complete(ModelVersion head) {
    UUID id = head.id().value();
    List<ModelVersionId> parents =
        new ArrayList<>(
            database
                .sql("select parent_id from model_parent where model_id = :id order by position")
                .with("id", id)
                .list(row -> new ModelVersionId(row.uuid("parent_id"))));
    Map<String, ContentHash> files = new HashMap<>();
    database
        .sql("select role, content_hash from model_file where model_id = :id")
        .with("id", id)
        .list(row -> files.put(row.text("role"), new ContentHash(row.text("content_hash"))));
    Map<String, Double> metrics = new HashMap<>();
    database
        .sql("select name, metric from model_metric where model_id = :id")
        .with("id", id)
        .list(row -> metrics.put(row.text("name"), row.number("metric")));
    return new ModelVersion(
        head.id(),
        head.kind(),
        head.number(),
        head.created(),
        parents,
        head.plan(),
        head.provenance(),
        files,
        metrics);
  }
}
