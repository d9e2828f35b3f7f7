package org.cuepoint.core.recognition.djl.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DivergedException;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingSchedule;

/**
 * Runs a training from wherever its checkpoint stands to its end. A cancel (or pause) is seen
 * between steps and leaves a checkpoint. Used once, by one thread.
 */
public final class TrainingLoop {

  /** The longest that is trained without a checkpoint. */
  private static final double MOST_SECONDS = 20;

  private static final double LEAST_SECONDS = 1;

  /** Checkpoints may take so much of the time. */
  private static final double CHECKPOINT_SHARE = 0.02;

  private static final int CURVE_STEPS = 10;
  private static final double NANOS = 1e9;

  private final NDManager manager;
  private final TrainingTask task;
  private final TrainingSchedule schedule;
  private final RunFolder folder;
  private final String plan;
  private final Consumer<? super TrainingEvent> listener;
  private final AdamW optimiser;
  private final Curves curves = new Curves();
  private int step;
  private int firstStep;
  private int coolFrom;
  private int shrunk;
  private double secondsBefore;
  private final long started = System.nanoTime();
  private long lastCheckpoint = started;
  private double untilCheckpoint = LEAST_SECONDS;

  /**
   * What a training did.
   *
   * @param steps steps made
   * @param coolFrom the step at which its clock made it fall, or -1
   * @param seconds spent in all processes together
   * @param curves the last value of each curve
   */
  public record Outcome(int steps, int coolFrom, double seconds, Map<String, Double> curves) {
    /** Copies the map. */
    public Outcome {
      curves = Map.copyOf(curves);
    }
  }

  /**
   * Prepares a run.
   *
   * @param manager owns the optimiser's state
   * @param task what is trained, as new
   * @param folder where the run keeps its files; a checkpoint of the same plan there is taken up
   * @param plan names plan, inputs and seed: a run goes on only from a checkpoint of the same
   * @param listener told of every event, in this thread
   */
  public TrainingLoop(
      NDManager manager,
      TrainingTask task,
      TrainingSchedule schedule,
      RunFolder folder,
      String plan,
      Consumer<? super TrainingEvent> listener) {
    this.manager = manager;
    this.task = task;
    this.schedule = schedule;
    this.folder = folder;
    this.plan = plan;
    this.listener = listener;
    this.optimiser = new AdamW(manager, task.parameters(), schedule.weightDecay());
    this.coolFrom = schedule.coolFrom();
  }

  /**
   * Trains.
   *
   * @param context told about steps; asked about cancellation between them
   * @throws DivergedException if the loss becomes no number; the checkpoint before it stays
   * @throws JobCancelledException if it was cancelled; a checkpoint was written
   */
  public Outcome run(JobContext context) throws IOException {
    resume();
    firstStep = step;
    tell(new TrainingEvent.Started(step, schedule.end(coolFrom)));
    try {
      while (step < schedule.end(coolFrom)) {
        context.throwIfCancelled();
        oneStep();
        step++;
        context.progress(step, schedule.end(coolFrom), curves.describe());
        afterStep();
      }
    } catch (JobCancelledException cancelled) {
      checkpoint();
      throw cancelled;
    }
    if (step % task.measureSteps() != 0) {
      measure();
    }
    checkpoint();
    tell(new TrainingEvent.Finished(step, seconds()));
    return new Outcome(step, coolFrom, seconds(), curves.latest());
  }

