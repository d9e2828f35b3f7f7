package org.cuepoint.core.job;

/** Runs jobs. Implementations say in which thread and how many at a time. */
public interface JobRunner extends AutoCloseable {

  /** Gives a job to the runner and returns at once, except for an inline runner. */
  <T> JobHandle<T> submit(Job<T> job);

  /** Cancels what runs and waits for it. */
  @Override
  void close();
}
