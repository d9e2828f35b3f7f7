package org.cuepoint.app.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cuepoint.app.bulk.BulkAcceptViewModel.Scope;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.BulkOffer;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two videos with five suggestions of probability 0.62 each; all jobs run inline. */
class BulkAcceptViewModelTest {

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);

  @BeforeEach
  void suggestInTwoVideos() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(Navigation.NONE);
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
    workspace.marking().add(named("walk"), new FrameRange(980, 990));
    workspace.learn().index();
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace.learn().suggest();
  }

  private ClassId named(String name) {
    return workspace.schemeProperty().get().find(name).orElseThrow().id();
  }

  private static int taken(BulkAcceptViewModel model) {
    BulkOffer.Preview preview = model.previewProperty().get();
    assertNotNull(preview);
    return preview.accepted().size();
  }

  private int labels(int video) {
    return workspace.videos().get(video).segments();
  }

  private BulkAcceptViewModel model(double threshold) {
    BulkAcceptViewModel model = new BulkAcceptViewModel(workspace);
    model.thresholdProperty().set(threshold);
    return model;
  }

  @Test
  void thePreviewFollowsTheThresholdTheVideosAndTheClasses() {
    BulkAcceptViewModel model = model(0.9);
    assertEquals(0, taken(model));
    assertFalse(model.takeableProperty().get());
    model.thresholdProperty().set(0.6);
    assertEquals(Scope.THIS_VIDEO, model.scopeProperty().get());
    assertEquals(5, taken(model));
    assertTrue(model.takeableProperty().get());
    model.scopeProperty().set(Scope.ALL_VIDEOS);
    assertEquals(10, taken(model));
    model.classes().add(named("walk"));
    assertEquals(6, taken(model));
    model.scopeProperty().set(Scope.CHOSEN_VIDEOS);
    assertEquals(3, taken(model), "the one on screen is ticked");
    VideoId other = workspace.videos().get(1).video().id();
    model.videos().add(other);
    assertEquals(6, taken(model));
    model.videos().clear();
    assertEquals(0, taken(model), "none ticked is none, not all");
  }

  @Test
  void theThresholdIsUsedAsItIsShown() {
    BulkAcceptViewModel model = model(0.6199);
    assertEquals(0.62, model.threshold());
    assertEquals(5, taken(model));
  }

  @Test
  void acceptingInOneVideoIsUndoneThere() {
    model(0.6).accept();
    assertEquals(6, workspace.video().segments().size());
    assertEquals(0, labels(1));
    assertEquals(0, workspace.video().suggestions().size());
    workspace.labels().undo();
    assertEquals(1, workspace.video().segments().size());
    assertEquals(5, workspace.video().suggestions().size());
  }

  @Test
  void acceptingInSeveralVideosIsOneStepOfTheProject() {
    BulkAcceptViewModel model = model(0.6);
    model.scopeProperty().set(Scope.ALL_VIDEOS);
    model.accept();
    assertEquals(6, labels(0));
    assertEquals(5, labels(1));
    assertEquals(
        "10 suggestions accepted in one step; Edit › History takes it back",
        workspace.noticeProperty().get().text());
    workspace.project().undoProjectStep(() -> {});
    assertEquals(1, labels(0));
    assertEquals(0, labels(1));
    assertEquals(5, workspace.video().suggestions().size());
  }

  @Test
  void whatTheModelReplacedMeanwhileIsLeftAndTold() {
    BulkAcceptViewModel model = model(0.6);
    model.scopeProperty().set(Scope.ALL_VIDEOS);
    VideoId other = workspace.videos().get(1).video().id();
    ModelVersionId speaker = project.annotations().proposedCounts(other).keySet().iterator().next();
    project.annotations().replaceProposed(other, speaker, List.of());
    model.accept();
    assertEquals(6, labels(0));
    assertEquals(0, labels(1));
    assertEquals(Notice.Level.PROBLEM, workspace.noticeProperty().get().level());
    assertEquals(
        "5 suggestions accepted; undo takes all of them back. 5 had changed meanwhile and stay for"
            + " a look.",
        workspace.noticeProperty().get().text());
  }
}
