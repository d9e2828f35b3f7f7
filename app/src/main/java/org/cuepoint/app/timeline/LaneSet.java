package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * An index spread over lanes. Immutable; after an edit only the lanes it touches are made anew.
 *
 * @param index all of them
 * @param rule which lane and look each has
 * @param lanes the lanes
 * @param <A> what lies in the lanes
 */
record LaneSet<A extends Annotation>(
    AnnotationIndex<A> index, Rule<A> rule, List<SpanLane<A>> lanes) {

  /**
   * Which lane and look something has.
   *
   * @param range where it lies
   * @param lane its lane, or -1 for none; beyond the last lane for another one
   * @param look how it is drawn
   * @param <A> what lies in the lanes
   */
  record Rule<A>(
      Function<? super A, FrameRange> range,
      ToIntFunction<? super A> lane,
      ToIntFunction<? super A> look) {}

  /** Copies the lanes. */
  LaneSet {
    lanes = List.copyOf(lanes);
  }

  static <A extends Annotation> LaneSet<A> of(
      AnnotationIndex<A> index, Rule<A> rule, int laneCount) {
    List<List<A>> parts = parts(index.items(), rule, laneCount);
    List<SpanLane<A>> lanes = new ArrayList<>();
    for (List<A> part : parts) {
      lanes.add(SpanLane.of(part, rule.range, rule.look));
    }
    return new LaneSet<>(index, rule, lanes);
  }

  /** Returns the lanes of the next state of the index. */
  LaneSet<A> changed(AnnotationIndex<A> now, IndexDifference<A> difference) {
    int touched = difference.removed().size() + difference.added().size();
    if (touched > now.size() / 2 + 16) {
      return of(now, rule, lanes.size());
    }
    List<List<A>> removed = parts(difference.removed(), rule, lanes.size());
    List<List<A>> added = parts(difference.added(), rule, removed.size());
    List<SpanLane<A>> next = new ArrayList<>();
    for (int i = 0; i < added.size(); i++) {
      SpanLane<A> lane =
          i < lanes.size() ? lanes.get(i) : SpanLane.of(List.of(), rule.range, rule.look);
      next.add(lane.changed(i < removed.size() ? removed.get(i) : List.of(), added.get(i)));
    }
    return new LaneSet<>(now, rule, next);
  }

  private static <A> List<List<A>> parts(List<A> all, Rule<A> rule, int laneCount) {
    List<List<A>> parts = new ArrayList<>();
    while (parts.size() < laneCount) {
      parts.add(new ArrayList<>());
    }
    for (A one : all) {
      int lane = rule.lane.applyAsInt(one);
      while (parts.size() <= lane) {
        parts.add(new ArrayList<>());
      }
      if (lane >= 0) {
        parts.get(lane).add(one);
      }
    }
    return parts;
  }
}
