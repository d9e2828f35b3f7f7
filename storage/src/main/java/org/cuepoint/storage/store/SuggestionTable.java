package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Suggestions. */
final class SuggestionTable implements AnnotationTable<Suggestion> {

  private static final String SELECT =
      """
      select
        id, video_id, region_id, model_id, class_id, start_frame, end_frame, start_tick,
        end_tick, probabilities, uncertainty, parts, status, segment_id, seconds_spent,
        edited_frames
      from suggestion
      """;
  private static final String INSERT =
      """
      insert into suggestion (
        id, video_id, region_id, model_id, class_id, start_frame, end_frame, start_tick,
        end_tick, parts, status, segment_id, seconds_spent,
        edited_frames)
      values (
        :id, :videoId, :regionId, :modelId, :classId, :startFrame, :endFrame, :startTick,
        :endTick, :parts, :status, :segmentId, :secondsSpent,
        :editedFrames)
      """;
  private static final String UPDATE =
      """
      update suggestion set
        video_id = :videoId, region_id = :regionId, model_id = :modelId, class_id = :classId,
        start_frame = :startFrame, end_frame = :endFrame, start_tick = :startTick,
        end_tick = :endTick, probabilities = null, uncertainty = null, parts = :parts,
        status = :status, segment_id = :segmentId, seconds_spent = :secondsSpent,
        edited_frames = :editedFrames
      where id = :id
      """;
  private static final String DELETE = "delete from suggestion where id = :id";

  private final Database database;

  SuggestionTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Suggestion> withKeys(Collection<UUID> keys) {
    return database
        .sql(SELECT + "where id = any(:keys)")
        .with("keys", keys)
        .list(SuggestionTable::read);
  }

  @Override
  public List<Suggestion> ofVideo(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video")
        .with("video", video.value())
        .list(SuggestionTable::read);
  }

  /** Returns the suggestions of a video with this status. */
  List<Suggestion> withStatus(VideoId video, SuggestionStatus status) {
    return database
        .sql(SELECT + "where video_id = :video and status = :status")
        .with("video", video.value())
        .with("status", status)
        .list(SuggestionTable::read);
  }

  /** Removes the suggestions of a model in a video that nobody decided. */
  void deleteProposed(VideoId video, ModelVersionId model) {
    database
        .sql(
            """
            delete from suggestion
            where video_id = :video and status = 'PROPOSED' and model_id = :model
            """)
        .with("video", video.value())
        .with("model", model.value())
        .update();
  }

  @Override
  public void insert(Suggestion suggestion) {
    write(INSERT, suggestion).update();
  }

  @Override
  public void replace(Suggestion suggestion) {
    write(UPDATE, suggestion).update();
  }

  @Override
  public void delete(UUID key) {
    database.sql(DELETE).with("id", key).update();
  }

  private Sql write(String sql, Suggestion suggestion) {
    return Places.write(database.sql(sql), suggestion.range())
        .with("id", suggestion.key())
        .with("videoId", suggestion.video().value())
        .with("regionId", suggestion.region().map(RegionId::value))
        .with("modelId", suggestion.model().value())
        .with("classId", suggestion.actionClass().value())
        .with("parts", SuggestionParts.of(suggestion).bytes())
        .with("status", suggestion.status())
        .with("segmentId", suggestion.segment().map(SegmentId::value))
        .with("secondsSpent", suggestion.secondsSpent())
        .with("editedFrames", suggestion.editedFrames());
  }

  static Suggestion read(Row row) {
    SuggestionParts parts =
        row.optionalBytes("parts")
            .map(SuggestionParts::parse)
            .orElseGet(
                () -> SuggestionParts.ofJson(row.text("probabilities"), row.text("uncertainty")));
    return new Suggestion(
        new SuggestionId(row.uuid("id")),
        new VideoId(row.uuid("video_id")),
        row.optionalUuid("region_id").map(RegionId::new),
        new ModelVersionId(row.uuid("model_id")),
        Places.read(row),
        new ClassId(row.uuid("class_id")),
        parts.probabilities(),
        parts.uncertainty(),
        row.constant("status", SuggestionStatus.class),
        row.optionalUuid("segment_id").map(SegmentId::new),
        row.number("seconds_spent"),
        row.integer("edited_frames"));
  }
}
