package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one video while one step is put together: each segment that is put makes room for
 * itself, and in the end the difference to the stored segments is the step. So several segments of
 * one step may touch the same neighbour. One thread at a time.
 */
final class Arrangement {

  private final AnnotationStore annotations;
  private final LabelScheme scheme;
  private final FrameIndex index;
  private final Map<SegmentId, Segment> stored = new LinkedHashMap<>();
  private final Map<SegmentId, Segment> now = new LinkedHashMap<>();

  Arrangement(AnnotationStore annotations, LabelScheme scheme, FrameIndex index) {
    this.annotations = annotations;
    this.scheme = scheme;
    this.index = index;
  }

  /** Puts a new segment; positive segments that it excludes are trimmed, split or removed. */
  void put(Segment segment) {
    makeRoomFor(segment);
    now.put(segment.id(), segment);
  }

  /** Puts a segment in the place of its stored form. */
  void replace(Segment before, Segment after) {
    stored.put(before.id(), before);
    now.put(before.id(), before);
    makeRoomFor(after);
    now.put(after.id(), after);
  }

  /** Returns what has to change in the store, removals and changes before additions. */
  List<AnnotationEdit> edits() {
    List<AnnotationEdit> edits = new ArrayList<>();
    stored.forEach(
        (id, before) -> {
          @Nullable Segment after = now.get(id);
          if (after == null) {
            edits.add(new AnnotationEdit.Remove(before));
          } else if (!after.equals(before)) {
            edits.add(new AnnotationEdit.Replace(before, after));
          }
        });
    now.forEach(
        (id, segment) -> {
          if (!stored.containsKey(id)) {
            edits.add(new AnnotationEdit.Add(segment));
          }
        });
    return edits;
  }

  private void makeRoomFor(Segment segment) {
    if (segment.state() != LabelState.POSITIVE || segment.range().isPoint()) {
      return;
    }
    FrameRange taken = segment.range().frames();
    for (Segment other : annotations.segmentsIn(segment.video(), taken)) {
      if (stored.putIfAbsent(other.id(), other) == null) {
        now.put(other.id(), other);
      }
    }
    for (Segment other : List.copyOf(now.values())) {
      if (excludes(segment, other) && other.range().frames().overlaps(taken)) {
        cut(other, taken);
      }
    }
  }

  private boolean excludes(Segment segment, Segment other) {
    return !other.id().equals(segment.id())
        && other.state() == LabelState.POSITIVE
        && !other.range().isPoint()
        && other.region().equals(segment.region())
        && (other.actionClass().equals(segment.actionClass())
            || scheme.exclude(segment.actionClass(), other.actionClass()));
  }

  private void cut(Segment other, FrameRange taken) {
    FrameRange old = other.range().frames();
    Optional<FrameRange> left =
        old.start() < taken.start()
            ? Optional.of(new FrameRange(old.start(), taken.start()))
            : Optional.empty();
    Optional<FrameRange> right =
        old.end() > taken.end()
            ? Optional.of(new FrameRange(taken.end(), old.end()))
            : Optional.empty();
    if (left.isEmpty() && right.isEmpty()) {
      now.remove(other.id());
      return;
    }
    now.put(other.id(), other.withRange(index.range(left.or(() -> right).orElseThrow())));
    if (left.isPresent() && right.isPresent()) {
      Segment rest =
          new Segment(
              SegmentId.random(),
              other.video(),
              other.region(),
              other.actionClass(),
              index.range(right.get()),
              other.state(),
              other.origin(),
              other.annotator(),
              other.confidence(),
              other.notes());
      now.put(rest.id(), rest);
    }
  }
}
