package org.cuepoint.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.cuepoint.app.Workbench;
import org.cuepoint.app.platform.Places;

/** A process that runs one command and can be killed: folder, cache, and the command's words. */
final class ChainProcess {

  private ChainProcess() {}

  /** Runs the command. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Places places =
        new Places(
            folder.resolve("data"),
            folder.resolve("config"),
            folder.resolve("logs"),
            Path.of(arguments[1]));
    try (Workbench workbench = new Workbench(places)) {
      Console console =
          new Console(
              new PrintWriter(System.out, true, StandardCharsets.UTF_8),
              new PrintWriter(System.err, true, StandardCharsets.UTF_8),
              Console.Kind.PLAIN);
      new CommandLineTool(workbench, console)
          .run(Arrays.copyOfRange(arguments, 2, arguments.length));
    }
  }
}
