package org.cuepoint.core.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Refusals;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;

/**
 * What waits for a person: proposed suggestions and open questions without those that a person has
 * refused already, see {@link Refusals}. Thread-safe; waits for the store.
 */
public final class OpenSuggestions {

  private final ProjectPorts ports;

  /** Makes the view of one project. */
  public OpenSuggestions(ProjectPorts ports) {
    this.ports = ports;
  }

  /** Returns the suggestions of a video that wait for a decision, ordered by range. */
  public List<Suggestion> in(VideoId video) {
    AnnotationStore annotations = ports.annotations();
    List<Suggestion> proposed = annotations.suggestions(video, Set.of(SuggestionStatus.PROPOSED));
    if (proposed.isEmpty()) {
      return proposed;
    }
    return refusals(video, AnnotationIndex.ofSegments(annotations.segments(video)))
        .open(AnnotationIndex.ofSuggestions(proposed))
        .items();
  }

  /** Returns what is refused in a video whose segments are known. */
  Refusals refusals(VideoId video, AnnotationIndex<Segment> segments) {
    return Refusals.of(rejected(video), segments);
  }

  private List<Suggestion> rejected(VideoId video) {
    return ports.annotations().suggestions(video, Set.of(SuggestionStatus.REJECTED));
  }

  /**
   * Returns the open questions of the current round in rank order. Those that were drawn at random
   * all stay: leaving some out would make what is measured on them wrong.
   */
  public List<QueueItem> questions() {
    LabelScheme scheme = ports.project().project().scheme();
    Map<VideoId, List<Suggestion>> rejected = new HashMap<>();
    return ports.queue().openItems().stream()
        .filter(
            item ->
                item.audit() == QueueItem.Audit.YES
                    || !isRefused(
                        item, scheme, rejected.computeIfAbsent(item.video(), this::rejected)))
        .toList();
  }

  private boolean isRefused(
      QueueItem item, LabelScheme scheme, Collection<Suggestion> rejectedInVideo) {
    Optional<ClassId> claimed = claimed(item, scheme);
    if (claimed.isEmpty()) {
      return false;
    }
    FrameRange place = item.range().frames();
    List<Suggestion> near =
        rejectedInVideo.stream().filter(s -> s.range().frames().overlaps(place)).toList();
    FrameRange read = place;
    for (Suggestion rejected : near) {
      FrameRange around = Refusals.around(rejected.range().frames());
      read =
          new FrameRange(
              Math.min(read.start(), around.start()), Math.max(read.end(), around.end()));
    }
    return Refusals.of(
            near, AnnotationIndex.ofSegments(ports.annotations().segmentsIn(item.video(), read)))
        .cover(item.region(), claimed.get(), place);
  }

  /** Returns the class that a question claims to happen, unless nothing at all is more probable. */
  static Optional<ClassId> claimed(QueueItem item, LabelScheme scheme) {
    double all = item.guess().values().stream().mapToDouble(Double::doubleValue).sum();
    double best = item.guess().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best >= 1 - all
        ? item.proposed().flatMap(scheme::find).map(ActionClass::id)
        : Optional.empty();
  }
}
