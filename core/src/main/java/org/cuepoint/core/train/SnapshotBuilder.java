package org.cuepoint.core.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.DatasetSnapshot.Clip;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.jspecify.annotations.Nullable;

/**
 * Freezes labels into a {@link DatasetSnapshot}, by the table of SEMANTICS section 1.
 *
 * <p>For each tick and exclusive group, the first line that fits decides:
 *
 * <ol>
 *   <li>an ignored range, or an unknown class of the group: masked;
 *   <li>one positive class: that class; two different ones, or a class said to happen and not to
 *       happen: masked, since people disagree;
 *   <li>every class of the group is negative or was looked for: background, with the negative ones
 *       listed as excluded, since a decoder may not suggest them;
 *   <li>some class of the group is negative or was looked for: only these are excluded;
 *   <li>otherwise nobody looked: masked.
 * </ol>
 *
 * <p>A tick belongs to a range if the frame on screen at the tick lies in it. Positive points and
 * timestamps mark no tick; they become {@link WeakLabels.Point}s, and weak tags {@link
 * WeakLabels.Tag}s. Timestamps and tags name no region: in a video with several of them nobody can
 * say which is meant, and only what happens nowhere is taken over. Annotations of another region
 * are passed over, but an ignored range of the whole frame counts in every region. The order of
 * calls and of annotations does not matter: the same labels give the same snapshot. One thread at a
 * time.
 */
public final class SnapshotBuilder {

  private final LabelScheme scheme;
  private final FeatureClock clock;
  private final List<List<Integer>> groups;
  private final List<Clip> clips = new ArrayList<>();

  /**
   * Starts a snapshot.
   *
   * @param scheme the classes; every annotation's class must be in it
   * @param clock the ticks
   */
  public SnapshotBuilder(LabelScheme scheme, FeatureClock clock) {
    this.scheme = scheme;
    this.clock = clock;
    this.groups = groups(scheme);
  }

  /**
   * Returns the groups as snapshots and decoders count them: the scheme's exclusive groups in
   * order, then each class of no group alone; members are positions in the scheme, ascending.
   */
  public static List<List<Integer>> groups(LabelScheme scheme) {
    List<List<Integer>> groups = new ArrayList<>();
    BitSet grouped = new BitSet();
    for (var group : scheme.groups()) {
      List<Integer> members = group.classes().stream().map(scheme::indexOf).sorted().toList();
      members.forEach(grouped::set);
      groups.add(members);
    }
    for (int c = 0; c < scheme.classes().size(); c++) {
      if (!grouped.get(c)) {
        groups.add(List.of(c));
      }
    }
    return List.copyOf(groups);
  }

  /**
   * Adds what is said of one video or of one of its regions. Adds nothing when no tick is labelled.
   *
   * @param video the video; its file must have been hashed
   * @param region the region, or empty for the whole frame
   * @param index the video's frames
   * @param segments segments of this video, in any order; those of other regions are passed over
   * @param reviewed reviewed ranges of this video, in any order; those of other regions are passed
   *     over
   * @return this
   * @throws IllegalStateException if the video's file has not been hashed yet
   * @throws IllegalArgumentException if an annotation is of another video or of a class that the
   *     scheme does not have
   */
  public SnapshotBuilder add(
      Video video,
      Optional<AnalysisRegion> region,
      FrameIndex index,
      List<Segment> segments,
      List<ReviewedRange> reviewed) {
    return add(video, region, index, segments, reviewed, List.of());
  }

