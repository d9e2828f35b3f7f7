package org.cuepoint.core.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.train.JobRecord;
import org.cuepoint.core.train.RunStore;

/** Keeps a record of each job in the project. Thread-safe. */
final class JobLog {

  /** Only the latest can be open: jobs of a project run one at a time. */
  private static final int MOST_OPEN = 20;

  private final RunStore runs;
  private final InstantSource clock;

  JobLog(RunStore runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Closes the records of jobs that ran when the program ended. The project has one writer, so at
   * its opening none can still run.
   */
  void closeInterrupted() {
    for (JobRecord job : runs.jobs(MOST_OPEN)) {
      if (job.state() == JobRecord.State.RUNNING) {
        runs.saveJob(
            new JobRecord(
                job.id(),
                job.kind(),
                job.request(),
                JobRecord.State.FAILED,
                job.started(),
                Optional.of(clock.instant()),
                "The program ended while this ran; what was finished is kept, start it again"));
      }
    }
  }

  /** Returns a job that does the work and records how it went. */
  <T> Job<T> recorded(String kind, String name, Job.Work<T> work) {
    return new Job<>(
        name,
        context -> {
          UUID id = UUID.randomUUID();
          Instant started = clock.instant();
          save(id, kind, JobRecord.State.RUNNING, started, "");
          try {
            T result = work.run(context);
            save(id, kind, JobRecord.State.DONE, started, "");
            return result;
          } catch (JobCancelledException cancelled) {
            save(id, kind, JobRecord.State.CANCELLED, started, "Cancelled");
            throw cancelled;
          } catch (Exception problem) {
            save(id, kind, JobRecord.State.FAILED, started, String.valueOf(problem.getMessage()));
            throw problem;
          }
        });
  }

  private void save(UUID id, String kind, JobRecord.State state, Instant started, String message) {
    Optional<Instant> ended =
        state == JobRecord.State.RUNNING ? Optional.empty() : Optional.of(clock.instant());
    runs.saveJob(new JobRecord(id, kind, "", state, started, ended, message));
  }
}
