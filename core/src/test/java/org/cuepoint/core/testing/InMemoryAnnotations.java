package org.cuepoint.core.testing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.annotation.Track;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.time.FrameRange;

/** Annotations of all kinds in one map. */
final class InMemoryAnnotations implements AnnotationStore {

  private final ProjectStore project;
  private final Memory memory;
  private final Map<UUID, Annotation> all;
  private final List<Track> tracks;
  private final InMemoryJournal journal;

  InMemoryAnnotations(ProjectStore project, Memory memory) {
    this.project = project;
    this.memory = memory;
    all = memory.map();
    tracks = memory.list();
    journal = new InMemoryJournal(this, memory);
  }

  InMemoryJournal journal() {
    return journal;
  }

  /** Applies edits in order, inside a transaction of the caller. */
  void apply(List<AnnotationEdit> edits) {
    for (AnnotationEdit edit : edits) {
      if (edit
          instanceof AnnotationEdit.Replace(RegionLayout layoutBefore, RegionLayout layoutAfter)) {
        replace(layoutBefore, layoutAfter);
        continue;
      }
      Annotation stored = all.get(edit.key());
      switch (edit) {
        case AnnotationEdit.Add(var annotation) -> {
          if (stored != null) {
            throw new EditConflictException("It is there already, so nothing was changed.");
          }
          requireVideo(annotation.video());
          all.put(annotation.key(), annotation);
        }
        case AnnotationEdit.Remove(var annotation) -> {
          requireUnchanged(annotation, Optional.ofNullable(stored));
          all.remove(annotation.key());
        }
        case AnnotationEdit.Replace(var before, var after) -> {
          requireUnchanged(before, Optional.ofNullable(stored));
          requireVideo(after.video());
          all.put(after.key(), after);
        }
      }
    }
    for (AnnotationEdit edit : edits) {
      if (edit
          instanceof AnnotationEdit.Replace(RegionLayout layoutBefore, RegionLayout layoutAfter)) {
        layoutAfter.missing(layoutBefore).forEach(gone -> requireUnused(edit.key(), gone));
      }
    }
  }

  private void replace(RegionLayout before, RegionLayout after) {
    requireUnchanged(before, layout(before.key()));
    Video video = project.video(before.video()).orElseThrow();
    project.updateVideo(video.withRegions(after.regions()));
  }

  private void requireUnused(UUID video, AnalysisRegion gone) {
    Optional<RegionId> region = Optional.of(gone.id());
    boolean used =
        all.values().stream()
            .filter(annotation -> annotation.video().value().equals(video))
            .anyMatch(
                annotation ->
                    switch (annotation) {
                      case Segment segment -> segment.region().equals(region);
                      case ReviewedRange range -> range.region().equals(region);
                      default -> false;
                    });
    if (used) {
      throw new EditConflictException("Labels hang on the region, so nothing was changed.");
    }
  }

  private Optional<Annotation> layout(UUID key) {
    return project.video(new VideoId(key)).map(RegionLayout::of);
  }

  void requireVideo(VideoId video) {
    if (project.video(video).isEmpty()) {
      throw new EditConflictException("The video is not in the project.");
    }
  }

  private static void requireUnchanged(Annotation before, Optional<Annotation> stored) {
    if (!stored.equals(Optional.of(before))) {
      throw new EditConflictException("It is not as it was, so nothing was changed.");
    }
  }

  private <A extends Annotation> List<A> list(
      Class<A> type, VideoId video, Comparator<? super A> order) {
    return memory.read(
        () ->
            all.values().stream()
                .filter(annotation -> annotation.video().equals(video))
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(order)
                .toList());
  }

  @Override
  public List<Segment> segments(VideoId video) {
    return list(
        Segment.class,
        video,
        Comparator.comparing((Segment s) -> s.range().frames()).thenComparing(Segment::key));
  }

  @Override
  public List<Segment> segmentsIn(VideoId video, FrameRange frames) {
    return segments(video).stream()
        .filter(segment -> segment.range().frames().overlaps(frames))
        .toList();
  }

  @Override
  public List<Segment> segmentsNear(VideoId video, Collection<FrameRange> places) {
    return segments(video).stream()
        .filter(segment -> places.stream().anyMatch(segment.range().frames()::overlaps))
        .toList();
  }

  @Override
  public List<Annotation> otherAnnotations(VideoId video) {
    return list(Annotation.class, video, Comparator.comparing(Annotation::key)).stream()
        .filter(a -> !(a instanceof Segment) && !(a instanceof Suggestion))
        .toList();
  }

  @Override
  public List<ReviewedRange> reviewedRanges(VideoId video) {
    return list(
        ReviewedRange.class,
        video,
        Comparator.comparing((ReviewedRange r) -> r.range().frames())
            .thenComparing(ReviewedRange::key));
  }

  @Override
  public Optional<Annotation> find(UUID key) {
    return memory.read(() -> Optional.ofNullable(all.get(key)).or(() -> layout(key)));
  }

  @Override
  public Set<VideoId> labelledVideos() {
    return memory.read(
        () ->
            all.values().stream()
                .filter(a -> a instanceof Segment || a instanceof ReviewedRange)
                .map(Annotation::video)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public int segmentCount(VideoId video) {
    return segments(video).size();
  }

  @Override
  public Map<VideoId, Integer> segmentCounts() {
    return memory.read(
        () ->
            Map.copyOf(
                Memory.count(
                    all.values().stream()
                        .filter(Segment.class::isInstance)
                        .map(Annotation::video)
                        .toList())));
  }

  @Override
  public List<Suggestion> suggestions(VideoId video, Set<SuggestionStatus> statuses) {
    return list(
            Suggestion.class,
            video,
            Comparator.comparing((Suggestion s) -> s.range().frames())
                .thenComparing(Suggestion::key))
        .stream()
        .filter(suggestion -> statuses.contains(suggestion.status()))
        .toList();
  }

  @Override
  public Map<ModelVersionId, Integer> proposedCounts(VideoId video) {
    return Map.copyOf(
        Memory.count(
            suggestions(video, Set.of(SuggestionStatus.PROPOSED)).stream()
                .map(Suggestion::model)
                .toList()));
  }

  @Override
  public void replaceProposed(VideoId video, ModelVersionId model, List<Suggestion> proposed) {
    for (Suggestion suggestion : proposed) {
      if (suggestion.status() != SuggestionStatus.PROPOSED
          || !suggestion.video().equals(video)
          || !suggestion.model().equals(model)) {
        throw new IllegalArgumentException("Only proposed suggestions of the video and the model");
      }
    }
    memory.run(
        () -> {
          List<UUID> old =
              suggestions(video, Set.of(SuggestionStatus.PROPOSED)).stream()
                  .filter(suggestion -> suggestion.model().equals(model))
                  .map(Suggestion::key)
                  .toList();
          old.forEach(all::remove);
          proposed.forEach(suggestion -> all.put(suggestion.key(), suggestion));
        });
  }

  @Override
  public List<Track> tracks() {
    return memory.read(() -> List.copyOf(tracks));
  }

  @Override
  public void saveTracks(List<Track> newTracks) {
    memory.run(
        () -> {
          List<Track> copy = List.copyOf(newTracks);
          tracks.clear();
          tracks.addAll(copy);
        });
  }
}
