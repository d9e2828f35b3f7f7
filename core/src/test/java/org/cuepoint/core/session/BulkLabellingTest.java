package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions on several segments. Walk and run exclude each other, look goes with both. */
class BulkLabellingTest {

  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(1000);
  private final FrameIndex index = media.index();
  private final Video video = Fixtures.video("a.mp4", media);
  private EditJournal journal;
  private Labelling labelling;
  private LabelScheme scheme;
  private ClassId walk;
  private ClassId run;
  private ClassId look;

  @BeforeEach
  void openProject() {
    LabelScheme exclusive = LabelScheme.exclusive(List.of("walk", "run"));
    scheme =
        new LabelScheme(
            2,
            LabelScheme.exclusive(List.of("walk", "run", "look")).classes().stream()
                .map(c -> exclusive.find(c.name()).orElse(c))
                .toList(),
            exclusive.groups());
    project.project().saveScheme(scheme);
    walk = scheme.find("walk").orElseThrow().id();
    run = scheme.find("run").orElseThrow().id();
    look = scheme.find("look").orElseThrow().id();
    project.project().addVideo(video, media);
    journal = new EditJournal(project.journal(), Fixtures.ADA, InstantSource.system());
    labelling = new Labelling(project.annotations(), journal, () -> scheme);
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void movedSegmentsKeepTheirDistancesAndTrimTheRest() {
    Segment first = add(walk, 100, 110);
    Segment second = add(run, 110, 130);
    add(run, 140, 160);
    int steps = steps();

    List<Segment> moved = labelling.move(List.of(second, first), index, 20);

    assertEquals(List.of("walk 120-130", "run 130-150", "run 150-160"), listed());
    assertEquals(Set.of(first.id(), second.id()), ids(moved));
    assertEquals(steps + 1, steps());
    undo();
    assertEquals(List.of("walk 100-110", "run 110-130", "run 140-160"), listed());
  }

  @Test
  void aMoveStopsAtTheEndsOfTheVideoAsABlock() {
    Segment first = add(walk, 10, 20);
    Segment second = add(walk, 900, 990);
    labelling.move(List.of(first, second), index, 100);
    assertEquals(List.of("walk 20-30", "walk 910-1000"), listed());
    labelling.move(stored(), index, Integer.MIN_VALUE);
    assertEquals(List.of("walk 0-10", "walk 890-980"), listed());
    int steps = steps();
    assertEquals(stored(), labelling.move(stored(), index, -1));
    assertEquals(steps, steps());
  }

  @Test
  void aPointMovesToTheLastFrameAtMost() {
    labelling.move(List.of(add(walk, 10, 10)), index, 5000);
    assertEquals(List.of("walk 999-999"), listed());
  }

  @Test
  void overlapsThatWereThereStayWhenSegmentsMoveTogether() {
    Segment first = Fixtures.segment(video.id(), walk, 0, 50);
    Segment second = Fixtures.segment(video.id(), run, 40, 90);
    store(first, second);
    labelling.move(List.of(first, second), index, 10);
    assertEquals(List.of("walk 10-60", "run 50-100"), listed());
  }

  @Test
  void segmentsMovedToOneClassNoLongerOverlap() {
    Segment first = add(walk, 0, 50);
    Segment second = add(look, 40, 90);
    List<Segment> moved = labelling.moveTo(List.of(first, second), index, 100, run);
    assertEquals(List.of("run 100-140", "run 140-190"), listed());
    assertEquals(stored(), moved);
    undo();
    assertEquals(List.of("walk 0-50", "look 40-90"), listed());
  }

  @Test
  void anEdgeMovesAsFarAsOneFrameIsLeft() {
    Segment first = add(walk, 10, 20);
    Segment second = add(look, 100, 102);
    labelling.nudge(List.of(first, second), index, Edge.START, 5);
    assertEquals(List.of("walk 15-20", "look 101-102"), listed());
    labelling.nudge(stored(), index, Edge.END, -10);
    assertEquals(List.of("walk 15-16", "look 101-102"), listed());
    labelling.nudge(stored(), index, Edge.END, Integer.MAX_VALUE);
    assertEquals(List.of("walk 15-1000", "look 101-1000"), listed());
  }

  @Test
  void anEdgeThatMovesIntoANeighbourTrimsIt() {
    Segment first = add(walk, 10, 20);
    add(run, 20, 30);
    labelling.nudge(List.of(first), index, Edge.END, 3);
    assertEquals(List.of("walk 10-23", "run 23-30"), listed());
  }

  @Test
  void anEdgeOfAPointMovesThePoint() {
    labelling.nudge(List.of(add(walk, 10, 10)), index, Edge.END, -3);
    assertEquals(List.of("walk 7-7"), listed());
  }

  @Test
  void aSplitCutsThoseThatHaveTheFrameInside() {
    Segment first = labelling.changeNotes(add(walk, 0, 50), index, "shaky");
    Segment second = add(look, 20, 60);
    Segment third = add(look, 60, 80);
    List<Segment> parts = labelling.split(List.of(first, second, third), index, 30);
    assertEquals(
        List.of("walk 0-30", "look 20-30", "walk 30-50", "look 30-60", "look 60-80"),
        listedInOrder(parts));
    assertEquals(2, stored().stream().filter(s -> s.notes().equals("shaky")).count());
    undo();
    assertEquals(List.of("walk 0-50", "look 20-60", "look 60-80"), listed());
  }

  @Test
  void aSplitOutsideOfAllIsRefused() {
    Segment segment = add(walk, 10, 20);
    for (int frame : new int[] {0, 10, 20, 30}) {
      assertRefused("frame " + frame, () -> labelling.split(List.of(segment), index, frame));
    }
  }

  @Test
  void mergedSegmentsBecomeOneThatMakesRoom() {
    Segment first = add(walk, 0, 10);
    add(run, 10, 15);
    Segment second = add(walk, 20, 30);
    first = labelling.changeNotes(first, index, "a");
    second = labelling.changeNotes(second, index, "b");
    first = labelling.changeConfidence(List.of(first), index, OptionalDouble.of(0.5)).getFirst();
    Segment merged = labelling.merge(List.of(second, first), index).getFirst();
    assertEquals(List.of("walk 0-30"), listed());
    assertEquals(first.id(), merged.id());
    assertEquals("a\nb", merged.notes());
    assertEquals(OptionalDouble.of(0.5), merged.confidence());
    undo();
    assertEquals(List.of("walk 0-10", "run 10-15", "walk 20-30"), listed());
  }

  @Test
  void differentSegmentsAreNotMerged() {
    Segment first = add(walk, 0, 10);
    Segment other = add(run, 20, 30);
    Segment negative = labelling.changeState(add(walk, 40, 50), index, LabelState.NEGATIVE);
    Segment point = add(walk, 60, 60);
    assertRefused("two segments", () -> labelling.merge(List.of(first), index));
    assertRefused("classes", () -> labelling.merge(List.of(first, other), index));
    assertRefused("states", () -> labelling.merge(List.of(first, negative), index));
    assertRefused("point", () -> labelling.merge(List.of(first, point), index));
    assertEquals(4, stored().size());
  }

  @Test
  void aCopyThatWouldCoverItsOriginalLiesBehindIt() {
    Segment first = add(walk, 0, 10);
    Segment second = add(run, 10, 30);
    labelling.duplicate(List.of(first, second), index, 5);
    assertEquals(List.of("walk 0-10", "run 10-30", "walk 30-40", "run 40-60"), listed());
    labelling.duplicate(List.of(first), index, 100);
    assertTrue(listed().contains("walk 100-110"));
  }

  @Test
  void copiesThatExcludeNothingLieWhereTheyWereAsked() {
    Segment negative = labelling.changeState(add(look, 0, 10), index, LabelState.NEGATIVE);
    labelling.duplicate(List.of(negative, add(walk, 20, 20)), index, 5);
    assertEquals(List.of("look 0-10", "look 5-15", "walk 20-20", "walk 25-25"), listed());
  }

  @Test
  void aCopyThatSticksOutIsRefused() {
    Segment last = add(walk, 950, 1000);
    assertRefused("end of the video", () -> labelling.duplicate(List.of(last), index, 5));
    assertRefused("start of the video", () -> labelling.duplicate(List.of(last), index, -960));
  }

  @Test
  void aChangeOfClassTrimsNeighboursAndIsOneStep() {
    Segment first = add(look, 0, 50);
    Segment second = add(look, 60, 90);
    add(run, 40, 70);
    int steps = steps();
    labelling.changeClass(List.of(first, second), index, walk);
    assertEquals(List.of("walk 0-50", "run 50-60", "walk 60-90"), listed());
    assertEquals(steps + 1, steps());
    labelling.changeClass(stored(), index, walk);
    assertEquals(List.of("walk 0-50", "walk 50-60", "walk 60-90"), listed());
    undo();
    undo();
    assertEquals(List.of("look 0-50", "run 40-70", "look 60-90"), listed());
  }

  @Test
  void onlyWhatBecomesPositiveMakesRoom() {
    Segment first = Fixtures.segment(video.id(), walk, 0, 50).withState(LabelState.UNKNOWN);
    store(first, Fixtures.segment(video.id(), run, 40, 90));
    labelling.changeState(List.of(first), index, LabelState.NEGATIVE);
    assertEquals(List.of("walk 0-50", "run 40-90"), listed());
    labelling.changeState(stored().subList(0, 1), index, LabelState.POSITIVE);
    assertEquals(List.of("walk 0-50", "run 50-90"), listed());
  }

  @Test
  void notesAndConfidenceLeaveNeighboursAlone() {
    Segment first = Fixtures.segment(video.id(), walk, 0, 50);
    Segment second = Fixtures.segment(video.id(), run, 40, 90);
    store(first, second);
    labelling.changeNotes(List.of(first, second), index, "n");
    labelling.changeConfidence(stored(), index, OptionalDouble.of(1));
    assertEquals(List.of("walk 0-50", "run 40-90"), listed());
    assertTrue(stored().stream().allMatch(s -> s.confidence().equals(OptionalDouble.of(1))));
    assertRefused(
        "between 0 and 1",
        () -> labelling.changeConfidence(stored(), index, OptionalDouble.of(1.5)));
  }

  @Test
  void aClassThatIsNotInTheSchemeIsRefused() {
    Segment segment = add(walk, 0, 10);
    ClassId gone = ClassId.random();
    assertRefused("label scheme", () -> add(gone, 0, 10));
    assertRefused("label scheme", () -> labelling.changeClass(List.of(segment), index, gone));
    assertRefused("label scheme", () -> labelling.moveTo(List.of(segment), index, 1, gone));
  }

  @Test
  void segmentsOfDifferentVideosAreRefused() {
    Segment here = add(walk, 0, 10);
    Segment there = Fixtures.segment(Fixtures.video("b.mp4", media).id(), walk, 0, 10);
    assertRefused("different videos", () -> labelling.move(List.of(here, there), index, 1));
    assertRefused("different videos", () -> labelling.remove(List.of(here, there)));
  }

  @Test
  void aSegmentThatChangedInTheMeantimeIsRefused() {
    Segment old = add(walk, 0, 10);
    labelling.move(List.of(old), index, 100);
    assertThrows(EditConflictException.class, () -> labelling.move(List.of(old), index, 1));
    assertEquals(List.of("walk 100-110"), listed());
  }

  @Test
  void nothingChosenIsNoStep() {
    assertEquals(List.of(), labelling.move(List.of(), index, 5));
    assertEquals(List.of(), labelling.duplicate(List.of(), index, 5));
    labelling.remove(List.of());
    assertEquals(0, steps());
  }

  @Test
  void removedSegmentsAreOneStep() {
    List<Segment> both = List.of(add(walk, 0, 10), add(run, 20, 30));
    labelling.remove(both);
    assertEquals(List.of(), listed());
    undo();
    assertEquals(both, stored());
  }

  @Test
  void rejectedSuggestionsAreOneStepOfNegativeSegments() {
    Suggestion first = Fixtures.suggestion(video.id(), walk, 0, 10);
    Suggestion second = Fixtures.suggestion(video.id(), run, 20, 40);
    project.annotations().replaceProposed(video.id(), Fixtures.MODEL, List.of(first, second));
    labelling.reject(List.of(first, second), 6);
    assertTrue(stored().stream().allMatch(s -> s.state() == LabelState.NEGATIVE));
    assertEquals(2, stored().size());
    assertEquals(1, steps());
    List<Suggestion> rejected =
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.REJECTED));
    assertEquals(List.of(3.0, 3.0), rejected.stream().map(Suggestion::secondsSpent).toList());
    assertRefused("decided already", () -> labelling.reject(rejected, 1));
    undo();
    assertEquals(List.of(), stored());
  }

  @Test
  void aLaterOneOfTheSameStepMayCoverAnEarlierOne() {
    Segment small = add(look, 10, 20);
    Segment large = add(walk, 10, 40);
    List<Segment> left = labelling.changeClass(List.of(small, large), index, run);
    assertEquals(List.of("run 10-40"), listed());
    assertEquals(Set.of(large.id()), ids(left));
  }

  private Segment add(ClassId actionClass, int start, int end) {
    return labelling.add(
        video.id(), Optional.empty(), actionClass, index, new FrameRange(start, end));
  }

  private void store(Segment... segments) {
    List<AnnotationEdit> edits = new ArrayList<>();
    for (Segment segment : segments) {
      edits.add(new AnnotationEdit.Add(segment));
    }
    journal.apply(video.id(), "test", edits);
  }

  private void undo() {
    assertTrue(journal.undo(Optional.of(video.id())).isPresent());
  }

  private int steps() {
    return journal.history(Integer.MAX_VALUE).size();
  }

  private List<Segment> stored() {
    return project.annotations().segments(video.id());
  }

  private List<String> listed() {
    return stored().stream().map(this::said).toList();
  }

  private List<String> listedInOrder(List<Segment> segments) {
    return segments.stream()
        .sorted(Comparator.comparing((Segment s) -> s.range().frames()).thenComparing(Segment::key))
        .map(this::said)
        .toList();
  }

  private String said(Segment segment) {
    FrameRange frames = segment.range().frames();
    return scheme.find(segment.actionClass()).orElseThrow().name()
        + " "
        + frames.start()
        + "-"
        + frames.end();
  }

  private static Set<SegmentId> ids(List<Segment> segments) {
    return segments.stream().map(Segment::id).collect(Collectors.toUnmodifiableSet());
  }

  private static void assertRefused(String because, Runnable action) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, action::run).getMessage());
    assertTrue(message.contains(because), message);
    assertTrue(message.endsWith("."), message);
  }
}
