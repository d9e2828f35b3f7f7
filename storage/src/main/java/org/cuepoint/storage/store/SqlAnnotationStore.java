package org.cuepoint.storage.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.annotation.Track;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.storage.sql.Database;

/** {@link AnnotationStore} on SQL. Thread-safe. */
public final class SqlAnnotationStore implements AnnotationStore {

  // In Java, not in SQL: databases and Java order UUIDs differently.
  private static final Comparator<Segment> SEGMENTS =
      Comparator.comparing((Segment segment) -> segment.range().frames())
          .thenComparing(Segment::key);
  private static final Comparator<ReviewedRange> RANGES =
      Comparator.comparing((ReviewedRange range) -> range.range().frames())
          .thenComparing(ReviewedRange::key);
  private static final Comparator<Suggestion> SUGGESTIONS =
      Comparator.comparing((Suggestion suggestion) -> suggestion.range().frames())
          .thenComparing(Suggestion::key);

  // Places that are no farther apart are looked up as one: a few segments too many cost less.
  private static final int NEARBY = 100;

  private final Database database;
  private final AnnotationTables tables;

  /** Makes the store. */
  public SqlAnnotationStore(Database database) {
    this.database = database;
    this.tables = new AnnotationTables(database);
  }

  @Override
  public List<Segment> segments(VideoId video) {
    return tables.segments.ofVideo(video).stream().sorted(SEGMENTS).toList();
  }

  @Override
  public List<Segment> segmentsIn(VideoId video, FrameRange frames) {
    return tables.segments.near(video, List.of(frames)).stream()
        .filter(segment -> segment.range().frames().overlaps(frames))
        .sorted(SEGMENTS)
        .toList();
  }

  @Override
  public List<Segment> segmentsNear(VideoId video, Collection<FrameRange> places) {
    Map<UUID, Segment> found = new HashMap<>();
    List<FrameRange> sorted = places.stream().sorted().toList();
    List<FrameRange> apart = new ArrayList<>();
    for (int i = 0; i < sorted.size(); ) {
      FrameRange together = sorted.get(i++);
      while (i < sorted.size() && sorted.get(i).start() <= together.end() + NEARBY) {
        together =
            new FrameRange(together.start(), Math.max(together.end(), sorted.get(i++).end()));
      }
      apart.add(together);
    }
    tables.segments.near(video, apart).forEach(segment -> found.put(segment.key(), segment));
    return found.values().stream().sorted(SEGMENTS).toList();
  }

  @Override
  public List<Annotation> otherAnnotations(VideoId video) {
    List<Annotation> all = new ArrayList<>();
    all.addAll(tables.reviewedRanges.ofVideo(video));
    all.addAll(tables.weakTags.ofVideo(video));
    all.addAll(tables.timestampLabels.ofVideo(video));
    all.addAll(tables.namedPoints.ofVideo(video));
    all.sort(Comparator.comparing(Annotation::key));
    return List.copyOf(all);
  }

  @Override
  public List<ReviewedRange> reviewedRanges(VideoId video) {
    return tables.reviewedRanges.ofVideo(video).stream().sorted(RANGES).toList();
  }

  @Override
  public Optional<Annotation> find(UUID key) {
    return tables.find(key);
  }

  @Override
  public Set<VideoId> labelledVideos() {
    return Set.copyOf(
        database
            .sql("select video_id from segment union select video_id from reviewed_range")
            .list(row -> new VideoId(row.uuid("video_id"))));
  }

  @Override
  public int segmentCount(VideoId video) {
    return database
        .sql("select count(*) as segments from segment where video_id = :video")
        .with("video", video.value())
        .first(row -> row.integer("segments"))
        .orElseThrow();
  }

  @Override
  public Map<VideoId, Integer> segmentCounts() {
    Map<VideoId, Integer> counts = new LinkedHashMap<>();
    database
        .sql("select video_id, count(*) as segments from segment group by video_id")
        .list(row -> counts.put(new VideoId(row.uuid("video_id")), row.integer("segments")));
    return Map.copyOf(counts);
  }

  @Override
  public List<Suggestion> suggestions(VideoId video, Set<SuggestionStatus> statuses) {
    return new LinkedHashSet<>(statuses)
        .stream()
            .flatMap(status -> tables.suggestions.withStatus(video, status).stream())
            .sorted(SUGGESTIONS)
            .toList();
  }

  @Override
  public Map<ModelVersionId, Integer> proposedCounts(VideoId video) {
    Map<ModelVersionId, Integer> counts = new LinkedHashMap<>();
    database
        .sql(
            """
            select model_id, count(*) as suggestions from suggestion
            where video_id = :video and status = 'PROPOSED' group by model_id
            """)
        .with("video", video.value())
        .list(
            row ->
                counts.put(new ModelVersionId(row.uuid("model_id")), row.integer("suggestions")));
    return Map.copyOf(counts);
  }

  @Override
  public void replaceProposed(VideoId video, ModelVersionId model, List<Suggestion> proposed) {
    for (Suggestion suggestion : proposed) {
      if (suggestion.status() != SuggestionStatus.PROPOSED
          || !suggestion.video().equals(video)
          || !suggestion.model().equals(model)) {
        throw new IllegalArgumentException(
            "Only proposed suggestions of the video and the model can be put in place, not "
                + suggestion.id());
      }
    }
    // A model can suggest again, so a power cut may take these; an edit may not be taken.
    database.writeRebuildable(
        () -> {
          tables.suggestions.deleteProposed(video, model);
          proposed.forEach(tables.suggestions::insert);
        });
  }

  @Override
  public List<Track> tracks() {
    return database
        .sql("select id, name from track order by position")
        .list(row -> new Track(row.uuid("id"), row.text("name"), List.of()))
        .stream()
        .map(track -> new Track(track.id(), track.name(), trackClasses(track.id())))
        .toList();
  }

  private List<ClassId> trackClasses(UUID track) {
    return database
        .sql("select class_id from track_class where track_id = :track order by position")
        .with("track", track)
        .list(row -> new ClassId(row.uuid("class_id")));
  }

  @Override
  public void saveTracks(List<Track> tracks) {
    database.write(
        () -> {
          database.sql("delete from track").update();
          for (int i = 0; i < tracks.size(); i++) {
            insert(i, tracks.get(i));
          }
        });
  }

  private void insert(int position, Track track) {
    database
        .sql("insert into track (id, position, name) values (:id, :position, :name)")
        .with("id", track.id())
        .with("position", position)
        .with("name", track.name())
        .update();
    for (int i = 0; i < track.classes().size(); i++) {
      database
          .sql(
              """
              insert into track_class (track_id, position, class_id)
              values (:track, :position, :class)
              """)
          .with("track", track.id())
          .with("position", i)
          .with("class", track.classes().get(i).value())
          .update();
    }
  }
}
