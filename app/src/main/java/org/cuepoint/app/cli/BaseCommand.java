package org.cuepoint.app.cli;

import com.google.gson.JsonElement;
import java.util.concurrent.Callable;
import org.cuepoint.app.platform.Logging;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has: a place to write, and the choice between text and JSON. */
abstract class BaseCommand implements Callable<Integer> {

  @ParentCommand private CuepointCommand root;
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "Print one JSON document on standard output instead of text.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on standard error; the log file always has it.")
  private boolean verbose;

  @Override
  public final Integer call() throws Exception {
    if (verbose) {
      services().log(Logging.Console.VERBOSE);
    }
    return run();
  }

  /** Does the work and returns the exit code. */
  abstract int run() throws Exception;

  final CommandServices services() {
    return root.services();
  }

  final Console console() {
    return root.console();
  }

  final boolean wantsJson() {
    return json;
  }

  /** Prints a line of the result, unless JSON is wanted. */
  final void say(String line) {
    if (!json) {
      console().out().println(line);
    }
  }

  /** Prints a table of the result, unless JSON is wanted. */
  final void say(Table table) {
    if (!json) {
      table.print(console().out());
    }
  }

  /** Prints the result as JSON, if that is wanted. */
  final void answer(JsonElement document) {
    if (json) {
      console().out().println(Json.text(document));
    }
  }

  /** Prints a remark that is no result. */
  final void remark(String line) {
    console().err().println(line);
  }

  /** Returns the exception for arguments that do not fit together. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
