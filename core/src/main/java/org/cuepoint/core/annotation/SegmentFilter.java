package org.cuepoint.core.annotation;

import java.util.EnumSet;
import java.util.Set;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Which segments a person wants to see.
 *
 * @param text must stand in the class name, the notes or the annotator's name, in any case; blank
 *     for no demand
 * @param classes which classes; empty for all
 * @param states which states; empty for all
 */
public record SegmentFilter(String text, Set<ClassId> classes, Set<LabelState> states) {

  /** Everything passes. */
  public static final SegmentFilter ALL = new SegmentFilter("", Set.of(), Set.of());

  /** Copies the sets. */
  public SegmentFilter {
    text = text.strip();
    classes = Set.copyOf(classes);
    states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
  }

  /** Says whether every segment passes. */
  public boolean isAll() {
    return text.isEmpty() && classes.isEmpty() && states.isEmpty();
  }

  /** Says whether a segment passes. */
  public boolean passes(Segment segment, LabelScheme scheme) {
    return (classes.isEmpty() || classes.contains(segment.actionClass()))
        && (states.isEmpty() || states.contains(segment.state()))
        && (text.isEmpty()
            || has(segment.notes())
            || has(segment.annotator().name())
            || scheme.find(segment.actionClass()).filter(c -> has(c.name())).isPresent());
  }

  /** Without making a copy in lower case of every text of every segment. */
  private boolean has(String where) {
    for (int i = 0; i <= where.length() - text.length(); i++) {
      if (where.regionMatches(true, i, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
