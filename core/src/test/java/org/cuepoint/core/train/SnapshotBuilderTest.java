package org.cuepoint.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class SnapshotBuilderTest {

  private static final Annotator.Person ANNA = new Annotator.Person("anna");
  private static final FeatureClock CLOCK = new FeatureClock(10);

  /** Ten frames a second, so that tick and frame are the same. */
  private final FrameIndex index = index(10, 100);

  private final LabelScheme scheme = scheme();
  private final Video video = video(VideoId.random());

  /** Walk and run exclude each other; talk may overlap both. */
  private static LabelScheme scheme() {
    LabelScheme two = LabelScheme.exclusive(List.of("walk", "run"));
    LabelScheme three = LabelScheme.exclusive(List.of("walk", "run", "talk"));
    ExclusiveGroup moves =
        new ExclusiveGroup(
            two.groups().getFirst().id(),
            "moves",
            List.of(three.classes().get(0).id(), three.classes().get(1).id()));
    return new LabelScheme(1, three.classes(), List.of(moves));
  }

  private static FrameIndex index(int rate, int frames) {
    long[] pts = LongStream.range(0, frames).toArray();
    return new FrameIndex(new TimeBase(1, rate), pts, frames, new BitSet(), new BitSet());
  }

  private static Video video(VideoId id) {
    MediaFacts facts =
        new MediaFacts("mp4", "h264", 64, 64, 0, new TimeBase(1, 10), 100, 0, 10, false, false);
    return new Video(
        id,
        "videos/a.mp4",
        Optional.of(ContentHash.of(id.toString())),
        facts,
        Optional.empty(),
        Optional.of("g1"),
        Set.of(),
        List.of());
  }

  private ClassId id(String name) {
    return scheme.find(name).orElseThrow().id();
  }

  private Segment segment(String name, int start, int end, LabelState state) {
    return Segment.positive(video.id(), Optional.empty(), id(name), index.range(start, end), ANNA)
        .withState(state);
  }

  private ReviewedRange reviewed(int start, int end, String... names) {
    Set<ClassId> classes =
        java.util.Arrays.stream(names).map(this::id).collect(java.util.stream.Collectors.toSet());
    return new ReviewedRange(
        AnnotationId.random(),
        video.id(),
        Optional.empty(),
        ANNA,
        classes,
        index.range(start, end));
  }

  private List<Target> targets(List<Segment> segments, List<ReviewedRange> reviewed) {
    DatasetSnapshot snapshot =
        new SnapshotBuilder(scheme, CLOCK)
            .add(video, Optional.empty(), index, segments, reviewed)
            .build();
    return snapshot.clips().isEmpty() ? List.of() : snapshot.clips().getFirst().targets();
  }

  @Test
  void aClassOfNoGroupStandsAlone() {
    assertEquals(List.of(List.of(0, 1), List.of(2)), SnapshotBuilder.groups(scheme));
  }

  @Test
  void positiveIsATargetInItsGroupOnly() {
    assertEquals(
        List.of(new Target(0, 10, 20, 1, List.of())),
        targets(List.of(segment("run", 10, 20, LabelState.POSITIVE)), List.of()));
  }

  @Test
  void negativeExcludesItsClassOnly() {
    assertEquals(
        List.of(new Target(0, 10, 20, Target.NOT_KNOWN, List.of(0))),
        targets(List.of(segment("walk", 10, 20, LabelState.NEGATIVE)), List.of()));
  }

  @Test
  void negativeOfAClassThatStandsAloneIsBackgroundThatForbidsIt() {
    assertEquals(
        List.of(new Target(1, 10, 20, Target.BACKGROUND, List.of(2))),
        targets(List.of(segment("talk", 10, 20, LabelState.NEGATIVE)), List.of()));
  }

  @Test
  void unlabelledIsMasked() {
    assertEquals(List.of(), targets(List.of(), List.of()));
  }

  @Test
  void gapsOfAReviewedRangeAreBackgroundInEveryGroup() {
    assertEquals(
        List.of(
            new Target(0, 5, 10, Target.BACKGROUND, List.of()),
            new Target(0, 10, 20, 0, List.of()),
            new Target(0, 20, 30, Target.BACKGROUND, List.of()),
            new Target(1, 5, 30, Target.BACKGROUND, List.of())),
        targets(List.of(segment("walk", 10, 20, LabelState.POSITIVE)), List.of(reviewed(5, 30))));
  }

  @Test
  void aReviewForSomeClassesExcludesTheseOnly() {
    assertEquals(
        List.of(new Target(0, 0, 8, Target.NOT_KNOWN, List.of(1))),
        targets(List.of(), List.of(reviewed(0, 8, "run"))));
  }

  @Test
  void reviewsForDifferentClassesAddUpToBackground() {
    assertEquals(
        List.of(
            new Target(0, 0, 4, Target.NOT_KNOWN, List.of(1)),
            new Target(0, 4, 8, Target.BACKGROUND, List.of()),
            new Target(0, 8, 12, Target.NOT_KNOWN, List.of(0))),
        targets(List.of(), List.of(reviewed(0, 8, "run"), reviewed(4, 12, "walk"))));
  }

  @Test
  void unknownMasksItsGroupAndNoOther() {
    assertEquals(
        List.of(
            new Target(0, 0, 10, Target.BACKGROUND, List.of()),
            new Target(0, 20, 30, Target.BACKGROUND, List.of()),
            new Target(1, 0, 30, Target.BACKGROUND, List.of())),
        targets(
            List.of(
                segment("walk", 10, 20, LabelState.UNKNOWN),
                segment("run", 12, 18, LabelState.POSITIVE)),
            List.of(reviewed(0, 30))));
  }

  @Test
  void ignoreMasksEverything() {
    assertEquals(
        List.of(
            new Target(0, 0, 10, 0, List.of()),
            new Target(0, 20, 30, 0, List.of()),
            new Target(1, 0, 10, Target.BACKGROUND, List.of()),
            new Target(1, 20, 30, Target.BACKGROUND, List.of())),
        targets(
            List.of(
                segment("walk", 0, 30, LabelState.POSITIVE),
                segment("talk", 10, 20, LabelState.IGNORE)),
            List.of(reviewed(0, 30))));
  }

  @Test
  void whereLabelsContradictEachOtherNothingIsLearnt() {
    assertEquals(
        List.of(new Target(0, 0, 10, 0, List.of()), new Target(0, 15, 20, 1, List.of())),
        targets(
            List.of(
                segment("walk", 0, 12, LabelState.POSITIVE),
                segment("run", 10, 20, LabelState.POSITIVE),
                segment("run", 12, 15, LabelState.NEGATIVE)),
            List.of()));
  }

  @Test
  void touchingSegmentsOfOneClassAreOneRun() {
    assertEquals(
        List.of(new Target(0, 0, 20, 0, List.of())),
        targets(
            List.of(
                segment("walk", 10, 20, LabelState.POSITIVE),
                segment("walk", 0, 10, LabelState.POSITIVE)),
            List.of()));
  }

  @Test
  void aTickBelongsToTheSegmentThatHasItsFrame() {
    FrameIndex fast = index(30, 90);
    FeatureClock eight = new FeatureClock(8);
    Segment segment =
        Segment.positive(video.id(), Optional.empty(), id("walk"), fast.range(7, 41), ANNA);
    Target target =
        new SnapshotBuilder(scheme, eight)
            .add(video, Optional.empty(), fast, List.of(segment), List.of())
            .build()
            .clips()
            .getFirst()
            .targets()
            .getFirst();
    for (int k = 0; k < eight.ticks(fast); k++) {
      boolean inside = k >= target.start() && k < target.end();
      assertEquals(segment.range().frames().contains(eight.frame(fast, k)), inside, "tick " + k);
    }
  }

  @Test
  void pointsMarkNoTick() {
    assertEquals(
        List.of(), targets(List.of(segment("walk", 10, 10, LabelState.POSITIVE)), List.of()));
  }

  @Test
  void theSameLabelsInAnyOrderGiveTheSameHash() {
    List<Video> videos = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      videos.add(video(VideoId.random()));
    }
    ContentHash first = hash(videos, 1);
    Collections.reverse(videos);
    assertEquals(first, hash(videos, 2));
    assertNotEquals(first, hash(videos.subList(1, 5), 1));
  }

  private ContentHash hash(List<Video> videos, long seed) {
    SnapshotBuilder builder = new SnapshotBuilder(scheme, CLOCK);
    for (Video each : videos) {
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        segments.add(
            Segment.positive(
                each.id(),
                Optional.empty(),
                scheme.classes().get(i % 3).id(),
                index.range(10 * i, 10 * i + 7),
                ANNA));
      }
      Collections.shuffle(segments, new Random(seed));
      builder.add(each, Optional.empty(), index, segments, List.of());
    }
    return builder.build().hash();
  }

  @Test
  void aSnapshotSurvivesItsJson() {
    DatasetSnapshot snapshot =
        new SnapshotBuilder(scheme, CLOCK)
            .add(
                video,
                Optional.empty(),
                index,
                List.of(segment("walk", 10, 20, LabelState.POSITIVE)),
                List.of(reviewed(0, 30)))
            .build();
    assertEquals(snapshot, DatasetSnapshot.fromJson(snapshot.toJson()));
  }

  @Test
  void regionsHaveClipsOfTheirOwnAndShareIgnoredRangesOfTheWholeFrame() {
    AnalysisRegion left =
        new AnalysisRegion(RegionId.random(), "left", Optional.empty(), new Crop(0, 0, 0.5, 1));
    Segment inLeft =
        Segment.positive(video.id(), Optional.of(left.id()), id("walk"), index.range(0, 20), ANNA);
    List<Segment> segments =
        List.of(
            inLeft,
            segment("run", 30, 40, LabelState.POSITIVE),
            segment("run", 15, 25, LabelState.IGNORE));
    DatasetSnapshot snapshot =
        new SnapshotBuilder(scheme, CLOCK)
            .add(video, Optional.of(left), index, segments, List.of())
            .add(video, Optional.empty(), index, segments, List.of())
            .build();
    assertEquals(List.of(new Target(0, 30, 40, 1, List.of())), snapshot.clips().get(0).targets());
    assertEquals(left.id().toString(), snapshot.clips().get(1).region());
    assertEquals(List.of(new Target(0, 0, 15, 0, List.of())), snapshot.clips().get(1).targets());
  }

  @Test
  void seenIsWhateverWasLabelledReviewedOrLeftOut() {
    List<Segment> segments =
        List.of(
            segment("walk", 0, 5, LabelState.POSITIVE),
            segment("walk", 10, 15, LabelState.NEGATIVE),
            segment("walk", 20, 25, LabelState.UNKNOWN),
            segment("walk", 30, 35, LabelState.IGNORE));
    BitSet expected = new BitSet();
    for (int start : new int[] {0, 10, 20, 30, 40}) {
      expected.set(start, start + 5);
    }
    assertEquals(
        expected,
        SnapshotBuilder.seenTicks(
            CLOCK, index, Optional.empty(), segments, List.of(reviewed(40, 45, "run"))));
    BitSet leftOut = new BitSet();
    leftOut.set(30, 35);
    assertEquals(leftOut, SnapshotBuilder.leftOutTicks(CLOCK, index, Optional.empty(), segments));
  }

  @Test
  void aVideoWhoseFileIsNotHashedYetIsRefused() {
    Video fresh =
        new Video(
            video.id(),
            video.path(),
            Optional.empty(),
            video.facts(),
            video.subject(),
            video.group(),
            video.tags(),
            video.regions());
    SnapshotBuilder builder = new SnapshotBuilder(scheme, CLOCK);
    assertThrows(
        IllegalStateException.class,
        () -> builder.add(fresh, Optional.empty(), index, List.of(), List.of()));
  }

  @Test
  void pointsTimestampsAndTagsAreKeptBesideTheTargets() {
    Segment point = segment("run", 30, 30, LabelState.POSITIVE);
    TimestampLabel stamp =
        new TimestampLabel(
            AnnotationId.random(), video.id(), id("walk"), index.range(12, 12), ANNA);
    WeakTag somewhere = tag(Optional.of(index.range(40, 60)), LabelState.POSITIVE);
    WeakTag nowhere = tag(Optional.empty(), LabelState.NEGATIVE);
    DatasetSnapshot snapshot = weak(List.of(point), List.of(nowhere, stamp, somewhere));
    DatasetSnapshot.Clip clip = snapshot.clips().getFirst();
    assertEquals(List.of(), clip.targets());
    assertEquals(
        new WeakLabels(
            List.of(new WeakLabels.Point(12, 0), new WeakLabels.Point(30, 1)),
            List.of(
                new WeakLabels.Tag(0, 100, 2, WeakLabels.Presence.NOWHERE),
                new WeakLabels.Tag(40, 60, 2, WeakLabels.Presence.SOMEWHERE))),
        clip.weakLabels());
    assertEquals(snapshot, DatasetSnapshot.fromJson(snapshot.toJson()));
  }

  @Test
  void whatSaysNothingNewIsNotWrittenSoThatTheHashStays() {
    Segment run = segment("run", 10, 20, LabelState.POSITIVE);
    String json = weak(List.of(run), List.of()).toJson();
    assertEquals(-1, json.indexOf("weak"));
    assertEquals(-1, json.indexOf("parents"));
    assertEquals(WeakLabels.NONE, DatasetSnapshot.fromJson(json).clips().getFirst().weakLabels());
  }

  private WeakTag tag(Optional<MediaRange> range, LabelState state) {
    return new WeakTag(AnnotationId.random(), video.id(), range, id("talk"), state, ANNA);
  }

  private DatasetSnapshot weak(List<Segment> segments, List<Annotation> others) {
    return new SnapshotBuilder(scheme, CLOCK)
        .add(video, Optional.empty(), index, segments, List.of(), others)
        .build();
  }
}
