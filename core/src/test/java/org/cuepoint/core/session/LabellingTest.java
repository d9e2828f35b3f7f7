package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
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

class LabellingTest {

  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(1000);
  private final FrameIndex index = media.index();
  private final Video video = Fixtures.video("a.mp4", media);
  private EditJournal journal;
  private Labelling labelling;
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
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void aNewSegmentTrimsWhatItExcludes() {
    add(walk, 0, 100);
    add(walk, 200, 300);
    add(run, 80, 220);
    assertEquals(List.of("walk 0-80", "run 80-220", "walk 220-300"), listed());
  }

  @Test
  void aNewSegmentInsideAnotherSplitsIt() {
    add(walk, 0, 100);
    add(run, 40, 60);
    assertEquals(List.of("walk 0-40", "run 40-60", "walk 60-100"), listed());
  }

  @Test
  void aNewSegmentRemovesWhatItCovers() {
    add(walk, 40, 60);
    add(run, 30, 70);
    assertEquals(List.of("run 30-70"), listed());
  }

  @Test
  void makingRoomAndAddingIsOneStep() {
    add(walk, 0, 100);
    add(run, 40, 60);
    journal.undo(Optional.of(video.id()));
    assertEquals(List.of("walk 0-100"), listed());
    journal.redo(Optional.of(video.id()));
    assertEquals(List.of("walk 0-40", "run 40-60", "walk 60-100"), listed());
  }

  @Test
  void aMovedEdgePushesItsNeighbour() {
    Segment first = add(walk, 0, 100);
    add(run, 100, 200);
    labelling.reshape(first, index, new FrameRange(0, 150));
    assertEquals(List.of("walk 0-150", "run 150-200"), listed());
  }

  @Test
  void anEdgeThatStaysIsNoStep() {
    Segment first = add(walk, 0, 100);
    int before = journal.history(10).size();
    labelling.reshape(first, index, new FrameRange(0, 100));
    assertEquals(before, journal.history(10).size());
  }

  @Test
  void acceptingManySuggestionsIsOneStep() {
    Suggestion first = suggest(walk, 0, 50);
    Suggestion second = suggest(run, 60, 90);
    project.annotations().replaceProposed(video.id(), first.model(), List.of(first, second));
    labelling.accept(List.of(first, second), index, 4);
    assertEquals(List.of("walk 0-50", "run 60-90"), listed());
    assertEquals(
        2, project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.ACCEPTED)).size());
    journal.undo(Optional.of(video.id()));
    assertTrue(listed().isEmpty());
    assertEquals(
        2, project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).size());
  }

  @Test
  void overlappingSuggestionsAcceptedTogetherLeaveNoOverlap() {
    Suggestion first = suggest(walk, 0, 50);
    Suggestion second = suggest(run, 40, 90);
    add(walk, 30, 45);
    project.annotations().replaceProposed(video.id(), first.model(), List.of(first, second));
    labelling.accept(List.of(first, second), index, 4);
    assertEquals(List.of("walk 0-40", "run 40-90"), listed());
  }

  @Test
  void aTrimmedSuggestionRemembersHowFarItWasMoved() {
    Suggestion suggestion = suggest(walk, 10, 50);
    project.annotations().replaceProposed(video.id(), suggestion.model(), List.of(suggestion));
    labelling.acceptAs(suggestion, index, new FrameRange(15, 47), walk, 2.5);
    Suggestion decided =
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.EDITED)).getFirst();
    assertEquals(8, decided.editedFrames());
    assertEquals(2.5, decided.secondsSpent());
    assertEquals(List.of("walk 15-47"), listed());
  }

  @Test
  void aRejectedSuggestionLeavesANegativeSegment() {
    Suggestion suggestion = suggest(walk, 10, 50);
    project.annotations().replaceProposed(video.id(), suggestion.model(), List.of(suggestion));
    labelling.reject(suggestion, 1);
    Segment negative = project.annotations().segments(video.id()).getFirst();
    assertEquals(LabelState.NEGATIVE, negative.state());
    assertEquals(new FrameRange(10, 50), negative.range().frames());
  }

  private Segment add(ClassId actionClass, int start, int end) {
    return labelling.add(
        video.id(), Optional.empty(), actionClass, index, new FrameRange(start, end));
  }

  private Suggestion suggest(ClassId actionClass, int start, int end) {
    return new Suggestion(
        SuggestionId.random(),
        video.id(),
        Optional.empty(),
        new ModelVersionId(new java.util.UUID(0, 1)),
        index.range(start, end),
        actionClass,
        Map.of(actionClass, 0.8),
        Map.of("entropy", 0.5),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }

  private List<String> listed() {
    return project.annotations().segments(video.id()).stream()
        .map(
            segment ->
                (segment.actionClass().equals(walk) ? "walk " : "run ")
                    + segment.range().frames().start()
                    + "-"
                    + segment.range().frames().end())
        .toList();
  }
}
