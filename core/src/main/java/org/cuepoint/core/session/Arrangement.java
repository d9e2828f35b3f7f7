package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * The segments of one video while one step is put together: each segment that is put makes room for
 * itself, and in the end the difference to the stored segments is the step. So several segments of
 * one step may touch the same neighbour. One thread at a time.
 */
final class Arrangement {

  private final LabelScheme scheme;
  private final FrameIndex index;
  private final Map<SegmentId, Segment> stored = new LinkedHashMap<>();
  private final PlacedSegments now = new PlacedSegments();
  private final PlacedSegments taken = new PlacedSegments();

  /**
   * Makes the arrangement.
   *
   * @param neighbours the stored segments that overlap whatever will be put, and perhaps others
   */
  Arrangement(Collection<Segment> neighbours, LabelScheme scheme, FrameIndex index) {
    this.scheme = scheme;
    this.index = index;
    for (Segment neighbour : neighbours) {
      stored.put(neighbour.id(), neighbour);
      now.put(neighbour);
    }
  }

  /** Says whether a segment can take room from others at all. */
  static boolean takesRoom(Segment segment) {
    return segment.state() == LabelState.POSITIVE && !segment.range().isPoint();
  }

  /** Takes a stored segment out; what is put in its place may have its identity. */
  void take(Segment before) {
    stored.put(before.id(), before);
    now.remove(before.id());
    taken.put(before);
  }

  /** Puts one segment; positive segments that it excludes are trimmed, split or removed. */
  void put(Segment segment) {
    putTogether(List.of(segment));
  }

  /** Puts segments that make room among the others but leave each other alone. */
  void putTogether(Collection<Segment> segments) {
    Set<SegmentId> together = new HashSet<>();
    segments.forEach(segment -> together.add(segment.id()));
    for (Segment segment : segments) {
      if (takesRoom(segment) && !hadRoom(segment)) {
        FrameRange frames = segment.range().frames();
        for (Segment other : now.overlapping(frames)) {
          if (!together.contains(other.id()) && excludes(segment, other)) {
            cut(other, frames);
          }
        }
      }
    }
    segments.forEach(now::put);
  }

  /** Returns what became of a segment that was put; empty when a later one took all its room. */
  Optional<Segment> find(SegmentId id) {
    return now.find(id);
  }

  /** Returns what has to change in the store, removals and changes before additions. */
  List<AnnotationEdit> edits() {
    List<AnnotationEdit> edits = new ArrayList<>();
    stored.forEach(
        (id, before) -> {
          Optional<Segment> after = now.find(id);
          if (after.isEmpty()) {
            edits.add(new AnnotationEdit.Remove(before));
          } else if (!after.get().equals(before)) {
            edits.add(new AnnotationEdit.Replace(before, after.get()));
          }
        });
    for (Segment segment : now.all()) {
      if (!stored.containsKey(segment.id())) {
        edits.add(new AnnotationEdit.Add(segment));
      }
    }
    return edits;
  }

  /**
   * Says whether a segment stands where one like it stood before: then it takes nothing from
   * others, also where an import has left an overlap.
   */
  private boolean hadRoom(Segment segment) {
    FrameRange frames = segment.range().frames();
    return taken.overlapping(frames).stream()
        .anyMatch(
            before ->
                takesRoom(before)
                    && before.actionClass().equals(segment.actionClass())
                    && before.region().equals(segment.region())
                    && before.range().frames().start() <= frames.start()
                    && before.range().frames().end() >= frames.end());
  }

  private boolean excludes(Segment segment, Segment other) {
    return excludes(scheme, segment, other);
  }

  /** Says whether two segments cannot stand at the same place. */
  static boolean excludes(LabelScheme scheme, Segment segment, Segment other) {
    return takesRoom(segment)
        && takesRoom(other)
        && other.region().equals(segment.region())
        && (other.actionClass().equals(segment.actionClass())
            || scheme.exclude(segment.actionClass(), other.actionClass()));
  }

  private void cut(Segment other, FrameRange room) {
    FrameRange old = other.range().frames();
    Optional<FrameRange> left =
        old.start() < room.start()
            ? Optional.of(new FrameRange(old.start(), room.start()))
            : Optional.empty();
    Optional<FrameRange> right =
        old.end() > room.end()
            ? Optional.of(new FrameRange(room.end(), old.end()))
            : Optional.empty();
    if (left.isEmpty() && right.isEmpty()) {
      now.remove(other.id());
      return;
    }
    now.put(other.withRange(index.range(left.or(() -> right).orElseThrow())));
    if (left.isPresent() && right.isPresent()) {
      now.put(other.withId(SegmentId.random()).withRange(index.range(right.get())));
    }
  }
}
