package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.embed.Method;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the map of a project. */
@Command(
    name = "embed",
    header = "Lay the windows of all videos out in the plane and write them as a table.",
    description = {
      "Windows of 2 s of all videos that have features become points, near to each other where the"
          + " pictures look alike: features are reduced to 50 principal axes, then laid out by"
          + " UMAP. The same features and settings give the same map, which is kept beside the"
          + " features, so that the window shows it at once. The project's labels and models stay"
          + " as they are, and no model is asked: 'cuepoint suggest' does that before.",
      "Columns: video, region, group, start and end in seconds, start_frame, end_frame, x, y, label"
          + " (what a person said of most of the window; 'nothing' where it was reviewed and"
          + " nothing happens, empty where less than half of it is labelled), prediction (the same"
          + " by the active model; empty where it was not asked) with its probability,"
          + " uncertainty (one less the margin of its two likeliest labels, 0 to 1) and"
          + " disagreement (mean divergence of Jensen and Shannon from a second model, 0 to 0.69;"
          + " empty where there is none).",
      "With --json: file, method, seed, points, windows, encoder, model, second, labels and"
          + " predictions (points by class), left_out (videos without features)."
    },
    footer = {
      "  cuepoint embed study --out map.csv",
      "  cuepoint embed study --out map.csv --method pca --count 1000 --json",
      "  cuepoint embed study --out map.csv --seed 7 --anew"
    })
final class EmbedCommand extends ProjectCommand {

  private static final String NOTHING = "nothing";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The table to write, as CSV; one that is there is replaced.")
  private Path out;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "umap",
      description =
          "How places are found: umap, or pca for the two directions in which features differ most"
              + " (default: ${DEFAULT-VALUE}).")
  private String method;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "4000",
      description =
          "At most so many points, up to "
              + MapSettings.MOST
              + "; labelled windows before others, both evenly spread (default:"
              + " ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--anew",
      description =
          "Choose and lay out the windows once more, where a map was kept, so that windows that"
              + " were labelled since have a point.")
  private boolean anew;

  @Mixin private ProgressOptions progress;

  EmbedCommand() {}

  /** The map is kept beside the features. */
  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    Method wanted =
        Method.named(method)
            .orElseThrow(
                () -> wrongUsage("--method is one of " + String.join(", ", Method.words())));
    if (count < 1 || count > MapSettings.MOST) {
      throw wrongUsage("--count must be 1 to " + MapSettings.MOST);
    }
    EmbeddingMap map =
        runJob(
            session
                .learning()
                .map(new MapSettings(wanted, count, seed), anew ? KeptMap.REPLACE : KeptMap.USE),
            progress);
    if (map.points().isEmpty()) {
      throw new CommandFailedException(
          "No video has features yet; 'cuepoint index PROJECT' makes them.");
    }
    write(map, session);
    answer(json(map));
    tell(map);
    return CommandLineTool.DONE;
  }

  /** A table that was there stays until the new one is whole. */
  private void write(EmbeddingMap map, ProjectSession session) throws IOException {
    Names names = new Names(session);
    Path target = out.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (BufferedWriter text = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        CSVPrinter table = new CSVPrinter(text, CSVFormat.RFC4180)) {
      table.printRecord(
          "video",
          "region",
          "group",
          "start",
          "end",
          "start_frame",
          "end_frame",
          "x",
          "y",
          "label",
          "prediction",
          "probability",
          "uncertainty",
          "disagreement");
      for (MapPoint point : map.points()) {
        Place place = point.place();
        FrameIndex index = session.ports().project().index(place.video()).index();
        table.printRecord(
            names.name(place.video()),
            names.region(place.video(), place.region()).orElse(""),
            place.group(),
            number(index.secondsAt(point.range().frames().start())),
            number(index.secondsAt(point.range().frames().end())),
            point.range().frames().start(),
            point.range().frames().end(),
            number(point.x()),
            number(point.y()),
            said(map, point.label()),
            said(map, point.prediction()),
            number(point.confidence()),
            number(point.uncertainty()),
            number(point.disagreement()));
      }
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "";
  }

  private static String said(EmbeddingMap map, int label) {
    return switch (label) {
      case MapPoint.UNKNOWN -> "";
      case MapPoint.NOTHING -> NOTHING;
      default -> map.classes().get(label).name();
    };
  }

  private JsonObject json(EmbeddingMap map) {
    JsonObject document = new JsonObject();
    document.addProperty("file", out.toString());
    document.addProperty("method", map.settings().method().word());
    document.addProperty("seed", map.settings().seed());
    document.addProperty("points", map.points().size());
    document.addProperty("windows", map.windows());
    Json.add(document, "encoder", map.encoder());
    Json.add(document, "model", map.model());
    Json.add(document, "second", map.second());
    Map<String, Integer> labels = new TreeMap<>();
    Map<String, Integer> predictions = new TreeMap<>();
    for (MapPoint point : map.points()) {
      labels.merge(said(map, point.label()), 1, Integer::sum);
      predictions.merge(said(map, point.prediction()), 1, Integer::sum);
    }
    document.add("labels", Json.tree(labels));
    document.add("predictions", Json.tree(predictions));
    document.add("left_out", Json.texts(map.leftOut()));
    return document;
  }

  private void tell(EmbeddingMap map) {
    long labelled =
        map.points().stream().filter(point -> point.label() != MapPoint.UNKNOWN).count();
    say(
        map.points().size()
            + " of "
            + map.windows()
            + " windows by "
            + map.settings().method().word()
            + ", "
            + labelled
            + " of them labelled, in "
            + out);
    Optional<String> model = map.model();
    say(
        model.isEmpty()
            ? "No model predicts yet."
            : "Predictions by "
                + model.get()
                + map.second().map(second -> ", compared with " + second).orElse("")
                + ".");
    if (!map.leftOut().isEmpty()) {
      remark("Left out, since features lack: " + String.join(", ", map.leftOut()));
    }
  }
}
