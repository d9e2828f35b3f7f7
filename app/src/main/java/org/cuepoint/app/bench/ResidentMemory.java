package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resident memory of a process in bytes, where the system tells (Linux, in /proc). */
final class ResidentMemory {

  private static final Pattern HIGHEST = Pattern.compile("VmHWM:\\s*([0-9]+) kB");
  private static final Pattern NOW = Pattern.compile("VmRSS:\\s*([0-9]+) kB");

  private ResidentMemory() {}

  /** Returns the highest so far. */
  static OptionalLong highest(long process) {
    return read(process, HIGHEST);
  }

  /** Returns what it is now. */
  static OptionalLong now(long process) {
    return read(process, NOW);
  }

  private static OptionalLong read(long process, Pattern pattern) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      Matcher line = pattern.matcher(Files.readString(status));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException notThisSystem) {
      return OptionalLong.empty();
    }
  }
}
