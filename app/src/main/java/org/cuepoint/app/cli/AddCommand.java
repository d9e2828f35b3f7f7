package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoIntake;
import org.cuepoint.core.session.VideoIntake.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds videos. */
@Command(
    name = "add",
    header = "Add videos to a project.",
    description =
        "Lists every frame of each file and prints a table of what was opened and what was refused,"
            + " with the reason. A file that cannot be used does not stop the others.",
    footer = {
      "  cuepoint add study one.mp4 two.mkv --group g1 --subject anna",
      "  cuepoint add study recordings --recursive"
    },
    exitCodeList = {
      "0:Every file is in the project now.",
      "1:At least one file was refused; the others were added.",
      "2:Wrong usage."
    })
final class AddCommand extends ProjectCommand {

  /** Endings of files that a folder is searched for; a file that is named is always tried. */
  private static final Set<String> VIDEO_ENDINGS =
      Set.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "m2v", "ts", "mts", "m2ts",
          "wmv", "asf", "flv", "f4v", "3gp", "3g2", "ogv", "ogg", "mxf", "vob", "dv", "gif", "y4m",
          "h264", "264", "h265", "265", "hevc", "av1", "ivf", "nut", "rm", "rmvb");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Video files, or folders whose video files are taken.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "G",
      description =
          "What a split keeps together, such as a session or a cage; kept with each added video.")
  private Optional<String> group = Optional.empty();

  @Option(names = "--subject", paramLabel = "S", description = "Who is seen.")
  private Optional<String> subject = Optional.empty();

  @Option(names = "--tag", paramLabel = "T", description = "A free word; may be given often.")
  private Set<String> tags = new LinkedHashSet<>();

  @Option(names = "--recursive", description = "Go into the folders' folders as well.")
  private boolean recursive;

  @Mixin private ProgressOptions progress;

  AddCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    List<Path> wanted = expanded();
    List<Outcome> outcomes =
        runJob(
            session.intake().add(wanted, new VideoIntake.Details(group, subject, tags)), progress);
    runJob(session.intake().hashNewVideos(), progress);
    JsonObject document = new JsonObject();
    document.add("videos", Json.array(outcomes, AddCommand::json));
    Table table = new Table("file", "result", "frames>", "seconds>", "size", "codec", "remark");
    outcomes.forEach(outcome -> row(table, outcome));
    say(table);
    long refused = outcomes.stream().filter(o -> o instanceof Outcome.Refused).count();
    document.addProperty("refused", refused);
    answer(document);
    say(outcomes.size() - refused + " in the project, " + refused + " refused");
    return refused == 0 ? CommandLineTool.DONE : CommandLineTool.FAILED;
  }

  private List<Path> expanded() throws IOException {
    Set<Path> wanted = new LinkedHashSet<>();
    for (Path file : files) {
      if (!Files.isDirectory(file)) {
        wanted.add(file);
        continue;
      }
      try (Stream<Path> inside = Files.walk(file, recursive ? Integer.MAX_VALUE : 1)) {
        inside
            .filter(Files::isRegularFile)
            .filter(AddCommand::looksLikeVideo)
            .sorted()
            .forEach(wanted::add);
      }
    }
    if (wanted.isEmpty()) {
      throw new CommandFailedException(
          "There are no video files in "
              + files.getFirst()
              + (recursive ? "." : "; --recursive goes into its folders."));
    }
    return List.copyOf(wanted);
  }

  private static boolean looksLikeVideo(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && VIDEO_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static void row(Table table, Outcome outcome) {
    switch (outcome) {
      case Outcome.Added(Path file, Video video) ->
          row(table, file, "opened", video, remark(video.facts()));
      case Outcome.AlreadyThere(Path file, Video video) ->
          row(table, file, "there before", video, "");
      case Outcome.Refused(Path file, String reason) ->
          table.row(file.getFileName(), "refused", "", "", "", "", reason);
    }
  }

  private static void row(Table table, Path file, String result, Video video, String remark) {
    MediaFacts facts = video.facts();
    table.row(
        file.getFileName(),
        result,
        facts.frames(),
        String.format(Locale.ROOT, "%.1f", facts.seconds()),
        facts.width() + "x" + facts.height(),
        facts.codec(),
        remark);
  }

  private static String remark(MediaFacts facts) {
    List<String> remarks = new ArrayList<>();
    if (facts.variableFrameRate()) {
      remarks.add("variable frame rate");
    }
    if (facts.rotation() != 0) {
      remarks.add("turned by " + facts.rotation() + "°");
    }
    if (facts.synthesised() > 0) {
      remarks.add(facts.synthesised() + " timestamps made up");
    }
    return String.join(", ", remarks);
  }

  private static JsonObject json(Outcome outcome) {
    JsonObject object = new JsonObject();
    object.addProperty("file", outcome.file().toString());
    switch (outcome) {
      case Outcome.Added(Path file, Video video) -> describe(object, "opened", video);
      case Outcome.AlreadyThere(Path file, Video video) -> describe(object, "there before", video);
      case Outcome.Refused(Path file, String reason) -> {
        object.addProperty("result", "refused");
        object.addProperty("error", reason);
      }
    }
    return object;
  }

  private static void describe(JsonObject object, String result, Video video) {
    object.addProperty("result", result);
    object.addProperty("id", video.id().toString());
    object.addProperty("path", video.path());
    object.addProperty("frames", video.facts().frames());
    object.addProperty("seconds", Json.rounded(video.facts().seconds(), 6));
  }
}
