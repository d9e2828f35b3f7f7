package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.SnapshotBuilder;

/** What is labelled of a place, in ticks, as a ranking wants to know it. Thread-safe. */
final class PlaceLabels {

  /** A question is answered by a point in its middle; so far to both sides it reaches. */
  private static final double POINT_SECONDS = Ranking.WINDOW_SECONDS / 2;

  private final ProjectStore project;
  private final AnnotationStore annotations;

  PlaceLabels(ProjectStore project, AnnotationStore annotations) {
    this.project = project;
    this.annotations = annotations;
  }

  private FeatureClock clock() {
    return project.project().clock();
  }

  /**
   * Returns start and end, in turn, of the ticks that need no question: labelled in any state,
   * reviewed, left out, or so near to a point that its label answers for them.
   */
  List<Integer> seen(FeatureCatalog.Place place) {
    VideoId video = place.video().id();
    FrameIndex index = project.index(video).index();
    Optional<RegionId> region = place.region().map(r -> r.id());
    BitSet seen =
        SnapshotBuilder.seenTicks(
            clock(), index, region, annotations.segments(video), annotations.reviewedRanges(video));
    seen.or(SnapshotBuilder.leftOutTicks(clock(), index, region, annotations.segments(video)));
    for (Segment segment : annotations.segments(video)) {
      if (segment.range().frames().isPoint() && segment.region().equals(region)) {
        seen.or(around(index, segment));
      }
    }
    return runs(seen);
  }

  /**
   * Returns start, end and position of the class of all that happens, and of what was reviewed and
   * shows nothing in pieces of a window.
   */
  List<Integer> labelled(FeatureCatalog.Place place, LabelScheme scheme, int window) {
    VideoId video = place.video().id();
    FrameIndex index = project.index(video).index();
    Optional<RegionId> region = place.region().map(r -> r.id());
    List<Segment> segments = annotations.segments(video);
    List<Integer> numbers = new ArrayList<>();
    for (Segment segment : segments) {
      int position = scheme.indexOf(segment.actionClass());
      if (segment.state() == LabelState.POSITIVE && position >= 0) {
        boolean point = segment.range().frames().isPoint() && segment.region().equals(region);
        BitSet ticks =
            point
                ? around(index, segment)
                : SnapshotBuilder.seenTicks(clock(), index, region, List.of(segment), List.of());
        addRuns(numbers, ticks, ticks.length(), position);
      }
    }
    BitSet nothing =
        SnapshotBuilder.seenTicks(
            clock(),
            index,
            region,
            List.of(),
            annotations.reviewedRanges(video).stream()
                .filter(range -> range.classes().isEmpty())
                .toList());
    nothing.andNot(SnapshotBuilder.seenTicks(clock(), index, region, segments, List.of()));
    addRuns(numbers, nothing, window, PoolBuilder.Stretch.NOTHING);
    return numbers;
  }

  private BitSet around(FrameIndex index, Segment point) {
    int tick = clock().firstTickAtOrAfter(index, point.range().frames().start());
    int near = (int) Math.round(POINT_SECONDS * clock().hertz());
    BitSet ticks = new BitSet();
    ticks.set(Math.max(0, tick - near), Math.min(clock().ticks(index), tick + near + 1));
    return ticks;
  }

  private static void addRuns(List<Integer> numbers, BitSet ticks, int longest, int label) {
    List<Integer> ends = runs(ticks);
    for (int i = 0; i < ends.size(); i += 2) {
      for (int start = ends.get(i); start < ends.get(i + 1); start += longest) {
        numbers.addAll(List.of(start, Math.min(ends.get(i + 1), start + longest), label));
      }
    }
  }

  /** Returns start and end of each run, in turn. */
  private static List<Integer> runs(BitSet seen) {
    List<Integer> ends = new ArrayList<>();
    for (int start = seen.nextSetBit(0); start >= 0; ) {
      int end = seen.nextClearBit(start);
      ends.add(start);
      ends.add(end);
      start = seen.nextSetBit(end);
    }
    return ends;
  }
}
