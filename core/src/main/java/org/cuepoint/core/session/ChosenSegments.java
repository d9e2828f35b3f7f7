package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Segments of one video that a person has chosen, and what an action makes of them. Nothing here
 * looks at other segments. Immutable.
 *
 * @param segments at least one, ordered by range, each once
 */
record ChosenSegments(List<Segment> segments) {

  private static final Comparator<Segment> ORDER =
      Comparator.comparing((Segment segment) -> segment.range().frames())
          .thenComparing(Segment::key);

  ChosenSegments {
    segments = segments.stream().sorted(ORDER).toList();
    Set<SegmentId> ids = new HashSet<>();
    for (Segment segment : segments) {
      if (!segment.video().equals(segments.getFirst().video())) {
        throw new IllegalArgumentException(
            "The chosen segments are of different videos; change those of one video at a time.");
      }
      if (!ids.add(segment.id())) {
        throw new IllegalArgumentException("A segment was chosen twice: " + segment.id());
      }
    }
  }

  /** Returns each segment changed. */
  List<Segment> each(UnaryOperator<Segment> change) {
    return segments.stream().map(change).toList();
  }

  /** Returns all moved by the same number of frames, as far as the video allows. */
  List<Segment> moved(FrameIndex index, int frames) {
    int shift = Math.clamp((long) frames, -start(), index.frameCount() - end());
    return each(segment -> shifted(segment, index, shift));
  }

  private static Segment shifted(Segment segment, FrameIndex index, int shift) {
    FrameRange old = segment.range().frames();
    return segment.withRange(index.range(old.start() + shift, old.end() + shift));
  }

  /** Returns each with one edge moved; at least one frame is left, and a point stays a point. */
  List<Segment> nudged(FrameIndex index, Edge edge, int frames) {
    return each(segment -> segment.withRange(index.range(nudged(segment, index, edge, frames))));
  }

  private static FrameRange nudged(Segment segment, FrameIndex index, Edge edge, int by) {
    FrameRange old = segment.range().frames();
    int last = index.frameCount();
    if (old.isPoint()) {
      int frame = Math.clamp((long) old.start() + by, 0, last - 1);
      return new FrameRange(frame, frame);
    }
    return switch (edge) {
      case START ->
          new FrameRange(Math.clamp((long) old.start() + by, 0, old.end() - 1), old.end());
      case END ->
          new FrameRange(old.start(), Math.clamp((long) old.end() + by, old.start() + 1, last));
    };
  }

  /** Returns the segments with those cut in two that have the frame inside. */
  List<Segment> split(FrameIndex index, int frame) {
    List<Segment> pieces = new ArrayList<>();
    for (Segment segment : segments) {
      FrameRange old = segment.range().frames();
      if (old.start() < frame && frame < old.end()) {
        pieces.add(segment.withRange(index.range(old.start(), frame)));
        pieces.add(segment.withId(SegmentId.random()).withRange(index.range(frame, old.end())));
      } else {
        pieces.add(segment);
      }
    }
    if (pieces.size() == segments.size()) {
      throw new IllegalArgumentException(
          "None of the chosen segments can be split at frame "
              + frame
              + "; go to a frame inside one of them.");
    }
    return pieces;
  }

  /** Returns the one segment from the first start to the last end. */
  Segment merged(FrameIndex index) {
    Segment first = segments.getFirst();
    if (segments.size() < 2) {
      throw new IllegalArgumentException("Choose at least two segments to merge them.");
    }
    for (Segment other : segments) {
      if (other.range().isPoint()) {
        throw new IllegalArgumentException(
            "A point event cannot be merged; choose segments that have a length.");
      }
      if (!other.actionClass().equals(first.actionClass())) {
        throw new IllegalArgumentException(
            "Segments of different classes cannot be merged; give them the same class first.");
      }
      if (other.state() != first.state()) {
        throw new IllegalArgumentException(
            "Segments in different states cannot be merged; give them the same state first.");
      }
      if (!other.region().equals(first.region())) {
        throw new IllegalArgumentException("Segments of different regions cannot be merged.");
      }
    }
    String notes =
        segments.stream()
            .map(Segment::notes)
            .filter(text -> !text.isBlank())
            .distinct()
            .collect(Collectors.joining("\n"));
    return first
        .withRange(index.range(start(), end()))
        .withNotes(notes)
        .withConfidence(leastConfidence());
  }

  /** A whole is no surer than its least sure part. */
  private OptionalDouble leastConfidence() {
    return segments.stream().flatMapToDouble(segment -> segment.confidence().stream()).min();
  }

  /**
   * Returns copies by a person, moved by so many frames; right behind the last of all when they
   * would take room from the originals.
   */
  List<Segment> copies(FrameIndex index, int offset, LabelScheme scheme, Annotator.Person person) {
    int shift = offset == 0 || takesRoomAt(offset, scheme) ? end() - start() : offset;
    if (end() + (long) shift > index.frameCount()) {
      throw new IllegalArgumentException(
          "There is no room for a copy before the end of the video.");
    }
    if (start() + (long) shift < 0) {
      throw new IllegalArgumentException(
          "There is no room for a copy before the start of the video.");
    }
    return each(
        segment -> shifted(segment.withId(SegmentId.random()), index, shift).withMaker(person));
  }

  private boolean takesRoomAt(int offset, LabelScheme scheme) {
    PlacedSegments originals = new PlacedSegments();
    segments.forEach(originals::put);
    for (Segment segment : segments) {
      FrameRange old = segment.range().frames();
      long from = Math.max(0, (long) old.start() + offset);
      long to = (long) old.end() + offset;
      if (from < to && to <= Integer.MAX_VALUE) {
        for (Segment original : originals.overlapping(new FrameRange((int) from, (int) to))) {
          if (Arrangement.excludes(scheme, segment, original)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private int start() {
    return segments.getFirst().range().frames().start();
  }

  /** Returns the frame after the last one that is touched; a point touches its frame. */
  private int end() {
    return segments.stream()
        .map(segment -> segment.range().frames())
        .mapToInt(frames -> Math.max(frames.end(), frames.start() + 1))
        .max()
        .orElseThrow();
  }
}
