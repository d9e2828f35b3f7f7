package org.cuepoint.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Shows how far a job is: on a terminal one line that is drawn again, otherwise a whole line at
 * most every five seconds. Thread-safe.
 */
final class ProgressPrinter {

  private static final int WIDTH = 30;
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration NEXT_LINE = Duration.ofSeconds(5);

  private final String name;
  private final PrintWriter err;
  private final Console.Kind kind;
  private final InstantSource clock;
  private final Instant started;
  private Instant last;
  private boolean drawn;

  ProgressPrinter(String name, PrintWriter err, Console.Kind kind, InstantSource clock) {
    this.name = name;
    this.err = err;
    this.kind = kind;
    this.clock = clock;
    this.started = clock.instant();
    // A job that is over at once needs no line; a bar appears with the first report.
    this.last = kind == Console.Kind.TERMINAL ? started.minus(REDRAW) : started;
  }

  synchronized void progress(long done, long total, String message) {
    Instant now = clock.instant();
    Duration pause = kind == Console.Kind.TERMINAL ? REDRAW : NEXT_LINE;
    if (Duration.between(last, now).compareTo(pause) < 0) {
      return;
    }
    last = now;
    drawn = true;
    if (kind == Console.Kind.TERMINAL) {
      err.print("\r\u001b[K" + bar(done, total) + " " + text(now, done, total, message));
      err.flush();
    } else {
      err.println(name + ": " + text(now, done, total, message));
    }
  }

  /** Ends the display of a job that succeeded. */
  synchronized void finish() {
    if (drawn && kind == Console.Kind.TERMINAL) {
      err.println("\r\u001b[K" + bar(1, 1) + " " + name + ", " + time(elapsed(clock.instant())));
    }
    drawn = false;
  }

  /** Ends the display of a job that did not end well. */
  synchronized void abandon() {
    if (drawn && kind == Console.Kind.TERMINAL) {
      err.println();
    }
    drawn = false;
  }

  private static String bar(long done, long total) {
    int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / total);
    return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
  }

  private String text(Instant now, long done, long total, String message) {
    double seconds = elapsed(now);
    StringBuilder text = new StringBuilder(kind == Console.Kind.TERMINAL ? name + " " : "");
    if (total > 0) {
      text.append(String.format(Locale.ROOT, "%d %%", Math.min(100, 100 * done / total)));
      if (done > 0 && done < total && seconds >= 2) {
        text.append(", ").append(time(seconds * (total - done) / done)).append(" left");
      }
    } else {
      text.append(time(seconds));
    }
    if (!message.isEmpty()) {
      text.append(", ").append(message);
    }
    return text.toString();
  }

  private double elapsed(Instant now) {
    return Duration.between(started, now).toMillis() / 1000.0;
  }

  private static String time(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
  }
}
