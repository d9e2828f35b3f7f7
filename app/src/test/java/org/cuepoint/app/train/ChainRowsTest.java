package org.cuepoint.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainEstimator;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.chain.ProjectSize;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.job.Progress;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.cuepoint.core.train.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainRowsTest {

  private static final Instant START = Instant.parse("2026-01-01T22:00:00Z");

  private final List<ChainTask> tasks =
      ChainTask.ofWords(
          List.of("teacher", "see-very-little"), Profile.QUICK, EvaluationSpec.ofProjectLabels());
  private final List<StepEstimate> estimates =
      new ChainEstimator(new ProjectSize(1, 60, 60, 0, 8, 3200), List.of()).estimate(tasks);

  @Test
  void aRowSaysWhatCameOutHowFarItIsOrWhatItWillTake() {
    Chain chain =
        Chain.of("quick", START, tasks)
            .begin(0, START)
            .done(0, 90, START, Optional.of(ModelVersionId.random()), "")
            .begin(1, START);
    List<ChainRows.Row> rows =
        ChainRows.of(
            chain, ChainRows.Live.YES, new Progress(30, 120, ""), estimates, id -> "teacher v1");
    assertEquals(ChainStep.State.DONE, rows.getFirst().state());
    assertTrue(rows.getFirst().facts().startsWith("teacher v1"), rows.getFirst().facts());
    assertEquals(OptionalDouble.of(0.25), rows.getLast().share());
    assertTrue(ChainRows.title(chain, ChainRows.Live.YES).contains("1 of 2"));
    assertTrue(ChainRows.title(chain, ChainRows.Live.NO).contains("interrupted"));
  }

  @Test
  void whatIsLeftIsThisStepAndTheEstimatesOfThoseBehindIt() {
    Chain chain = Chain.of("quick", START, tasks).begin(0, START);
    double behind = estimates.getLast().seconds();
    assertEquals(
        30 + behind, ChainRows.left(chain, OptionalDouble.of(30), estimates).getAsDouble(), 1e-9);
    assertEquals(
        estimates.getFirst().seconds() + behind,
        ChainRows.left(chain, OptionalDouble.empty(), estimates).getAsDouble(),
        1e-9);
  }

  @Test
  void theTimeThatIsLeftFollowsThePace() {
    RemainingTime remaining = new RemainingTime();
    remaining.update(new Progress(100, 300, ""), START);
    assertTrue(remaining.seconds().isEmpty(), "nobody can tell yet");
    remaining.update(new Progress(150, 300, ""), START.plusSeconds(10));
    assertEquals(30, remaining.seconds().getAsDouble(), 1e-9, "since it was taken up at 100");
    remaining.update(new Progress(0, 40, ""), START.plusSeconds(11));
    assertTrue(remaining.seconds().isEmpty(), "another count begins anew");
  }

  @Test
  void theLogIsInWordsTheLatestFirst() {
    List<String> lines =
        LogText.lines(
            List.of(
                new TrainingEvent.Started(40, 100),
                new TrainingEvent.Stepped(50, Map.of("loss", 0.25)),
                new TrainingEvent.Checkpointed(50)));
    assertEquals(3, lines.size());
    assertTrue(lines.getFirst().contains("checkpoint"));
    assertTrue(lines.get(1).contains("loss 0.2500"));
    assertTrue(lines.getLast().contains("40"));
  }

  @Test
  void theMemoryOfAProcessIsReadWhereTheSystemTells(@TempDir Path folder) throws Exception {
    Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmRSS:\t  2048 kB\n");
    assertEquals(OptionalLong.of(2048 * 1024), EngineMemory.resident(status));
    assertEquals(OptionalLong.empty(), EngineMemory.resident(folder.resolve("none")));
  }
}
