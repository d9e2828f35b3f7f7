package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.session.BulkOffer.Standing;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two videos of forty seconds; walk and run exclude each other. */
class BulkAcceptanceTest {

  private static final ModelVersionId TEACHER = ModelVersionId.random();

  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(1000);
  private final FrameIndex index = media.index();
  private final Video a = Fixtures.video("a.mp4", media).withHash(ContentHash.of("a"));
  private final Video b = Fixtures.video("b.mp4", media).withHash(ContentHash.of("b"));
  private EditJournal journal;
  private Labelling labelling;
  private BulkAcceptance bulk;
  private ClassId walk;
  private ClassId run;

  @BeforeEach
  void openProject() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "run"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    walk = scheme.classes().get(0).id();
    run = scheme.classes().get(1).id();
    project.project().addVideo(a, media);
    project.project().addVideo(b, media);
    journal = new EditJournal(project.journal(), Fixtures.ADA, InstantSource.system());
    labelling =
        new Labelling(project.annotations(), journal, () -> project.project().project().scheme());
    bulk = new BulkAcceptance(project, labelling);
  }

  private static Suggestion suggestion(
      Video video, ModelVersionId model, ClassId as, int start, int end, double p) {
    return new Suggestion(
        SuggestionId.random(),
        video.id(),
        Optional.empty(),
        model,
        Fixtures.range(start, end),
        as,
        Map.of(as, p),
        Map.of(),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }

  private static Suggestion suggestion(Video video, ClassId as, int start, int end, double p) {
    return suggestion(video, Fixtures.MODEL, as, start, end, p);
  }

  private void propose(Video video, Suggestion... made) {
    project.annotations().replaceProposed(video.id(), made[0].model(), List.of(made));
  }

  private BulkOffer.Preview above(double threshold, ClassId... classes) {
    return bulk.offer(List.of()).above(threshold, Set.of(classes));
  }

  private List<Segment> segments(Video video) {
    return project.annotations().segments(video.id());
  }

  private int proposed(Video video) {
    return project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).size();
  }

  @Test
  void thePreviewCountsWhatIsSureEnoughByClass() {
    propose(
        a,
        suggestion(a, walk, 100, 150, 0.9),
        suggestion(a, run, 200, 225, 0.8),
        suggestion(a, walk, 300, 350, 0.5));
    propose(b, suggestion(b, walk, 0, 25, 0.85));

    BulkOffer.Preview preview = above(0.8);
    assertEquals(3, preview.accepted().size());
    assertEquals(
        List.of(new BulkOffer.PerClass(walk, 2, 3), new BulkOffer.PerClass(run, 1, 1)),
        preview.classes());
    assertEquals(4, preview.seconds(), 1e-9);
    assertEquals(List.of(new BulkOffer.PerClass(run, 1, 1)), above(0.8, run).classes());
    assertEquals(
        1, bulk.offer(List.of(b.id())).above(0.8, Set.of()).accepted().size(), "one video");
    assertEquals(List.of(), above(0.95).accepted());
  }

  @Test
  void whatAPersonSaidIsNeverTouched() {
    VideoId video = a.id();
    Optional<RegionId> whole = Optional.empty();
    labelling.add(video, whole, run, index, new FrameRange(140, 160));
    labelling.review(video, whole, index, new FrameRange(210, 240));
    labelling.answer(video, whole, List.of(walk), Fixtures.range(300, 320), LabelState.NEGATIVE);
    labelling.answer(video, whole, List.of(run), Fixtures.range(420, 420), LabelState.POSITIVE);
    labelling.answer(video, whole, List.of(run), Fixtures.range(500, 550), LabelState.IGNORE);
    propose(
        a,
        suggestion(a, walk, 100, 150, 0.9),
        suggestion(a, walk, 200, 250, 0.9),
        suggestion(a, walk, 300, 350, 0.9),
        suggestion(a, walk, 400, 450, 0.9),
        suggestion(a, walk, 500, 550, 0.9));
    int before = segments(a).size();

    BulkOffer.Preview preview = above(0.5);
    assertEquals(List.of(), preview.accepted());
    assertEquals(Map.of(Standing.LABELLED, 5), preview.leftOut());
    assertEquals(Optional.empty(), bulk.accept(preview.accepted()).step());
    assertEquals(before, segments(a).size());
  }

  @Test
  void whatGoesWithTheLabelsIsTaken() {
    VideoId video = a.id();
    labelling.answer(
        video, Optional.empty(), List.of(walk), Fixtures.range(120, 120), LabelState.POSITIVE);
    labelling.answer(
        video, Optional.empty(), List.of(run), Fixtures.range(100, 150), LabelState.NEGATIVE);
    propose(a, suggestion(a, walk, 100, 150, 0.9));

    assertEquals(1, above(0.5).accepted().size(), "a point of the class, and not run");
    bulk.accept(above(0.5).accepted());
    assertEquals(3, segments(a).size());
  }

  @Test
  void ofSuggestionsThatExcludeEachOtherTheSurestIsMeant() {
    propose(a, suggestion(a, walk, 100, 150, 0.8), suggestion(a, run, 150, 200, 0.6));
    propose(
        a, suggestion(a, TEACHER, run, 140, 160, 0.9), suggestion(a, TEACHER, run, 170, 190, 0.95));

    BulkOffer.Preview preview = above(0.5);
    assertEquals(
        List.of(0.95, 0.9), preview.accepted().stream().map(Suggestion::confidence).toList());
    assertEquals(Map.of(Standing.LESS_SURE, 2), preview.leftOut());
    assertEquals(
        List.of(), above(0.5, walk).accepted(), "also when the surer one is not asked for");
  }

  @Test
  void severalVideosAreOneStepThatUndoTakesBackAsAWhole() {
    propose(a, suggestion(a, walk, 100, 150, 0.9), suggestion(a, run, 200, 250, 0.9));
    propose(b, suggestion(b, walk, 100, 150, 0.9));

    BulkAcceptance.Outcome outcome = bulk.accept(above(0.5).accepted());
    assertEquals(3, outcome.accepted().size());
    assertEquals(2, segments(a).size());
    assertEquals(1, segments(b).size());
    assertEquals(0, proposed(a));
    assertEquals(Optional.empty(), journal.undoable(Optional.of(a.id())), "it is of the project");

    assertEquals(outcome.step(), journal.undo(Optional.empty()));
    assertEquals(List.of(), segments(a));
    assertEquals(List.of(), segments(b));
    assertEquals(2, proposed(a));
    journal.redo(Optional.empty());
    assertEquals(2, segments(a).size());
  }

  @Test
  void oneVideoIsOneStepOfThatVideo() {
    propose(a, suggestion(a, walk, 100, 150, 0.9), suggestion(a, run, 200, 250, 0.9));
    bulk.accept(above(0.5).accepted());
    assertEquals(2, segments(a).size());
    journal.undo(Optional.of(a.id()));
    assertEquals(List.of(), segments(a));
  }

  @Test
  void whatChangedSinceThePreviewIsLeft() {
    Suggestion kept = suggestion(a, walk, 100, 150, 0.9);
    Suggestion labelledOver = suggestion(a, walk, 200, 250, 0.9);
    propose(a, kept, labelledOver);
    Suggestion replaced = suggestion(b, walk, 100, 150, 0.9);
    propose(b, replaced);
    List<Suggestion> chosen = above(0.5).accepted();
    labelling.add(a.id(), Optional.empty(), run, index, new FrameRange(240, 260));
    propose(b, suggestion(b, walk, 101, 150, 0.9));

    BulkAcceptance.Outcome outcome = bulk.accept(chosen);
    assertEquals(List.of(kept), outcome.accepted());
    assertEquals(2, outcome.gone());
    assertEquals(List.of(), segments(b));
    assertEquals(2, segments(a).size());
  }

  @Test
  void aLaterEditOfATakenSegmentMakesUndoRefuse() {
    propose(a, suggestion(a, walk, 100, 150, 0.9));
    propose(b, suggestion(b, walk, 100, 150, 0.9));
    bulk.accept(above(0.5).accepted());
    labelling.reshape(segments(a).getFirst(), index, new FrameRange(100, 160));
    assertThrows(EditConflictException.class, () -> journal.undo(Optional.empty()));
    assertEquals(1, segments(b).size());
  }

  @Test
  void theExpectedPrecisionIsThatOfCheckedGuessesAsSure() {
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    double[] sure = {0.95, 0.9, 0.9, 0.6};
    for (int i = 0; i < sure.length; i++) {
      items.add(
          new QueueItem(
              QueueItemId.random(),
              round,
              i,
              b.id(),
              Optional.empty(),
              Fixtures.range(50 * i, 50 * (i + 1)),
              Optional.empty(),
              0,
              Map.of(),
              Map.of("walk", sure[i]),
              QueueItem.Audit.YES));
    }
    project
        .queue()
        .addRound(
            new QueueRound(
                round, Instant.EPOCH, "margin", "margin", Fixtures.MODEL, "FE-XS", items));
    for (QueueItem item : items) {
      ClassId said = item.rank() == 1 ? run : walk;
      labelling.add(b.id(), Optional.empty(), said, index, item.range().frames());
      project
          .queue()
          .answer(
              new Answer(
                  item.id(),
                  Answer.Decision.LABELLED,
                  Fixtures.ADA,
                  Instant.EPOCH.plusSeconds(item.rank()),
                  1,
                  Answer.View.SUGGESTED));
    }
    assertEquals(new Share(2, 3), above(0.9).precision().right());
    assertEquals(new Share(3, 4), above(0).precision().right());
    assertEquals(new Share(0, 0), above(0.9, run).precision().right());
  }
}
