package org.cuepoint.core.annotation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameRange;

/**
 * Reads annotations. They are written through {@code core.edit.JournalStore} only, except for
 * proposed suggestions, which are no person's work and are replaced as a whole. Thread-safe.
 */
public interface AnnotationStore {

  /** Returns the segments of a video, ordered by range, then by identity. */
  List<Segment> segments(VideoId video);

  /** Returns the segments that overlap {@code frames}, ordered as {@link #segments}. */
  List<Segment> segmentsIn(VideoId video, FrameRange frames);

  /**
   * Returns every segment that overlaps at least one of the places, and perhaps others that lie
   * near, each once, ordered as {@link #segments}.
   */
  List<Segment> segmentsNear(VideoId video, Collection<FrameRange> places);

  /** Returns every annotation of a video but suggestions and segments, ordered by identity. */
  List<Annotation> otherAnnotations(VideoId video);

  /** Returns the reviewed ranges of a video, ordered by range, then by identity. */
  List<ReviewedRange> reviewedRanges(VideoId video);

  /** Returns the annotation with this identity, whatever it is. */
  Optional<Annotation> find(UUID key);

  /** Returns the videos that have at least one segment or reviewed range. */
  Set<VideoId> labelledVideos();

  /** Returns the number of segments of a video. */
  int segmentCount(VideoId video);

  /** Returns the number of segments of each video that has any. */
  Map<VideoId, Integer> segmentCounts();

  /**
   * Returns the suggestions of a video with one of these statuses, ordered by range, then by
   * identity.
   */
  List<Suggestion> suggestions(VideoId video, Set<SuggestionStatus> statuses);

  /**
   * Returns the number of proposed suggestions of a video by the model that proposes them; models
   * without any are missing.
   */
  Map<ModelVersionId, Integer> proposedCounts(VideoId video);

  /**
   * Replaces what one model proposes in a video; decided suggestions and those of other models
   * stay.
   *
   * @param proposed new suggestions, all {@link SuggestionStatus#PROPOSED}, of this video and this
   *     model; empty to take its proposals away
   */
  void replaceProposed(VideoId video, ModelVersionId model, List<Suggestion> proposed);

  /** Returns the rows of the timeline, in order; empty when the default rows are used. */
  List<Track> tracks();

  /** Replaces the rows of the timeline. */
  void saveTracks(List<Track> tracks);
}
