package org.cuepoint.app.cli;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a command writes. Thread-safe as far as its writers are.
 *
 * @param out standard output: results only
 * @param err standard error: messages and progress
 * @param kind whether a person watches
 */
public record Console(PrintWriter out, PrintWriter err, Kind kind) {

  /** Who reads standard error. */
  public enum Kind {
    /** A terminal: one line may be drawn over and over. */
    TERMINAL,
    /** A file or another program: whole lines only, few of them. */
    PLAIN
  }

  /** Returns the console of this process. */
  // Java 22 to 24 always gave a console; from 25 on it is again null without a terminal.
  @SuppressWarnings("SystemConsoleNull")
  public static Console ofThisProcess() {
    return new Console(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false)
            ? Kind.TERMINAL
            : Kind.PLAIN);
  }
}
