package org.cuepoint.app.train;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.cuepoint.core.job.Progress;

/**
 * How long work will go on, by how fast it has been. Work that counts anew, to another total, is
 * measured anew. One thread at a time.
 */
final class RemainingTime {

  /** Before that a guess jumps too much. */
  private static final double LEAST_SECONDS = 2;

  private Progress first = Progress.UNKNOWN;
  private Progress last = Progress.UNKNOWN;
  private Instant since = Instant.EPOCH;
  private Instant now = Instant.EPOCH;

  RemainingTime() {}

  /** Takes in where the work stands. */
  void update(Progress progress, Instant time) {
    if (progress.total() != last.total() || progress.done() < last.done()) {
      first = progress;
      since = time;
    }
    last = progress;
    now = time;
  }

  /** Returns the seconds that are left, or empty if nobody can tell yet. */
  OptionalDouble seconds() {
    double spent = Duration.between(since, now).toMillis() / 1000.0;
    long done = last.done() - first.done();
    return last.total() <= 0 || done <= 0 || spent < LEAST_SECONDS
        ? OptionalDouble.empty()
        : OptionalDouble.of(spent * (last.total() - last.done()) / done);
  }
}
