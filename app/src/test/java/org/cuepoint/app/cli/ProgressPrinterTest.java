package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

  private final StringWriter err = new StringWriter();
  private Instant now = Instant.EPOCH;

  private ProgressPrinter printer(Console.Kind kind) {
    return new ProgressPrinter("Index", new PrintWriter(err), kind, () -> now);
  }

  @Test
  void plainOutputGetsALineAtMostEveryFiveSeconds() {
    ProgressPrinter printer = printer(Console.Kind.PLAIN);
    for (int second = 1; second <= 11; second++) {
      now = Instant.EPOCH.plusSeconds(second);
      printer.progress(second, 20, "a.mp4");
    }

    assertEquals(2, err.toString().lines().count());
    assertEquals("Index: 25 %, 15.0 s left, a.mp4", err.toString().lines().findFirst().orElse(""));
  }

  @Test
  void aJobThatEndsAtOnceSaysNothingInPlainOutput() {
    ProgressPrinter printer = printer(Console.Kind.PLAIN);
    printer.progress(1, 1, "");
    printer.finish();

    assertEquals("", err.toString());
  }

  @Test
  void aTerminalGetsABarThatIsDrawnAgain() {
    ProgressPrinter printer = printer(Console.Kind.TERMINAL);
    printer.progress(1, 2, "");
    printer.finish();

    assertTrue(err.toString().startsWith("\r"), err.toString());
    assertTrue(err.toString().contains("[###############...............]"), err.toString());
    assertEquals(1, err.toString().lines().filter(line -> line.contains("Index, ")).count());
  }

  @Test
  void anUnknownTotalShowsTheTime() {
    ProgressPrinter printer = printer(Console.Kind.PLAIN);
    now = Instant.EPOCH.plusSeconds(75);
    printer.progress(3, 0, "starting");

    assertEquals("Index: 1 min 15 s, starting", err.toString().strip());
  }
}
