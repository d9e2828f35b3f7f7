package org.cuepoint.app.cli;

import picocli.CommandLine.Option;

/** How a command that takes long says how far it is. */
final class ProgressOptions {

  @Option(
      names = "--progress",
      description =
          "Draw a progress bar on standard error even if it is no terminal; otherwise a line every"
              + " few seconds is written there.")
  private boolean bar;

  ProgressOptions() {}

  Console.Kind kind(Console console) {
    return bar ? Console.Kind.TERMINAL : console.kind();
  }
}
