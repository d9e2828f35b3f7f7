package org.cuepoint.core.job;

/**
 * Where a job stands.
 *
 * @param <T> the job's result
 */
public sealed interface JobState<T> {

  /** Waits for its turn. */
  record Queued<T>() implements JobState<T> {}

  /**
   * Runs.
   *
   * @param progress the latest report
   */
  record Running<T>(Progress progress) implements JobState<T> {}

  /**
   * Ended with a result.
   *
   * @param result the result
   */
  record Succeeded<T>(T result) implements JobState<T> {}

  /**
   * Ended with an error.
   *
   * @param problem the error; its message is a sentence for a person
   */
  record Failed<T>(Exception problem) implements JobState<T> {}

  /** Was cancelled; what had been finished is kept. */
  record Cancelled<T>() implements JobState<T> {}

  /** Says whether the job has ended. */
  default boolean isDone() {
    return switch (this) {
      case Queued<T> q -> false;
      case Running<T> r -> false;
      case Succeeded<T> s -> true;
      case Failed<T> f -> true;
      case Cancelled<T> c -> true;
    };
  }
}
