package org.cuepoint.core.job;

/** What running work may say and must ask. Thread-safe. */
public interface JobContext {

  /** A context for work that nobody watches or cancels. */
  JobContext NONE =
      new JobContext() {
        @Override
        public void progress(long done, long total, String message) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /** Reports progress; cheap enough to call for every item. */
  void progress(long done, long total, String message);

  /** Says whether the work should stop. */
  boolean isCancelled();

  /**
   * Stops the work here if it was cancelled.
   *
   * @throws JobCancelledException if it was
   */
  default void throwIfCancelled() {
    if (isCancelled()) {
      throw new JobCancelledException();
    }
  }
}
