package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Weak tags. */
final class WeakTagTable implements AnnotationTable<WeakTag> {

  private static final String SELECT =
      """
      select
        id, video_id, class_id, state, annotator, start_frame, end_frame, start_tick,
        end_tick
      from weak_tag
      """;
  private static final String INSERT =
      """
      insert into weak_tag (
        id, video_id, class_id, state, annotator, start_frame, end_frame, start_tick,
        end_tick)
      values (
        :id, :videoId, :classId, :state, :annotator, :startFrame, :endFrame, :startTick,
        :endTick)
      """;
  private static final String UPDATE =
      """
      update weak_tag set
        video_id = :videoId, class_id = :classId, state = :state, annotator = :annotator,
        start_frame = :startFrame, end_frame = :endFrame, start_tick = :startTick,
        end_tick = :endTick
      where id = :id
      """;
  private static final String DELETE = "delete from weak_tag where id = :id";

  private final Database database;

  WeakTagTable(Database database) {
    this.database = database;
  }

  @Override
  public List<WeakTag> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(WeakTagTable::read);
  }

  @Override
  public List<WeakTag> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(WeakTagTable::read);
  }

  @Override
  public void insert(WeakTag tag) {
    write(INSERT, tag).update();
  }

  @Override
  public void replace(WeakTag tag) {
    write(UPDATE, tag).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, WeakTag tag) {
    return database
        .sql(sql)
        .with("id", tag.key())
        .with("videoId", tag.video().value())
        .with("classId", tag.actionClass().value())
        .with("state", tag.state())
        .with("annotator", tag.annotator().name())
        .with("startFrame", tag.range().map(range -> range.frames().start()))
        .with("endFrame", tag.range().map(range -> range.frames().end()))
        .with("startTick", tag.range().map(range -> range.time().start()))
        .with("endTick", tag.range().map(range -> range.time().end()));
  }

  static WeakTag read(Row row) {
    return new WeakTag(
        new AnnotationId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        row.optionalInteger("start_frame").isPresent()
            ? Optional.of(Places.read(row))
            : Optional.empty(),
        new ClassId(row.uuid("class_id")),
        row.constant("state", LabelState.class),
        new Annotator.Person(row.text("annotator")));
  }
}
