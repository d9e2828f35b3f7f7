package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cuepoint.app.report.ComparisonPage;
import org.cuepoint.app.report.Explained;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.Figures;
import org.cuepoint.core.compare.VideoRow;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets models side by side. */
@Command(
    name = "compare",
    header = "Set models side by side: where they differ, how right they are, what they cost.",
    description = {
      "Each model predicts the same videos as if nobody had labelled them. Where a person did,"
          + " they are judged: share of right ticks, edit score, segmental F1, calibration and how"
          + " far edges are off, over videos that no compared model learned from, nor from others"
          + " of their group; if there are none, over all, and the output says so. Videos whose"
          + " features lack for one of the models are left out and named.",
      "Disagreement at a tick is the divergence of Jensen and Shannon of all models, 0 where they"
          + " say the same, 1 where each is sure of something else. What they cost is measured in"
          + " the same run: time and memory of prediction without the encoder.",
      "With --json: judged (unseen or all), models, each with name, cost and figures; agreements,"
          + " each with the same share and kappa; videos, most disputed first; left_out."
    },
    footer = {
      "  cuepoint compare study --models teacher-v1,shift-attention-v1",
      "  cuepoint compare study --models teacher-v1,see-very-little-v2 --html compare.html",
      "  cuepoint compare study --models teacher-v1,fast-head-v3 --queue 20 --json"
    })
final class CompareCommand extends ProjectCommand {

  @Option(
      names = "--models",
      paramLabel = "A,B",
      required = true,
      split = ",",
      description =
          "Two models or more, by name such as teacher-v1 or by the start of their identities.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "Only this video; may be given often. All if left out.")
  private List<String> videos = new ArrayList<>();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report with plots, one HTML file that needs nothing beside it.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--explain",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "With --html: show where each model looked at the N places about which they disagree"
              + " most, with a check that the maps mean something; some seconds a model and place"
              + " (default: ${DEFAULT-VALUE}).")
  private int explain;

  @Option(
      names = "--queue",
      paramLabel = "N",
      description =
          "Make the N places about which the models disagree most the queue, to be looked at in"
              + " the window or with 'cuepoint queue'.")
  private Optional<Integer> queue = Optional.empty();

  @Mixin private ProgressOptions progress;

  CompareCommand() {}

