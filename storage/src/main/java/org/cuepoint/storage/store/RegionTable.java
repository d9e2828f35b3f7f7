package org.cuepoint.storage.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;

/**
 * The analysis regions of videos. As annotations they are one layout for each video: it comes and
 * goes with the video and can only be replaced. Thread-safe.
 */
final class RegionTable implements AnnotationTable<RegionLayout> {

  private static final String SELECT =
      """
      select video_id, region_id, name, subject, crop_x, crop_y, crop_width, crop_height
      from analysis_region
      """;

  private final Database database;

  RegionTable(Database database) {
    this.database = database;
  }

  /** Returns the regions of the videos that have any; may be changed. */
  Map<UUID, List<AnalysisRegion>> all() {
    Map<UUID, List<AnalysisRegion>> regions = new HashMap<>();
    database
        .sql(SELECT + "order by position")
        .list(
            row ->
                regions
                    .computeIfAbsent(row.uuid("video_id"), id -> new ArrayList<>())
                    .add(region(row)));
    return regions;
  }

  List<AnalysisRegion> regions(VideoId video) {
    return database
        .sql(SELECT + "where video_id = :video order by position")
        .with("video", video.value())
        .list(RegionTable::region);
  }

  /** Replaces the regions of a video. */
  void save(VideoId video, List<AnalysisRegion> regions) {
    database
        .sql("delete from analysis_region where video_id = :video")
        .with("video", video.value())
        .update();
    for (int i = 0; i < regions.size(); i++) {
      AnalysisRegion region = regions.get(i);
      database
          .sql(
              """
              insert into analysis_region (
                video_id, region_id, position, name, subject,
                crop_x, crop_y, crop_width, crop_height)
              values (
                :video, :region, :position, :name, :subject, :x, :y, :width, :height)
              """)
          .with("video", video.value())
          .with("region", region.id().value())
          .with("position", i)
          .with("name", region.name())
          .with("subject", region.subject())
          .with("x", region.crop().x())
          .with("y", region.crop().y())
          .with("width", region.crop().width())
          .with("height", region.crop().height())
          .update();
    }
  }

  /**
   * Checks that no label names a region that a layout has lost.
   *
   * @throws EditConflictException if one does
   */
  void requireUnused(RegionLayout before, RegionLayout after) {
    for (AnalysisRegion gone : after.missing(before)) {
      boolean used =
          database
              .sql(
                  """
                  select 1 as used from segment where video_id = :video and region_id = :region
                  union all
                  select 1 as used from reviewed_range
                  where video_id = :video and region_id = :region
                  fetch first 1 row only
                  """)
              .with("video", after.video().value())
              .with("region", gone.id().value())
              .first(row -> true)
              .isPresent();
      if (used) {
        throw new EditConflictException(
            "Labels hang on the region '" + gone.name() + "', so it stays; nothing was changed.");
      }
    }
  }

  @Override
  public List<RegionLayout> withKeys(Collection<UUID> keys) {
    return database
        .sql("select id from video where id = any(:keys)")
        .with("keys", keys)
        .list(row -> new VideoId(row.uuid("id")))
        .stream()
        .map(id -> new RegionLayout(id, regions(id)))
        .toList();
  }

  @Override
  public List<RegionLayout> ofVideo(VideoId video) {
    return withKeys(List.of(video.value()));
  }

  @Override
  public void insert(RegionLayout layout) {
    throw onlyReplaced();
  }

  @Override
  public void replace(RegionLayout layout) {
    save(layout.video(), layout.regions());
  }

  @Override
  public void delete(UUID key) {
    throw onlyReplaced();
  }

  private static EditConflictException onlyReplaced() {
    return new EditConflictException(
        "The regions of a video can be changed, but neither added nor removed as a whole.");
  }

  private static AnalysisRegion region(Row row) {
    return new AnalysisRegion(
        new RegionId(row.uuid("region_id")),
        row.text("name"),
        row.optionalText("subject"),
        new Crop(
            row.number("crop_x"),
            row.number("crop_y"),
            row.number("crop_width"),
            row.number("crop_height")));
  }
}
