package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;

/**
 * What changed from one index to the next. What is the same object in both did not change, so that
 * an edit among 100,000 annotations is found by comparing references. Immutable.
 *
 * @param removed what is no longer there, in order
 * @param added what was not there before, in order; a new state of something old is among both
 * @param <A> what the indexes hold
 */
record IndexDifference<A extends Annotation>(List<A> removed, List<A> added) {

  @SuppressWarnings("ReferenceEquality") // Comparing objects would cost more than it finds.
  static <A extends Annotation> IndexDifference<A> between(
      AnnotationIndex<A> before, AnnotationIndex<A> now) {
    List<A> removed = new ArrayList<>();
    List<A> added = new ArrayList<>();
    List<A> old = before.items();
    List<A> young = now.items();
    int i = 0;
    int j = 0;
    while (i < old.size() && j < young.size()) {
      A one = old.get(i);
      A other = young.get(j);
      if (one == other) {
        i++;
        j++;
        continue;
      }
      int order = order(before, i, now, j);
      if (order <= 0) {
        removed.add(one);
        i++;
      }
      if (order >= 0) {
        added.add(other);
        j++;
      }
    }
    removed.addAll(old.subList(i, old.size()));
    added.addAll(young.subList(j, young.size()));
    return new IndexDifference<>(removed, added);
  }

  private static <A extends Annotation> int order(
      AnnotationIndex<A> before, int i, AnnotationIndex<A> now, int j) {
    int byStart = Integer.compare(before.start(i), now.start(j));
    if (byStart != 0) {
      return byStart;
    }
    int byEnd = Integer.compare(before.end(i), now.end(j));
    return byEnd != 0 ? byEnd : before.item(i).key().compareTo(now.item(j).key());
  }

  /** Returns the identities of what is gone in every state. */
  Set<UUID> gone() {
    Set<UUID> gone = new HashSet<>();
    removed.forEach(a -> gone.add(a.key()));
    added.forEach(a -> gone.remove(a.key()));
    return gone;
  }
}
