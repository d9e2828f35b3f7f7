package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.eval.MetricCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the metrics of truth and predictions in files. */
@Command(
    name = "metrics",
    header = "Print the metrics of truth and predictions that stand in files.",
    description = {
      "A file is JSON in one of two layouts. Labels of frames: {\"background\": [class, …],"
          + " \"videos\": [{\"truth\": [[class, length], …], \"prediction\": [[class, length], …]},"
          + " …]} gives MoF, edit, F1 at 10, 25 and 50 %% overlap (0 to 100), kappa, each class and"
          + " the distance of edges in frames. Scored segments: {\"tiou\": [overlap, …], \"truth\":"
          + " {video: [{\"label\", \"segment\": [start, end]}, …]}, \"predictions\": {video:"
          + " [{\"label\", \"segment\", \"score\"}, …]}} gives mean average precision. Other fields"
          + " are passed over.",
      "With --json the document is {\"files\": [{\"file\", \"name\", \"mof\", …}, …]}, in the order"
          + " of the arguments."
    },
    footer = {"  cuepoint metrics predictions.json", "  cuepoint metrics split*.json --json"})
final class MetricsCommand extends BaseCommand {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
  private List<Path> files = new ArrayList<>();

  MetricsCommand() {}

  @Override
  int run() throws Exception {
    List<MetricCase> cases = new ArrayList<>();
    JsonArray documents = new JsonArray();
    for (Path file : files) {
      MetricCase read = read(file);
      cases.add(read);
      JsonObject document = new JsonObject();
      document.addProperty("file", file.toString());
      document.addProperty("name", read.name());
      read.metrics().entrySet().forEach(each -> document.add(each.getKey(), each.getValue()));
      documents.add(document);
    }
    JsonObject document = new JsonObject();
    document.add("files", documents);
    answer(document);
    tell(cases);
    return CommandLineTool.DONE;
  }

  private static MetricCase read(Path file) throws Exception {
    String text = Files.readString(file);
    try {
      return MetricCase.read(text);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException(
          "The file '" + file + "' has no metrics: " + wrong.getMessage() + ".");
    }
  }

  private void tell(List<MetricCase> cases) {
    Table frames =
        new Table("file", "MoF>", "edit>", "F1@10>", "F1@25>", "F1@50>", "kappa>", "edge error>");
    Table detections = new Table("file", "overlaps", "mAP", "average>");
    for (int i = 0; i < cases.size(); i++) {
      String name = String.valueOf(files.get(i).getFileName());
      JsonObject json = cases.get(i).metrics();
      switch (cases.get(i)) {
        case MetricCase.Segmentation segmentation -> {
          JsonObject f1 = json.getAsJsonObject("f1");
          JsonObject edges = json.getAsJsonObject("boundary");
          frames.row(
              name,
              digits(json.get("mof").getAsDouble(), 2),
              digits(json.get("edit").getAsDouble(), 2),
              digits(f1.get("10").getAsDouble(), 2),
              digits(f1.get("25").getAsDouble(), 2),
              digits(f1.get("50").getAsDouble(), 2),
              digits(json.get("kappa").getAsDouble(), 3),
              edges.has("mean") ? digits(edges.get("mean").getAsDouble(), 1) : "–");
        }
        case MetricCase.Detection detection -> {
          List<String> map =
              json.getAsJsonArray("map").asList().stream()
                  .map(value -> digits(value.getAsDouble(), 4))
                  .toList();
          detections.row(
              name,
              String.join(" ", detection.overlaps().stream().map(String::valueOf).toList()),
              String.join(" ", map),
              digits(json.get("average").getAsDouble(), 4));
        }
      }
    }
    if (!frames.isEmpty()) {
      say(frames);
    }
    if (!detections.isEmpty()) {
      say(detections);
    }
  }

  private static String digits(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
