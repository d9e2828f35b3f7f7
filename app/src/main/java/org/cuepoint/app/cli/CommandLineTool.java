package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.engine.EngineException;
import org.cuepoint.core.job.JobCancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs commands. One thread at a time. */
public final class CommandLineTool {

  /** Exit code of a command that did its work. */
  public static final int DONE = 0;

  /** Exit code of a command that was refused or failed with a message. */
  public static final int FAILED = 1;

  /** Exit code of wrong usage. */
  public static final int WRONG_USAGE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(CommandLineTool.class);

  private final Console console;
  private final CommandJobs jobs;
  private final CommandLine commands;

  /**
   * Makes the tool.
   *
   * @param services what commands work with
   * @param console where they write
   */
  public CommandLineTool(CommandServices services, Console console) {
    this.console = console;
    this.jobs = new CommandJobs(console);
    this.commands =
        new CommandLine(new CuepointCommand(services, console, jobs))
            .setOut(console.out())
            .setErr(console.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpLongOptionsMaxWidth(40)
            .setParameterExceptionHandler((problem, args) -> wrongUsage(problem))
            .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, command));
    commands
        .getCommandSpec()
        .version(
            "cuepoint " + services.version(),
            "Java " + Runtime.version() + " on " + System.getProperty("os.name"));
  }

  /** Runs one command and returns its exit code. */
  public int run(String... arguments) {
    try {
      return jobs.stoppable(() -> commands.execute(arguments));
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /** Returns the commands, for checks of their help. */
  CommandLine commands() {
    return commands;
  }

  private int wrongUsage(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = console.err();
    err.println("cuepoint: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return WRONG_USAGE;
  }

  private int failed(Exception problem, CommandLine command) {
    String sentence = sentence(problem);
    if (command.getCommand() instanceof BaseCommand base && base.wantsJson()) {
      JsonObject error = new JsonObject();
      error.addProperty("error", sentence);
      console.out().println(Json.text(error));
    } else {
      console.err().println("cuepoint: " + sentence);
    }
    return FAILED;
  }

  /** Returns the message for a person; what nobody foresaw goes to the log as a whole. */
  private static String sentence(Exception problem) {
    String message = problem.getMessage();
    return switch (problem) {
      case CommandFailedException told -> String.valueOf(message);
      case JobCancelledException stopped -> "Stopped; what had been finished is kept.";
      case NoSuchFileException missing -> "There is no file or folder '" + missing.getFile() + "'.";
      case FileSystemException refused -> {
        String reason = refused.getReason();
        yield "The file '"
            + refused.getFile()
            + "' cannot be used"
            + (reason == null ? " (" + refused.getClass().getSimpleName() + ")" : ": " + reason)
            + ".";
      }
      case java.io.IOException told when message != null -> message;
      case EngineException told -> String.valueOf(message);
      case EditConflictException told -> String.valueOf(message);
      case IllegalArgumentException told when message != null -> message;
      case IllegalStateException told when message != null -> message;
      default -> {
        LOG.error("A command failed in a way that nobody foresaw", problem);
        yield "This should not happen: "
            + (message == null ? problem.getClass().getSimpleName() : message)
            + " (the log has the details; 'cuepoint doctor' says where it is).";
      }
    };
  }
}
