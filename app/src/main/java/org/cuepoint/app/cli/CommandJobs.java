package org.cuepoint.app.cli;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs in the caller's thread, with progress on standard error. When the process is asked to
 * end (Ctrl-C), the running job is cancelled, and the process waits until the command has closed
 * its project. One command at a time.
 */
final class CommandJobs {

  private static final Logger LOG = LoggerFactory.getLogger(CommandJobs.class);

  /** The longest that the end of the process waits for a command to stop. */
  private static final int PATIENCE_SECONDS = 20;

  private final Console console;
  private volatile boolean stopping;

  /** Set by the first job: a command without one, such as the window, is not waited for. */
  private volatile boolean working;

  CommandJobs(Console console) {
    this.console = console;
  }

  /** Runs a whole command, which ends early and cleanly when the process is asked to end. */
  int stoppable(IntSupplier command) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(ended));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.getAsInt();
    } finally {
      ended.countDown();
      if (!stopping) {
        removeHook(hook);
      }
    }
  }

  private void stop(CountDownLatch ended) {
    stopping = true;
    try {
      if (working && !ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The command did not stop in time");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("The process ends just now", ending);
    }
  }

  /** Runs a job to its end. */
  <T> T run(Job<T> job, ProgressOptions options) throws Exception {
    working = true;
    ProgressPrinter printer =
        new ProgressPrinter(
            job.name(), console.err(), options.kind(console), InstantSource.system());
    try {
      T result = job.work().run(new Context(printer));
      printer.finish();
      return result;
    } catch (Exception stopped) {
      printer.abandon();
      throw stopped;
    }
  }

  private final class Context implements JobContext {
    private final ProgressPrinter printer;

    Context(ProgressPrinter printer) {
      this.printer = printer;
    }

    @Override
    public void progress(long done, long total, String message) {
      printer.progress(done, total, message);
    }

    @Override
    public boolean isCancelled() {
      return stopping;
    }
  }
}
