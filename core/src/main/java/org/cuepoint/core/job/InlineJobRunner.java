package org.cuepoint.core.job;

/** Runs each job in the caller's thread before {@code submit} returns. */
public final class InlineJobRunner implements JobRunner {

  /** Makes a runner. */
  public InlineJobRunner() {}

  @Override
  public <T> JobHandle<T> submit(Job<T> job) {
    JobHandle<T> handle = new JobHandle<>(job);
    handle.run();
    return handle;
  }

  @Override
  public void close() {}
}
