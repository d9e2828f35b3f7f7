package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work in the real engine process: deaths, and requests that cannot wait for its end. */
class TrainingSurvivalTest {

  private static final int DEATHS = 20;
  private static final int STEPS = 400;

  @TempDir private Path folder;

  private EngineClient client;
  private List<EngineProtocol.Source> sources;

  @BeforeEach
  void makeClient() throws IOException {
    client =
        new EngineClient(
            EngineSettings.ofThisMachine(
                Path.of("target").resolve("test-home/engine-cache").toAbsolutePath(),
                folder.resolve("log")));
    sources = List.of(EngineClips.movingBars(folder, "a", 300));
  }

  @AfterEach
  void endEngine() {
    client.close();
  }

  @Test
  void aTrainingThatDiesTwentyTimesEndsAsOneThatDoesNot() throws IOException {
    EngineProtocol.Pretrained undisturbed = pretrain("undisturbed", STEPS, JobContext.NONE);
    AtomicInteger deaths = new AtomicInteger();
    RunFolder run = new RunFolder(folder.resolve("killed"));
    JobContext killer =
        new JobContext() {
          private long checkpoints;

          @Override
          public void progress(long done, long total, String message) {}

          // Asked a few times a second; kills after every checkpoint that is new.
          @Override
          public boolean isCancelled() {
            long now = checkpoints(run);
            if (now > checkpoints && deaths.get() < DEATHS) {
              checkpoints = now;
              deaths.incrementAndGet();
              kill();
            }
            return false;
          }
        };
    EngineProtocol.Pretrained killed = pretrain("killed", STEPS, killer);
    assertEquals(DEATHS, deaths.get());
    assertEquals(STEPS, killed.steps());
    assertArrayEquals(
        Files.readAllBytes(Path.of(undisturbed.trainableFile())),
        Files.readAllBytes(Path.of(killed.trainableFile())));
    assertArrayEquals(
        Files.readAllBytes(Path.of(undisturbed.file())),
        Files.readAllBytes(Path.of(killed.file())));
  }

  @Test
  void whoWaitsAtTheScreenIsLetInBetweenTheStepsOfATraining() {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean enough = new AtomicBoolean();
    JobContext training =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            if (total == 100_000 && done > 0) {
              begun.set(true);
            }
          }

          @Override
          public boolean isCancelled() {
            return enough.get();
          }
        };
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(() -> pretrain("long", 100_000, training))
            .exceptionally(cancelled -> null);
    while (!begun.get() && !running.isDone()) {
      Thread.onSpinWait();
    }
    EngineProtocol.Ranked ranked =
        client.call(
            JobContext.NONE,
            service ->
                service.rank(
                    new EngineProtocol.Rank(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null,
                        "random", 16, 1, 1, null, null)));
    assertTrue(ranked.windows().isEmpty());
    assertTrue(!running.isDone(), "the training had ended, so nothing was tested");
    enough.set(true);
    running.join();
  }

  private static long checkpoints(RunFolder run) {
    try {
      return run.events().stream().filter(TrainingEvent.Checkpointed.class::isInstance).count();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void kill() {
    if (client.status() instanceof EngineStatus.Ready ready) {
      ProcessHandle.of(ready.process()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private EngineProtocol.Pretrained pretrain(String name, int steps, JobContext context) {
    PretrainingPlan plan =
        new PretrainingPlan(
            "FE-XS",
            2,
            1,
            2,
            32,
            2,
            new PretrainingPlan.Weights(0.5, 1, 0, 0),
            new PretrainingPlan.View(0.8, 0.2, 0.2, 0.1, 0.1, 0.01),
            TrainingSchedule.of(steps, LearningRate.cosine(1e-3), 1e-2, 3));
    return client.call(
        Urgency.TRAINING,
        context,
        service ->
            service.pretrain(
                new EngineProtocol.Pretrain(
                    plan.toJson(),
                    8,
                    sources,
                    folder.resolve("pictures").toString(),
                    folder.resolve(name).toString(),
                    null,
                    folder.resolve(name + ".encoder").toString(),
                    folder.resolve(name + ".trainable").toString())));
  }
}
