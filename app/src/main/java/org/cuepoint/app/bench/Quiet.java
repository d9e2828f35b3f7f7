package org.cuepoint.app.bench;

import org.cuepoint.core.job.JobContext;

/**
 * Passes on only whether to stop: progress of a part is no progress of the whole.
 *
 * @param context of the whole
 */
record Quiet(JobContext context) implements JobContext {

  @Override
  public void progress(long done, long total, String message) {}

  @Override
  public boolean isCancelled() {
    return context.isCancelled();
  }
}
