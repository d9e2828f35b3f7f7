package org.cuepoint.app.versions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * The graph of where versions come from, placed. Pixels from the upper left corner.
 *
 * @param nodes what stands in it
 * @param edges from what was needed to what was made of it
 * @param width of all
 * @param height of all
 */
record Lineage(List<Placed> nodes, List<Edge> edges, double width, double height) {

  static final Lineage EMPTY = new Lineage(List.of(), List.of(), 0, 0);

  Lineage {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** A node with its place. */
  record Placed(LineageNode node, int column, double x, double y, double width, double height) {
    double middle() {
      return y + height / 2;
    }
  }

  /** A place on the way of an edge. */
  record Point(double x, double y) {}

  /**
   * An edge.
   *
   * @param from key of what was needed
   * @param to key of what was made
   * @param what what it means
   * @param points its way, at least its two ends
   */
  record Edge(String from, String to, What what, List<Point> points) {
    Edge {
      points = List.copyOf(points);
    }

    /** What an edge means. */
    enum What {
      /** A version was made from another. */
      VERSION,
      /** A version was made from labels. */
      LABELS
    }
  }

  Optional<Placed> find(String key) {
    return nodes.stream().filter(placed -> placed.node().key().equals(key)).findFirst();
  }

  /** Returns the node that shows a version: its own, or the fold that it is in. */
  Optional<Placed> showing(ModelVersionId id) {
    return find(LineageNode.key(id))
        .or(
            () ->
                nodes.stream()
                    .filter(
                        placed ->
                            placed.node() instanceof LineageNode.Fold fold
                                && fold.members().stream()
                                    .anyMatch(member -> member.model().id().equals(id)))
                    .findFirst());
  }

  /** Returns all that a node came from and all that came of it, with itself. */
  Set<String> related(String key) {
    Set<String> related = new HashSet<>();
    walk(key, Edge::from, Edge::to, related);
    walk(key, Edge::to, Edge::from, related);
    return related;
  }

  private void walk(
      String start, Function<Edge, String> here, Function<Edge, String> there, Set<String> found) {
    Set<String> seen = new HashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String key = open.pop();
      for (Edge edge : edges) {
        if (here.apply(edge).equals(key) && seen.add(there.apply(edge))) {
          open.push(there.apply(edge));
        }
      }
    }
    found.addAll(seen);
  }
}
