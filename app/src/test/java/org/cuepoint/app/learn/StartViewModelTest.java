package org.cuepoint.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.testing.FakeServices;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.chain.Ablation;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.StepEstimate.Basis;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheets without a window, on a project of one video; all jobs run inline. */
class StartViewModelTest {

  @TempDir private Path folder;

  private final InMemoryProject project = new InMemoryProject();
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);

  @BeforeEach
  void openProject() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(Navigation.NONE);
    FakeServices services = new FakeServices(folder, new FakeMedia(), clock);
    workspace.chains().attach(services::chains, services.paces());
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    workspace.learn().updateWhileLabellingProperty().set(false);
  }

  private void addVideo() {
    workspace.project().addVideos(List.of(Path.of("a.mp4")));
  }

  private void label() {
    workspace
        .marking()
        .add(
            workspace.schemeProperty().get().find("walk").orElseThrow().id(),
            new FrameRange(100, 200));
  }

  private static List<String> words(StartViewModel model) {
    return model.tasks().stream().map(ChainTask::word).toList();
  }

  private static List<String> commands(StartViewModel model) {
    return model.lacks().stream().map(Lack::command).toList();
  }

  @Test
  void whatIsMissingIsToldWithTheCommandThatHelps() {
    StartViewModel model = new StartViewModel(workspace, LearnSheet.TEACHER);
    assertEquals(List.of("file.add-videos"), commands(model));
    assertFalse(model.startableProperty().get());
    addVideo();
    model.look();
    assertEquals(List.of("file.import-background"), commands(model));
    assertFalse(model.startableProperty().get());
    label();
    model.look();
    assertEquals(List.of("learn.index"), commands(model));
    assertTrue(model.startableProperty().get(), "features are computed first");
  }

  @Test
  void severalStudentsAreTrainedOneAfterTheOther() {
    addVideo();
    label();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.STUDENTS);
    model.parts().add(ModelKind.FOCAL_NANO.word());
    assertEquals(List.of("shift-attention", "focal-nano"), words(model));
    assertEquals(2, model.estimatesProperty().get().size());
    model.parts().clear();
    assertFalse(model.problemProperty().get().isEmpty());
    assertFalse(model.startableProperty().get());
  }

  @Test
  void theProfileChangesTheTimeAndTheEstimateSaysWhatItRestsOn() {
    addVideo();
    label();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.CHAIN);
    assertEquals(
        List.of(
            "pretrain",
            "teacher",
            "shift-attention",
            "attention-lstm",
            "see-very-little",
            "focal-nano",
            "evaluate"),
        words(model));
    double standard = seconds(model);
    model.profileProperty().set(Profile.QUICK);
    assertTrue(seconds(model) < standard);
    assertTrue(
        model.estimatesProperty().get().stream().allMatch(each -> each.basis() == Basis.REFERENCE));
  }

  private static double seconds(StartViewModel model) {
    return model.estimatesProperty().get().stream().mapToDouble(each -> each.seconds()).sum();
  }

  @Test
  void fieldsThatMakeNoSenseAreRefusedWithASentence() {
    addVideo();
    label();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.TEACHER);
    model.limits().stepsProperty().set("many");
    assertTrue(model.problemProperty().get().contains("whole number"));
    assertFalse(model.startableProperty().get());
    model.limits().stepsProperty().set("25");
    model.limits().minutesProperty().set("0");
    assertTrue(model.problemProperty().get().contains("above 0"));
    model.limits().minutesProperty().set("1,5");
    model.limits().seedProperty().set("7");
    assertEquals("", model.problemProperty().get());
    var schedule = model.tasks().getFirst().schedule().orElseThrow();
    assertEquals(25, schedule.steps());
    assertEquals(90, schedule.maximumSeconds());
    assertEquals(7, schedule.seed());
  }

  @Test
  void anAblationTrainsTheSameModelWithoutItsPartsAndComparesThem() {
    addVideo();
    label();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.ABLATION);
    assertEquals(
        List.of("full", "teacher", "embedding", ""),
        model.tasks().stream().map(ChainTask::variantWord).toList());
    assertTrue(
        model.lacks().stream().anyMatch(lack -> lack.text().contains("trained on")),
        "labels that it was trained on say little");
    model.leftOut().retainAll(List.of(Ablation.FULL));
    assertFalse(model.startableProperty().get());
    model.parts().clear();
    model.leftOut().add(Ablation.DROPOUT);
    assertEquals(List.of("teacher", "teacher", "evaluate"), words(model));
  }

  @Test
  void aTruthThatIsNotThereIsRefused() {
    addVideo();
    label();
    workspace.learn().trainFastHead();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.EVALUATE);
    assertTrue(model.startableProperty().get(), model.problemProperty().get());
    model.evaluation().truthProperty().set(folder.resolve("nowhere").toString());
    assertTrue(model.problemProperty().get().contains("nowhere"));
    model.evaluation().truthProperty().set("");
    model.evaluation().models().clear();
    assertFalse(model.startableProperty().get());
    assertEquals(Optional.empty(), model.tasks().getFirst().schedule());
  }

  @Test
  void startingMakesAChainAndAnOpenOneMustEndFirst() {
    addVideo();
    label();
    StartViewModel model = new StartViewModel(workspace, LearnSheet.STUDENTS);
    model.start();
    assertEquals(1, workspace.models().stream().filter(m -> !m.kind().encodes()).count());
    StartViewModel failing = new StartViewModel(workspace, LearnSheet.PRETRAIN);
    failing.start();
    StartViewModel next = new StartViewModel(workspace, LearnSheet.STUDENTS);
    assertTrue(next.problemProperty().get().contains("chain is open"));
    assertFalse(next.startableProperty().get());
  }
}
