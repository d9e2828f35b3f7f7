package org.cuepoint.app.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process occupies, where the system tells without another process: on Linux. */
final class EngineMemory {

  private static final String RESIDENT = "VmRSS:";
  private static final long KILO = 1024;

  private EngineMemory() {}

  /** Returns the resident bytes of a process, or empty if nobody says. */
  static OptionalLong resident(long process) {
    return resident(Path.of("/proc", Long.toString(process), "status"));
  }

  static OptionalLong resident(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(RESIDENT)) {
          String kilobytes = line.substring(RESIDENT.length()).replace("kB", "").strip();
          return OptionalLong.of(Long.parseLong(kilobytes) * KILO);
        }
      }
    } catch (IOException | NumberFormatException notTold) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
