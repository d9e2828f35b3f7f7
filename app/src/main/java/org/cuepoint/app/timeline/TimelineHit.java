package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.jspecify.annotations.Nullable;

/** What lies under the mouse. */
sealed interface TimelineHit {

  /** How near to an edge the mouse grabs it, in pixels. */
  double EDGE_PIXELS = 5;

  /** The overview of the whole video. */
  record Minimap() implements TimelineHit {}

  /** Times and frame numbers. */
  record Ruler() implements TimelineHit {}

  /** Pictures, or the outline of the sound. */
  record Media() implements TimelineHit {}

  /** The name left of a track. */
  record TrackName(int track) implements TimelineHit {}

  /** The name left of a model's suggestions. */
  record ModelName(int lane) implements TimelineHit {}

  /** An empty place on a track. */
  record EmptyTrack(int track) implements TimelineHit {}

  /** An empty place between suggestions. */
  record EmptySuggestions(int lane) implements TimelineHit {}

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

  /**
   * Finds what lies under a pixel: of overlapping things a chosen one comes first, then the
   * shortest; of touching things the one on whose side the pixel lies.
   */
  static TimelineHit at(TimelineModel model, TimelineLayout layout, double x, double y) {
    int track = layout.tracks().laneAt(y);
    int lane = layout.suggestions().laneAt(y);
    if (x < layout.plotLeft()) {
      return track >= 0
          ? new TrackName(track)
          : lane >= 0 && lane < model.suggestions().size() ? new ModelName(lane) : new Elsewhere();
    }
    if (layout.minimap().contains(y)) {
      return new Minimap();
    }
    if (layout.ruler().contains(y)) {
      return new Ruler();
    }
    if (layout.filmstrip().contains(y) || layout.waveform().contains(y)) {
      return new Media();
    }
    if (track >= 0) {
      Place<Segment> place =
          nearest(
              model.tracks().get(track).segments(),
              layout.tracks().rowAt(track, y),
              model.selection(),
              layout,
              x);
      return place == null
          ? new EmptyTrack(track)
          : place.edge == null
              ? new SegmentBody(place.item)
              : new SegmentEdge(place.item, place.edge);
    }
    if (lane >= 0 && lane < model.suggestions().size()) {
      Place<Suggestion> place =
          nearest(
              model.suggestions().get(lane).suggestions(),
              layout.suggestions().rowAt(lane, y),
              model.selection(),
              layout,
              x);
      return place == null
          ? new EmptySuggestions(lane)
          : place.edge == null
              ? new SuggestionBody(place.item)
              : new SuggestionEdge(place.item, place.edge);
    }
    return layout.uncertainty().contains(y) ? new Uncertainty() : new Elsewhere();
  }

  /** Returns what can be chosen here; null for nothing. */
  default @Nullable Annotation thing() {
    return switch (this) {
      case SegmentBody(Segment s) -> s;
      case SegmentEdge(Segment s, Edge e) -> s;
      case SuggestionBody(Suggestion s) -> s;
      case SuggestionEdge(Suggestion s, Edge e) -> s;
      case Minimap h -> null;
      case Ruler h -> null;
      case Media h -> null;
      case TrackName h -> null;
      case ModelName h -> null;
      case EmptyTrack h -> null;
      case EmptySuggestions h -> null;
      case Uncertainty h -> null;
      case Elsewhere h -> null;
    };
  }

  /** A found thing and, when the mouse is near one, its edge. */
  record Place<T>(T item, @Nullable Edge edge) {}

  private static <T extends Annotation> @Nullable Place<T> nearest(
      SpanLane<T> lane, int row, AnnotationSelection chosen, TimelineLayout layout, double x) {
    double from = layout.frameAt(x - EDGE_PIXELS - 1);
    double to = layout.frameAt(x + EDGE_PIXELS + 1);
    Place<T> best = null;
    double bestScore = Double.MAX_VALUE;
    for (int i = lane.firstReaching(from); i < lane.size() && lane.start(i) <= to; i++) {
      if (lane.end(i) < from || lane.row(i) != row || Look.isFaint(lane.look(i))) {
        continue;
      }
      boolean point = lane.start(i) == lane.end(i);
      double x0 = layout.x(lane.start(i));
      double x1 = layout.x(lane.end(i));
      Edge edge = point ? null : edge(x, x0, x1);
      boolean within = point ? Math.abs(x - x0) <= EDGE_PIXELS + 1 : x >= x0 && x < x1;
      if (!within && edge == null) {
        continue;
      }
      double score = (within ? 0 : 1e12) + x1 - x0;
      if (chosen.contains(lane.item(i).key())) {
        score -= 1e9;
      }
      if (score < bestScore) {
        bestScore = score;
        best = new Place<>(lane.item(i), edge);
      }
    }
    return best;
  }

  private static @Nullable Edge edge(double x, double x0, double x1) {
    // Half of a narrow box belongs to its edges at most, so that its middle can be grabbed.
    double inside = Math.min(EDGE_PIXELS, (x1 - x0) / 4);
    if (x - x0 >= -EDGE_PIXELS && x - x0 <= inside) {
      return Edge.START;
    }
    return x1 - x >= -EDGE_PIXELS && x1 - x <= inside ? Edge.END : null;
  }
}
