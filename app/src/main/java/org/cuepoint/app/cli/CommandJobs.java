package org.cuepoint.app.cli;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;

/**
 * Runs jobs in the caller's thread, with progress on standard error, and stops them cleanly when
 * the process is asked to end (Ctrl-C).
 */
final class CommandJobs {

  /** The longest that the end of the process waits for a job to stop. */
  private static final int PATIENCE_SECONDS = 20;

  private CommandJobs() {}

  static <T> T run(Job<T> job, Console console, ProgressOptions options) throws Exception {
    ProgressPrinter printer =
        new ProgressPrinter(
            job.name(), console.err(), options.kind(console), InstantSource.system());
    Context context = new Context(printer);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(context, ended));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      T result = job.work().run(context);
      printer.finish();
      return result;
    } catch (Exception stopped) {
      printer.abandon();
      throw stopped;
    } finally {
      ended.countDown();
      removeHook(hook);
    }
  }

  private static void stop(Context context, CountDownLatch ended) {
    context.cancelled = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        context.printer.abandon();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook runs now and sees that the job has stopped.
      assert hook.isAlive() || hook.getState() == Thread.State.TERMINATED;
    }
  }

  private static final class Context implements JobContext {
    private final ProgressPrinter printer;
    private volatile boolean cancelled;

    Context(ProgressPrinter printer) {
      this.printer = printer;
    }

    @Override
    public void progress(long done, long total, String message) {
      printer.progress(done, total, message);
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
