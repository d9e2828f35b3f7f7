package org.cuepoint.app.cli;

import com.google.gson.JsonElement;
import java.util.concurrent.Callable;
import org.cuepoint.app.platform.Logging;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * What every command has: help, a place to write, and the choice between text and JSON. Picocli
 * takes the attributes of this annotation over into every subclass that does not set them itself.
 */
@Command(
    parameterListHeading = BaseCommand.PARAMETERS,
    optionListHeading = BaseCommand.OPTIONS,
    descriptionHeading = "%n",
    footerHeading = BaseCommand.EXAMPLES,
    exitCodeListHeading = BaseCommand.EXIT_CODES,
    exitCodeList = {BaseCommand.CODE_0, BaseCommand.CODE_1, BaseCommand.CODE_2},
    usageHelpWidth = 100)
abstract class BaseCommand implements Callable<Integer> {

  static final String PARAMETERS = "%nParameters:%n";
  static final String OPTIONS = "%nOptions:%n";
  static final String EXAMPLES = "%nExamples:%n";
  static final String EXIT_CODES = "%nExit codes:%n";
  static final String CODE_0 = "0:Done.";
  static final String CODE_1 =
      "1:Refused or failed; one sentence on standard error says why (with --json {\"error\":…} on"
          + " standard output).";
  static final String CODE_2 = "2:Wrong usage.";

  @ParentCommand private CommandParent root;
  @Spec private CommandSpec spec;

  // picocli looks for the option and prints; nobody reads the field.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

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

  /** Runs a job to its end in this thread, with progress on standard error. */
  final <T> T runJob(Job<T> job, ProgressOptions progress) throws Exception {
    return root.jobs().run(job, progress);
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
