package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.BulkOffer.Standing;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was refused stays away; walk and run exclude each other. */
class OpenSuggestionsTest {

  private static final ModelVersionId NEXT_MODEL = ModelVersionId.random();
  private static final Answering.Look LOOK = new Answering.Look(1, Answer.View.SUGGESTED);

  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(1000);
  private final Video video = Fixtures.video("a.mp4", media);
  private final OpenSuggestions open = new OpenSuggestions(project);
  private final List<QueueItem> items = new ArrayList<>();
  private EditJournal journal;
  private Labelling labelling;
  private Answering answering;
  private ClassId walk;
  private ClassId run;

  @BeforeEach
  void openProject() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "run"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    walk = scheme.classes().get(0).id();
    run = scheme.classes().get(1).id();
    project.project().addVideo(video, media);
    journal = new EditJournal(project.journal(), Fixtures.ADA, InstantSource.system());
    labelling =
        new Labelling(project.annotations(), journal, () -> project.project().project().scheme());
    answering = new Answering(project, journal, labelling, InstantSource.system());
  }

  private Suggestion propose(ModelVersionId model, ClassId as, int start, int end) {
    Suggestion made = Fixtures.suggestion(video.id(), model, as, start, end);
    project.annotations().replaceProposed(video.id(), model, List.of(made));
    return made;
  }

  private int open() {
    return open.in(video.id()).size();
  }

  private void ask(QueueItem.Audit audit, int... starts) {
    RoundId round = RoundId.random();
    items.clear();
    for (int start : starts) {
      items.add(
          new QueueItem(
              QueueItemId.random(),
              round,
              items.size(),
              video.id(),
              Optional.empty(),
              Fixtures.range(start, start + 50),
              Optional.empty(),
              0,
              Map.of(),
              Map.of("walk", 0.7, "run", 0.1),
              audit));
    }
    project
        .queue()
        .addRound(
            new QueueRound(
                round, Instant.EPOCH, "margin", "margin", Fixtures.MODEL, "FE-XS", items));
  }

  @Test
  void aRejectedSuggestionStaysAwayWhoeverProposesItAgain() {
    labelling.reject(propose(Fixtures.MODEL, walk, 100, 150), 0);
    propose(NEXT_MODEL, walk, 110, 155);
    assertEquals(0, open());
    assertEquals(
        Map.of(Standing.LABELLED, 1),
        new BulkAcceptance(project, labelling).offer(List.of()).above(0, Set.of()).leftOut());
  }

  @Test
  void anotherClassOrAnotherPlaceIsProposed() {
    labelling.reject(propose(Fixtures.MODEL, walk, 100, 150), 0);
    propose(NEXT_MODEL, run, 100, 150);
    assertEquals(1, open());
    propose(NEXT_MODEL, walk, 130, 200);
    assertEquals(1, open(), "less than half of it was refused");
  }

  @Test
  void undoOfTheRejectionBringsItBack() {
    labelling.reject(propose(Fixtures.MODEL, walk, 100, 150), 0);
    propose(NEXT_MODEL, walk, 100, 150);
    journal.undo(Optional.of(video.id()));
    assertEquals(2, open());
    journal.redo(Optional.of(video.id()));
    assertEquals(0, open());
  }

  @Test
  void theNegativeLabelThatARejectionLeftTakesItBackWhenItGoes() {
    labelling.reject(propose(Fixtures.MODEL, walk, 100, 150), 0);
    propose(NEXT_MODEL, walk, 100, 150);
    labelling.remove(project.annotations().segments(video.id()));
    assertEquals(1, open());
  }

  @Test
  void nothingHereRejectsWhatIsProposedThereUntilSomethingNearIsLabelled() {
    ask(QueueItem.Audit.NO, 100);
    Suggestion there = propose(Fixtures.MODEL, walk, 110, 150);
    assertEquals(Answer.Decision.NOTHING, answering.done(items.getFirst(), LOOK).decision());
    assertEquals(
        SuggestionStatus.REJECTED,
        ((Suggestion) project.annotations().find(there.key()).orElseThrow()).status());
    propose(NEXT_MODEL, walk, 112, 148);
    assertEquals(0, open());

    labelling.add(video.id(), Optional.empty(), run, media.index(), new FrameRange(400, 450));
    assertEquals(0, open(), "too far away to matter");
    labelling.add(video.id(), Optional.empty(), run, media.index(), new FrameRange(160, 200));
    assertEquals(1, open());
    journal.undo(Optional.of(video.id()));
    assertEquals(0, open(), "as it was");
  }

  @Test
  void nothingHereRefusesTheGuessEvenWhenNobodyProposedIt() {
    ask(QueueItem.Audit.NO, 100, 150);
    answering.done(items.getFirst(), LOOK);
    propose(Fixtures.MODEL, walk, 100, 150);
    assertEquals(0, open());
    answering.done(items.get(1), LOOK);
    assertEquals(0, open(), "a look next door changes nothing");
    propose(NEXT_MODEL, run, 100, 150);
    assertEquals(1, open(), "another class");
    answering.undo(video.id());
    answering.undo(video.id());
    assertEquals(2, open());
  }

  @Test
  void whatNobodyCanTellStaysAwayToo() {
    ask(QueueItem.Audit.NO, 100);
    Suggestion unclear = propose(Fixtures.MODEL, walk, 100, 150);
    answering.leaveOpen(items.getFirst(), Optional.of(unclear), LOOK);
    propose(NEXT_MODEL, walk, 100, 150);
    assertEquals(0, open());
  }

  @Test
  void aQuestionAboutWhatWasRefusedIsNotAsked() {
    ask(QueueItem.Audit.NO, 100, 300);
    labelling.reject(propose(Fixtures.MODEL, walk, 95, 150), 0);
    assertEquals(List.of(items.get(1)), open.questions());
    journal.undo(Optional.of(video.id()));
    assertEquals(items, open.questions());
  }

  @Test
  void whatWasDrawnAtRandomIsAskedAllTheSame() {
    ask(QueueItem.Audit.YES, 100);
    labelling.reject(propose(Fixtures.MODEL, walk, 95, 150), 0);
    assertEquals(items, open.questions());
  }

  @Test
  void aRejectionOfAnOlderVersionHoldsWithoutAMark() {
    Suggestion old = propose(Fixtures.MODEL, walk, 100, 150);
    journal.apply(
        video.id(),
        "suggestion.reject",
        List.of(
            new AnnotationEdit.Replace(
                old, old.decided(SuggestionStatus.REJECTED, Optional.empty(), 0, 0))));
    propose(NEXT_MODEL, walk, 100, 150);
    labelling.add(video.id(), Optional.empty(), run, media.index(), new FrameRange(160, 200));
    assertEquals(0, open());
    assertEquals(
        Map.of(Standing.REFUSED, 1),
        new BulkAcceptance(project, labelling).offer(List.of()).above(0, Set.of()).leftOut());
  }
}
