package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.junit.jupiter.api.Test;

class TimelineLanesTest {

  private static TimelineLanes lanes(TrackGrouping grouping, LabelScheme scheme) {
    TimelineLanes lanes = new TimelineLanes();
    lanes.plan(TrackPlan.of(grouping, scheme, List.of(), "whole"), SegmentFilter.ALL, scheme);
    return lanes;
  }

  private static List<List<Object>> content(List<TrackLane> tracks) {
    List<List<Object>> all = new ArrayList<>();
    for (TrackLane track : tracks) {
      SpanLane<Segment> lane = track.segments();
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < lane.size(); i++) {
        items.add(
            List.of(lane.start(i), lane.end(i), lane.look(i), lane.row(i), lane.furthestEnd(i)));
      }
      all.add(items);
    }
    return all;
  }

  private static Set<UUID> keys(List<TrackLane> tracks) {
    Set<UUID> keys = new HashSet<>();
    for (TrackLane track : tracks) {
      for (int i = 0; i < track.segments().size(); i++) {
        keys.add(track.segments().item(i).key());
      }
    }
    return keys;
  }

  @Test
  void afterAnyEditsTheLanesAreThoseOfAFreshStart() {
    for (long seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      BusyVideo video = new BusyVideo(5000, 8, 200, 1, 1, seed);
      TimelineLanes lanes = lanes(TrackGrouping.CLASSES, video.scheme);
      AnnotationIndex<Segment> index = video.segments;
      lanes.segments(index);
      for (int step = 0; step < 20; step++) {
        Set<UUID> removed = new HashSet<>();
        List<Segment> added = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          Segment one = index.item(random.nextInt(index.size()));
          switch (random.nextInt(4)) {
            case 0 -> removed.add(one.key());
            case 1 -> {
              int start = random.nextInt(4900);
              added.add(one.withRange(video.index.range(start, start + random.nextInt(90))));
            }
            case 2 -> added.add(one.withActionClass(video.scheme.classes().get(3).id()));
            default ->
                added.add(
                    SampleVideo.segment(video.scheme.classes().get(random.nextInt(8)), 40, 90));
          }
        }
        index = index.changed(removed, List.copyOf(new HashSet<>(added)));
        lanes.segments(index);
        TimelineLanes fresh = lanes(TrackGrouping.CLASSES, video.scheme);
        fresh.segments(index);
        assertEquals(content(fresh.tracks()), content(lanes.tracks()), "seed " + seed);
        assertEquals(keys(fresh.tracks()), keys(lanes.tracks()), "seed " + seed);
      }
    }
  }

  @Test
  void anEditMakesOnlyTheLaneItTouchesAnew() {
    BusyVideo video = new BusyVideo(5000, 8, 200, 1, 1, 3);
    TimelineLanes lanes = lanes(TrackGrouping.CLASSES, video.scheme);
    lanes.segments(video.segments);
    List<TrackLane> before = lanes.tracks();
    Segment one = video.segments.item(10);
    int touched = video.scheme.indexOf(one.actionClass());
    lanes.segments(video.segments.changed(Set.of(one.key()), List.of()));
    for (int i = 0; i < before.size(); i++) {
      if (i == touched) {
        assertNotSame(before.get(i).segments(), lanes.tracks().get(i).segments());
      } else {
        assertSame(before.get(i).segments(), lanes.tracks().get(i).segments());
      }
    }
  }

  @Test
  void classesOfAGroupShareATrackAndOthersHaveTheirOwn() {
    List<ActionClass> classes = SampleVideo.SCHEME.classes();
    List<ClassId> two = List.of(classes.get(0).id(), classes.get(2).id());
    LabelScheme scheme =
        new LabelScheme(1, classes, List.of(new ExclusiveGroup(GroupId.random(), "gait", two)));
    TimelineLanes lanes = lanes(TrackGrouping.GROUPS, scheme);
    lanes.segments(
        AnnotationIndex.ofSegments(
            List.of(
                SampleVideo.segment(classes.get(0), 0, 10),
                SampleVideo.segment(classes.get(1), 5, 15),
                SampleVideo.segment(classes.get(2), 20, 30))));
    assertEquals(
        List.of("gait", "wave"), lanes.tracks().stream().map(t -> t.track().name()).toList());
    assertEquals(List.of(2, 1), lanes.tracks().stream().map(t -> t.segments().size()).toList());
  }

  @Test
  void subjectsHaveATrackEachAndTheWholePictureTheFirst() {
    AnalysisRegion left =
        new AnalysisRegion(RegionId.random(), "left", Optional.of("Mia"), Crop.WHOLE);
    TimelineLanes lanes = new TimelineLanes();
    lanes.plan(
        TrackPlan.of(TrackGrouping.SUBJECTS, SampleVideo.SCHEME, List.of(left), "whole"),
        SegmentFilter.ALL,
        SampleVideo.SCHEME);
    Segment whole = SampleVideo.segment(SampleVideo.WALK, 0, 10);
    Segment inLeft =
        Segment.positive(
            SampleVideo.VIDEO,
            Optional.of(left.id()),
            SampleVideo.WAVE.id(),
            SampleVideo.INDEX.range(5, 20),
            SampleVideo.ANNA);
    lanes.segments(AnnotationIndex.ofSegments(List.of(whole, inLeft)));
    assertEquals(
        List.of("whole", "left · Mia"),
        lanes.tracks().stream().map(t -> t.track().name()).toList());
    assertSame(inLeft, lanes.tracks().get(1).segments().item(0));
  }

  @Test
  void modelsHaveALaneEachTheActiveOneFirstUnlessAPersonChose() {
    BusyVideo video = new BusyVideo(5000, 8, 10, 300, 3, 3);
    TimelineLanes lanes = lanes(TrackGrouping.CLASSES, video.scheme);
    lanes.suggestions(video.suggestions);
    ModelVersionId second = video.models.get(1);
    List<SuggestionLane> all =
        lanes.suggestions(
            List.of(),
            Optional.of(second),
            m -> "m" + video.models.indexOf(m),
            m -> m.equals(second) ? "it speaks" : "");
    assertEquals(List.of("m1", "m0", "m2"), all.stream().map(SuggestionLane::name).toList());
    assertTrue(all.getFirst().active());
    assertEquals(List.of("it speaks", "", ""), all.stream().map(SuggestionLane::note).toList());
    List<SuggestionLane> chosen =
        lanes.suggestions(
            List.of(video.models.get(2), ModelVersionId.random()),
            Optional.of(second),
            m -> "m" + video.models.indexOf(m),
            m -> "");
    assertEquals(List.of("m2", "m-1"), chosen.stream().map(SuggestionLane::name).toList());
    assertEquals(0, chosen.get(1).suggestions().size());
  }

  @Test
  void aDecidedSuggestionLeavesItsLane() {
    Suggestion one = SampleVideo.suggestion(SampleVideo.WALK, 0, 10);
    Suggestion other = SampleVideo.suggestion(SampleVideo.WALK, 20, 30);
    TimelineLanes lanes = lanes(TrackGrouping.CLASSES, SampleVideo.SCHEME);
    AnnotationIndex<Suggestion> index = AnnotationIndex.ofSuggestions(List.of(one, other));
    lanes.suggestions(index);
    lanes.suggestions(
        index.changed(
            Set.of(),
            List.of(
                one.decided(
                    org.cuepoint.core.annotation.SuggestionStatus.ACCEPTED,
                    Optional.empty(),
                    1,
                    0))));
    List<SuggestionLane> shown = lanes.suggestions(List.of(), Optional.empty(), m -> "m", m -> "");
    assertEquals(1, shown.getFirst().suggestions().size());
    assertSame(other, shown.getFirst().suggestions().item(0));
  }
}
