package org.cuepoint.app.player;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobRunner;

/** Jobs that wait until the test lets them run, as if the decoder were slow. */
final class HeldJobs implements JobRunner {

  private final InlineJobRunner inline = new InlineJobRunner();
  private final Deque<Job<?>> waiting = new ArrayDeque<>();

  @Override
  public <T> JobHandle<T> submit(Job<T> job) {
    waiting.add(job);
    // The player looks at nothing of the handle.
    return inline.submit(
        new Job<>(
            job.name(),
            context -> {
              throw new org.cuepoint.core.job.JobCancelledException();
            }));
  }

  int waiting() {
    return waiting.size();
  }

  /** Runs what waits, and what that submits. */
  void runAll() {
    while (!waiting.isEmpty()) {
      inline.submit(waiting.removeFirst());
    }
  }

  @Override
  public void close() {}
}