  /**
   * Adds what is said of one video or of one of its regions, also without edges. Adds nothing when
   * nothing is said.
   *
   * @param others timestamps and weak tags of this video; other annotations are passed over
   * @return this
   * @see #add(Video, Optional, FrameIndex, List, List)
   */
  public SnapshotBuilder add(
      Video video,
      Optional<AnalysisRegion> region,
      FrameIndex index,
      List<Segment> segments,
      List<ReviewedRange> reviewed,
      List<Annotation> others) {
    ContentHash hash =
        video
            .hash()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The video '"
                            + video.path()
                            + "' has not been read to its end yet; wait until its check sum is"
                            + " known"));
    Optional<RegionId> regionId = region.map(AnalysisRegion::id);
    Said said = new Said(scheme.classes().size());
    for (Segment segment : segments) {
      requireSameVideo(video, segment.video().equals(video.id()));
      if (concerns(segment, regionId)) {
        said.segment(position(segment.actionClass()), ticks(clock, index, segment), segment);
      }
    }
    for (ReviewedRange range : reviewed) {
      requireSameVideo(video, range.video().equals(video.id()));
      if (range.region().equals(regionId)) {
        said.reviewed(positions(range), ticks(clock, index, range.range().frames()));
      }
    }
    List<Target> targets = said.targets(groups);
    WeakLabels weak =
        new WeakReading(scheme, clock, video, index)
            .read(
                segments.stream().filter(segment -> concerns(segment, regionId)).toList(), others);
    if (!targets.isEmpty() || !weak.isEmpty()) {
      @Nullable String regionText = regionId.map(RegionId::toString).orElse(null);
      clips.add(
          new Clip(
              video.id().toString(),
              hash.hex(),
              regionText,
              video.group().orElse(null),
              clock.ticks(index),
              targets,
              weak));
    }
    return this;
  }

  /** Returns the snapshot of all that was added so far. */
  public DatasetSnapshot build() {
    Comparator<Clip> byVideo = Comparator.comparing(Clip::video);
    Comparator<Clip> byRegion =
        Comparator.comparing(Clip::region, Comparator.nullsFirst(Comparator.naturalOrder()));
    return new DatasetSnapshot(
        clock.hertz(),
        scheme.version(),
        scheme.classes().stream().map(ActionClass::id).map(ClassId::toString).toList(),
        groups,
        clips.stream().sorted(byVideo.thenComparing(byRegion)).toList(),
        scheme.classes().stream().map(c -> c.parent().map(scheme::indexOf).orElse(-1)).toList());
  }

  /**
   * Returns the ticks that need no question any more: labelled in any state, reviewed, or left out.
   *
   * @param clock the ticks
   * @param index the video's frames
   * @param region the region, or empty for the whole frame
   * @param segments segments of the video; those of other regions are passed over
   * @param reviewed reviewed ranges of the video; those of other regions are passed over
   */
  public static BitSet seenTicks(
      FeatureClock clock,
      FrameIndex index,
      Optional<RegionId> region,
      List<Segment> segments,
      List<ReviewedRange> reviewed) {
    BitSet seen = new BitSet();
    for (Segment segment : segments) {
      if (concerns(segment, region)) {
        seen.or(ticks(clock, index, segment));
      }
    }
    for (ReviewedRange range : reviewed) {
      if (range.region().equals(region)) {
        seen.or(ticks(clock, index, range.range().frames()));
      }
    }
    return seen;
  }

  /**
   * Returns the ticks that an ignored range leaves out of everything, coverage included.
   *
   * @param clock the ticks
   * @param index the video's frames
   * @param region the region, or empty for the whole frame
   * @param segments segments of the video
   */
  public static BitSet leftOutTicks(
      FeatureClock clock, FrameIndex index, Optional<RegionId> region, List<Segment> segments) {
    List<Segment> ignored =
        segments.stream().filter(segment -> segment.state() == LabelState.IGNORE).toList();
    return seenTicks(clock, index, region, ignored, List.of());
  }

  private static boolean concerns(Segment segment, Optional<RegionId> region) {
    boolean wholeFrameLeftOut = segment.state() == LabelState.IGNORE && segment.region().isEmpty();
    return wholeFrameLeftOut || segment.region().equals(region);
  }

  private static BitSet ticks(FeatureClock clock, FrameIndex index, Segment segment) {
    return ticks(clock, index, segment.range().frames());
  }

  private static BitSet ticks(FeatureClock clock, FrameIndex index, FrameRange frames) {
    BitSet ticks = new BitSet();
    if (!frames.isPoint()) {
      ticks.set(
          clock.firstTickAtOrAfter(index, frames.start()),
          clock.firstTickAtOrAfter(index, frames.end()));
    }
    return ticks;
  }

  private List<Integer> positions(ReviewedRange range) {
    if (range.classes().isEmpty()) {
      return java.util.stream.IntStream.range(0, scheme.classes().size()).boxed().toList();
    }
    return range.classes().stream().map(this::position).toList();
  }

  private int position(ClassId id) {
    int position = scheme.indexOf(id);
    if (position < 0) {
      throw new IllegalArgumentException(
          "A label names the class " + id + ", which the label scheme does not have");
    }
    return position;
  }

  private static void requireSameVideo(Video video, boolean same) {
    if (!same) {
      throw new IllegalArgumentException(
          "A label of another video was given for '" + video.path() + "'");
    }
  }

  /** All that was said of one clip, as sets of ticks. */
  private static final class Said {

    private final BitSet ignored = new BitSet();
    private final BitSet[] positive;
    private final BitSet[] negative;
    private final BitSet[] unknown;
    private final BitSet[] lookedFor;

    /** Ticks at which anything begins or ends; between two of them nothing changes. */
    private final TreeSet<Integer> changes = new TreeSet<>();

    Said(int classes) {
      positive = sets(classes);
      negative = sets(classes);
      unknown = sets(classes);
      lookedFor = sets(classes);
    }

    private static BitSet[] sets(int count) {
      BitSet[] sets = new BitSet[count];
      java.util.Arrays.setAll(sets, i -> new BitSet());
      return sets;
    }

    void segment(int position, BitSet ticks, Segment segment) {
      BitSet to =
          switch (segment.state()) {
            case POSITIVE -> positive[position];
            case NEGATIVE -> negative[position];
            case UNKNOWN -> unknown[position];
            case IGNORE -> ignored;
          };
      mark(to, ticks);
    }

    void reviewed(List<Integer> positions, BitSet ticks) {
      positions.forEach(position -> mark(lookedFor[position], ticks));
    }

    private void mark(BitSet to, BitSet ticks) {
      to.or(ticks);
      if (!ticks.isEmpty()) {
        changes.add(ticks.nextSetBit(0));
        changes.add(ticks.length());
      }
    }

    List<Target> targets(List<List<Integer>> groups) {
      List<Target> targets = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        @Nullable Target open = null;
        for (Integer start : changes) {
          @Nullable Integer end = changes.higher(start);
          if (end == null) {
            break;
          }
          @Nullable Target next = target(g, groups.get(g), start, end);
          if (open != null && next != null && continues(open, next)) {
            open = new Target(g, open.start(), end, open.label(), open.excluded());
            continue;
          }
          if (open != null) {
            targets.add(open);
          }
          open = next;
        }
        if (open != null) {
          targets.add(open);
        }
      }
      return targets;
    }

    private static boolean continues(Target open, Target next) {
      return open.end() == next.start()
          && open.label() == next.label()
          && open.excluded().equals(next.excluded());
    }

    private @Nullable Target target(int group, List<Integer> members, int start, int end) {
      if (ignored.get(start) || members.stream().anyMatch(c -> unknown[c].get(start))) {
        return null;
      }
      List<Integer> happening = members.stream().filter(c -> positive[c].get(start)).toList();
      List<Integer> denied = members.stream().filter(c -> negative[c].get(start)).toList();
      if (!happening.isEmpty()) {
        boolean disputed = happening.size() > 1 || denied.contains(happening.getFirst());
        return disputed ? null : new Target(group, start, end, happening.getFirst(), List.of());
      }
      List<Integer> absent =
          members.stream().filter(c -> negative[c].get(start) || lookedFor[c].get(start)).toList();
      if (absent.isEmpty()) {
        return null;
      }
      return absent.size() == members.size()
          ? new Target(group, start, end, Target.BACKGROUND, denied)
          : new Target(group, start, end, Target.NOT_KNOWN, absent);
    }
  }
}
