package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All jobs run inline, so that every action is complete when it returns. */
class RegionActionsTest {

  private static final Crop LEFT = new Crop(0, 0, 0.5, 1);
  private static final Crop RIGHT = new Crop(0.5, 0, 0.5, 1);

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final RegionActions regions = workspace.regions();

  @BeforeEach
  void openAProjectWithTwoVideos() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
  }

  private RegionScope scope() {
    return workspace.video().scopeProperty().get();
  }

  private RegionId draw(Crop crop) {
    regions.add(crop, added -> {});
    return scope().regions().getLast().id();
  }

  private ClassId walk() {
    return workspace.schemeProperty().get().classes().getFirst().id();
  }

  private void label(int start, int end) {
    workspace.marking().add(walk(), new FrameRange(start, end));
  }

  private List<Integer> shown() {
    return workspace.video().segments().stream().map(s -> s.range().frames().start()).toList();
  }

  @Test
  void aDrawnRegionIsChosenAndNewLabelsGetIt() {
    RegionId left = draw(LEFT);
    assertEquals("region 1", scope().region().orElseThrow().name());
    label(10, 20);
    assertEquals(Optional.of(left), workspace.video().segments().getFirst().region());
    workspace.labels().review(new FrameRange(0, 50));
    assertEquals(Optional.of(left), workspace.video().reviewed().getFirst().region());
    workspace.labels().undo();
    workspace.labels().undo();
    workspace.labels().undo();
    assertEquals(List.of(), scope().regions());
    assertEquals(Optional.empty(), workspace.region().id());
    assertEquals(0, workspace.videos().getFirst().video().regions().size());
    workspace.labels().redo();
    assertEquals(Optional.of(left), workspace.region().id());
  }

  @Test
  void onlyLabelsOfTheChosenRegionAreShownUnlessAllAre() {
    label(900, 950);
    RegionId left = draw(LEFT);
    label(10, 20);
    RegionId right = draw(RIGHT);
    label(30, 40);
    assertEquals(List.of(30), shown());
    workspace.region().previous();
    assertEquals(Optional.of(left), workspace.region().id());
    assertEquals(List.of(10), shown());
    label(60, 70);
    assertEquals(List.of(10, 60), shown());
    workspace.region().previous();
    assertEquals(Optional.empty(), workspace.region().id());
    assertEquals(List.of(900), shown());
    workspace.region().previous();
    assertEquals(Optional.of(right), workspace.region().id());
    workspace.region().allShownProperty().set(true);
    assertEquals(List.of(10, 30, 60, 900), shown());
    workspace.video().select(workspace.video().segments().getFirst());
    workspace.region().allShownProperty().set(false);
    assertEquals(List.of(30), shown());
    assertTrue(workspace.video().selectionProperty().get().isEmpty());
  }

  @Test
  void whatIsIgnoredInTheWholeFrameIsShownInEveryRegion() {
    label(900, 950);
    workspace
        .labels()
        .changeState(List.of(workspace.video().segments().getFirst()), LabelState.IGNORE);
    draw(LEFT);
    assertEquals(List.of(900), shown());
    assertEquals(0, regions.wholeFrameLabelsProperty().get());
  }

  @Test
  void labelsOfTheWholeFrameAreCountedAndGivenToARegionInOneStep() {
    label(10, 20);
    label(30, 40);
    assertEquals(0, regions.wholeFrameLabelsProperty().get());
    RegionId left = draw(LEFT);
    assertEquals(2, regions.wholeFrameLabelsProperty().get());
    regions.assignWholeFrame(left);
    assertEquals(0, regions.wholeFrameLabelsProperty().get());
    assertEquals(List.of(10, 30), shown());
    assertEquals(2, regions.labels(left));
    workspace.labels().undo();
    assertEquals(2, regions.wholeFrameLabelsProperty().get());
    assertEquals(List.of(), shown());
  }

  @Test
  void aRegionWithLabelsIsRemovedOnlyAfterItIsSaidWhereTheyGo() {
    RegionId left = draw(LEFT);
    label(10, 20);
    RegionId right = draw(RIGHT);
    regions.remove(left);
    assertEquals(left, regions.leavingProperty().get().orElseThrow().id());
    assertEquals(2, scope().regions().size());
    regions.keepLeaving();
    assertEquals(Optional.empty(), regions.leavingProperty().get());
    regions.remove(left);
    regions.removeLeaving(Optional.of(right));
    assertEquals(1, scope().regions().size());
    assertEquals(List.of(10), shown());
    workspace.labels().undo();
    assertEquals(2, scope().regions().size());
    regions.remove(right);
    assertEquals(List.of(left), scope().regions().stream().map(AnalysisRegion::id).toList());
  }

  @Test
  void renamingAndMovingKeepTheLabels() {
    RegionId left = draw(LEFT);
    label(10, 20);
    regions.rename(left, "left pen");
    regions.reshape(left, RIGHT);
    regions.rename(left, " ");
    assertEquals("left pen", scope().region().orElseThrow().name());
    assertEquals(RIGHT, scope().region().orElseThrow().crop());
    assertEquals(List.of(10), shown());
    assertEquals("left pen", regions.name(Optional.of(left)));
    draw(LEFT);
    regions.rename(scope().regions().getLast().id(), "LEFT PEN");
    assertEquals(Notice.Level.PROBLEM, workspace.noticeProperty().get().level());
  }

  @Test
  void copiedRegionsAreThereAndTheSameOneIsChosenInTheNextVideo() {
    draw(LEFT);
    RegionId right = draw(RIGHT);
    var other = workspace.videos().get(1).video().id();
    regions.copyTo(List.of(other));
    assertEquals(2, workspace.videos().get(1).video().regions().size());
    workspace.openVideo(other);
    assertEquals(Optional.of(right), workspace.region().id());
    workspace.project().undoProjectStep(() -> {});
    assertEquals(List.of(), scope().regions());
    assertEquals(Optional.empty(), workspace.region().id());
  }

  @Test
  void suggestionsAndQuestionsFollowTheRegion() {
    RegionId left = draw(LEFT);
    label(900, 950);
    RegionId right = draw(RIGHT);
    workspace.learn().index();
    assertFalse(workspace.video().suggestions().isEmpty());
    assertTrue(
        workspace.video().suggestions().stream()
            .allMatch(s -> s.region().equals(Optional.of(right))));
    workspace.learn().rank();
    QueueEntry first =
        workspace.queue().stream()
            .filter(entry -> entry.item().region().equals(Optional.of(left)))
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of("region 1"), first.region());
    workspace.questions().ask(first);
    assertEquals(Optional.of(left), workspace.region().id());
    assertNotNull(workspace.video().selectedSuggestionProperty().get());
    int open = workspace.queue().size();
    workspace.decisions().accept(workspace.video().selectedSuggestions());
    Segment accepted =
        project.annotations().segments(first.video().id()).stream()
            .filter(s -> s.range().frames().start() < 900)
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(left), accepted.region());
    assertEquals(open - 1, workspace.queue().size());

    // Questions about a region that is gone are not asked any more.
    regions.remove(right);
    workspace.refreshQueue(() -> {});
    assertTrue(
        workspace.queue().stream().noneMatch(q -> q.item().region().equals(Optional.of(right))));
  }

  @Test
  void nothingIsLearntWhileRegionsAreDrawn() {
    label(900, 950);
    workspace.learn().index();
    int trained = loop.trained();
    regions.drawingProperty().set(true);
    RegionId left = draw(LEFT);
    regions.reshape(left, RIGHT);
    assertEquals(trained, loop.trained());
    regions.drawingProperty().set(false);
    assertEquals(trained + 1, loop.trained());
  }
}
