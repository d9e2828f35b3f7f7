package org.cuepoint.app.versions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.app.versions.Lineage.Edge.What;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelVersions;

/**
 * Which nodes and edges the graph of where versions come from has, without places. Heads that are
 * trained every few labels are many; those of the same parents that led to nothing are folded into
 * one node, but for the active one.
 *
 * @param nodes those of older versions first
 * @param links from what was needed to what was made, without those between two versions that a
 *     longer way joins
 * @param columns which column each node stands in, by key
 */
record LineageGraph(List<LineageNode> nodes, List<Link> links, Map<String, Integer> columns) {

  /** So many heads are shown one by one. */
  private static final int FEW = 2;

  LineageGraph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    columns = Map.copyOf(columns);
  }

  /** A link by keys. */
  record Link(String from, String to, What what) {}

  /**
   * Makes the graph.
   *
   * @param versions all of them, oldest first
   * @param opened keys of folds that a person has opened
   */
  static LineageGraph of(List<Listed> versions, Set<String> opened) {
    Map<String, List<Listed>> folds = folds(versions);
    Map<ModelVersionId, String> hidden = new HashMap<>();
    List<LineageNode> nodes = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    Map<String, LineageNode.Labels> labels = new LinkedHashMap<>();
    folds.forEach(
        (key, members) -> {
          boolean open = opened.contains(key);
          LineageNode.Fold fold =
              new LineageNode.Fold(
                  key,
                  members.getFirst().model().kind(),
                  members,
                  open ? LineageNode.Fold.State.OPEN : LineageNode.Fold.State.CLOSED);
          nodes.add(fold);
          link(members.getFirst().model(), key, versions, links);
          if (!open) {
            members.forEach(member -> hidden.put(member.model().id(), key));
          }
        });
    for (Listed version : versions) {
      if (hidden.containsKey(version.model().id())) {
        continue;
      }
      LineageNode.Version node = new LineageNode.Version(version);
      nodes.add(node);
      link(version.model(), node.key(), versions, links);
      Optional.ofNullable(version.model().provenance().inputs().get("snapshot"))
          .ifPresent(
              hash -> {
                LineageNode.Labels from = new LineageNode.Labels(hash, version.learnedFrom());
                labels.putIfAbsent(hash, from);
                links.add(new Link(from.key(), node.key(), What.LABELS));
              });
    }
    nodes.addAll(labels.values());
    Map<String, Integer> columns = columns(nodes, links);
    return new LineageGraph(nodes, withoutDetours(links), columns);
  }

  private static void link(
      ModelVersion model, String key, List<Listed> versions, List<Link> links) {
    for (ModelVersionId parent : model.parents()) {
      if (versions.stream().anyMatch(other -> other.model().id().equals(parent))) {
        links.add(new Link(LineageNode.key(parent), key, What.VERSION));
      }
    }
  }

  private static Map<String, List<Listed>> folds(List<Listed> versions) {
    Map<String, List<Listed>> folds = new LinkedHashMap<>();
    for (Listed version : versions) {
      ModelKind kind = version.model().kind();
      boolean head = kind == ModelKind.FAST_HEAD || kind == ModelKind.LIVE_HEAD;
      boolean active = version.entry().use() == ModelVersions.Use.ACTIVE;
      if (head && !active && version.entry().children().isEmpty()) {
        String key = kind.word() + " of " + version.model().parents();
        folds.computeIfAbsent(key, none -> new ArrayList<>()).add(version);
      }
    }
    folds.values().removeIf(members -> members.size() <= FEW);
    return folds;
  }

  /**
   * A student needs the encoder of its teacher, too; that link says nothing that the way over the
   * teacher does not say.
   */
  private static List<Link> withoutDetours(List<Link> links) {
    Map<String, List<Link>> made =
        links.stream()
            .filter(link -> link.what() == What.VERSION)
            .collect(Collectors.groupingBy(Link::from));
    return links.stream()
        .filter(
            link ->
                link.what() == What.LABELS
                    || made.getOrDefault(link.from(), List.of()).stream()
                        .filter(other -> !other.to().equals(link.to()))
                        .noneMatch(other -> leads(other.to(), link.to(), made)))
        .toList();
  }

  private static boolean leads(String from, String to, Map<String, List<Link>> made) {
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Link link : made.getOrDefault(open.pop(), List.of())) {
        if (link.to().equals(to)) {
          return true;
        }
        if (seen.add(link.to())) {
          open.push(link.to());
        }
      }
    }
    return false;
  }

  /** Each version stands right of all that it was made from; labels close to their first use. */
  private static Map<String, Integer> columns(List<LineageNode> nodes, List<Link> links) {
    Map<String, Integer> columns = new HashMap<>();
    nodes.forEach(node -> columns.put(node.key(), 0));
    List<Link> made = links.stream().filter(link -> link.what() == What.VERSION).toList();
    boolean moved = true;
    // No version is made from itself, so this ends after as many rounds as there are generations.
    for (int round = 0; moved && round <= nodes.size(); round++) {
      moved = false;
      for (Link link : made) {
        int least = columns.getOrDefault(link.from(), 0) + 1;
        if (columns.getOrDefault(link.to(), 0) < least) {
          columns.put(link.to(), least);
          moved = true;
        }
      }
    }
    Map<String, Integer> first =
        links.stream()
            .filter(link -> link.what() == What.LABELS)
            .collect(
                Collectors.toMap(
                    Link::from, link -> columns.getOrDefault(link.to(), 0), Math::min));
    // Where even the first version is made from labels, everything makes room for them.
    int shift = first.containsValue(0) ? 1 : 0;
    columns.replaceAll((key, column) -> column + shift);
    first.forEach((key, column) -> columns.put(key, column + shift - 1));
    return columns;
  }

  /** Returns nodes of a column, in the order in which they came. */
  List<LineageNode> column(int wanted) {
    return nodes.stream()
        .filter(node -> columns.getOrDefault(node.key(), 0) == wanted)
        .sorted(Comparator.comparing(node -> node instanceof LineageNode.Labels))
        .toList();
  }

  int columnCount() {
    return columns.values().stream().mapToInt(column -> column + 1).max().orElse(0);
  }
}
