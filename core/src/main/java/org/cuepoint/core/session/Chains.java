package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.Chain.Standing;
import org.cuepoint.core.chain.ChainFolder;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.chain.PastTraining;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;

/**
 * The chains of trainings of a project. Each change is durable before the next thing is done, so
 * that a chain goes on after the end of the program at any moment: finished steps are not made
 * again, and the one that was cut off goes on from its checkpoint. One chain is open at a time.
 * Thread-safe.
 */
public final class Chains {

  private final ProjectPorts ports;
  private final ChainFolder folder;
  private final ChainStepRunner steps;
  private final PaceBook paces;
  private final InstantSource clock;
  private final CopyOnWriteArrayList<Consumer<? super Chain>> listeners =
      new CopyOnWriteArrayList<>();

  /** Compares a model with the truth, as {@link ModelEvaluation#evaluate} does. */
  @FunctionalInterface
  public interface Examiner {
    /** Returns the job that compares. */
    Job<ModelEvaluation.Result> evaluate(ModelEvaluation.Request request);
  }

  /**
   * What running a step came to.
   *
   * @param made the model version, if it makes one
   * @param message what a person should know
   */
  record Outcome(Optional<org.cuepoint.core.annotation.ModelVersionId> made, String message) {}

  /**
   * Makes the chains of one project.
   *
   * @param session the opened project
   * @param examiner compares models
   * @param paces told how long each training took
   * @param clock dates steps
   */
  public Chains(ProjectSession session, Examiner examiner, PaceBook paces, InstantSource clock) {
    this.ports = session.ports();
    this.folder = new ChainFolder(ports.project().folder().resolve("features").resolve("chains"));
    this.steps = new ChainStepRunner(session, examiner);
    this.paces = paces;
    this.clock = clock;
  }

  /** Calls {@code listener} with each chain that has changed, in the thread that changed it. */
  public void onChange(Consumer<? super Chain> listener) {
    listeners.add(listener);
  }

  /** Returns all chains that are kept, the latest first. */
  public List<Chain> all() {
    try {
      return folder.all();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns the chain that may go on, whether it runs, waits or failed. */
  public Optional<Chain> open() {
    return all().stream().filter(Chain::isOpen).findFirst();
  }

  /**
   * Keeps a new chain; {@link #run} runs it.
   *
   * @param profile word of the profile, for people
   * @throws IllegalStateException if another is open; the message says what to do
   */
  public synchronized Chain begin(String profile, List<ChainTask> tasks) {
    open()
        .ifPresent(
            other -> {
              throw new IllegalStateException(
                  "A chain is open since "
                      + other.created()
                      + "; let it go on, or cancel it, before the next.");
            });
    return saved(Chain.of(profile, clock.instant(), tasks));
  }

  /**
   * Returns the job that runs a chain to its end.
   *
   * @return the chain then; the job is cancelled with the chain as it stands, and fails with a
   *     sentence when a step fails
   */
  public Job<Chain> run(Chain chain) {
    return new Job<>(
        "Chain of trainings",
        context -> {
          Chain now = wanted(chain.id());
          while (now.next().isPresent()) {
            now = step(now, now.next().getAsInt(), prefixed(now, context));
          }
          return now;
        });
  }

  /**
   * Returns the job that makes the next step only, named after it.
   *
   * @throws IllegalStateException if no step is left
   */
  public Job<Chain> runNext(Chain chain) {
    int next =
        chain
            .next()
            .orElseThrow(() -> new IllegalStateException("All steps of this chain are over."));
    return new Job<>(
        (next + 1) + "/" + chain.steps().size() + " " + chain.steps().get(next).task().word(),
        context -> step(wanted(chain.id()), next, context));
  }

  private static JobContext prefixed(Chain chain, JobContext context) {
    int step = chain.next().orElse(0);
    String prefix =
        String.format(
            Locale.ROOT,
            "step %d of %d, %s",
            step + 1,
            chain.steps().size(),
            chain.steps().get(step).task().word());
    return new JobContext() {
      @Override
      public void progress(long done, long total, String message) {
        context.progress(done, total, message.isEmpty() ? prefix : prefix + ": " + message);
      }

      @Override
      public boolean isCancelled() {
        return context.isCancelled();
      }
    };
  }

  private Chain step(Chain chain, int index, JobContext context) throws Exception {
    context.throwIfCancelled();
    Chain begun = update(chain.id(), now -> now.begin(index, clock.instant()));
    Instant started = clock.instant();
    try {
      Outcome outcome = steps.run(begun, index, context);
      Chain done =
          update(
              chain.id(),
              now ->
                  now.done(
                      index, since(started), clock.instant(), outcome.made(), outcome.message()));
      remember(done.steps().get(index));
      return done;
    } catch (JobCancelledException stopped) {
      update(chain.id(), now -> now.stopped(index, since(started)));
      throw stopped;
    } catch (Exception problem) {
      String message = String.valueOf(problem.getMessage());
      update(chain.id(), now -> now.failed(index, since(started), clock.instant(), message));
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Step %d of %d (%s) failed, and the chain waits: %s",
              index + 1,
              chain.steps().size(),
              chain.steps().get(index).task().word(),
              message),
          problem);
    }
  }

  private double since(Instant started) {
    return Duration.between(started, clock.instant()).toMillis() / 1000.0;
  }

  private void remember(ChainStep step) {
    step.made().flatMap(ports.models()::model).flatMap(PastTraining::of).ifPresent(paces::add);
  }

  /**
   * Lets a chain wait; its job must be cancelled beside. It does not go on by itself then.
   *
   * @return the chain then
   */
  public Chain pause(Chain chain) {
    return update(chain.id(), now -> now.isOpen() ? now.standing(Standing.PAUSED) : now);
  }

  /** Ends a chain; its job must be cancelled beside. What its steps have made stays. */
  public Chain cancel(Chain chain) {
    return update(chain.id(), now -> now.isOpen() ? now.standing(Standing.CANCELLED) : now);
  }

  /** Lets a chain that waits go on; a step that failed is tried again. */
  public Chain resume(Chain chain) {
    return update(
        chain.id(),
        now -> now.standing() == Standing.FAILED ? now.retry() : now.standing(Standing.RUNNING));
  }

  /** Goes past the step that comes next, for example one that failed. */
  public Chain skip(Chain chain) {
    return update(chain.id(), now -> now.skip(clock.instant()));
  }

  private Chain wanted(UUID id) {
    Chain now = find(id);
    OptionalInt next = now.next();
    if (!now.isOpen() || next.isEmpty()) {
      throw new IllegalStateException("This chain is over; begin a new one.");
    }
    return now.standing() == Standing.RUNNING ? now : resume(now);
  }

  private Chain find(UUID id) {
    try {
      return folder
          .find(id)
          .orElseThrow(
              () -> new IllegalStateException("The file of this chain is gone; begin a new one."));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Always from what is kept: a person may pause while the job works. */
  private synchronized Chain update(UUID id, UnaryOperator<Chain> change) {
    return saved(change.apply(find(id)));
  }

  private Chain saved(Chain chain) {
    try {
      folder.save(chain);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    listeners.forEach(listener -> listener.accept(chain));
    return chain;
  }
}
