package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project. */
@Command(
    name = "new",
    header = "Make a project in a new folder.",
    footer = {
      "  cuepoint new study --class walk --class run",
      "  cuepoint new study --name \"Field study\" --clock 10 --json"
    })
final class NewCommand extends BaseCommand {

  @Parameters(
      paramLabel = "FOLDER",
      description = "The project's folder; made if it is not there, and must hold no project yet.")
  private Path folder;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What people read; the folder's name if left out.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description =
          "A class to label; give it once for each. All of them exclude each other: one thing"
              + " happens at a time.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--clock",
      paramLabel = "HZ",
      defaultValue = "8",
      description =
          "Looks a second that learning takes, 1 to 60; it cannot be changed later (default:"
              + " ${DEFAULT-VALUE}).")
  private int clock;

  NewCommand() {}

  @Override
  int run() throws Exception {
    // Checked before anything is made.
    LabelScheme wanted = LabelScheme.EMPTY;
    for (String each : classes) {
      wanted = wanted.withClass(each);
    }
    FeatureClock ticks = new FeatureClock(clock);
    Path place = folder.toAbsolutePath().normalize();
    Path last = place.getFileName();
    String called = name.orElse(last == null ? "project" : last.toString());
    try (ProjectSession session = services().createSession(place, called, ticks)) {
      for (String each : classes) {
        session.ports().project().saveScheme(session.scheme().withClass(each));
      }
      Project project = session.ports().project().project();
      JsonObject document = new JsonObject();
      document.addProperty("project", place.toString());
      document.addProperty("id", project.id().toString());
      document.addProperty("name", project.name());
      document.addProperty("clock", project.clock().hertz());
      document.add(
          "classes",
          Json.texts(project.scheme().classes().stream().map(ActionClass::name).toList()));
      answer(document);
      say(
          "Made the project '"
              + project.name()
              + "' in "
              + place
              + " with "
              + project.scheme().classes().size()
              + " classes.");
      return CommandLineTool.DONE;
    }
  }
}
