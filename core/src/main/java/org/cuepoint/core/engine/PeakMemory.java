package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much resident memory a piece of work takes at its worst, where the system tells: Linux, whose
 * high-water mark can be set back ({@code man 5 proc}, {@code clear_refs}). Everything that the
 * process does meanwhile is counted. Immutable.
 */
final class PeakMemory {

  private static final Path PROCESS = Path.of("/proc/self");
  private static final Pattern HIGHEST = Pattern.compile("VmHWM:\\s*([0-9]+) kB");

  /** Sets the mark to what is resident now. */
  private static final String SET_BACK = "5";

  private final long before;

  private PeakMemory(long before) {
    this.before = before;
  }

  /** Begins to look. */
  static PeakMemory start() {
    try {
      Files.writeString(PROCESS.resolve("clear_refs"), SET_BACK);
      return new PeakMemory(highest());
    } catch (IOException notThisSystem) {
      return new PeakMemory(0);
    }
  }

  /** Returns bytes at the worst moment since, less those at the start; 0 where nobody knows. */
  long grown() {
    try {
      return before == 0 ? 0 : Math.max(0, highest() - before);
    } catch (IOException notThisSystem) {
      return 0;
    }
  }

  private static long highest() throws IOException {
    Matcher line = HIGHEST.matcher(Files.readString(PROCESS.resolve("status")));
    return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
  }
}
