package org.cuepoint.core.taxonomy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The classes of a project in the order people see them, and which of them exclude each other. A
 * change makes a new version; old versions stay in the store, since snapshots and models name them.
 *
 * @param version 1 for the first
 * @param classes in display order; this order is also the order of model outputs
 * @param groups disjoint groups; a class in no group may overlap every other
 */
public record LabelScheme(int version, List<ActionClass> classes, List<ExclusiveGroup> groups) {

  /** The scheme of a new project. */
  public static final LabelScheme EMPTY = new LabelScheme(1, List.of(), List.of());

  private static final List<String> COLOURS =
      // Okabe and Ito's palette for colour-blind readers, then darker and lighter companions.
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b2a300", "#7a5195",
          "#5f8a3c", "#a6503a", "#3f7f93", "#8c6d31", "#c05a8a", "#4c6fb1", "#6b8e23", "#946fb5");

  /** Validates that names, identities and hotkeys are unique and that groups are disjoint. */
  public LabelScheme {
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    Set<ClassId> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<String> hotkeys = new HashSet<>();
    for (ActionClass c : classes) {
      if (!ids.add(c.id()) || !names.add(c.name())) {
        throw new IllegalArgumentException("The class '" + c.name() + "' is there twice");
      }
      if (c.hotkey().isPresent() && !hotkeys.add(c.hotkey().get())) {
        throw new IllegalArgumentException(
            "The key '" + c.hotkey().get() + "' is given to two classes");
      }
    }
    Set<ClassId> grouped = new HashSet<>();
    for (ExclusiveGroup group : groups) {
      for (ClassId member : group.classes()) {
        if (!ids.contains(member)) {
          throw new IllegalArgumentException(
              "The group '" + group.name() + "' names a class that the scheme does not have");
        }
        if (!grouped.add(member)) {
          throw new IllegalArgumentException("A class stands in two exclusive groups");
        }
      }
    }
  }

  /**
   * Makes version 1 with all classes in one exclusive group, with colours and the keys 1 to 9, then
   * a to z.
   */
  public static LabelScheme exclusive(List<String> names) {
    LabelScheme scheme = EMPTY;
    for (String name : names) {
      scheme = scheme.plus(name);
    }
    if (scheme.classes.isEmpty()) {
      return EMPTY;
    }
    ExclusiveGroup all =
        new ExclusiveGroup(
            GroupId.random(), "actions", scheme.classes.stream().map(ActionClass::id).toList());
    return new LabelScheme(1, scheme.classes, List.of(all));
  }

  /**
   * Returns the next version with one more class, which joins the exclusive group if there is
   * exactly one.
   */
  public LabelScheme withClass(String name) {
    LabelScheme more = plus(name);
    ClassId added = more.classes.getLast().id();
    List<ExclusiveGroup> newGroups = groups;
    if (groups.size() == 1) {
      List<ClassId> members = new java.util.ArrayList<>(groups.getFirst().classes());
      members.add(added);
      newGroups =
          List.of(new ExclusiveGroup(groups.getFirst().id(), groups.getFirst().name(), members));
    } else if (classes.isEmpty()) {
      newGroups = List.of(new ExclusiveGroup(GroupId.random(), "actions", List.of(added)));
    }
    return new LabelScheme(version + 1, more.classes, newGroups);
  }

  private LabelScheme plus(String name) {
    int n = classes.size();
    Optional<String> hotkey =
        n < 9
            ? Optional.of(String.valueOf(n + 1))
            : n < 9 + 26 ? Optional.of(String.valueOf((char) ('a' + n - 9))) : Optional.empty();
    List<ActionClass> more = new java.util.ArrayList<>(classes);
    more.add(
        new ActionClass(
            ClassId.random(), name, COLOURS.get(n % COLOURS.size()), hotkey, Optional.empty()));
    return new LabelScheme(version, more, List.of());
  }

  /** Returns the class with this identity. */
  public Optional<ActionClass> find(ClassId id) {
    return classes.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** Returns the class with this name. */
  public Optional<ActionClass> find(String name) {
    return classes.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** Returns the position of a class in {@link #classes()}, or -1. */
  public int indexOf(ClassId id) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether two different classes exclude each other. */
  public boolean exclude(ClassId a, ClassId b) {
    return !a.equals(b)
        && groups.stream().anyMatch(g -> g.classes().contains(a) && g.classes().contains(b));
  }
}
