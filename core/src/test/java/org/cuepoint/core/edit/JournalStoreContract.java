package org.cuepoint.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
import org.junit.jupiter.api.Test;

/** What every {@link JournalStore} does. */
public abstract class JournalStoreContract extends ProjectContract {

  private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private JournalStore store() {
    return ports.journal();
  }

  private static EditStep step(
      Optional<VideoId> scope, Annotator.Person person, AnnotationEdit... edits) {
    return new EditStep(StepId.random(), scope, "test.step", person, WHEN, List.of(edits));
  }

  private EditStep apply(AnnotationEdit... edits) {
    return applyAs(Fixtures.ADA, edits);
  }

  private EditStep applyAs(Annotator.Person person, AnnotationEdit... edits) {
    EditStep step = step(Optional.of(video.id()), person, edits);
    store().apply(step);
    return step;
  }

  private Segment segment(int start) {
    return Fixtures.segment(video.id(), wave, start, start + 10);
  }

  private Optional<EditStep> lastDone() {
    return store().lastDone(Optional.of(video.id()), Fixtures.ADA);
  }

  private Optional<EditStep> lastUndone() {
    return store().lastUndone(Optional.of(video.id()), Fixtures.ADA);
  }

  private List<Segment> segments() {
    return ports.annotations().segments(video.id());
  }

  @Test
  void undoRestoresTheSegmentAsItWas() {
    Segment before = Fixtures.fullSegment(video.id(), wave, 10, 20);
    Segment after = before.withRange(Fixtures.range(12, 18)).withState(LabelState.POSITIVE);
    apply(new AnnotationEdit.Add(before));
    EditStep change = apply(new AnnotationEdit.Replace(before, after));
    assertEquals(List.of(after), segments());

    store().undo(change);
    assertEquals(List.of(before), segments());
    store().redo(change);
    assertEquals(List.of(after), segments());
  }

  @Test
  void regionsAreDrawnAndTakenBackAsOneStep() {
    AnalysisRegion cage =
        new AnalysisRegion(
            RegionId.random(), "cage 'A'", Optional.of("Mia"), new Crop(0.1, 0, 0.3, 0.5));
    RegionLayout none = RegionLayout.of(video);
    RegionLayout one = new RegionLayout(video.id(), List.of(cage));
    Segment whole = segment(10);
    apply(new AnnotationEdit.Add(whole));
    EditStep drawn =
        apply(
            new AnnotationEdit.Replace(none, one),
            new AnnotationEdit.Replace(whole, whole.withRegion(Optional.of(cage.id()))));
    assertEquals(List.of(cage), ports.project().video(video.id()).orElseThrow().regions());
    assertEquals(drawn, store().history(1).getFirst().step());
    assertEquals(Optional.of(one), ports.annotations().find(video.id().value()));

    store().undo(drawn);
    assertEquals(List.of(), ports.project().video(video.id()).orElseThrow().regions());
    assertEquals(List.of(whole), segments());
    store().redo(drawn);
    assertEquals(List.of(cage), ports.project().video(video.id()).orElseThrow().regions());
    assertEquals(List.of(), ports.annotations().otherAnnotations(video.id()));
  }

  @Test
  void aRegionThatLabelsNameStays() {
    AnalysisRegion cage =
        new AnalysisRegion(RegionId.random(), "cage", Optional.empty(), Crop.WHOLE);
    RegionLayout none = RegionLayout.of(video);
    RegionLayout one = new RegionLayout(video.id(), List.of(cage));
    EditStep drawn = apply(new AnnotationEdit.Replace(none, one));
    Segment inside = segment(10).withRegion(Optional.of(cage.id()));
    applyAs(Fixtures.BEN, new AnnotationEdit.Add(inside));

    assertThrows(EditConflictException.class, () -> store().undo(drawn));
    assertThrows(EditConflictException.class, () -> apply(new AnnotationEdit.Replace(none, one)));
    assertEquals(List.of(cage), ports.project().video(video.id()).orElseThrow().regions());
    apply(new AnnotationEdit.Remove(inside), new AnnotationEdit.Replace(one, none));
    assertEquals(List.of(), ports.project().video(video.id()).orElseThrow().regions());
  }

  @Test
  void aRemovedSegmentComesBack() {
    Segment segment = Fixtures.fullSegment(video.id(), wave, 10, 20);
    apply(new AnnotationEdit.Add(segment));
    EditStep removal = apply(new AnnotationEdit.Remove(segment));
    assertEquals(List.of(), segments());

    store().undo(removal);
    assertEquals(List.of(segment), segments());
  }

