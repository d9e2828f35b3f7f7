package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Segments. */
final class SegmentTable implements AnnotationTable<Segment> {

  private static final String SELECT =
      """
      select
        id, video_id, region_id, class_id, start_frame, end_frame, start_tick, end_tick,
        state, origin_name, origin_model, annotator, confidence, notes
      from segment
      """;
  private static final String INSERT =
      """
      insert into segment (
        id, video_id, region_id, class_id, start_frame, end_frame, start_tick, end_tick,
        state, origin_name, origin_model, annotator, confidence, notes)
      values (
        :id, :videoId, :regionId, :classId, :startFrame, :endFrame, :startTick, :endTick,
        :state, :originName, :originModel, :annotator, :confidence, :notes)
      """;
  private static final String UPDATE =
      """
      update segment set
        video_id = :videoId, region_id = :regionId, class_id = :classId, start_frame = :startFrame,
        end_frame = :endFrame, start_tick = :startTick, end_tick = :endTick, state = :state,
        origin_name = :originName, origin_model = :originModel, annotator = :annotator,
        confidence = :confidence, notes = :notes
      where id = :id
      """;
  private static final String DELETE = "delete from segment where id = :id";

  // An index over starts cannot bound a scan for overlaps by itself: a segment that starts far
  // before the place may reach into it. So each kind of the column "reach" is looked at apart, by
  // the same index. A join over values, since H2 takes five times as long for a union.
  private static final String NEAR =
      """
      select
        id, video_id, region_id, class_id, start_frame, end_frame, start_tick, end_tick,
        state, origin_name, origin_model, annotator, confidence, notes
      from unnest(cast(:starts as int array), cast(:ends as int array)) as place (first, after)
      cross join (values (0, 64), (1, 1024), (2, 16384), (3, 262144), (4, 2147483647))
        as kind (number, furthest)
      join segment
        on video_id = :video and reach = kind.number
        and start_frame <= place.after and end_frame >= place.first
        and start_frame > cast(place.first as bigint) - kind.furthest
      """;

  private final Database database;

  SegmentTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Segment> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(SegmentTable::read);
  }

  @Override
  public List<Segment> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(SegmentTable::read);
  }

  /**
   * Returns the segments that may overlap a place, and perhaps a few that do not; those near
   * several places come again.
   */
  List<Segment> near(VideoId video, Collection<FrameRange> places) {
    return database
        .sql(NEAR)
        .with("video", video.value())
        .with("starts", places.stream().map(FrameRange::start).toList())
        .with("ends", places.stream().map(FrameRange::end).toList())
        .list(SegmentTable::read);
  }

  @Override
  public void insert(Segment segment) {
    write(INSERT, segment).update();
  }

  @Override
  public void replace(Segment segment) {
    write(UPDATE, segment).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, Segment segment) {
    return Places.write(database.sql(sql), segment.range())
        .with("id", segment.key())
        .with("videoId", segment.video().value())
        .with("regionId", segment.region().map(RegionId::value))
        .with("classId", segment.actionClass().value())
        .with("state", segment.state())
        .with("originName", segment.origin().name())
        .with("originModel", originModel(segment.origin()))
        .with("annotator", segment.annotator().name())
        .with("confidence", segment.confidence())
        .with("notes", segment.notes());
  }

  static Segment read(Row row) {
    return new Segment(
        new SegmentId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        row.optionalUuid("region_id").map(RegionId::new),
        new ClassId(row.uuid("class_id")),
        Places.read(row),
        row.constant("state", LabelState.class),
        origin(row),
        new Annotator.Person(row.text("annotator")),
        row.optionalNumber("confidence"),
        row.text("notes"));
  }

  private static Annotator origin(Row row) {
    String name = row.text("origin_name");
    Optional<UUID> model = row.optionalUuid("origin_model");
    return model.isPresent()
        ? new Annotator.Model(new ModelVersionId(model.get()), name)
        : new Annotator.Person(name);
  }

  private static Optional<UUID> originModel(Annotator origin) {
    return switch (origin) {
      case Annotator.Person person -> Optional.empty();
      case Annotator.Model model -> Optional.of(model.version().value());
    };
  }
}
