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
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;

/**
 * Keeps the lanes up to date with the labels, so that an edit makes anew only what it touches. FX
 * thread only.
 */
final class TimelineLanes {

  private final Map<Speaker, Integer> laneOfSpeaker = new LinkedHashMap<>();
  private TrackPlan plan = TrackPlan.NONE;
  private LaneSet<Segment> segments =
      LaneSet.of(AnnotationIndex.ofSegments(List.of()), rule(SegmentFilter.ALL, plan), 0);
  private LaneSet<Suggestion> suggestions =
      LaneSet.of(AnnotationIndex.ofSuggestions(List.of()), suggestionRule(), 0);
  private List<SpanLane<FrameRange>> reviewed = List.of();
  private List<TrackLane> tracks = List.of();

  /** Who has a lane of suggestions: a model, in each region where tracks are regions. */
  private record Speaker(ModelVersionId model, Optional<RegionId> region) {}

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
        s -> s.status() == SuggestionStatus.PROPOSED ? laneOf(speaker(s)) : -1,
        s -> Look.of(LabelState.POSITIVE, plan.placeOf(s.actionClass())));
  }

  private Speaker speaker(Suggestion suggestion) {
    return new Speaker(
        suggestion.model(), plan.isByRegion() ? suggestion.region() : Optional.empty());
  }

  private int laneOf(Speaker speaker) {
    Integer known = laneOfSpeaker.putIfAbsent(speaker, laneOfSpeaker.size());
    return known == null ? laneOfSpeaker.size() - 1 : known;
  }

  /** Spreads everything anew. */
  void plan(TrackPlan newPlan, SegmentFilter filter, LabelScheme scheme) {
    laneOfSpeaker.clear();
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
                    if (covers(range, track, plan)) {
                      seen.add(range.range().frames());
                    }
                  }
                  return SpanLane.ofRanges(merged(seen));
                })
            .toList();
    join();
  }

  private static boolean covers(ReviewedRange range, TimelineTrack track, TrackPlan plan) {
    boolean sees = !plan.isByRegion() || range.region().equals(track.region());
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
   * @param note why a model speaks or does not
   */
  List<SuggestionLane> suggestions(
      List<ModelVersionId> chosen,
      Optional<ModelVersionId> active,
      Function<ModelVersionId, String> name,
      Function<ModelVersionId, String> note) {
    List<Speaker> speakers = new ArrayList<>();
    for (Map.Entry<Speaker, Integer> entry : laneOfSpeaker.entrySet()) {
      boolean wanted = chosen.isEmpty() || chosen.contains(entry.getKey().model());
      if (wanted
          && entry.getValue() < suggestions.lanes().size()
          && suggestions.lanes().get(entry.getValue()).size() > 0) {
        speakers.add(entry.getKey());
      }
    }
    for (ModelVersionId silent : chosen) {
      if (speakers.stream().noneMatch(speaker -> speaker.model().equals(silent))) {
        speakers.add(new Speaker(silent, Optional.empty()));
      }
    }
    Comparator<Speaker> byModel =
        chosen.isEmpty()
            ? Comparator.<Speaker, Boolean>comparing(s -> !active.equals(Optional.of(s.model())))
                .thenComparing(s -> name.apply(s.model()))
            : Comparator.comparingInt(s -> chosen.indexOf(s.model()));
    speakers.sort(byModel.thenComparingInt(s -> plan.placeOf(s.region())));
    List<SuggestionLane> lanes = new ArrayList<>();
    for (Speaker speaker : speakers) {
      Integer at = laneOfSpeaker.get(speaker);
      SpanLane<Suggestion> lane =
          at != null && at < suggestions.lanes().size()
              ? suggestions.lanes().get(at)
              : SpanLane.of(List.of(), s -> s.range().frames(), s -> Look.PLAIN);
      String model = name.apply(speaker.model());
      lanes.add(
          new SuggestionLane(
              plan.nameOf(speaker.region()).map(region -> region + " · " + model).orElse(model),
              note.apply(speaker.model()),
              active.equals(Optional.of(speaker.model())),
              lane));
    }
    return List.copyOf(lanes);
  }
}