  @Test
  void stepsAreReadBackAsTheyWereMade() {
    Segment first = Fixtures.fullSegment(video.id(), wave, 10, 20);
    Segment second = segment(30);
    Suggestion suggestion = Fixtures.suggestion(video.id(), wave, 50, 60);
    apply(new AnnotationEdit.Add(first), new AnnotationEdit.Add(suggestion));
    EditStep step =
        apply(
            new AnnotationEdit.Add(second),
            new AnnotationEdit.Replace(first, first.withNotes("")),
            new AnnotationEdit.Replace(
                suggestion,
                suggestion.decided(SuggestionStatus.ACCEPTED, Optional.of(second.id()), 1.5, 0)),
            new AnnotationEdit.Remove(second));

    assertEquals(Optional.of(step), lastDone());
    assertEquals(step, store().history(1).getFirst().step());
  }

  @Test
  void undoAndRedoGoBackAndForthInOrder() {
    EditStep first = apply(new AnnotationEdit.Add(segment(0)));
    EditStep second = apply(new AnnotationEdit.Add(segment(20)));
    EditStep third = apply(new AnnotationEdit.Add(segment(40)));

    assertEquals(Optional.of(third), lastDone());
    store().undo(third);
    assertEquals(Optional.of(second), lastDone());
    store().undo(second);
    assertEquals(Optional.of(first), lastDone());
    assertEquals(Optional.of(second), lastUndone());
    store().redo(second);
    assertEquals(Optional.of(second), lastDone());
    assertEquals(Optional.of(third), lastUndone());
    store().redo(third);
    assertEquals(Optional.empty(), lastUndone());
    assertEquals(3, segments().size());
  }

  @Test
  void aStepUndoneOutOfOrderIsTheOneToRedo() {
    EditStep first = apply(new AnnotationEdit.Add(segment(0)));
    EditStep second = apply(new AnnotationEdit.Add(segment(20)));
    store().undo(first);

    assertEquals(Optional.of(second), lastDone());
    assertEquals(Optional.of(first), lastUndone());
    store().redo(first);
    assertEquals(Optional.of(first), lastDone());
  }

  @Test
  void aNewStepClearsWhatCouldBeRedone() {
    EditStep undone = apply(new AnnotationEdit.Add(segment(0)));
    store().undo(undone);
    apply(new AnnotationEdit.Add(segment(20)));

    assertEquals(Optional.empty(), lastUndone());
    assertThrows(EditConflictException.class, () -> store().redo(undone));
  }

  @Test
  void anotherPersonsStepsAreAnotherStack() {
    EditStep adas = apply(new AnnotationEdit.Add(segment(0)));
    EditStep bens = applyAs(Fixtures.BEN, new AnnotationEdit.Add(segment(20)));
    Optional<VideoId> scope = Optional.of(video.id());

    assertEquals(Optional.of(adas), store().lastDone(scope, Fixtures.ADA));
    store().undo(adas);
    assertEquals(Optional.of(bens), store().lastDone(scope, Fixtures.BEN));
    applyAs(Fixtures.BEN, new AnnotationEdit.Add(segment(40)));
    assertEquals(Optional.of(adas), store().lastUndone(scope, Fixtures.ADA));
  }

  @Test
  void stepsOfAnotherVideoAndOfTheProjectAreOtherStacks() {
    Video other = Fixtures.video("videos/two.mp4", media);
    ports.project().addVideo(other, media);
    EditStep here = apply(new AnnotationEdit.Add(segment(0)));
    EditStep there =
        step(
            Optional.of(other.id()),
            Fixtures.ADA,
            new AnnotationEdit.Add(Fixtures.segment(other.id(), wave, 0, 9)));
    EditStep project =
        step(
            Optional.empty(),
            Fixtures.ADA,
            new AnnotationEdit.Add(segment(20)),
            new AnnotationEdit.Add(Fixtures.segment(other.id(), wave, 20, 29)));
    store().apply(there);
    store().apply(project);

    assertEquals(Optional.of(here), lastDone());
    assertEquals(Optional.of(there), store().lastDone(Optional.of(other.id()), Fixtures.ADA));
    assertEquals(Optional.of(project), store().lastDone(Optional.empty(), Fixtures.ADA));
    store().undo(project);
    assertEquals(Optional.of(project), store().lastUndone(Optional.empty(), Fixtures.ADA));
    assertEquals(Optional.empty(), lastUndone());
    assertEquals(1, segments().size());
  }

