package org.cuepoint.app;

import java.util.Arrays;
import java.util.List;
import org.cuepoint.app.cli.CommandLineTool;
import org.cuepoint.app.cli.Console;
import org.cuepoint.app.platform.Logging;
import org.cuepoint.app.platform.Places;

/**
 * The program's main: without arguments the window, otherwise a command. It does not extend
 * JavaFX's Application, since Java refuses to start one from the class path.
 */
public final class Launcher {

  private static final List<String> WINDOW = List.of("workbench");

  private Launcher() {}

  /** Runs the program and ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    List<String> command = arguments.length == 0 ? WINDOW : Arrays.asList(arguments);
    Places places = Places.ofThisComputer();
    boolean engine = command.getFirst().equals("engine");
    Logging.start(places.logs(), engine ? "engine" : "cuepoint", Logging.Console.QUIET);
    int code;
    try (Workbench workbench = new Workbench(places)) {
      code =
          new CommandLineTool(workbench, Console.ofThisProcess())
              .run(command.toArray(String[]::new));
    }
    // JavaFX and native libraries leave threads behind that would keep the process alive.
    System.exit(code);
  }
}
