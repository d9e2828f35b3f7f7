package org.cuepoint.core.train;

import java.util.List;

/**
 * What is said of a clip without edges.
 *
 * @param points ticks inside an action whose edges nobody marked, ordered by tick, then class
 * @param tags classes that happen somewhere, or nowhere, in a range; may be wrong; ordered by
 *     start, end, then class
 */
public record WeakLabels(List<Point> points, List<Tag> tags) {

  /** Nothing is said. */
  public static final WeakLabels NONE = new WeakLabels(List.of(), List.of());

  /** Copies the lists. */
  public WeakLabels {
    points = List.copyOf(points);
    tags = List.copyOf(tags);
  }

  /**
   * A timestamp: the class happens at this tick.
   *
   * @param tick the tick
   * @param label position of the class in the scheme
   */
  public record Point(int tick, int label) {}

  /**
   * A tag.
   *
   * @param start first tick
   * @param end the tick after the last
   * @param label position of the class in the scheme
   * @param presence whether it is said to happen
   */
  public record Tag(int start, int end, int label, Presence presence) {}

  /** What a tag says. */
  public enum Presence {
    /** Somewhere in the range. */
    SOMEWHERE,
    /** Nowhere in the range. */
    NOWHERE
  }

  /** Returns each timestamp as a target of its one tick. */
  public List<DatasetSnapshot.Target> pointTargets(LabelSpace space) {
    return points.stream()
        .map(
            point ->
                new DatasetSnapshot.Target(
                    space.groupOf(point.label()),
                    point.tick(),
                    point.tick() + 1,
                    point.label(),
                    List.of()))
        .toList();
  }

  /** Says whether nothing is said. */
  public boolean isEmpty() {
    return points.isEmpty() && tags.isEmpty();
  }
}
