package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Classes of which at most one happens at a time: an exclusive group, or a class on its own.
 *
 * @param name of the exclusive group, or of the class on its own
 * @param classes in the order of the scheme, at least one
 */
public record BehaviourGroup(String name, List<ActionClass> classes) {

  /** Copies the classes. */
  public BehaviourGroup {
    classes = List.copyOf(classes);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("The group '" + name + "' has no classes");
    }
  }

  /** Returns the exclusive groups of a scheme in order, then each class of no group. */
  public static List<BehaviourGroup> of(LabelScheme scheme) {
    List<BehaviourGroup> groups = new ArrayList<>();
    List<ClassId> grouped = new ArrayList<>();
    for (ExclusiveGroup group : scheme.groups()) {
      grouped.addAll(group.classes());
      groups.add(
          new BehaviourGroup(
              group.name(),
              scheme.classes().stream().filter(c -> group.classes().contains(c.id())).toList()));
    }
    for (ActionClass single : scheme.classes()) {
      if (!grouped.contains(single.id())) {
        groups.add(new BehaviourGroup(single.name(), List.of(single)));
      }
    }
    return List.copyOf(groups);
  }

  /** Says whether the classes follow each other, so that there are transitions between them. */
  public boolean isSequence() {
    return classes.size() > 1;
  }
}
