package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class HelpTest {

  @TempDir private Path folder;
  private Shell shell;
  private Collection<CommandLine> commands;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    CommandLineTool tool =
        new CommandLineTool(
            shell.workbench(),
            new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Console.Kind.PLAIN));
    commands = tool.commands().getSubcommands().values();
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void everyCommandOfTheDesignIsThere() {
    Set<String> names = new TreeSet<>();
    commands.forEach(command -> names.add(command.getCommandName()));

    assertTrue(
        names.containsAll(
            Set.of(
                "new",
                "add",
                "info",
                "scheme",
                "label",
                "index",
                "learn",
                "suggest",
                "rank",
                "queue",
                "audit",
                "progress",
                "suspects",
                "accept",
                "reject",
                "export",
                "export-model",
                "import",
                "evaluate",
                "metrics",
                "experiment",
                "demo",
                "doctor",
                "jobs",
                "formats",
                "engine",
                "regions",
                "views",
                "workbench")),
        names.toString());
  }

  @Test
  void helpListsEveryOptionAndParameterWithItsMeaning() {
    for (CommandLine command : commands) {
      CommandSpec spec = command.getCommandSpec();
      String help = shell.done(spec.name(), "--help").out();
      for (OptionSpec option : spec.options()) {
        assertTrue(help.contains(option.longestName()), spec.name() + " " + option);
        assertTrue(
            option.description().length > 0 && !option.description()[0].isBlank(),
            spec.name() + " " + option);
      }
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        assertTrue(help.contains(parameter.paramLabel()), spec.name() + " " + parameter);
        assertTrue(parameter.description().length > 0, spec.name() + " " + parameter);
      }
    }
  }

  @Test
  void helpSaysWhatTheCommandDoesGivesExamplesAndExitCodes() {
    for (CommandLine command : commands) {
      String help = shell.done(command.getCommandName(), "--help").out();

      assertTrue(command.getCommandSpec().usageMessage().header().length > 0, help);
      assertTrue(help.contains("Examples:"), help);
      assertTrue(help.contains("cuepoint " + command.getCommandName()), help);
      assertTrue(help.contains("Exit codes:"), help);
    }
  }

  @Test
  void examplesAreRightUsage() {
    for (CommandLine command : commands) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        String[] words = line.strip().replace("\"", "").split("\\s+", -1);
        String[] arguments = java.util.Arrays.copyOfRange(words, 1, words.length);
        assertEquals("cuepoint", words[0], line);
        if (!line.contains("Field study")) {
          shellTool().parseArgs(arguments);
        }
      }
    }
  }

  private CommandLine shellTool() {
    return new CommandLineTool(
            shell.workbench(),
            new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Console.Kind.PLAIN))
        .commands();
  }

  @Test
  void wrongUsageIsTwoAndNamesTheHelp() {
    for (Object[] words :
        new Object[][] {
          {"nonsense"},
          {"new"},
          {"info"},
          {"add", "project"},
          {"label", "project", "video"},
          {"learn", "fast-head"},
          {"rank", "project", "--count", "many"},
          {"evaluate", "project"},
          {"accept", "project"},
          {"export", "project", "file"},
          {"demo", "--rounds", "0"}
        }) {
      if (words[0].equals("accept")) {
        shell.done("new", shell.path("project"));
        words[1] = shell.path("project");
      }
      Shell.Outcome outcome = shell.run(words);

      assertEquals(CommandLineTool.WRONG_USAGE, outcome.code(), outcome.err());
      assertTrue(outcome.err().contains("--help"), outcome.err());
      assertEquals("", outcome.out());
    }
  }

  @Test
  void versionNamesTheProgramAndJava() {
    String version = shell.done("--version").out();

    assertTrue(version.startsWith("cuepoint "), version);
    assertTrue(version.contains("Java "), version);
    assertFalse(version.contains("null"), version);
  }
}
