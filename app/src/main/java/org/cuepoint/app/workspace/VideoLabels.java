package org.cuepoint.app.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Refusals;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameRange;

/**
 * What is said of one video. Immutable; an edit makes the next one from this one, without reading
 * the project again.
 *
 * @param segments all segments
 * @param suggestions those that wait for a decision, without those that were refused already
 * @param proposed those and the refused ones, which come back when something changes
 * @param rejected those that were rejected
 * @param reviewed what was looked at
 */
record VideoLabels(
    AnnotationIndex<Segment> segments,
    AnnotationIndex<Suggestion> suggestions,
    AnnotationIndex<Suggestion> proposed,
    AnnotationIndex<Suggestion> rejected,
    List<ReviewedRange> reviewed) {

  static final VideoLabels NONE = of(List.of(), List.of(), List.of());

  VideoLabels {
    reviewed = List.copyOf(reviewed);
  }

  /** Reads what is said of a video; waits for the store. */
  static VideoLabels read(AnnotationStore annotations, VideoId video) {
    return of(
        annotations.segments(video),
        annotations.suggestions(
            video, Set.of(SuggestionStatus.PROPOSED, SuggestionStatus.REJECTED)),
        annotations.reviewedRanges(video));
  }

  /** Returns labels of segments, suggestions of any status and reviewed ranges in any order. */
  static VideoLabels of(
      Collection<Segment> segments,
      Collection<Suggestion> suggestions,
      Collection<ReviewedRange> reviewed) {
    return of(
        AnnotationIndex.ofSegments(segments),
        AnnotationIndex.ofSuggestions(with(SuggestionStatus.PROPOSED, suggestions)),
        AnnotationIndex.ofSuggestions(with(SuggestionStatus.REJECTED, suggestions)),
        List.copyOf(reviewed));
  }

  private static List<Suggestion> with(
      SuggestionStatus status, Collection<Suggestion> suggestions) {
    return suggestions.stream().filter(s -> s.status() == status).toList();
  }

  private static VideoLabels of(
      AnnotationIndex<Segment> segments,
      AnnotationIndex<Suggestion> proposed,
      AnnotationIndex<Suggestion> rejected,
      List<ReviewedRange> reviewed) {
    AnnotationIndex<Suggestion> open =
        proposed.size() == 0 ? proposed : Refusals.of(rejected.items(), segments).open(proposed);
    return new VideoLabels(segments, open, proposed, rejected, reviewed);
  }

  /** Returns the labels after edits, of which those of other videos are left out. */
  VideoLabels after(VideoId video, List<AnnotationEdit> edits) {
    return after(video, edits, annotation -> true);
  }

  /** Returns those of the labels that pass. */
  VideoLabels within(Predicate<Annotation> passes) {
    return of(
        segments.items().stream().filter(passes).toList(),
        Stream.concat(proposed.items().stream(), rejected.items().stream()).filter(passes).toList(),
        reviewed.stream().filter(passes).toList());
  }

  /** Returns the labels without the suggestions that touch the frames. */
  VideoLabels withoutSuggestions(FrameRange frames) {
    List<Suggestion> others =
        suggestions.items().stream().filter(s -> !s.range().frames().overlaps(frames)).toList();
    return others.size() == suggestions.size()
        ? this
        : new VideoLabels(
            segments, AnnotationIndex.ofSuggestions(others), proposed, rejected, reviewed);
  }

  /**
   * Returns labels of which only some are kept, after edits: what passes comes in, what no longer
   * passes goes.
   */
  VideoLabels after(VideoId video, List<AnnotationEdit> edits, Predicate<Annotation> passes) {
    Map<UUID, Optional<Annotation>> outcome = new LinkedHashMap<>();
    for (AnnotationEdit edit : edits) {
      switch (edit) {
        case AnnotationEdit.Add(Annotation added) -> outcome.put(added.key(), Optional.of(added));
        case AnnotationEdit.Remove(Annotation gone) -> outcome.put(gone.key(), Optional.empty());
        case AnnotationEdit.Replace(Annotation before, Annotation after) ->
            outcome.put(after.key(), Optional.of(after));
      }
    }
    Set<UUID> gone = new LinkedHashSet<>();
    List<Segment> addedSegments = new ArrayList<>();
    List<Suggestion> addedSuggestions = new ArrayList<>();
    List<ReviewedRange> addedRanges = new ArrayList<>();
    outcome.forEach(
        (key, annotation) -> {
          gone.add(key);
          annotation
              .filter(a -> a.video().equals(video) && passes.test(a))
              .ifPresent(
                  a -> {
                    if (a instanceof Segment segment) {
                      addedSegments.add(segment);
                    } else if (a instanceof Suggestion suggestion) {
                      addedSuggestions.add(suggestion);
                    } else if (a instanceof ReviewedRange range) {
                      addedRanges.add(range);
                    }
                  });
        });
    List<ReviewedRange> ranges = new ArrayList<>(reviewed);
    ranges.removeIf(range -> gone.contains(range.key()));
    ranges.addAll(addedRanges);
    return of(
        segments.changed(gone, addedSegments),
        proposed.changed(gone, with(SuggestionStatus.PROPOSED, addedSuggestions)),
        rejected.changed(gone, with(SuggestionStatus.REJECTED, addedSuggestions)),
        List.copyOf(ranges));
  }

  /** Returns how many frames lie in a segment or a reviewed range. */
  int seenFrames() {
    List<FrameRange> seen = new ArrayList<>(segments.size());
    segments.items().forEach(segment -> seen.add(segment.range().frames()));
    reviewed.forEach(range -> seen.add(range.range().frames()));
    return VideoEntry.coveredFrames(seen);
  }
}
