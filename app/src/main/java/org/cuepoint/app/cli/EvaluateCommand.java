package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.app.report.EvaluationPage;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.EvaluationReport.Exposure;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ModelEvaluation.Comparison;
import org.cuepoint.core.session.ModelEvaluation.SeenLabels;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a model with the truth. */
@Command(
    name = "evaluate",
    header = "Compare a model's predictions with the truth of videos that it has not seen.",
    description = {
      "The model predicts the tested videos as if nobody had labelled them. Predictions are"
          + " compared at the truth's own lines, or at the video's frames for a table of segments;"
          + " what is unknown or ignored is left out. Scores are 0 to 100: share of right frames"
          + " (MoF), edit score and segmental F1 at 10, 25 and 50 %% overlap, with all classes"
          + " counted and with background left out of segments.",
      "Simple methods are compared on the same frames: the most frequent label everywhere, the"
          + " nearest class centroid of each look on its own, and probes of single looks on colour"
          + " histograms with frame differences and on an encoder with random filters. For the"
          + " last two the labelled and tested videos are indexed the first time. Of a video with"
          + " analysis regions each region is a sequence of its own, which the truth must name. The"
          + " report is kept in the project."
    },
    footer = {
      "  cuepoint evaluate study --truth data --test-group g6 --line-rate 15",
      "  cuepoint evaluate study --truth labels.csv --test-video walk.mp4 --json"
    })
final class EvaluateCommand extends ProjectCommand {

  @Option(
      names = "--truth",
      paramLabel = "FILE|FOLDER",
      required = true,
      description = "The truth: any label format that can be imported.")
  private Path truth;

  @Option(
      names = "--test-group",
      paramLabel = "G",
      description = "Test the videos of this group; may be given often.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--test-video",
      paramLabel = "V",
      description = "Test this video; may be given often.")
  private List<String> videos = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "V",
      description =
          "The model, by name such as 'fast-head v2' or by the start of its identity; the active"
              + " one if left out.")
  private Optional<String> model = Optional.empty();

  @Mixin private FormatOptions format;

  @Option(
      names = "--allow-seen",
      description =
          "Test also videos and groups whose labels the model was trained on; the output says so.")
  private boolean allowSeen;

  @Option(
      names = "--baselines",
      paramLabel = "WHICH",
      defaultValue = "all",
      description =
          "Which simple methods are compared: all, quick (majority and nearest centroid, which need"
              + " no further features) or none. Default: ${DEFAULT-VALUE}.")
  private Comparison baselines = Comparison.ALL;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a report with plots, one HTML file that needs nothing beside it.")
  private Optional<Path> page = Optional.empty();

  @Mixin private ProgressOptions progress;

  EvaluateCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (groups.isEmpty() && videos.isEmpty()) {
      throw wrongUsage("Say what to test with --test-group or --test-video");
    }
    Names names = new Names(session);
    // Refuses names that are not there.
    List<Video> tested = names.groupsAndVideos(groups, videos);
    Set<VideoId> named =
        names.groupsAndVideos(List.of(), videos).stream()
            .map(Video::id)
            .collect(Collectors.toSet());
    ModelEvaluation.Result result =
        runJob(
            services()
                .evaluation(session)
                .evaluate(
                    new ModelEvaluation.Request(
                        chosen(session),
                        Optional.of(truth),
                        format.format(),
                        format.options(),
                        new LinkedHashSet<>(groups),
                        named,
                        allowSeen ? SeenLabels.ALLOW : SeenLabels.REFUSE,
                        baselines)),
            progress);
    answer(json(result, tested));
    tell(result);
    if (page.isPresent()) {
      remark("The report is in " + EvaluationPage.write(result, page.get()));
    }
    return CommandLineTool.DONE;
  }

  private ModelVersion chosen(ProjectSession session) {
    if (model.isEmpty()) {
      return session
          .ports()
          .models()
          .active()
          .orElseThrow(
              () ->
                  new CommandFailedException(
                      "There is no model yet; 'cuepoint learn fast-head PROJECT' trains one."));
    }
    return Names.model(session, model.get());
  }

  private static JsonObject json(ModelEvaluation.Result result, List<Video> tested) {
    JsonObject document = JsonParser.parseString(result.report().toJson()).getAsJsonObject();
    JsonObject baselines = new JsonObject();
    result
        .baselines()
        .forEach(
            (name, baseline) -> {
              Evaluation evaluation = baseline.evaluation();
              JsonObject scores = scores(evaluation.all().everyClass());
              scores.add("no_background", scores(evaluation.all().noBackground()));
              baselines.add(name, scores);
            });
    document.add("baselines", baselines);
    document.add("videos", Json.texts(tested.stream().map(Video::path).toList()));
    document.addProperty("seconds", Json.rounded(result.seconds(), 3));
    return document;
  }

  private static JsonObject scores(SegmentationScores scores) {
    JsonObject object = new JsonObject();
    object.addProperty("mof", scores.mof());
    object.addProperty("edit", scores.edit());
    JsonObject f1 = new JsonObject();
    scores.f1().forEach((overlap, value) -> f1.addProperty(overlap.toString(), value));
    object.add("f1", f1);
    return object;
  }

  private void tell(ModelEvaluation.Result result) {
    Evaluation evaluation = result.report().evaluation();
    say(
        String.format(
            Locale.ROOT,
            "%s on %d videos or regions, truth of %s%s (%.1f s)",
            result.report().model(),
            result.model().videos().size(),
            result.report().truth(),
            result.report().exposure() == Exposure.SEEN
                ? "; TRAINED ON LABELS OF THESE, so the figures say little"
                : "",
            result.seconds()));
    Table table = new Table("", "segments of", "MoF>", "edit>", "F1@10>", "F1@25>", "F1@50>");
    rows(table, "all", evaluation.all());
    evaluation.groups().forEach((group, scores) -> rows(table, "group " + group, scores));
    result.baselines().forEach((name, baseline) -> rows(table, name, baseline.evaluation().all()));
    say(table);
    Table classes = new Table("class", "precision>", "recall>", "F1>", "frames>");
    evaluation
        .confusion()
        .perClass()
        .forEach(
            (label, scores) ->
                classes.row(
                    label,
                    one(scores.precision()),
                    one(scores.recall()),
                    one(scores.f1()),
                    scores.frames()));
    say("");
    say(classes);
    result
        .model()
        .calibration()
        .ifPresent(
            measured ->
                say(
                    String.format(
                        Locale.ROOT,
                        "%nProbabilities on ticks: calibration error %.1f %%, log loss %.3f, Brier"
                            + " %.3f.",
                        100 * measured.error(),
                        measured.logLoss(),
                        measured.brier())));
  }

  private static void rows(Table table, String name, Evaluation.Scores scores) {
    for (Map.Entry<String, SegmentationScores> each :
        List.of(
            Map.entry("all classes", scores.everyClass()),
            Map.entry("no background", scores.noBackground()))) {
      SegmentationScores s = each.getValue();
      table.row(
          name,
          each.getKey(),
          one(s.mof()),
          one(s.edit()),
          one(s.f1().getOrDefault(10, Double.NaN)),
          one(s.f1().getOrDefault(25, Double.NaN)),
          one(s.f1().getOrDefault(50, Double.NaN)));
    }
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