  @Test
  void anUndoThatLaterEditsDependOnIsRefused() {
    Segment made = segment(0);
    EditStep making = apply(new AnnotationEdit.Add(made));
    Segment changed = made.withNotes("later");
    apply(new AnnotationEdit.Replace(made, changed));

    EditConflictException refused =
        assertThrows(EditConflictException.class, () -> store().undo(making));
    assertFalse(String.valueOf(refused.getMessage()).isBlank());
    assertEquals(List.of(changed), segments());
    assertEquals(2, store().history(10).size());
  }

  @Test
  void anEditOfSomethingThatChangedIsRefused() {
    Segment made = segment(0);
    apply(new AnnotationEdit.Add(made));
    Segment stale = made.withNotes("not what is stored");

    assertThrows(
        EditConflictException.class,
        () -> apply(new AnnotationEdit.Replace(stale, stale.withNotes("x"))));
    assertThrows(EditConflictException.class, () -> apply(new AnnotationEdit.Remove(stale)));
    assertThrows(EditConflictException.class, () -> apply(new AnnotationEdit.Add(made)));
    assertThrows(EditConflictException.class, () -> apply(new AnnotationEdit.Remove(segment(50))));
    assertEquals(List.of(made), segments());
  }

  @Test
  void aRefusedStepChangesNothingAtAll() {
    EditStep undone = apply(new AnnotationEdit.Add(segment(60)));
    store().undo(undone);

    assertThrows(
        EditConflictException.class,
        () ->
            apply(
                new AnnotationEdit.Add(segment(0)),
                new AnnotationEdit.Add(segment(20)),
                new AnnotationEdit.Remove(segment(40))));

    assertEquals(List.of(), segments());
    assertEquals(2, store().history(10).size());
    assertEquals(Optional.of(undone), lastUndone());
  }

  @Test
  void aRefusedStepInsideATransactionDoesNotTakeTheRestWithIt() {
    Segment kept = segment(0);
    ports
        .project()
        .inTransaction(
            () -> {
              apply(new AnnotationEdit.Add(kept));
              assertThrows(
                  EditConflictException.class,
                  () ->
                      apply(
                          new AnnotationEdit.Add(segment(20)),
                          new AnnotationEdit.Remove(segment(40))));
              return true;
            });

    assertEquals(List.of(kept), segments());
    assertEquals(1, store().history(10).size());
  }

  @Test
  void aStepMayTouchTheSameAnnotationAgain() {
    Segment a = segment(0);
    Segment b = a.withNotes("b");
    Segment c = b.withNotes("c");
    EditStep step =
        apply(
            new AnnotationEdit.Add(a),
            new AnnotationEdit.Replace(a, b),
            new AnnotationEdit.Replace(b, c));
    assertEquals(List.of(c), segments());
    store().undo(step);
    assertEquals(List.of(), segments());
    store().redo(step);
    assertEquals(List.of(c), segments());
  }

  @Test
  void anEditOfAVideoThatIsNotInTheProjectIsRefused() {
    Segment elsewhere = Fixtures.segment(VideoId.random(), wave, 0, 9);

    assertThrows(
        EditConflictException.class,
        () ->
            store().apply(step(Optional.empty(), Fixtures.ADA, new AnnotationEdit.Add(elsewhere))));
  }

  @Test
  void aStepCannotBeMadeUndoneOrRedoneTwice() {
    EditStep step = apply(new AnnotationEdit.Add(segment(0)));
    assertThrows(EditConflictException.class, () -> store().apply(step));
    assertThrows(EditConflictException.class, () -> store().redo(step));
    store().undo(step);
    assertThrows(EditConflictException.class, () -> store().undo(step));
  }

  @Test
  void historyTellsWhatHappenedNewestFirst() {
    EditStep step = apply(new AnnotationEdit.Add(segment(0)));
    store().undo(step);
    store().redo(step);
    List<JournalEntry> history = store().history(10);

    assertEquals(
        List.of(JournalEntry.Kind.REDONE, JournalEntry.Kind.UNDONE, JournalEntry.Kind.DONE),
        history.stream().map(JournalEntry::kind).toList());
    assertEquals(List.of(3L, 2L, 1L), history.stream().map(JournalEntry::number).toList());
    assertEquals(WHEN, history.getLast().when());
    assertEquals(2, store().history(2).size());
  }

  @Test
  void aStepOfManyEditsIsOneStep() {
    List<AnnotationEdit> edits = new ArrayList<>();
    List<Annotation> made = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Segment segment = Fixtures.segment(video.id(), wave, i, i + 1);
      made.add(segment);
      edits.add(new AnnotationEdit.Add(segment));
    }
    EditStep step = apply(edits.toArray(AnnotationEdit[]::new));
    assertEquals(made, segments());
    store().undo(step);
    assertEquals(List.of(), segments());
  }
}
