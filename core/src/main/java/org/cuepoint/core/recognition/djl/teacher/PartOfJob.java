package org.cuepoint.core.recognition.djl.teacher;

import org.cuepoint.core.job.JobContext;

/**
 * One of several trainings of a job, which take as many steps each.
 *
 * @param whole the job
 * @param number which one, from 0
 * @param count how many there are
 * @param name said before the message
 */
record PartOfJob(JobContext whole, int number, int count, String name) implements JobContext {

  @Override
  public void progress(long done, long total, String message) {
    whole.progress(number * total + done, count * total, name + ", " + message);
  }

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }
}
