package org.cuepoint.core.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

/** What every {@link AnnotationStore} does. */
public abstract class AnnotationStoreContract extends ProjectContract {

  private static final ModelVersionId OTHER_MODEL = ModelVersionId.random();

  private AnnotationStore store() {
    return ports.annotations();
  }

  private void add(List<? extends Annotation> annotations) {
    List<AnnotationEdit> edits = new ArrayList<>();
    annotations.forEach(annotation -> edits.add(new AnnotationEdit.Add(annotation)));
    ports
        .journal()
        .apply(
            new EditStep(
                StepId.random(),
                Optional.empty(),
                "test.add",
                Fixtures.ADA,
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                edits));
  }

  private void add(Annotation annotation) {
    add(List.of(annotation));
  }

  private Video anotherVideo() {
    Video another = Fixtures.video("videos/two.mp4", media);
    ports.project().addVideo(another, media);
    return another;
  }

  @Test
  void everyKindOfAnnotationIsFoundAsItWas() {
    Segment full = Fixtures.fullSegment(video.id(), wave, 10, 20);
    ReviewedRange reviewed =
        new ReviewedRange(
            AnnotationId.random(),
            video.id(),
            Optional.of(RegionId.random()),
            Fixtures.ADA,
            Set.of(wave, raise),
            Fixtures.range(0, 1000));
    ReviewedRange reviewedAll =
        new ReviewedRange(
            AnnotationId.random(),
            video.id(),
            Optional.empty(),
            Fixtures.BEN,
            Set.of(),
            Fixtures.range(5, 6));
    WeakTag whole =
        new WeakTag(
            AnnotationId.random(),
            video.id(),
            Optional.empty(),
            wave,
            LabelState.NEGATIVE,
            Fixtures.ADA);
    WeakTag part =
        new WeakTag(
            AnnotationId.random(),
            video.id(),
            Optional.of(Fixtures.range(1, 9)),
            wave,
            LabelState.POSITIVE,
            Fixtures.ADA);
    TimestampLabel stamp =
        new TimestampLabel(
            AnnotationId.random(), video.id(), raise, Fixtures.range(7, 7), Fixtures.BEN);
    NamedPoint point =
        new NamedPoint(AnnotationId.random(), video.id(), Fixtures.range(3, 3), "the 'start'");
    Suggestion suggestion =
        Fixtures.suggestion(video.id(), wave, 30, 40)
            .decided(SuggestionStatus.EDITED, Optional.of(full.id()), 1.25, 3);
    List<Annotation> all =
        List.of(full, reviewed, reviewedAll, whole, part, stamp, point, suggestion);

    add(all);

    for (Annotation annotation : all) {
      assertEquals(Optional.of(annotation), store().find(annotation.key()));
    }
    List<Annotation> others =
        new ArrayList<>(List.of(reviewed, reviewedAll, whole, part, stamp, point));
    others.sort(Comparator.comparing(Annotation::key));
    assertEquals(others, store().otherAnnotations(video.id()));
  }

  @Test
  void anUnknownKeyFindsNothing() {
    assertEquals(Optional.empty(), store().find(UUID.randomUUID()));
    assertEquals(List.of(), store().segments(VideoId.random()));
  }

  @Test
  void segmentsComeInOrderOfPlace() {
    Segment late = Fixtures.segment(video.id(), wave, 50, 60);
    Segment early = Fixtures.segment(video.id(), wave, 10, 20);
    Segment earlyButLonger = Fixtures.segment(video.id(), wave, 10, 30);
    Segment elsewhere = Fixtures.segment(anotherVideo().id(), wave, 0, 5);
    add(List.of(late, earlyButLonger, early, elsewhere));

    assertEquals(List.of(early, earlyButLonger, late), store().segments(video.id()));
  }

  @Test
  void segmentsAtTheSamePlaceComeInOrderOfIdentity() {
    List<Segment> same = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      same.add(Fixtures.segment(video.id(), wave, 5, 9));
    }
    add(same);
    same.sort(Comparator.comparing(Segment::key));

