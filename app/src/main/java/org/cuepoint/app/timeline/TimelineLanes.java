package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;

/**
 * Keeps the lanes up to date with the labels, so that an edit makes anew only what it touches. FX
 * thread only.
 */
final class TimelineLanes {

  private final Map<ModelVersionId, Integer> laneOfModel = new LinkedHashMap<>();
  private TrackPlan plan = TrackPlan.NONE;
  private LaneSet<Segment> segments =
      LaneSet.of(AnnotationIndex.ofSegments(List.of()), rule(SegmentFilter.ALL, plan), 0);
  private LaneSet<Suggestion> suggestions =
      LaneSet.of(AnnotationIndex.ofSuggestions(List.of()), suggestionRule(), 0);
  private List<SpanLane<FrameRange>> reviewed = List.of();
  private List<TrackLane> tracks = List.of();

  private static LaneSet.Rule<Segment> rule(
      SegmentFilter filter, TrackPlan plan, LabelScheme scheme) {
    return new LaneSet.Rule<>(
        s -> s.range().frames(),
        plan::trackOf,
        s -> {
          int look = Look.of(s.state(), plan.placeOf(s.actionClass()));
          return filter.isAll() || filter.passes(s, scheme) ? look : Look.faint(look);
        });
  }

  private static LaneSet.Rule<Segment> rule(SegmentFilter filter, TrackPlan plan) {
    return rule(filter, plan, LabelScheme.EMPTY);
  }

  private LaneSet.Rule<Suggestion> suggestionRule() {
    return new LaneSet.Rule<>(
        s -> s.range().frames(),
        s -> s.status() == SuggestionStatus.PROPOSED ? laneOf(s.model()) : -1,
        s -> Look.of(LabelState.POSITIVE, plan.placeOf(s.actionClass())));
  }

  private int laneOf(ModelVersionId model) {
    Integer known = laneOfModel.putIfAbsent(model, laneOfModel.size());
    return known == null ? laneOfModel.size() - 1 : known;
  }

  /** Spreads everything anew. */
  void plan(TrackPlan newPlan, SegmentFilter filter, LabelScheme scheme) {
    laneOfModel.clear();
    plan = newPlan;
    segments = LaneSet.of(segments.index(), rule(filter, newPlan, scheme), newPlan.tracks().size());
    suggestions = LaneSet.of(suggestions.index(), suggestionRule(), 0);
    join();
  }

  TrackPlan plan() {
    return plan;
  }

  IndexDifference<Segment> segments(AnnotationIndex<Segment> now) {
    IndexDifference<Segment> difference = IndexDifference.between(segments.index(), now);
    segments = segments.changed(now, difference);
    join();
    return difference;
  }

  IndexDifference<Suggestion> suggestions(AnnotationIndex<Suggestion> now) {
    IndexDifference<Suggestion> difference = IndexDifference.between(suggestions.index(), now);
    suggestions = suggestions.changed(now, difference);
    return difference;
  }

  void reviewed(List<ReviewedRange> ranges) {
    reviewed =
        plan.tracks().stream()
            .map(
                track -> {
                  List<FrameRange> seen = new ArrayList<>();
                  for (ReviewedRange range : ranges) {
                    if (covers(range, track)) {
                      seen.add(range.range().frames());
                    }
                  }
                  return SpanLane.ofRanges(merged(seen));
                })
            .toList();
    join();
  }

  private static boolean covers(ReviewedRange range, TimelineTrack track) {
    boolean sees =
        track.region().isEmpty()
            || range.region().isEmpty()
            || range.region().equals(track.region());
    return sees
        && (range.classes().isEmpty()
            || track.classes().stream().allMatch(c -> range.classes().contains(c.id())));
  }

  static List<FrameRange> merged(List<FrameRange> ranges) {
    List<FrameRange> merged = new ArrayList<>();
    for (FrameRange range : ranges.stream().sorted().toList()) {
      if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
        FrameRange last = merged.removeLast();
        merged.add(new FrameRange(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private void join() {
    List<TrackLane> joined = new ArrayList<>();
    for (int i = 0; i < plan.tracks().size(); i++) {
      SpanLane<FrameRange> seen =
          i < reviewed.size() ? reviewed.get(i) : SpanLane.ofRanges(List.of());
      joined.add(new TrackLane(plan.tracks().get(i), segments.lanes().get(i), seen));
    }
    tracks = List.copyOf(joined);
  }

  List<TrackLane> tracks() {
    return tracks;
  }

  /**
   * Returns the lanes of suggestions.
   *
   * @param chosen the models to show, in this order; empty for each that suggests, the active one
   *     first
   */
  List<SuggestionLane> suggestions(
      List<ModelVersionId> chosen,
      Optional<ModelVersionId> active,
      Function<ModelVersionId, String> name) {
    List<ModelVersionId> models = new ArrayList<>(chosen);
    if (models.isEmpty()) {
      for (Map.Entry<ModelVersionId, Integer> entry : laneOfModel.entrySet()) {
        if (entry.getValue() < suggestions.lanes().size()
            && suggestions.lanes().get(entry.getValue()).size() > 0) {
          models.add(entry.getKey());
        }
      }
      models.sort(
          Comparator.<ModelVersionId, Boolean>comparing(m -> !active.equals(Optional.of(m)))
              .thenComparing(name));
    }
    List<SuggestionLane> lanes = new ArrayList<>();
    for (ModelVersionId model : models) {
      Integer at = laneOfModel.get(model);
      SpanLane<Suggestion> lane =
          at != null && at < suggestions.lanes().size()
              ? suggestions.lanes().get(at)
              : SpanLane.of(List.of(), s -> s.range().frames(), s -> Look.PLAIN);
      lanes.add(new SuggestionLane(name.apply(model), active.equals(Optional.of(model)), lane));
    }
    return List.copyOf(lanes);
  }
}
