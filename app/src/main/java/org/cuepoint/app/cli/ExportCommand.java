package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.AnnotationExchange.States;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings labels out. */
@Command(
    name = "export",
    header = "Export the labels of a project.",
    description =
        "Writes positive labels; what the format cannot carry is said on standard error. A file"
            + " that is there is replaced only with --force, and stays whole until the new one is.",
    footer = {
      "  cuepoint export study labels.csv --format segment-csv",
      "  cuepoint export study folder --format ms-tcn --video walk.mp4",
      "  cuepoint export study all.csv --format segment-csv --states --force"
    })
final class ExportCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      paramLabel = "FILE|FOLDER",
      description = "Where to write: a file, or a folder for formats of several files.")
  private Path target;

  @Option(
      names = "--format",
      paramLabel = "ID",
      required = true,
      description = "The format, as 'cuepoint formats' lists them.")
  private String format;

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "Only this video; may be given often. All videos if left out.")
  private List<String> videos = new ArrayList<>();

  @Option(
      names = "--states",
      description = "Also labels that are negative, unknown or ignored, where the format has them.")
  private boolean states;

  @Option(names = "--force", description = "Replace what is there.")
  private boolean force;

  ExportCommand() {}

  @Override
  Intent intent() {
    return Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (!force && isInTheWay(target)) {
      throw new CommandFailedException(
          "'" + target + "' is there already; choose another name, or use --force to replace it.");
    }
    List<Video> chosen = new Names(session).videosOrAll(videos);
    List<String> lost =
        services()
            .exchange(session)
            .export(target, format, chosen, states ? States.ALL : States.POSITIVE);
    JsonObject document = new JsonObject();
    document.addProperty("target", target.toString());
    document.addProperty("format", format);
    document.addProperty("videos", chosen.size());
    document.add("lost", Json.texts(lost));
    answer(document);
    say("Wrote the labels of " + chosen.size() + " videos to " + target + ".");
    if (!wantsJson()) {
      lost.forEach(this::remark);
    }
    return CommandLineTool.DONE;
  }

  private static boolean isInTheWay(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return Files.exists(target);
    }
    try (Stream<Path> inside = Files.list(target)) {
      return inside.findAny().isPresent();
    }
  }
}
