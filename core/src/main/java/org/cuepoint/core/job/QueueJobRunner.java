package org.cuepoint.core.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on a bounded number of daemon threads, first come, first served; one runner for each
 * scarce thing (decoder, engine, database). Thread-safe.
 */
public final class QueueJobRunner implements JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(QueueJobRunner.class);

  private final ExecutorService executor;
  private final CopyOnWriteArrayList<JobHandle<?>> open = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<? super JobHandle<?>>> listeners =
      new CopyOnWriteArrayList<>();

  /**
   * Makes a runner.
   *
   * @param name prefix of its threads' names
   * @param threads how many jobs run at a time
   */
  public QueueJobRunner(String name, int threads) {
    executor =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  /**
   * Calls {@code listener} for every job that is submitted from now on, in the submitter's thread.
   */
  public void onSubmit(Consumer<? super JobHandle<?>> listener) {
    listeners.add(listener);
  }

  /** Returns the jobs that wait or run, in order. */
  public List<JobHandle<?>> openJobs() {
    return List.copyOf(open);
  }

  @Override
  public <T> JobHandle<T> submit(Job<T> job) {
    JobHandle<T> handle = new JobHandle<>(job);
    open.add(handle);
    listeners.forEach(listener -> listener.accept(handle));
    handle.onChange(
        state -> {
          if (state.isDone()) {
            open.remove(handle);
            if (state instanceof JobState.Failed<T>(Exception problem)) {
              LOG.warn("Job '{}' failed", handle.name(), problem);
            }
          }
        });
    executor.execute(handle::run);
    return handle;
  }

  @Override
  public void close() {
    open.forEach(JobHandle::cancel);
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
