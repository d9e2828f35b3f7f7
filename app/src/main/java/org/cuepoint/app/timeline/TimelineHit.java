package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/** What lies under the mouse. */
sealed interface TimelineHit {

  /** How near to an edge the mouse grabs it, in pixels. */
  double EDGE_PIXELS = 5;

  /** The overview of the whole video. */
  record Minimap() implements TimelineHit {}

  /** Times and frame numbers. */
  record Ruler() implements TimelineHit {}

  /** The name of a class, left of its track. */
  record Name(ClassId actionClass) implements TimelineHit {}

  /** An empty place in the track of a class. */
  record EmptyTrack(ClassId actionClass) implements TimelineHit {}

  /** The middle of a segment. */
  record SegmentBody(Segment segment) implements TimelineHit {}

  /** An edge of a segment. */
  record SegmentEdge(Segment segment, Edge edge) implements TimelineHit {}

  /** The middle of a suggestion. */
  record SuggestionBody(Suggestion suggestion) implements TimelineHit {}

  /** An edge of a suggestion. */
  record SuggestionEdge(Suggestion suggestion, Edge edge) implements TimelineHit {}

  /** The strip of the model's uncertainty. */
  record Uncertainty() implements TimelineHit {}

  /** Any other place. */
  record Elsewhere() implements TimelineHit {}

  /** Finds what lies under a pixel; the selected thing comes first, then the shortest. */
  static TimelineHit at(TimelineModel model, TimelineLayout layout, double x, double y) {
    int track = layout.trackAt(y);
    if (x < layout.plotLeft()) {
      return track >= 0 ? new Name(model.scheme().classes().get(track).id()) : new Elsewhere();
    }
    if (layout.minimap().contains(y)) {
      return new Minimap();
    }
    if (layout.ruler().contains(y)) {
      return new Ruler();
    }
    if (track >= 0) {
      List<Segment> near = new ArrayList<>();
      collect(model.segments().get(track), layout, x, near);
      Place<Segment> place = nearest(near, s -> s.range().frames(), Segment::key, model, layout, x);
      if (place == null) {
        return new EmptyTrack(model.scheme().classes().get(track).id());
      }
      return place.edge == null
          ? new SegmentBody(place.item)
          : new SegmentEdge(place.item, place.edge);
    }
    for (int row = 0; row < layout.suggestionRows(); row++) {
      if (layout.suggestionRow(row).contains(y)) {
        List<Suggestion> near = new ArrayList<>();
        collect(model.suggestions().rows().get(row), layout, x, near);
        Place<Suggestion> place =
            nearest(near, s -> s.range().frames(), Suggestion::key, model, layout, x);
        if (place != null) {
          return place.edge == null
              ? new SuggestionBody(place.item)
              : new SuggestionEdge(place.item, place.edge);
        }
      }
    }
    return layout.uncertainty().contains(y) ? new Uncertainty() : new Elsewhere();
  }

  private static <T> void collect(SpanLane<T> lane, TimelineLayout layout, double x, List<T> near) {
    lane.within(layout.frameAt(x - EDGE_PIXELS), layout.frameAt(x + EDGE_PIXELS), near::add);
  }

  /** A found thing and, when the mouse is near one, its edge. */
  record Place<T>(T item, @Nullable Edge edge) {}

  private static <T> @Nullable Place<T> nearest(
      List<T> near,
      Function<T, FrameRange> range,
      Function<T, UUID> key,
      TimelineModel model,
      TimelineLayout layout,
      double x) {
    Place<T> best = null;
    double bestScore = Double.MAX_VALUE;
    for (T item : near) {
      FrameRange frames = range.apply(item);
      double x0 = layout.x(frames.start());
      double x1 = layout.x(frames.end());
      // Half of a narrow box belongs to its edges at most, so that its middle can be grabbed.
      double inside = Math.min(EDGE_PIXELS, (x1 - x0) / 4);
      Edge edge = null;
      if (!frames.isPoint()) {
        double toStart = x - x0;
        double toEnd = x1 - x;
        if (toStart >= -EDGE_PIXELS && toStart <= inside) {
          edge = Edge.START;
        } else if (toEnd >= -EDGE_PIXELS && toEnd <= inside) {
          edge = Edge.END;
        }
      }
      boolean within = (x >= x0 && x < x1) || (frames.isPoint() && Math.abs(x - x0) <= EDGE_PIXELS);
      if (!within && edge == null) {
        continue;
      }
      // Of two touching segments the one under the mouse wins; the selected one wins over all.
      double score = (within ? 0 : 1e9) + (x1 - x0);
      if (model.selection().is(key.apply(item))) {
        score -= 1e12;
      }
      if (score < bestScore) {
        bestScore = score;
        best = new Place<>(item, edge);
      }
    }
    return best;
  }
}
