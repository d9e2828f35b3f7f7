package org.cuepoint.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.exchange.MsTcnReader;
import picocli.CommandLine.Option;

/** How a command reads a label file. */
final class FormatOptions {

  @Option(
      names = "--format",
      paramLabel = "ID",
      description =
          "Format of the file, as 'cuepoint formats' lists them; found by looking at the file if"
              + " left out.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--line-rate",
      paramLabel = "HZ",
      description =
          "For a label a line: lines a second, such as 15 or 30000/1001. If left out, a line is a"
              + " frame when there are as many of both; else the whole number that fits the"
              + " duration is taken.")
  private Optional<String> lineRate = Optional.empty();

  @Option(
      names = "--background",
      paramLabel = "NAMES",
      description =
          "For a label a line: the labels that mean that nothing happens, separated by commas"
              + " (default: background,SIL).")
  private Optional<String> background = Optional.empty();

  FormatOptions() {}

  Optional<String> format() {
    return format;
  }

  /** Returns the options that readers know, by name. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    lineRate.ifPresent(rate -> options.put(MsTcnReader.LINE_RATE, rate));
    background.ifPresent(names -> options.put(MsTcnReader.BACKGROUND, names));
    return options;
  }
}
