package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainFolder;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains in the workspace, on a loop that only pretends; all jobs run inline. */
class ChainActionsTest {

  @TempDir private Path folder;

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);

  @BeforeEach
  void labelOneVideo() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    open();
    workspace.project().addVideos(List.of(Path.of("a.mp4")));
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace
        .marking()
        .add(
            workspace.schemeProperty().get().find("walk").orElseThrow().id(),
            new FrameRange(100, 200));
  }

  private void open() {
    workspace = new Workspace(WorkspaceRunners.inline(), clock);
    workspace.attach(Navigation.NONE);
    workspace
        .chains()
        .attach(
            session ->
                new Chains(
                    session,
                    request ->
                        new Job<>(
                            "evaluate",
                            context -> {
                              throw new IllegalStateException("No truth.");
                            }),
                    new PaceBook(folder.resolve("paces.jsonl")),
                    clock),
            new PaceBook(folder.resolve("paces.jsonl")));
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
  }

  private static List<ChainTask> tasks(String... words) {
    return ChainTask.ofWords(List.of(words), Profile.QUICK, EvaluationSpec.ofProjectLabels());
  }

  private Chain chain() {
    Chain chain = workspace.chains().chainProperty().get();
    if (chain == null) {
      throw new AssertionError("there is no chain");
    }
    return chain;
  }

  private List<ChainStep.State> states() {
    return chain().steps().stream().map(ChainStep::state).toList();
  }

  @Test
  void aChainRunsToItsEndAndOffersToCompareWhatItMade() {
    List<ModelVersionId> compared = new ArrayList<>();
    workspace.chains().comparingProperty().set(compared::addAll);
    workspace.chains().start("quick", tasks("teacher", "shift-attention"));
    assertEquals(Chain.Standing.DONE, chain().standing());
    assertEquals(List.of(ModelKind.TEACHER, ModelKind.SHIFT_ATTENTION), loop.asked());
    Notice.NextStep next = workspace.noticeProperty().get().next().orElseThrow();
    next.action().run();
    assertEquals(chain().made(), compared);
    assertNull(workspace.trainings().runningProperty().get());
  }

  @Test
  void aFailedStepStopsTheChainWithASentenceAndCanBeTriedAgain() {
    loop.failTrainings(Optional.of(ModelKind.SHIFT_ATTENTION));
    workspace.chains().start("quick", tasks("teacher", "shift-attention", "attention-lstm"));
    assertEquals(Chain.Standing.FAILED, chain().standing());
    String told = workspace.noticeProperty().get().text();
    assertTrue(told.contains("Step 2 of 3 (shift-attention)"), told);
    assertTrue(told.contains("The loss became no number."), told);
    loop.failTrainings(Optional.empty());
    workspace.chains().resume();
    assertEquals(Chain.Standing.DONE, chain().standing());
    assertEquals(
        List.of(
            ModelKind.TEACHER,
            ModelKind.SHIFT_ATTENTION,
            ModelKind.SHIFT_ATTENTION,
            ModelKind.ATTENTION_LSTM),
        loop.asked());
  }

  @Test
  void aFailedStepCanBeSkipped() {
    loop.failTrainings(Optional.of(ModelKind.TEACHER));
    workspace.chains().start("quick", tasks("teacher", "shift-attention"));
    workspace.chains().skip();
    assertEquals(List.of(ChainStep.State.SKIPPED, ChainStep.State.DONE), states());
    assertEquals(Chain.Standing.DONE, chain().standing());
  }

  @Test
  void aChainThatWasCutOffGoesOnWhenTheProjectIsOpenedAndRepeatsNothing() throws Exception {
    workspace.chains().start("quick", tasks("teacher", "shift-attention"));
    ChainFolder files = new ChainFolder(project.project().folder().resolve("features/chains"));
    Chain done = files.find(chain().id()).orElseThrow();
    // As the file is when the program is killed while the student trains.
    ChainStep student = done.steps().get(1);
    files.save(
        new Chain(
            done.id(),
            done.profile(),
            done.created(),
            Chain.Standing.RUNNING,
            List.of(
                done.steps().getFirst(),
                new ChainStep(
                    student.task(),
                    ChainStep.State.RUNNING,
                    1,
                    student.started(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    ""))));
    open();
    assertEquals(Chain.Standing.DONE, chain().standing());
    assertEquals(2, chain().steps().get(1).tries());
    assertEquals(ModelKind.TEACHER, loop.asked().getFirst());
    assertEquals(1, loop.asked().stream().filter(ModelKind.TEACHER::equals).count());
  }

  @Test
  void aPausedChainWaitsAlsoAfterARestart() {
    loop.failTrainings(Optional.of(ModelKind.TEACHER));
    workspace.chains().start("quick", tasks("teacher"));
    workspace.chains().pause();
    assertEquals(Chain.Standing.PAUSED, chain().standing());
    loop.failTrainings(Optional.empty());
    open();
    assertEquals(Chain.Standing.PAUSED, chain().standing());
    workspace.chains().resume();
    assertEquals(Chain.Standing.DONE, chain().standing());
  }

  @Test
  void oneChainIsOpenAtATime() {
    loop.failTrainings(Optional.of(ModelKind.TEACHER));
    workspace.chains().start("quick", tasks("teacher"));
    workspace.chains().start("quick", tasks("shift-attention"));
    assertTrue(workspace.noticeProperty().get().text().contains("A chain is open"));
    workspace.chains().cancel();
    assertFalse(chain().isOpen());
    workspace.chains().start("quick", tasks("shift-attention"));
    assertEquals(Chain.Standing.DONE, chain().standing());
  }

  @Test
  void aVariantOfAnAblationDoesNotBecomeTheModelThatSuggests() {
    workspace.chains().start("quick", tasks("shift-attention"));
    var before = project.models().active().orElseThrow();
    ChainTask whole = tasks("attention-lstm").getFirst();
    workspace
        .chains()
        .start("quick", List.of(org.cuepoint.core.chain.Ablation.TEACHER.from(whole)));
    assertEquals(before.id(), project.models().active().orElseThrow().id());
  }
}
