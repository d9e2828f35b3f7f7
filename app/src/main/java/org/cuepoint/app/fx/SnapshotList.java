package org.cuepoint.app.fx;

import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * An observable view of an immutable list that is replaced as a whole. Listeners hear of one change
 * that covers only what differs, so that a table over 100,000 rows follows an edit at once. FX
 * thread only.
 *
 * @param <E> what it holds; compared by identity, so unchanged elements must be the same objects
 */
public final class SnapshotList<E> extends ObservableListBase<E> {

  private List<E> elements = List.of();

  /** Makes an empty list. */
  public SnapshotList() {}

  /** Shows these elements from now on; {@code next} must not change any more. */
  // Equality of every element would cost more than the change itself.
  @SuppressWarnings("ReferenceEquality")
  public void show(List<E> next) {
    List<E> before = elements;
    int shorter = Math.min(before.size(), next.size());
    int head = 0;
    while (head < shorter && before.get(head) == next.get(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail) == next.get(next.size() - 1 - tail)) {
      tail++;
    }
    if (head == before.size() && head == next.size()) {
      return;
    }
    beginChange();
    elements = next;
    nextReplace(head, next.size() - tail, List.copyOf(before.subList(head, before.size() - tail)));
    endChange();
  }

  @Override
  public E get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