  private void resume() throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      Optional<Checkpoint.Content> saved = Checkpoint.read(folder.checkpoint(), scope);
      if (saved.isEmpty() || !saved.get().position().plan().equals(plan)) {
        return;
      }
      Checkpoint.Content content = saved.get();
      Checkpoint.Position position = content.position();
      for (int i = 0; i < position.shrunk(); i++) {
        var _ = task.shrinkBatch();
      }
      task.parameters().assign(content.parameters());
      task.state().assign(content.state());
      optimiser.restore(
          content.optimiser(),
          position.optimiserSteps(),
          name -> stepsOf(name, position.optimiserSteps()));
      step = position.step();
      coolFrom = position.coolFrom();
      shrunk = position.shrunk();
      secondsBefore = position.seconds();
    }
  }

  /** Returns how many of the first steps changed a parameter. */
  private int stepsOf(String parameter, int steps) {
    return (int) IntStream.range(0, steps).filter(s -> task.rate(parameter, s) > 0).count();
  }

  private void oneStep() throws IOException {
    while (true) {
      try {
        attempt();
        return;
      } catch (EngineException | OutOfMemoryError failed) {
        OptionalInt smaller = isMemory(failed) ? task.shrinkBatch() : OptionalInt.empty();
        if (smaller.isEmpty()) {
          throw failed;
        }
        shrunk++;
        tell(
            new TrainingEvent.Warned(
                step,
                "Memory ran out at step "
                    + step
                    + "; the training goes on with batches of "
                    + smaller.getAsInt()
                    + "."));
      }
    }
  }

  private static boolean isMemory(Throwable failed) {
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    return failed instanceof OutOfMemoryError
        || message.contains("out of memory")
        || message.contains("alloc");
  }

  private void attempt() {
    Map<String, NDArray> parts = new LinkedHashMap<>();
    Map<String, Double> values = new LinkedHashMap<>();
    try (NDManager scope = manager.newSubManager()) {
      task.parameters().requireGradients(name -> task.rate(name, step) > 0);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray loss = task.loss(step, scope, generator(schedule.seed(), step), parts);
        values.put("loss", (double) loss.getFloat());
        if (!Double.isFinite(values.get("loss"))) {
          throw new DivergedException(step);
        }
        collector.backward(loss);
        parts.forEach((name, part) -> values.put(name, (double) part.getFloat()));
      }
    }
    double rate = schedule.rateAt(step, coolFrom);
    double norm = optimiser.step(rate, name -> task.rate(name, step));
    if (!Double.isFinite(norm)) {
      throw new DivergedException(step);
    }
    values.put("gradient", norm);
    values.put("learning rate", rate);
    curves.add(values);
    task.afterStep(step);
  }

  /** Returns the generator of a step: the same in every process that comes to it. */
  static RandomGenerator generator(long seed, int step) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 0x9E3779B97F4A7C15L + step);
  }

  private void afterStep() throws IOException {
    if (step % CURVE_STEPS == 0) {
      tell(new TrainingEvent.Stepped(step, curves.take()));
    }
    if (step % task.measureSteps() == 0) {
      measure();
    }
    boolean late = schedule.maximumSeconds() > 0 && seconds() > schedule.maximumSeconds();
    if (late && coolFrom < 0) {
      coolFrom = step;
      checkpoint();
    }
    // The first step of a process is kept at once, so that even one that dies every few seconds
    // gets further.
    boolean first = step == firstStep + 1;
    if (first || (System.nanoTime() - lastCheckpoint) / NANOS > untilCheckpoint) {
      checkpoint();
    }
  }

  private void measure() throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      Map<String, Double> measured = task.measure(step, scope);
      if (!measured.isEmpty()) {
        curves.keep(measured);
        tell(new TrainingEvent.Measured(step, measured));
      }
    }
  }

  private void checkpoint() throws IOException {
    long began = System.nanoTime();
    Checkpoint.Position position =
        new Checkpoint.Position(plan, step, optimiser.steps(), seconds(), coolFrom, shrunk);
    Checkpoint.write(
        folder.checkpoint(),
        new Checkpoint.Content(position, task.parameters(), task.state(), optimiser.moments()));
    lastCheckpoint = System.nanoTime();
    double took = (lastCheckpoint - began) / NANOS;
    untilCheckpoint = Math.clamp(took / CHECKPOINT_SHARE, LEAST_SECONDS, MOST_SECONDS);
    tell(new TrainingEvent.Checkpointed(step));
  }

  private void tell(TrainingEvent event) throws IOException {
    folder.append(event);
    listener.accept(event);
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - started) / NANOS;
  }
}
