package org.cuepoint.core.train;

import java.util.ArrayList;
import java.util.List;

/**
 * The classes as a model sees them: for each exclusive group one output for background, then one
 * for each class; and which class is a coarser one of which.
 *
 * @param groups positions of the classes of each exclusive group
 * @param parents position of the coarser class of each class, -1 where there is none; empty when no
 *     class has one
 */
public record LabelSpace(List<List<Integer>> groups, List<Integer> parents) {

  /** Copies the lists. */
  public LabelSpace {
    groups = groups.stream().map(List::copyOf).toList();
    parents = List.copyOf(parents);
  }

  /** Makes a space without coarser classes. */
  public static LabelSpace of(List<List<Integer>> groups) {
    return new LabelSpace(groups, List.of());
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return groups.stream().mapToInt(group -> 1 + group.size()).sum();
  }

  /** Returns the number of outputs of a group. */
  public int size(int group) {
    return 1 + groups.get(group).size();
  }

  /** Returns the first output of a group, which is its background. */
  public int offset(int group) {
    int offset = 0;
    for (int g = 0; g < group; g++) {
      offset += size(g);
    }
    return offset;
  }

  /** Returns the group that a class stands in, or -1. */
  public int groupOf(int label) {
    for (int g = 0; g < groups.size(); g++) {
      if (groups.get(g).contains(label)) {
        return g;
      }
    }
    return -1;
  }

  /** Returns the output of a class, or of background with {@link DatasetSnapshot.Target}. */
  public int output(int group, int label) {
    return label == DatasetSnapshot.Target.BACKGROUND
        ? offset(group)
        : offset(group) + 1 + groups.get(group).indexOf(label);
  }

  /** Returns the classes that refine a class, directly or not. */
  public List<Integer> descendants(int label) {
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c < parents.size(); c++) {
      if (c != label && ancestors(c).contains(label)) {
        found.add(c);
      }
    }
    return found;
  }

  /** Returns the coarser classes of a class, nearest first. */
  public List<Integer> ancestors(int label) {
    List<Integer> found = new ArrayList<>();
    int at = label;
    while (at >= 0 && at < parents.size() && parents.get(at) >= 0) {
      at = parents.get(at);
      if (found.contains(at) || at == label) {
        break;
      }
      found.add(at);
    }
    return found;
  }
}
