package org.cuepoint.core.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of one video ordered by range, of which those at a place are found without
 * looking at all. Immutable; {@link #changed} makes the next one by copying arrays, so that an edit
 * among 100,000 segments costs well under a millisecond.
 *
 * <p>The running maximum of the ends never falls, so that a binary search finds the first
 * annotation that can reach into a range even when they overlap.
 *
 * @param <A> what it holds
 */
public final class AnnotationIndex<A extends Annotation> {

  private final Function<? super A, FrameRange> range;
  private final Comparator<A> order;
  private final List<A> items;
  private final int[] starts;
  private final int[] ends;
  private final int[] furthestEnds;
  // Of the identities; looking for one reads these and not the annotations all over the memory.
  private final int[] hashes;
  // Made when first asked for; racing threads make equal arrays.
  private final AtomicReference<int @Nullable []> sortedEnds = new AtomicReference<>();

  private AnnotationIndex(
      Function<? super A, FrameRange> range,
      List<A> sorted,
      int[] starts,
      int[] ends,
      int[] hashes) {
    this.range = range;
    this.order = order(range);
    this.items = sorted;
    this.starts = starts;
    this.ends = ends;
    this.hashes = hashes;
    furthestEnds = new int[ends.length];
    int furthest = 0;
    for (int i = 0; i < ends.length; i++) {
      furthest = Math.max(furthest, ends[i]);
      furthestEnds[i] = furthest;
    }
  }

  private static <A extends Annotation> AnnotationIndex<A> ofSorted(
      Function<? super A, FrameRange> range, List<A> sorted) {
    int n = sorted.size();
    int[] starts = new int[n];
    int[] ends = new int[n];
    int[] hashes = new int[n];
    for (int i = 0; i < n; i++) {
      FrameRange frames = range.apply(sorted.get(i));
      starts[i] = frames.start();
      ends[i] = frames.end();
      hashes[i] = sorted.get(i).key().hashCode();
    }
    return new AnnotationIndex<>(range, sorted, starts, ends, hashes);
  }

  private static <A extends Annotation> Comparator<A> order(Function<? super A, FrameRange> range) {
    return Comparator.<A, FrameRange>comparing(a -> range.apply(a)).thenComparing(Annotation::key);
  }

  /** Returns the index of segments in any order. */
  public static AnnotationIndex<Segment> ofSegments(Collection<Segment> segments) {
    return of(segments, s -> s.range().frames());
  }

  /** Returns the index of suggestions in any order. */
  public static AnnotationIndex<Suggestion> ofSuggestions(Collection<Suggestion> suggestions) {
    return of(suggestions, s -> s.range().frames());
  }

  private static <A extends Annotation> AnnotationIndex<A> of(
      Collection<A> annotations, Function<? super A, FrameRange> range) {
    List<A> sorted = new ArrayList<>(annotations);
    sorted.sort(order(range));
    return ofSorted(range, List.copyOf(sorted));
  }

  /**
   * Returns the index after an edit.
   *
   * @param removed identities to leave out; those that are not there are ignored
   * @param added annotations to put in; one with an identity that is there replaces it
   */
  public AnnotationIndex<A> changed(Set<UUID> removed, Collection<A> added) {
    if (removed.isEmpty() && added.isEmpty()) {
      return this;
    }
    Map<UUID, A> young = new LinkedHashMap<>();
    added.forEach(a -> young.put(a.key(), a));
    List<A> fresh = new ArrayList<>(young.values());
    fresh.sort(order);
    Set<UUID> gone = new HashSet<>(removed);
    gone.addAll(young.keySet());
    int[] places = positions(gone);
    Splice splice = new Splice(items.size() - places.length + fresh.size());
    int next = 0;
    for (A one : fresh) {
      int place = insertion(one);
      while (next < places.length && places[next] < place) {
        splice.skip(places[next++]);
      }
      splice.put(place, one);
    }
    while (next < places.length) {
      splice.skip(places[next++]);
    }
    return splice.finish();
  }

  /** Returns where those with these identities are, in order. */
  private int[] positions(Set<UUID> keys) {
    int[] wanted = keys.stream().mapToInt(UUID::hashCode).sorted().toArray();
    int[] found = new int[Math.min(keys.size(), items.size())];
    int n = 0;
    for (int i = 0; i < hashes.length && n < found.length; i++) {
      if (Arrays.binarySearch(wanted, hashes[i]) >= 0 && keys.contains(items.get(i).key())) {
        found[n++] = i;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** Returns the first position whose annotation does not come before this one. */
  private int insertion(A one) {
    int i = firstStarting(range.apply(one).start());
    while (i < items.size() && order.compare(items.get(i), one) < 0) {
      i++;
    }
    return i;
  }

  /** Arrays that are filled from left to right with runs of the old ones and what is new. */
  private final class Splice {

    private final Object[] newItems;
    private final int[] newStarts;
    private final int[] newEnds;
    private final int[] newHashes;
    private int copied;
    private int size;

    Splice(int n) {
      newItems = new Object[n];
      newStarts = new int[n];
      newEnds = new int[n];
      newHashes = new int[n];
    }

    private void copyTo(int position) {
      int n = position - copied;
      if (n > 0) {
        for (int i = 0; i < n; i++) {
          newItems[size + i] = items.get(copied + i);
        }
        System.arraycopy(starts, copied, newStarts, size, n);
        System.arraycopy(ends, copied, newEnds, size, n);
        System.arraycopy(hashes, copied, newHashes, size, n);
        size += n;
        copied = position;
      }
    }

    void skip(int position) {
      copyTo(position);
      copied = position + 1;
    }

    void put(int position, A one) {
      copyTo(position);
      FrameRange frames = range.apply(one);
      newItems[size] = one;
      newStarts[size] = frames.start();
      newEnds[size] = frames.end();
      newHashes[size++] = one.key().hashCode();
    }

    @SuppressWarnings("unchecked") // Only annotations of this index went in.
    AnnotationIndex<A> finish() {
      copyTo(items.size());
      List<A> all = (List<A>) (List<?>) List.of(newItems);
      return new AnnotationIndex<>(range, all, newStarts, newEnds, newHashes);
    }
  }

  /** Returns the index of those that pass; the same one when all do. */
  public AnnotationIndex<A> filtered(Predicate<? super A> passes) {
    List<A> kept = items.stream().filter(passes).toList();
    return kept.size() == items.size() ? this : ofSorted(range, kept);
  }

  /** Returns all, ordered by range, then by identity; immutable. */
  public List<A> items() {
    return items;
  }

  /** Returns how many there are. */
  public int size() {
    return items.size();
  }

  /** Says whether there are none. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Returns the one at a position of {@link #items()}. */
  public A item(int i) {
    return items.get(i);
  }

  /** Returns the first frame of the one at a position. */
  public int start(int i) {
    return starts[i];
  }

  /** Returns the frame after the last of the one at a position. */
  public int end(int i) {
    return ends[i];
  }

  /** Returns the one with this identity. */
  public Optional<A> find(UUID key) {
    int hash = key.hashCode();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && items.get(i).key().equals(key)) {
        return Optional.of(items.get(i));
      }
    }
    return Optional.empty();
  }

  /** Says whether exactly this annotation is there, not another state of it. */
  public boolean contains(A annotation) {
    FrameRange frames = range.apply(annotation);
    for (int i = firstStarting(frames.start());
        i < items.size() && starts[i] == frames.start();
        i++) {
      if (items.get(i).equals(annotation)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first position whose annotation starts at {@code frame} or later. */
  public int firstStarting(double frame) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] >= frame) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Returns the first position whose annotation, or one before it, ends at {@code frame} or later.
   */
  public int firstReaching(double frame) {
    int low = 0;
    int high = furthestEnds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (furthestEnds[middle] >= frame) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Calls {@code found} for each that touches the frames, ends included, in order. */
  public void within(double from, double to, Consumer<? super A> found) {
    for (int i = firstReaching(from); i < items.size() && starts[i] <= to; i++) {
      if (ends[i] >= from) {
        found.accept(items.get(i));
      }
    }
  }

  /** Returns those that contain a frame, in order. */
  public List<A> at(int frame) {
    List<A> found = new ArrayList<>();
    for (int i = firstReaching(frame); i < items.size() && starts[i] <= frame; i++) {
      if (range.apply(items.get(i)).contains(frame)) {
        found.add(items.get(i));
      }
    }
    return found;
  }

  /** Returns those that share a frame with the range, in order. */
  public List<A> overlapping(FrameRange frames) {
    List<A> found = new ArrayList<>();
    within(
        frames.start(),
        frames.end(),
        a -> {
          if (range.apply(a).overlaps(frames)) {
            found.add(a);
          }
        });
    return found;
  }

  /** Returns the last boundary, start or end, before {@code frame}. */
  public OptionalInt boundaryBefore(int frame) {
    return later(lastBelow(starts, frame), lastBelow(sortedEnds(), frame));
  }

  /** Returns the first boundary, start or end, after {@code frame}. */
  public OptionalInt boundaryAfter(int frame) {
    OptionalInt start = firstAbove(starts, frame);
    OptionalInt end = firstAbove(sortedEnds(), frame);
    if (start.isEmpty() || end.isEmpty()) {
      return start.isPresent() ? start : end;
    }
    return start.getAsInt() <= end.getAsInt() ? start : end;
  }

  private static OptionalInt later(OptionalInt a, OptionalInt b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.getAsInt() >= b.getAsInt() ? a : b;
  }

  private static OptionalInt lastBelow(int[] sorted, int value) {
    int at = insertion(sorted, value) - 1;
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(sorted[at]);
  }

  private static OptionalInt firstAbove(int[] sorted, int value) {
    int at = insertion(sorted, value + 1);
    return at == sorted.length ? OptionalInt.empty() : OptionalInt.of(sorted[at]);
  }

  /** Returns the first position whose value is at least {@code value}. */
  private static int insertion(int[] sorted, int value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int[] sortedEnds() {
    int[] known = sortedEnds.get();
    if (known == null) {
      known = ends.clone();
      Arrays.sort(known);
      sortedEnds.set(known);
    }
    return known;
  }
}
