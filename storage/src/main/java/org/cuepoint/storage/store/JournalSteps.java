package org.cuepoint.storage.store;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Sql;
import org.jspecify.annotations.Nullable;

/** The steps of the journal, their edits and their states. Thread-safe. */
final class JournalSteps {

  private final Database database;

  // A step never changes, but screens ask for the one to undo after every edit, and an import can
  // have 100,000 edits. Soft: memory wins.
  private final ConcurrentMap<StepId, SoftReference<EditStep>> read = new ConcurrentHashMap<>();

  /** Where a step stands. */
  enum State {
    /** Its edits are in force. */
    DONE,
    /** It was taken back and can be made again. */
    UNDONE,
    /** It was taken back for good. */
    DROPPED
  }

  JournalSteps(Database database) {
    this.database = database;
  }

  Optional<State> state(StepId step) {
    return database
        .sql("select state from journal_step where id = :step")
        .with("step", step.value())
        .first(row -> row.constant("state", State.class));
  }

  Optional<EditStep> latest(State state, Optional<VideoId> video, Annotator.Person person) {
    String scope = video.isPresent() ? "video_id = :video" : "video_id is null";
    Sql sql =
        database.sql(
            "select id from journal_step where person = :person and state = :state and "
                + scope
                + " order by person, state, video_id, last_entry desc fetch first 1 row only");
    return sql.with("person", person.name())
        .with("state", state)
        .with("video", video.map(VideoId::value))
        .first(row -> new StepId(row.uuid("id")))
        .map(this::step);
  }

  long nextEntry() {
    return database
        .sql("select coalesce(max(number), 0) + 1 as number from journal_entry")
        .first(row -> row.bigInteger("number"))
        .orElseThrow();
  }

  void dropUndone(Optional<VideoId> video, Annotator.Person person) {
    String scope = video.isPresent() ? "video_id = :video" : "video_id is null";
    database
        .sql(
            "update journal_step set state = 'DROPPED'"
                + " where person = :person and state = 'UNDONE' and "
                + scope)
        .with("person", person.name())
        .with("video", video.map(VideoId::value))
        .update();
  }

  void turn(StepId step, State state, long entry) {
    database
        .sql("update journal_step set state = :state, last_entry = :entry where id = :step")
        .with("step", step.value())
        .with("state", state)
        .with("entry", entry)
        .update();
  }

  void insert(EditStep step, long entry) {
    database
        .sql(
            """
            insert into journal_step (id, video_id, action, person, done_at, state, last_entry)
            values (:id, :video, :action, :person, :when, 'DONE', :entry)
            """)
        .with("id", step.id().value())
        .with("video", step.video().map(VideoId::value))
        .with("action", step.action())
        .with("person", step.person().name())
        .with("when", step.when())
        .with("entry", entry)
        .update();
    for (int i = 0; i < step.edits().size(); i++) {
      AnnotationEdit edit = step.edits().get(i);
      database
          .sql(
              """
              insert into journal_edit (step_id, position, annotation_id, before_json, after_json)
              values (:step, :position, :annotation, :before, :after)
              """)
          .with("step", step.id().value())
          .with("position", i)
          .with("annotation", edit.key())
          .with("before", json(before(edit)))
          .with("after", json(after(edit)))
          .update();
    }
    remember(step);
  }

  private static @Nullable Annotation before(AnnotationEdit edit) {
    return switch (edit) {
      case AnnotationEdit.Add add -> null;
      case AnnotationEdit.Remove(var annotation) -> annotation;
      case AnnotationEdit.Replace(var before, var after) -> before;
    };
  }

  private static @Nullable Annotation after(AnnotationEdit edit) {
    return switch (edit) {
      case AnnotationEdit.Add(var annotation) -> annotation;
      case AnnotationEdit.Remove remove -> null;
      case AnnotationEdit.Replace(var before, var after) -> after;
    };
  }

  private static @Nullable String json(@Nullable Annotation annotation) {
    return annotation == null ? null : JournalCodec.encode(annotation);
  }

  /** Returns a step that is known to be there. */
  EditStep step(StepId id) {
    SoftReference<EditStep> known = read.get(id);
    EditStep step = known == null ? null : known.get();
    if (step == null) {
      step = load(id);
      remember(step);
    }
    return step;
  }

  private void remember(EditStep step) {
    read.values().removeIf(reference -> reference.refersTo(null));
    read.put(step.id(), new SoftReference<>(step));
  }

  private EditStep load(StepId id) {
    record Head(Optional<UUID> video, String action, String person, Instant when) {}
    Head head =
        database
            .sql("select video_id, action, person, done_at from journal_step where id = :step")
            .with("step", id.value())
            .first(
                row ->
                    new Head(
                        row.optionalUuid("video_id"),
                        row.text("action"),
                        row.text("person"),
                        row.instant("done_at")))
            .orElseThrow();
    List<AnnotationEdit> edits =
        database
            .sql(
                """
                select before_json, after_json from journal_edit
                where step_id = :step order by position
                """)
            .with("step", id.value())
            .list(
                row ->
                    edit(
                        row.optionalText("before_json").map(JournalCodec::decode),
                        row.optionalText("after_json").map(JournalCodec::decode)));
    return new EditStep(
        id,
        head.video.map(VideoId::new),
        head.action,
        new Annotator.Person(head.person),
        head.when,
        edits);
  }

  private static AnnotationEdit edit(Optional<Annotation> before, Optional<Annotation> after) {
    if (before.isEmpty()) {
      return new AnnotationEdit.Add(after.orElseThrow());
    }
    return after.isEmpty()
        ? new AnnotationEdit.Remove(before.get())
        : new AnnotationEdit.Replace(before.get(), after.get());
  }
}
