package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainJson;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/** Chains and estimates as tables and JSON. */
final class ChainTexts {

  private static final double MEGA = 1e6;

  private final ModelStore models;

  ChainTexts(ModelStore models) {
    this.models = models;
  }

  Table table(Chain chain) {
    Table table = new Table("step", "task", "state", "tries>", "seconds>", "made");
    for (int i = 0; i < chain.steps().size(); i++) {
      ChainStep step = chain.steps().get(i);
      table.row(
          i + 1,
          step.task().word(),
          step.state().name().toLowerCase(Locale.ROOT),
          step.tries(),
          String.format(Locale.ROOT, "%.1f", step.seconds()),
          made(step));
    }
    return table;
  }

  /** Returns what steps said of themselves. */
  List<String> remarks(Chain chain) {
    List<String> remarks = new ArrayList<>();
    for (ChainStep step : chain.steps()) {
      if (!step.message().isBlank()) {
        remarks.add(step.task().word() + ": " + step.message());
      }
    }
    return remarks;
  }

  JsonObject json(Chain chain) {
    JsonObject json = ChainJson.of(chain);
    JsonArray steps = json.getAsJsonArray("steps");
    for (int i = 0; i < steps.size(); i++) {
      JsonObject step = steps.get(i).getAsJsonObject();
      String name = made(chain.steps().get(i));
      if (!name.isEmpty()) {
        step.addProperty("model", name);
      }
    }
    return json;
  }

  private String made(ChainStep step) {
    return step.made().flatMap(models::model).map(ModelVersion::name).orElse("");
  }

  Table table(List<StepEstimate> estimates) {
    Table table = new Table("task", "time>", "kept MB>", "while it runs MB>", "from");
    for (StepEstimate each : estimates) {
      table.row(
          each.task().word(),
          time(each.seconds()),
          mega(each.kept()),
          mega(each.passing()),
          basis(each));
    }
    table.row(
        "in all",
        time(seconds(estimates)),
        mega(estimates.stream().mapToLong(StepEstimate::kept).sum()),
        mega(estimates.stream().mapToLong(StepEstimate::passing).max().orElse(0)),
        "");
    return table;
  }

  JsonObject json(List<StepEstimate> estimates) {
    JsonObject json = new JsonObject();
    json.add(
        "steps",
        Json.array(
            estimates,
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("task", each.task().word());
              row.addProperty("seconds", Json.rounded(each.seconds(), 1));
              row.addProperty("kept_bytes", each.kept());
              row.addProperty("passing_bytes", each.passing());
              row.addProperty("basis", each.basis().name().toLowerCase(Locale.ROOT));
              row.addProperty("runs", each.runs());
              return row;
            }));
    json.addProperty("seconds", Json.rounded(seconds(estimates), 1));
    return json;
  }

  String total(List<StepEstimate> estimates) {
    return "About " + time(seconds(estimates)) + " in all, as far as one can say.";
  }

  private static double seconds(List<StepEstimate> estimates) {
    return estimates.stream().mapToDouble(StepEstimate::seconds).sum();
  }

  private static String basis(StepEstimate estimate) {
    return switch (estimate.basis()) {
      case SAME_KIND -> estimate.runs() + " of the kind on this computer";
      case OTHER_KINDS -> estimate.runs() + " of other kinds on this computer";
      case REFERENCE -> "another computer with two cores";
    };
  }

  private static String mega(long bytes) {
    return String.format(Locale.ROOT, "%.0f", bytes / MEGA);
  }

  private static String time(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : seconds < 5400
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
