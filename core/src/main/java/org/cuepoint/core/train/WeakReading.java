package org.cuepoint.core.train;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.WeakLabels.Point;
import org.cuepoint.core.train.WeakLabels.Presence;
import org.cuepoint.core.train.WeakLabels.Tag;

/** Puts points, timestamps and tags of one video or region on ticks. Immutable. */
record WeakReading(LabelScheme scheme, FeatureClock clock, Video video, FrameIndex index) {

  /**
   * Reads what is said without edges.
   *
   * @param segments those of the region
   * @param others timestamps and tags; other annotations are passed over
   */
  WeakLabels read(List<Segment> segments, List<Annotation> others) {
    TreeSet<Point> points =
        new TreeSet<>(Comparator.comparingInt(Point::tick).thenComparingInt(Point::label));
    TreeSet<Tag> tags =
        new TreeSet<>(
            Comparator.comparingInt(Tag::start)
                .thenComparingInt(Tag::end)
                .thenComparingInt(Tag::label)
                .thenComparing(Tag::presence));
    for (Segment segment : segments) {
      if (segment.state() == LabelState.POSITIVE && segment.range().frames().isPoint()) {
        points.add(point(segment.range().frames().start(), segment.actionClass()));
      }
    }
    boolean oneRegion = video.regions().size() <= 1;
    for (Annotation other : others) {
      switch (other) {
        case TimestampLabel stamp when oneRegion ->
            points.add(point(stamp.point().frames().start(), stamp.actionClass()));
        case WeakTag tag when tag.state() == LabelState.NEGATIVE ->
            tags.add(tag(tag, Presence.NOWHERE));
        case WeakTag tag when oneRegion && tag.state() == LabelState.POSITIVE ->
            tags.add(tag(tag, Presence.SOMEWHERE));
        default -> {}
      }
    }
    tags.removeIf(tag -> tag.start() >= tag.end());
    return new WeakLabels(List.copyOf(points), List.copyOf(tags));
  }

  private Point point(int frame, ClassId label) {
    int tick = clock.firstTickAtOrAfter(index, frame);
    return new Point(Math.min(tick, clock.ticks(index) - 1), position(label));
  }

  private Tag tag(WeakTag tag, Presence presence) {
    int start =
        tag.range().map(range -> clock.firstTickAtOrAfter(index, range.frames().start())).orElse(0);
    int end =
        tag.range()
            .map(range -> clock.firstTickAtOrAfter(index, range.frames().end()))
            .orElse(clock.ticks(index));
    return new Tag(start, end, position(tag.actionClass()), presence);
  }

  private int position(ClassId id) {
    int position = scheme.indexOf(id);
    if (position < 0) {
      throw new IllegalArgumentException(
          "A label names the class " + id + ", which the label scheme does not have");
    }
    return position;
  }
}
