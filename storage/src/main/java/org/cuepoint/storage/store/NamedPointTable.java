package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Named points. */
final class NamedPointTable implements AnnotationTable<NamedPoint> {

  private static final String SELECT =
      """
      select
        id, video_id, name, start_frame, end_frame, start_tick, end_tick
      from named_point
      """;
  private static final String INSERT =
      """
      insert into named_point (
        id, video_id, name, start_frame, end_frame, start_tick, end_tick)
      values (
        :id, :videoId, :name, :startFrame, :endFrame, :startTick, :endTick)
      """;
  private static final String UPDATE =
      """
      update named_point set
        video_id = :videoId, name = :name, start_frame = :startFrame, end_frame = :endFrame,
        start_tick = :startTick, end_tick = :endTick
      where id = :id
      """;
  private static final String DELETE = "delete from named_point where id = :id";

  private final Database database;

  NamedPointTable(Database database) {
    this.database = database;
  }

  @Override
  public List<NamedPoint> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(NamedPointTable::read);
  }

  @Override
  public List<NamedPoint> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(NamedPointTable::read);
  }

  @Override
  public void insert(NamedPoint point) {
    write(INSERT, point).update();
  }

  @Override
  public void replace(NamedPoint point) {
    write(UPDATE, point).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, NamedPoint point) {
    return Places.write(database.sql(sql), point.point())
        .with("id", point.key())
        .with("videoId", point.video().value())
        .with("name", point.name());
  }

  static NamedPoint read(Row row) {
    return new NamedPoint(
        new AnnotationId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        Places.read(row),
        row.text("name"));
  }
}
