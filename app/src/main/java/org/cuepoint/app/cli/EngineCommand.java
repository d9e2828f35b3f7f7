package org.cuepoint.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the engine process's main. */
@Command(
    name = "engine",
    header = "Run the engine process; the program starts it by itself when it needs one.",
    description =
        "All arguments are passed on. The engine speaks JSON-RPC on a Unix domain socket that only"
            + " this person can open, and ends when the process that started it does.",
    footer = {"  cuepoint engine --help"})
final class EngineCommand extends BaseCommand {

  @Unmatched private List<String> arguments = new ArrayList<>();

  EngineCommand() {}

  @Override
  int run() throws Exception {
    return services().runEngine(arguments);
  }
}
