package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The highest resident memory of a process, where the system keeps it (Linux: VmHWM in /proc). */
final class PeakMemory {

  private static final Pattern LINE = Pattern.compile("VmHWM:\\s*([0-9]+) kB");

  private PeakMemory() {}

  /** Returns bytes, or empty where the system does not tell. */
  static OptionalLong of(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      Matcher line = LINE.matcher(Files.readString(status));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException notThisSystem) {
      return OptionalLong.empty();
    }
  }
}
