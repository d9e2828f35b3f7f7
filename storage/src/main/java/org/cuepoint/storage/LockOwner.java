package org.cuepoint.storage;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.Properties;

/**
 * Who has a project open for writing, as the lock file says.
 *
 * @param process process id on its host
 * @param processStarted when that process started; tells it from a later one with the same id;
 *     empty when the system does not say
 * @param host name of the computer
 * @param user login name
 * @param since when the project was opened
 */
record LockOwner(
    long process, Optional<Instant> processStarted, String host, String user, Instant since) {

  static LockOwner thisProcess(Instant now) {
    ProcessHandle self = ProcessHandle.current();
    return new LockOwner(
        self.pid(),
        self.info().startInstant(),
        thisHost(),
        System.getProperty("user.name", "somebody"),
        now);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  boolean isOnThisHost() {
    return host.equals(thisHost());
  }

  /** Says whether the process still runs; only meaningful on its own host. */
  boolean isAlive() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(
            handle ->
                processStarted.isEmpty()
                    || handle.info().startInstant().isEmpty()
                    || handle.info().startInstant().equals(processStarted))
        .isPresent();
  }

  /** Returns who and since when, for a person. */
  String said() {
    String time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withZone(ZoneId.systemDefault())
            .format(since);
    return user + " on " + host + " (process " + process + ", since " + time + ")";
  }

  String toText() {
    return "process="
        + process
        + "\nstarted="
        + processStarted.map(Instant::toString).orElse("")
        + "\nhost="
        + host
        + "\nuser="
        + user
        + "\nsince="
        + since
        + "\n";
  }

  /** Reads {@link #toText}; empty when the text says nothing that can be read. */
  static Optional<LockOwner> parse(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
      String started = lines.getProperty("started", "");
      return Optional.of(
          new LockOwner(
              Long.parseLong(lines.getProperty("process", "")),
              started.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(started)),
              lines.getProperty("host", ""),
              lines.getProperty("user", ""),
              Instant.parse(lines.getProperty("since", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      // Cut off while it was written, or not ours: it names nobody.
      return Optional.empty();
    }
  }
}
