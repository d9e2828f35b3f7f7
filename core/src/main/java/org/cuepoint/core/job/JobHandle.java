package org.cuepoint.core.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A job that was given to a runner: watch it, cancel it, wait for it. Thread-safe; listeners are
 * called in the thread that changed the state.
 *
 * @param <T> the job's result
 */
public final class JobHandle<T> {

  private final Job<T> job;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final CopyOnWriteArrayList<Consumer<? super JobState<T>>> listeners =
      new CopyOnWriteArrayList<>();
  private volatile JobState<T> state = new JobState.Queued<>();
  private volatile boolean cancelled;

  JobHandle(Job<T> job) {
    this.job = job;
  }

  /** Returns what a person reads in the list of jobs. */
  public String name() {
    return job.name();
  }

  /** Returns the state now. */
  public JobState<T> state() {
    return state;
  }

  /** Asks the work to stop; it does so at its next check. */
  public void cancel() {
    cancelled = true;
    if (state instanceof JobState.Queued<T>) {
      change(new JobState.Cancelled<>());
      future.completeExceptionally(new CancellationException(name()));
    }
  }

  /** Calls {@code listener} now and at every change. */
  public void onChange(Consumer<? super JobState<T>> listener) {
    listeners.add(listener);
    listener.accept(state);
  }

  /**
   * Returns a future that ends with the job; {@link CancellationException} when it was cancelled.
   */
  public CompletableFuture<T> future() {
    return future.copy();
  }

  void run() {
    if (state.isDone()) {
      return;
    }
    change(new JobState.Running<>(Progress.UNKNOWN));
    try {
      T result = job.work().run(new Context());
      change(new JobState.Succeeded<>(result));
      future.complete(result);
    } catch (JobCancelledException | CancellationException stopped) {
      change(new JobState.Cancelled<>());
      future.completeExceptionally(new CancellationException(name()));
    } catch (Exception problem) {
      change(new JobState.Failed<>(problem));
      future.completeExceptionally(problem);
    }
  }

  private void change(JobState<T> next) {
    state = next;
    for (Consumer<? super JobState<T>> listener : listeners) {
      listener.accept(next);
    }
  }

  private final class Context implements JobContext {
    @Override
    public void progress(long done, long total, String message) {
      change(new JobState.Running<>(new Progress(done, total, message)));
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