  /** Predicting writes a record of its job and files beside the features. */
  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (queue.filter(count -> count < 1).isPresent()) {
      throw wrongUsage("--queue needs one place at least");
    }
    if (explain < 0) {
      throw wrongUsage("--explain is 0 or more");
    }
    List<ModelVersion> chosen =
        models.stream().map(called -> Names.model(session, called.strip())).distinct().toList();
    List<VideoId> wanted = new Names(session).ids(videos);
    Comparison comparison = runJob(session.learning().compare(chosen, wanted), progress);
    JsonObject document = json(comparison);
    tell(comparison);
    if (html.isPresent()) {
      List<Explained> looks =
          runJob(
              new Job<>(
                  "Explain",
                  context -> Explained.most(session.learning(), comparison, explain, context)),
              progress);
      Path written =
          ComparisonPage.write(comparison, ComparisonPage.pictures(session), looks, html.get());
      document.addProperty("html", written.toString());
      remark("The report is in " + written);
    }
    if (queue.isPresent()) {
      QueueRound round =
          new DisagreementReview(session.ports(), InstantSource.system())
              .queue(comparison, DisagreementReview.most(comparison, queue.get()));
      document.addProperty("queued", round.items().size());
      remark(
          round.items().size()
              + " places are the queue now; 'cuepoint queue PROJECT' lists and answers them.");
    }
    answer(document);
    return CommandLineTool.DONE;
  }

  private static JsonObject json(Comparison comparison) {
    JsonObject document = new JsonObject();
    document.addProperty("judged", comparison.fairest().name().toLowerCase(Locale.ROOT));
    document.addProperty("judged_videos", comparison.judged(comparison.fairest()).size());
    JsonArray compared = new JsonArray();
    for (int m = 0; m < comparison.models().size(); m++) {
      compared.add(json(comparison, m));
    }
    document.add("models", compared);
    JsonArray agreements = new JsonArray();
    for (int one = 0; one < comparison.models().size(); one++) {
      for (int other = one + 1; other < comparison.models().size(); other++) {
        ConfusionMatrix matrix = comparison.agreement(one, other);
        JsonObject each = new JsonObject();
        each.addProperty("first", comparison.models().get(one).model().name());
        each.addProperty("second", comparison.models().get(other).model().name());
        each.addProperty("same_percent", Json.rounded(matrix.accuracy(), 2));
        each.addProperty("kappa", Json.rounded(matrix.kappa(), 4));
        agreements.add(each);
      }
    }
    document.add("agreements", agreements);
    document.add("videos", Json.array(comparison.rows(), CompareCommand::json));
    document.add("left_out", Json.texts(comparison.leftOut()));
    return document;
  }

  private static JsonObject json(Comparison comparison, int model) {
    Contestant contestant = comparison.models().get(model);
    Contestant.Cost cost = contestant.cost();
    JsonObject object = new JsonObject();
    object.addProperty("name", contestant.model().name());
    object.addProperty("id", contestant.model().id().toString());
    JsonObject costs = new JsonObject();
    add(costs, "parameters", cost.parameters());
    add(costs, "macs_per_tick", cost.multiplyAdds());
    add(costs, "ms_per_tick", cost.millisecondsATick());
    add(costs, "peak_bytes", cost.peakBytes());
    costs.addProperty("file_bytes", cost.fileBytes());
    object.add("cost", costs);
    comparison
        .figures(model, comparison.fairest())
        .ifPresent(figures -> object.add("figures", json(figures)));
    return object;
  }

  private static void add(JsonObject object, String name, OptionalLong value) {
    if (value.isPresent()) {
      object.addProperty(name, value.getAsLong());
    }
  }

  private static void add(JsonObject object, String name, OptionalDouble value) {
    if (value.isPresent()) {
      object.addProperty(name, Json.rounded(value.getAsDouble(), 5));
    }
  }

  private static JsonObject json(Figures figures) {
    SegmentationScores scores = figures.evaluation().all().noBackground();
    JsonObject object = new JsonObject();
    object.addProperty("mof", Json.rounded(scores.mof(), 2));
    object.addProperty("edit", Json.rounded(scores.edit(), 2));
    JsonObject f1 = new JsonObject();
    scores.f1().forEach((overlap, value) -> f1.addProperty(overlap.toString(), value));
    object.add("f1", f1);
    ConfusionMatrix confusion = figures.evaluation().confusion();
    object.addProperty("macro_f1", Json.rounded(confusion.macroF1(), 2));
    object.addProperty("kappa", Json.rounded(confusion.kappa(), 4));
    object.addProperty("edge_seconds", figures.edges().mean());
    figures.calibration().ifPresent(each -> object.add("calibration", Json.tree(each)));
    JsonObject classes = new JsonObject();
    confusion.perClass().forEach((label, each) -> classes.add(label, Json.tree(each)));
    object.add("per_class", classes);
    object.add("confusion", Json.tree(confusion));
    return object;
  }

  private static JsonObject json(VideoRow row) {
    JsonObject object = new JsonObject();
    object.addProperty("video", row.video().name());
    Json.add(object, "group", row.video().unit());
    object.addProperty("disagreement", Json.rounded(row.divergence(), 5));
    object.addProperty("first_two_differ", Json.rounded(row.differing(), 5));
    object.addProperty("labelled_share", Json.rounded(row.labelledShare(), 5));
    return object;
  }

  private void tell(Comparison comparison) {
    say(
        String.format(
            Locale.ROOT,
            "%d videos or regions; judged by %d labelled ones%s.",
            comparison.videos().size(),
            comparison.judged(comparison.fairest()).size(),
            comparison.fairest() == Comparison.Scope.ALL
                ? " OF WHICH MODELS HAVE SEEN LABELS, so figures say little"
                : ", of which no model has seen a label"));
    Table table =
        new Table(
            "model", "MoF>", "F1@25>", "F1@50>", "kappa>", "edges off, s>", "ms a tick>", "kB>");
    for (int m = 0; m < comparison.models().size(); m++) {
      Contestant each = comparison.models().get(m);
      Optional<Figures> figures = comparison.figures(m, comparison.fairest());
      table.row(
          each.model().name(),
          shown(figures.map(f -> f.evaluation().all().noBackground().mof()), 1),
          shown(figures.map(f -> f.evaluation().all().noBackground().f1().get(25)), 1),
          shown(figures.map(f -> f.evaluation().all().noBackground().f1().get(50)), 1),
          shown(figures.map(f -> f.evaluation().confusion().kappa()), 2),
          shown(figures.map(f -> f.edges().mean()), 2),
          each.cost().millisecondsATick().isPresent()
              ? shown(Optional.of(each.cost().millisecondsATick().getAsDouble()), 3)
              : "–",
          each.cost().fileBytes() / 1000);
    }
    say(table);
    say("");
    Table agreements = new Table("", "", "same label, %>", "kappa>");
    for (int one = 0; one < comparison.models().size(); one++) {
      for (int other = one + 1; other < comparison.models().size(); other++) {
        ConfusionMatrix matrix = comparison.agreement(one, other);
        agreements.row(
            comparison.models().get(one).model().name(),
            comparison.models().get(other).model().name(),
            shown(Optional.of(matrix.accuracy()), 1),
            shown(Optional.of(matrix.kappa()), 2));
      }
    }
    say(agreements);
    say("");
    Table disputed = new Table("most disputed", "disagreement, %>");
    for (VideoRow row : comparison.rows().stream().limit(10).toList()) {
      ComparedVideo video = row.video();
      disputed.row(video.name(), shown(Optional.of(100 * row.divergence()), 1));
    }
    say(disputed);
    if (!comparison.leftOut().isEmpty()) {
      remark("Left out, since features lack: " + String.join(", ", comparison.leftOut()));
    }
  }

  private static String shown(Optional<Double> value, int digits) {
    return value
        .filter(Double::isFinite)
        .map(number -> String.format(Locale.ROOT, "%." + digits + "f", number))
        .orElse("–");
  }
}
