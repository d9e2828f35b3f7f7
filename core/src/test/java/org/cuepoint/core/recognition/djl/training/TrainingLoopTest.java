package org.cuepoint.core.recognition.djl.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DivergedException;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

  private static final TrainingSchedule SCHEDULE =
      TrainingSchedule.of(60, LearningRate.cosine(0.05), 1e-3, 7);

  @TempDir private Path folder;
  private NDManager manager;

  @BeforeEach
  void openManager() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }

  @Test
  void learnsALineAndTellsOfIt() throws IOException {
    LineTask task = new LineTask(manager);
    List<TrainingEvent> events = new ArrayList<>();
    RunFolder run = RunFolder.at(folder.resolve("run"));
    TrainingLoop.Outcome outcome =
        new TrainingLoop(manager, task, SCHEDULE.withSteps(400), run, "plan", events::add)
            .run(JobContext.NONE);
    assertEquals(400, outcome.steps());
    assertArrayEquals(new float[] {2, -1}, task.weights(), 0.1f);
    assertEquals(new TrainingEvent.Started(0, 400), events.getFirst());
    assertTrue(events.getLast() instanceof TrainingEvent.Finished);
    assertEquals(events, run.events());
    assertEquals(40, Objects.requireNonNull(run.curves().get("loss")).size());
    assertTrue(run.curves().containsKey("size"));
  }

  @Test
  void aCancelledRunGoesOnAsIfNothingHadHappened() throws IOException {
    LineTask undisturbed = new LineTask(manager);
    run(undisturbed, "a", JobContext.NONE);
    for (int stop : new int[] {1, 17, 59}) {
      String name = "b" + stop;
      LineTask first = new LineTask(manager);
      assertThrows(JobCancelledException.class, () -> run(first, name, new StopAfter(stop)));
      LineTask second = new LineTask(manager);
      run(second, name, JobContext.NONE);
      assertArrayEquals(undisturbed.weights(), second.weights(), "stopped after " + stop);
      assertArrayEquals(
          undisturbed.state().get("w").toFloatArray(),
          second.state().get("w").toFloatArray(),
          "stopped after " + stop);
    }
  }

  @Test
  void aCheckpointOfAnotherPlanOrADamagedOneIsNotTakenUp() throws IOException {
    LineTask undisturbed = new LineTask(manager);
    run(undisturbed, "a", JobContext.NONE);
    RunFolder run = RunFolder.at(folder.resolve("b"));
    assertThrows(
        JobCancelledException.class,
        () ->
            new TrainingLoop(manager, new LineTask(manager), SCHEDULE, run, "other", event -> {})
                .run(new StopAfter(20)));
    LineTask fresh = new LineTask(manager);
    run(fresh, "b", JobContext.NONE);
    assertArrayEquals(undisturbed.weights(), fresh.weights());

    byte[] bytes = Files.readAllBytes(run.checkpoint());
    bytes[bytes.length / 2] ^= 1;
    Files.write(run.checkpoint(), bytes);
    LineTask again = new LineTask(manager);
    run(again, "b", JobContext.NONE);
    assertArrayEquals(undisturbed.weights(), again.weights());
  }

  @Test
  void stopsWhenTheLossIsNoNumberAndKeepsTheCheckpoint() throws IOException {
    LineTask task = new LineTask(manager);
    task.breaksAt = 30;
    RunFolder run = RunFolder.at(folder.resolve("c"));
    DivergedException diverged =
        assertThrows(
            DivergedException.class,
            () ->
                new TrainingLoop(manager, task, SCHEDULE, run, "p", e -> {}).run(JobContext.NONE));
    assertTrue(String.valueOf(diverged.getMessage()).contains("30"), diverged.getMessage());
  }

  @Test
  void saysAloudThatTheBatchGotSmaller() throws IOException {
    LineTask task = new LineTask(manager);
    task.mostRows = 8;
    List<TrainingEvent> events = new ArrayList<>();
    RunFolder run = RunFolder.at(folder.resolve("d"));
    new TrainingLoop(manager, task, SCHEDULE, run, "p", events::add).run(JobContext.NONE);
    assertEquals(8, task.rows);
    assertTrue(
        events.stream()
            .anyMatch(
                event ->
                    event instanceof TrainingEvent.Warned(int step, String message)
                        && message.contains("batches of 8")));
  }

  @Test
  void aClockThatRanOutLetsTheRateFallAndIsRepeatedByItsStep() throws IOException {
    LineTask capped = new LineTask(manager);
    TrainingSchedule cap = SCHEDULE.withSteps(100_000).withMaximumSeconds(1e-9);
    RunFolder run = RunFolder.at(folder.resolve("e"));
    TrainingLoop.Outcome outcome =
        new TrainingLoop(manager, capped, cap, run, "p", event -> {}).run(JobContext.NONE);
    assertEquals(1, outcome.coolFrom());
    assertEquals(2, outcome.steps());
    LineTask repeated = new LineTask(manager);
    RunFolder second = RunFolder.at(folder.resolve("f"));
    new TrainingLoop(manager, repeated, cap.repeating(outcome.coolFrom()), second, "p", event -> {})
        .run(JobContext.NONE);
    assertArrayEquals(capped.weights(), repeated.weights());
  }

  private void run(LineTask task, String name, JobContext context) throws IOException {
    RunFolder run = RunFolder.at(folder.resolve(name));
    new TrainingLoop(manager, task, SCHEDULE, run, "plan", event -> {}).run(context);
  }

  /** Cancels after some steps. */
  private static final class StopAfter implements JobContext {
    private final int steps;
    private long done;

    StopAfter(int steps) {
      this.steps = steps;
    }

    @Override
    public void progress(long now, long total, String message) {
      done = now;
    }

    @Override
    public boolean isCancelled() {
      return done >= steps;
    }
  }

  /** Fits y = 2 a − b to noisy samples and keeps a running mean of its weights. */
  private static final class LineTask implements TrainingTask {
    private final ParameterSet parameters;
    private final ParameterSet state;
    private int rows = 32;
    private int mostRows = 32;
    private int breaksAt = -1;

    LineTask(NDManager manager) {
      parameters = new ParameterSet(manager);
      parameters.add("w", manager.zeros(new Shape(2, 1)));
      state = new ParameterSet(manager);
      state.add("w", manager.zeros(new Shape(2, 1)));
    }

    float[] weights() {
      return parameters.get("w").toFloatArray();
    }

    @Override
    public ParameterSet parameters() {
      return parameters;
    }

    @Override
    public ParameterSet state() {
      return state;
    }

    @Override
    public NDArray loss(
        int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
      if (rows > mostRows) {
        throw new ai.djl.engine.EngineException("DefaultCPUAllocator: can't allocate memory");
      }
      float[] x = new float[rows * 2];
      float[] y = new float[rows];
      for (int i = 0; i < rows; i++) {
        x[2 * i] = (float) random.nextGaussian();
        x[2 * i + 1] = (float) random.nextGaussian();
        y[i] = (float) (2 * x[2 * i] - x[2 * i + 1] + 0.01 * random.nextGaussian());
      }
      if (step == breaksAt) {
        y[0] = Float.NaN;
      }
      NDArray guess = scope.create(x, new Shape(rows, 2)).matMul(parameters.get("w"));
      NDArray loss = guess.sub(scope.create(y, new Shape(rows, 1))).square().mean();
      parts.put("size", guess.abs().mean());
      return loss;
    }

    @Override
    public void afterStep(int step) {
      state.follow(parameters, 0.9);
    }

    @Override
    public OptionalInt shrinkBatch() {
      rows /= 2;
      return rows == 0 ? OptionalInt.empty() : OptionalInt.of(rows);
    }
  }
}
