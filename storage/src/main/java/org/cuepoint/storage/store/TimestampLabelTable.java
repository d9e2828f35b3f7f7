package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Timestamp labels. */
final class TimestampLabelTable implements AnnotationTable<TimestampLabel> {

  private static final String SELECT =
      """
      select
        id, video_id, class_id, annotator, start_frame, end_frame, start_tick, end_tick
      from timestamp_label
      """;
  private static final String INSERT =
      """
      insert into timestamp_label (
        id, video_id, class_id, annotator, start_frame, end_frame, start_tick, end_tick)
      values (
        :id, :videoId, :classId, :annotator, :startFrame, :endFrame, :startTick, :endTick)
      """;
  private static final String UPDATE =
      """
      update timestamp_label set
        video_id = :videoId, class_id = :classId, annotator = :annotator, start_frame = :startFrame,
        end_frame = :endFrame, start_tick = :startTick, end_tick = :endTick
      where id = :id
      """;
  private static final String DELETE = "delete from timestamp_label where id = :id";

  private final Database database;

  TimestampLabelTable(Database database) {
    this.database = database;
  }

  @Override
  public List<TimestampLabel> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(TimestampLabelTable::read);
  }

  @Override
  public List<TimestampLabel> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(TimestampLabelTable::read);
  }

  @Override
  public void insert(TimestampLabel label) {
    write(INSERT, label).update();
  }

  @Override
  public void replace(TimestampLabel label) {
    write(UPDATE, label).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, TimestampLabel label) {
    return Places.write(database.sql(sql), label.point())
        .with("id", label.key())
        .with("videoId", label.video().value())
        .with("classId", label.actionClass().value())
        .with("annotator", label.annotator().name());
  }

  static TimestampLabel read(Row row) {
    return new TimestampLabel(
        new AnnotationId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        new ClassId(row.uuid("class_id")),
        Places.read(row),
        new Annotator.Person(row.text("annotator")));
  }
}
