package org.cuepoint.storage.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** Videos with their tags and regions. Thread-safe. */
final class VideoTables {

  private static final String SELECT =
      """
      select
        id, path, content_hash, container, codec, width, height, rotation, time_base, frames,
        synthesised, seconds, variable_frame_rate, audio, subject, group_name
      from video
      """;

  private final Database database;
  private final RegionTable regions;

  VideoTables(Database database) {
    this.database = database;
    this.regions = new RegionTable(database);
  }

  List<Video> all() {
    Map<UUID, Set<String>> tags = new HashMap<>();
    database
        .sql("select video_id, tag from video_tag")
        .list(
            row ->
                tags.computeIfAbsent(row.uuid("video_id"), id -> new HashSet<>())
                    .add(row.text("tag")));
    Map<UUID, List<AnalysisRegion>> regions = this.regions.all();
    return database
        .sql(SELECT + "order by path, id")
        .list(
            row ->
                read(
                    row,
                    tags.getOrDefault(row.uuid("id"), Set.of()),
                    regions.getOrDefault(row.uuid("id"), List.of())));
  }

  Optional<Video> find(VideoId id) {
    Set<String> tags =
        Set.copyOf(
            database
                .sql("select tag from video_tag where video_id = :video")
                .with("video", id.value())
                .list(row -> row.text("tag")));
    List<AnalysisRegion> regions = this.regions.regions(id);
    return database
        .sql(SELECT + "where id = :video")
        .with("video", id.value())
        .first(row -> read(row, tags, regions));
  }

  Optional<ContentHash> indexHash(VideoId id) {
    return database
        .sql("select index_hash from video where id = :video")
        .with("video", id.value())
        .first(row -> new ContentHash(row.text("index_hash")));
  }

  private static Video read(Row row, Set<String> tags, List<AnalysisRegion> regions) {
    return new Video(
        new VideoId(row.uuid("id")),
        row.text("path"),
        row.optionalText("content_hash").map(ContentHash::new),
        new MediaFacts(
            row.text("container"),
            row.text("codec"),
            row.integer("width"),
            row.integer("height"),
            row.integer("rotation"),
            TimeBase.parse(row.text("time_base")),
            row.integer("frames"),
            row.integer("synthesised"),
            row.number("seconds"),
            row.flag("variable_frame_rate"),
            row.flag("audio")),
        row.optionalText("subject"),
        row.optionalText("group_name"),
        tags,
        regions);
  }

  void insert(Video video, ContentHash index) {
    write(
            """
            insert into video (
              id, path, content_hash, index_hash, container, codec, width, height, rotation,
              time_base, frames, synthesised, seconds, variable_frame_rate, audio, subject,
              group_name)
            values (
              :id, :path, :hash, :index, :container, :codec, :width, :height, :rotation,
              :timeBase, :frames, :synthesised, :seconds, :variable, :audio, :subject, :group)
            """,
            video)
        .with("index", index.hex())
        .update();
    insertParts(video);
  }

  void update(Video video) {
    write(
            """
            update video set
              path = :path, content_hash = :hash, container = :container, codec = :codec,
              width = :width, height = :height, rotation = :rotation, time_base = :timeBase,
              frames = :frames, synthesised = :synthesised, seconds = :seconds,
              variable_frame_rate = :variable, audio = :audio, subject = :subject,
              group_name = :group
            where id = :id
            """,
            video)
        .update();
    database
        .sql("delete from video_tag where video_id = :video")
        .with("video", video.id().value())
        .update();
    insertParts(video);
  }

  private Sql write(String text, Video video) {
    MediaFacts facts = video.facts();
    return database
        .sql(text)
        .with("id", video.id().value())
        .with("path", video.path())
        .with("hash", video.hash().map(ContentHash::hex))
        .with("container", facts.container())
        .with("codec", facts.codec())
        .with("width", facts.width())
        .with("height", facts.height())
        .with("rotation", facts.rotation())
        .with("timeBase", facts.timeBase().toString())
        .with("frames", facts.frames())
        .with("synthesised", facts.synthesised())
        .with("seconds", facts.seconds())
        .with("variable", facts.variableFrameRate())
        .with("audio", facts.audio())
        .with("subject", video.subject())
        .with("group", video.group());
  }

  private void insertParts(Video video) {
    for (String tag : video.tags()) {
      database
          .sql("insert into video_tag (video_id, tag) values (:video, :tag)")
          .with("video", video.id().value())
          .with("tag", tag)
          .update();
    }
    regions.save(video.id(), video.regions());
  }
}
