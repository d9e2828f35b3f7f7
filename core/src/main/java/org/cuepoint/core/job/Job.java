package org.cuepoint.core.job;

/**
 * Work with a name.
 *
 * @param name what a person reads in the list of jobs
 * @param work the work itself
 * @param <T> its result
 */
public record Job<T>(String name, Work<T> work) {

  /**
   * The work of a job.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work.
     *
     * @param context for progress and cancellation
     * @return the result
     * @throws Exception if the work fails; the message is shown to the person
     */
    T run(JobContext context) throws Exception;
  }
}
