package org.cuepoint.storage.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.QueueStore;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;

/** {@link QueueStore} on SQL. Thread-safe. */
public final class SqlQueueStore implements QueueStore {

  private static final String ITEMS =
      """
      select
        id, round_id, item_rank, video_id, region_id, start_frame, end_frame, start_tick, end_tick,
        suggestion_id, score, parts, guess, audit
      from queue_item
      """;

  private static final String ROUNDS =
      """
      select
        id, created_at, acquisition, chooser, model_id, encoder, example_video_id,
        example_region_id, example_class_id, example_start_frame, example_end_frame
      from queue_round
      """;

  private final Database database;

  /** Makes the store. */
  public SqlQueueStore(Database database) {
    this.database = database;
  }

  @Override
  public void addRound(QueueRound round) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  insert into queue_round (
                    id, created_at, acquisition, chooser, model_id, encoder, example_video_id,
                    example_region_id, example_class_id, example_start_frame, example_end_frame)
                  values (
                    :id, :created, :acquisition, :chooser, :model, :encoder, :exampleVideo,
                    :exampleRegion, :exampleClass, :exampleStart, :exampleEnd)
                  """)
              .with("id", round.id().value())
              .with("created", round.created())
              .with("acquisition", round.acquisition())
              .with("chooser", round.chooser())
              .with("model", round.model().value())
              .with("encoder", round.encoder())
              .with("exampleVideo", round.example().map(e -> e.video().value()))
              .with("exampleRegion", round.example().flatMap(Example::region).map(RegionId::value))
              .with(
                  "exampleClass", round.example().flatMap(Example::actionClass).map(ClassId::value))
              .with("exampleStart", round.example().map(e -> e.frames().start()))
              .with("exampleEnd", round.example().map(e -> e.frames().end()))
              .update();
          round.items().forEach(this::insert);
        });
  }

  private void insert(QueueItem item) {
    Places.write(
            database.sql(
                """
                insert into queue_item (
                  id, round_id, item_rank, video_id, region_id,
                  start_frame, end_frame, start_tick, end_tick,
                  suggestion_id, score, parts, guess, audit)
                values (
                  :id, :round, :rank, :video, :region,
                  :startFrame, :endFrame, :startTick, :endTick,
                  :suggestion, :score, :parts, :guess, :audit)
                """),
            item.range())
        .with("id", item.id().value())
        .with("round", item.round().value())
        .with("rank", item.rank())
        .with("video", item.video().value())
        .with("region", item.region().map(RegionId::value))
        .with("suggestion", item.suggestion().map(SuggestionId::value))
        .with("score", item.score())
        .with("parts", JsonMaps.write(item.parts()))
        .with("guess", JsonMaps.write(item.guess()))
        .with("audit", item.audit() == QueueItem.Audit.YES)
        .update();
  }

  @Override
  public void forgetUnansweredRounds() {
    database.write(
        () -> {
          database
              .sql(
                  """
                  delete from queue_item where round_id in (
                    select r.id from queue_round r
                    where r.sequence < (select max(sequence) from queue_round)
                    and not exists (
                      select 1 from answer a join queue_item i on a.item_id = i.id
                      where i.round_id = r.id))
                  """)
              .update();
          database
              .sql(
                  """
                  delete from queue_round r
                  where r.sequence < (select max(sequence) from queue_round)
                  and not exists (select 1 from queue_item i where i.round_id = r.id)
                  """)
              .update();
        });
  }

  @Override
  public void forgetQuestions(Set<ModelVersionId> models) {
    List<UUID> asking = models.stream().map(ModelVersionId::value).toList();
    database.write(
        () -> {
          database
              .sql(
                  """
                  delete from queue_item i
                  where i.round_id in (select id from queue_round where model_id = any(:models))
                  and not exists (select 1 from answer a where a.item_id = i.id)
                  """)
              .with("models", asking)
              .update();
          database
              .sql(
                  """
                  delete from queue_round r
                  where r.model_id = any(:models)
                  and r.sequence < (select max(sequence) from queue_round)
                  and not exists (select 1 from queue_item i where i.round_id = r.id)
                  """)
              .with("models", asking)
              .update();
        });
  }

  @Override
  public Optional<QueueRound> currentRound() {
    return database
        .sql(ROUNDS + "order by sequence desc fetch first 1 row only")
        .first(SqlQueueStore::head)
        .map(this::round);
  }

  @Override
  public List<QueueRound> rounds() {
    return database.sql(ROUNDS + "order by sequence").list(SqlQueueStore::head).stream()
        .map(this::round)
        .toList();
  }

  private record Head(
      UUID id,
      Instant created,
      String acquisition,
      String chooser,
      UUID model,
      String encoder,
      Optional<Example> example) {}

  private static Head head(Row row) {
    return new Head(
        row.uuid("id"),
        row.instant("created_at"),
        row.text("acquisition"),
        row.optionalText("chooser").orElse(row.text("acquisition")),
        row.uuid("model_id"),
        row.text("encoder"),
        row.optionalUuid("example_video_id").map(video -> example(row, video)));
  }

  private static Example example(Row row, UUID video) {
    return new Example(
        new VideoId(video),
        row.optionalUuid("example_region_id").map(RegionId::new),
        new FrameRange(row.integer("example_start_frame"), row.integer("example_end_frame")),
        row.optionalUuid("example_class_id").map(ClassId::new));
  }

  private QueueRound round(Head head) {
    return new QueueRound(
        new RoundId(head.id),
        head.created,
        head.acquisition,
        head.chooser,
        new ModelVersionId(head.model),
        head.encoder,
        database
            .sql(ITEMS + "where round_id = :round order by item_rank, id")
            .with("round", head.id)
            .list(SqlQueueStore::read),
        head.example);
  }

  @Override
  public List<QueueItem> openItems() {
    return database
        .sql(
            ITEMS
                + """
                where round_id = (
                    select id from queue_round order by sequence desc fetch first 1 row only)
                  and not exists (
                    select 1 from answer left join journal_step on journal_step.id = answer.step_id
                    where answer.item_id = queue_item.id
                      and (answer.step_id is null or journal_step.state = 'DONE'))
                order by item_rank, id
                """)
        .list(SqlQueueStore::read);
  }

  @Override
  public Optional<QueueItem> item(QueueItemId id) {
    return database.sql(ITEMS + "where id = :id").with("id", id.value()).first(SqlQueueStore::read);
  }

  private static QueueItem read(Row row) {
    return new QueueItem(
        new QueueItemId(row.uuid("id")),
        new RoundId(row.uuid("round_id")),
        row.integer("item_rank"),
        new VideoId(row.uuid("video_id")),
        row.optionalUuid("region_id").map(RegionId::new),
        Places.read(row),
        row.optionalUuid("suggestion_id").map(SuggestionId::new),
        row.number("score"),
        JsonMaps.numbers(row.text("parts")),
        JsonMaps.numbers(row.text("guess")),
        row.flag("audit") ? QueueItem.Audit.YES : QueueItem.Audit.NO);
  }

  @Override
  public void answer(Answer answer) {
    database.write(
        () -> {
          if (item(answer.item()).isEmpty()) {
            throw new IllegalArgumentException("There is no question " + answer.item());
          }
          database
              .sql(
                  """
                  insert into answer (
                    id, item_id, decision, person, answered_at, seconds, blind, step_id)
                  values (:id, :item, :decision, :person, :when, :seconds, :blind, :step)
                  """)
              .with("id", UUID.randomUUID())
              .with("item", answer.item().value())
              .with("decision", answer.decision())
              .with("person", answer.person().name())
              .with("when", answer.when())
              .with("seconds", answer.seconds())
              .with("blind", answer.view() == Answer.View.BLIND)
              .with("step", answer.step().map(StepId::value))
              .update();
        });
  }

  @Override
  public List<Answer> answers() {
    return database
        .sql(
            """
            select
              answer.item_id, answer.decision, answer.person, answer.answered_at, answer.seconds,
              answer.blind, answer.step_id
            from answer left join journal_step on journal_step.id = answer.step_id
            where answer.step_id is null or journal_step.state = 'DONE'
            order by answer.answered_at, answer.sequence
            """)
        .list(
            row ->
                new Answer(
                    new QueueItemId(row.uuid("item_id")),
                    row.constant("decision", Answer.Decision.class),
                    new Annotator.Person(row.text("person")),
                    row.instant("answered_at"),
                    row.number("seconds"),
                    row.flag("blind") ? Answer.View.BLIND : Answer.View.SUGGESTED,
                    row.optionalUuid("step_id").map(StepId::new)));
  }

  @Override
  public Optional<QueueItem> answeredBy(StepId step) {
    return database
        .sql(ITEMS + "where id in (select item_id from answer where step_id = :step)")
        .with("step", step.value())
        .first(SqlQueueStore::read);
  }
}
