package org.cuepoint.app.fx;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;

/**
 * Brings what happens in job threads to the FX thread. Progress is coalesced to about 20 updates a
 * second over all jobs, so that a job which reports every frame does not flood the screen; ends of
 * jobs go through at once. Thread-safe.
 */
public final class FxJobBridge implements Executor {

  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Executor fx;
  private final Executor paced;
  private final Function<Duration, Executor> delayed;
  private final Object lock = new Object();
  private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
  private boolean scheduled;

  private FxJobBridge(Executor fx, Executor paced, Function<Duration, Executor> delayed) {
    this.fx = fx;
    this.paced = paced;
    this.delayed = delayed;
  }

  /** Returns the bridge to the running toolkit. */
  public static FxJobBridge toPlatform() {
    Executor fx = Platform::runLater;
    Function<Duration, Executor> delayed =
        delay -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, fx);
    return new FxJobBridge(fx, delayed.apply(INTERVAL), delayed);
  }

  /** Returns a bridge that runs everything at once in the caller's thread, for tests. */
  public static FxJobBridge inline() {
    Executor here = Runnable::run;
    return new FxJobBridge(here, here, delay -> here);
  }

  /** Runs {@code task} in the FX thread, after what was given before. */
  @Override
  public void execute(Runnable task) {
    fx.execute(task);
  }

  /** Runs {@code task} in the FX thread after a while; the inline bridge does not wait. */
  public void later(Duration delay, Runnable task) {
    delayed.apply(delay).execute(task);
  }

  /**
   * Runs {@code task} in the FX thread soon; a later task with the same key replaces one that still
   * waits.
   */
  void coalesce(Object key, Runnable task) {
    synchronized (lock) {
      waiting.put(key, task);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    paced.execute(this::flush);
  }

  private void flush() {
    List<Runnable> tasks;
    synchronized (lock) {
      tasks = List.copyOf(waiting.values());
      waiting.clear();
      scheduled = false;
    }
    tasks.forEach(Runnable::run);
  }

  /** Calls {@code listener} in the FX thread with the job's state, now and as it changes. */
  public <T> void watch(JobHandle<T> job, Consumer<? super JobState<T>> listener) {
    job.onChange(
        state -> {
          if (state.isDone()) {
            execute(() -> listener.accept(state));
          } else {
            coalesce(
                job,
                () -> {
                  // A late update must not hide the end, which goes through at once.
                  if (!job.state().isDone()) {
                    listener.accept(job.state());
                  }
                });
          }
        });
  }

  /** Calls one of the listeners in the FX thread once the job has ended. */
  public <T> void whenDone(JobHandle<T> job, Consumer<? super T> succeeded, Ended otherwise) {
    job.onChange(
        state -> {
          switch (state) {
            case JobState.Queued<T> queued -> {}
            case JobState.Running<T> running -> {}
            case JobState.Succeeded<T>(T result) -> execute(() -> succeeded.accept(result));
            case JobState.Failed<T>(Exception problem) -> execute(() -> otherwise.failed(problem));
            case JobState.Cancelled<T> cancelled -> execute(otherwise::cancelled);
          }
        });
  }

  /** How a job may end without a result. */
  public interface Ended {
    /** The job ended with an error. */
    void failed(Exception problem);

    /** The job was cancelled. */
    default void cancelled() {}
  }
}
