package org.cuepoint.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the window. */
@Command(
    name = "workbench",
    header = "Open the window; this is what cuepoint does without arguments.",
    footer = {"  cuepoint workbench", "  cuepoint workbench study"})
final class WorkbenchCommand extends BaseCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description =
          "The project to open; if left out the last one, and the sample project at the first"
              + " start.")
  private Optional<Path> folder = Optional.empty();

  WorkbenchCommand() {}

  @Override
  int run() throws Exception {
    return services().openWindow(folder);
  }
}
