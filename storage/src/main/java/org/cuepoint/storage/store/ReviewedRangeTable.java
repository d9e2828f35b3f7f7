package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Reviewed ranges. */
final class ReviewedRangeTable implements AnnotationTable<ReviewedRange> {

  private static final String SELECT =
      """
      select
        id, video_id, region_id, annotator, classes, start_frame, end_frame, start_tick,
        end_tick
      from reviewed_range
      """;
  private static final String INSERT =
      """
      insert into reviewed_range (
        id, video_id, region_id, annotator, classes, start_frame, end_frame, start_tick,
        end_tick)
      values (
        :id, :videoId, :regionId, :annotator, :classes, :startFrame, :endFrame, :startTick,
        :endTick)
      """;
  private static final String UPDATE =
      """
      update reviewed_range set
        video_id = :videoId, region_id = :regionId, annotator = :annotator, classes = :classes,
        start_frame = :startFrame, end_frame = :endFrame, start_tick = :startTick,
        end_tick = :endTick
      where id = :id
      """;
  private static final String DELETE = "delete from reviewed_range where id = :id";

  private final Database database;

  ReviewedRangeTable(Database database) {
    this.database = database;
  }

  @Override
  public List<ReviewedRange> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(ReviewedRangeTable::read);
  }

  @Override
  public List<ReviewedRange> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(ReviewedRangeTable::read);
  }

  @Override
  public void insert(ReviewedRange range) {
    write(INSERT, range).update();
  }

  @Override
  public void replace(ReviewedRange range) {
    write(UPDATE, range).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, ReviewedRange range) {
    return Places.write(database.sql(sql), range.range())
        .with("id", range.key())
        .with("videoId", range.video().value())
        .with("regionId", range.region().map(RegionId::value))
        .with("annotator", range.annotator().name())
        .with("classes", range.classes().stream().map(ClassId::value).sorted().toList());
  }

  static ReviewedRange read(Row row) {
    return new ReviewedRange(
        new AnnotationId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        row.optionalUuid("region_id").map(RegionId::new),
        new Annotator.Person(row.text("annotator")),
        row.uuids("classes").stream().map(ClassId::new).collect(Collectors.toSet()),
        Places.read(row));
  }
}