    assertEquals(same, store().segments(video.id()));
  }

  @Test
  void aSegmentThatOnlyTouchesTheRangeIsNotIn() {
    Segment before = Fixtures.segment(video.id(), wave, 0, 10);
    Segment inside = Fixtures.segment(video.id(), wave, 12, 13);
    Segment around = Fixtures.segment(video.id(), wave, 0, 100);
    Segment after = Fixtures.segment(video.id(), wave, 20, 30);
    Segment pointAtStart = Fixtures.segment(video.id(), wave, 10, 10);
    Segment pointAtEnd = Fixtures.segment(video.id(), wave, 20, 20);
    add(List.of(before, inside, around, after, pointAtStart, pointAtEnd));

    assertEquals(
        List.of(around, pointAtStart, inside),
        store().segmentsIn(video.id(), new FrameRange(10, 20)));
    assertEquals(
        List.of(around, pointAtStart), store().segmentsIn(video.id(), new FrameRange(10, 10)));
  }

  @Test
  void segmentsInARangeAreThoseThatOverlapIt() {
    long seed = 20_260_101;
    SplittableRandom random = new SplittableRandom(seed);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int start = random.nextInt(900);
      int length = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(8);
      segments.add(Fixtures.segment(video.id(), wave, start, start + length));
    }
    add(segments);
    for (int i = 0; i < 100; i++) {
      int start = random.nextInt(950);
      FrameRange asked = new FrameRange(start, start + random.nextInt(50));
      List<Segment> expected =
          store().segments(video.id()).stream()
              .filter(segment -> segment.range().frames().overlaps(asked))
              .toList();
      assertEquals(expected, store().segmentsIn(video.id(), asked), "seed " + seed);
    }
  }

  @Test
  void segmentsOfEveryLengthAreFoundAtTheirEnds() {
    List<Segment> segments = new ArrayList<>();
    for (int length :
        new int[] {1, 63, 64, 1023, 1024, 16_383, 16_384, 262_143, 262_144, 900_000}) {
      segments.add(Fixtures.segment(video.id(), wave, 1000, 1000 + length));
    }
    add(segments);
    for (Segment segment : segments) {
      FrameRange frames = segment.range().frames();
      FrameRange last = new FrameRange(frames.end() - 1, frames.end());
      assertTrue(store().segmentsIn(video.id(), last).contains(segment), frames::toString);
      assertTrue(
          store().segmentsNear(video.id(), List.of(last, new FrameRange(0, 1))).contains(segment),
          frames::toString);
      FrameRange behind = new FrameRange(frames.end(), frames.end() + 1);
      assertFalse(store().segmentsIn(video.id(), behind).contains(segment), frames::toString);
    }
  }

  @Test
  void segmentsNearSeveralPlacesComeOnceAndInOrder() {
    long seed = 20_260_102;
    SplittableRandom random = new SplittableRandom(seed);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int start = random.nextInt(100_000);
      segments.add(
          Fixtures.segment(video.id(), wave, start, start + (1 << random.nextInt(17)) - 1));
    }
    add(segments);
    for (int i = 0; i < 30; i++) {
      List<FrameRange> places = new ArrayList<>();
      for (int n = random.nextInt(20); n >= 0; n--) {
        int start = random.nextInt(100_000);
        places.add(new FrameRange(start, start + random.nextInt(500)));
      }
      List<Segment> near = store().segmentsNear(video.id(), places);
      assertEquals(
          store().segments(video.id()).stream().filter(near::contains).toList(),
          near,
          "seed " + seed);
      for (FrameRange place : places) {
        assertTrue(
            near.containsAll(store().segmentsIn(video.id(), place)), "seed " + seed + " " + place);
      }
    }
    assertEquals(List.of(), store().segmentsNear(video.id(), List.of()));
  }

  @Test
  void aSegmentThatBecameLongerIsFoundFarFromItsStart() {
    Segment brief = Fixtures.segment(video.id(), wave, 0, 5);
    Segment extended = brief.withRange(Fixtures.range(0, 900));
    add(brief);
    ports
        .journal()
        .apply(
            new EditStep(
                StepId.random(),
                Optional.of(video.id()),
                "test",
                Fixtures.ADA,
                Instant.EPOCH,
                List.of(new AnnotationEdit.Replace(brief, extended))));

    assertEquals(List.of(extended), store().segmentsIn(video.id(), new FrameRange(800, 801)));
  }

  @Test
  void videosWithSegmentsOrReviewedRangesAreLabelled() {
    Video reviewedOnly = anotherVideo();
    Video suggestedOnly = Fixtures.video("videos/three.mp4", media);
    ports.project().addVideo(suggestedOnly, media);
    ReviewedRange reviewed =
        new ReviewedRange(
            AnnotationId.random(),
            reviewedOnly.id(),
            Optional.empty(),
            Fixtures.ADA,
            Set.of(),
            Fixtures.range(0, 100));
    add(
        List.of(
            Fixtures.segment(video.id(), wave, 0, 1),
            Fixtures.segment(video.id(), wave, 4, 5),
            reviewed,
            Fixtures.suggestion(suggestedOnly.id(), wave, 0, 9)));

    assertEquals(Set.of(video.id(), reviewedOnly.id()), store().labelledVideos());
    assertEquals(Map.of(video.id(), 2), store().segmentCounts());
    assertEquals(List.of(reviewed), store().reviewedRanges(reviewedOnly.id()));
  }

  @Test
  void replacingProposedSuggestionsKeepsTheDecidedOnes() {
    Suggestion rejected =
        Fixtures.suggestion(video.id(), wave, 0, 9)
            .decided(SuggestionStatus.REJECTED, Optional.empty(), 2, 0);
    add(rejected);
    Suggestion old = Fixtures.suggestion(video.id(), wave, 20, 29);
    Suggestion late = Fixtures.suggestion(video.id(), wave, 60, 69);
    Suggestion early = Fixtures.suggestion(video.id(), raise, 5, 9);
    store().replaceProposed(video.id(), Fixtures.MODEL, List.of(old));
    store().replaceProposed(video.id(), Fixtures.MODEL, List.of(late, early));

    assertEquals(
        List.of(rejected, early, late),
        store()
            .suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED, SuggestionStatus.REJECTED)));
    assertEquals(
        List.of(early, late), store().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)));
    assertEquals(List.of(), store().suggestions(video.id(), Set.of()));
    assertEquals(Optional.empty(), store().find(old.key()));
  }

  @Test
  void replacingProposedSuggestionsLeavesOtherVideosAlone() {
    Suggestion here = Fixtures.suggestion(video.id(), wave, 0, 9);
    VideoId other = anotherVideo().id();
    Suggestion there = Fixtures.suggestion(other, wave, 0, 9);
    store().replaceProposed(video.id(), Fixtures.MODEL, List.of(here));
    store().replaceProposed(other, Fixtures.MODEL, List.of(there));
    store().replaceProposed(video.id(), Fixtures.MODEL, List.of());

    Set<SuggestionStatus> proposed = Set.of(SuggestionStatus.PROPOSED);
    assertEquals(List.of(), store().suggestions(video.id(), proposed));
    assertEquals(List.of(there), store().suggestions(other, proposed));
  }

  @Test
  void modelsProposeSideBySide() {
    Suggestion one = Fixtures.suggestion(video.id(), wave, 0, 9);
    Suggestion two = Fixtures.suggestion(video.id(), OTHER_MODEL, raise, 0, 9);
    store().replaceProposed(video.id(), Fixtures.MODEL, List.of(one));
    store().replaceProposed(video.id(), OTHER_MODEL, List.of(two));
    assertEquals(Map.of(Fixtures.MODEL, 1, OTHER_MODEL, 1), store().proposedCounts(video.id()));

    store().replaceProposed(video.id(), Fixtures.MODEL, List.of());
    assertEquals(List.of(two), store().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)));
    assertEquals(Map.of(OTHER_MODEL, 1), store().proposedCounts(video.id()));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().replaceProposed(video.id(), Fixtures.MODEL, List.of(two)));
  }

  @Test
  void segmentsOfAVideoAreCounted() {
    add(
        List.of(
            Fixtures.segment(video.id(), wave, 0, 9), Fixtures.segment(video.id(), wave, 20, 29)));
    assertEquals(2, store().segmentCount(video.id()));
    assertEquals(0, store().segmentCount(anotherVideo().id()));
  }

  @Test
  void onlyProposedSuggestionsOfTheVideoCanBePutInPlace() {
    Suggestion decided =
        Fixtures.suggestion(video.id(), wave, 0, 9)
            .decided(SuggestionStatus.REJECTED, Optional.empty(), 0, 0);
    Suggestion elsewhere = Fixtures.suggestion(VideoId.random(), wave, 0, 9);

    assertThrows(
        IllegalArgumentException.class,
        () -> store().replaceProposed(video.id(), Fixtures.MODEL, List.of(decided)));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().replaceProposed(video.id(), Fixtures.MODEL, List.of(elsewhere)));
  }

  @Test
  void tracksAreReplacedAsAWhole() {
    assertTrue(store().tracks().isEmpty());
    Track both = new Track(UUID.randomUUID(), "both", List.of(raise, wave));
    Track none = new Track(UUID.randomUUID(), "none", List.of());
    store().saveTracks(List.of(none, both));
    assertEquals(List.of(none, both), store().tracks());
    store().saveTracks(List.of(both));
    assertEquals(List.of(both), store().tracks());
  }
}
