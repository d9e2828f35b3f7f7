package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.experiment.FrameScoreSystem.Knob;
import org.cuepoint.core.experiment.FrameScoreSystem.Prepared;
import org.cuepoint.core.experiment.FrameScoresPlan.ScoreSet;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FeatureClock;

/**
 * Decodes published frame-wise scores. The test split takes no part in anything that is chosen:
 * settings are those that score best when each of the other splits is decoded with what the rest of
 * them teaches, found one setting at a time, three rounds at the most.
 */
final class FrameScoresRun implements ExperimentRun<FrameScoresPlan> {

  /** The figures of a row. */
  static final List<String> FIGURES = List.of("MoF", "edit", "F1@10", "F1@25", "F1@50");

  private static final int ROUNDS = 3;

  FrameScoresRun() {}

  @Override
  public Outcome run(FrameScoresPlan plan, Path data, JobContext context) throws Exception {
    List<Row> rows = new ArrayList<>();
    List<Detail> details = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, String> inputs = new TreeMap<>();
    notes.add(
        "Calibration, durations, transitions and boundaries are learned from the other splits;"
            + " settings are those with the best "
            + plan.objective()
            + " when each of the other splits is decoded with the rest of them.");
    int steps = plan.sets().size() * plan.systems().size();
    for (ScoreSet set : plan.sets()) {
      Path folder = data.resolve(set.folder());
      List<ScoredVideo> videos = ScoredVideo.readAll(folder);
      inputs.put(set.name(), hash(folder, videos));
      notes.add(
          set.name()
              + ": "
              + videos.size()
              + " videos, "
              + (set.background().isEmpty()
                  ? "all classes counted."
                  : "segments of " + set.background() + " not counted."));
      List<Fold> folds = folds(videos, new FeatureClock(set.hertz()));
      for (String word : plan.systems()) {
        context.progress(rows.size(), steps, set.name() + ": " + word);
        rows.add(row(FrameScoreSystem.of(word), word, set, folds, plan, details, notes, context));
      }
    }
    context.progress(steps, steps, "");
    return new Outcome(rows, List.of(), details, notes, inputs);
  }

  private static String hash(Path folder, List<ScoredVideo> videos) throws IOException {
    StringBuilder all = new StringBuilder();
    for (ScoredVideo video : videos) {
      all.append(ContentHash.of(Files.readAllBytes(folder.resolve(video.name() + ".csv"))).hex());
    }
    return ContentHash.of(all.toString()).hex();
  }

  /**
   * A split to test, with the splits that settings are chosen on.
   *
   * @param split the split to test
   * @param test its videos, with what all other splits teach
   * @param inner all other splits, each with what the rest of them teaches
   */
  private record Fold(String split, List<Prepared> test, List<Prepared> inner) {}

  private static List<Fold> folds(List<ScoredVideo> videos, FeatureClock clock) {
    List<String> splits = videos.stream().map(ScoredVideo::split).distinct().toList();
    if (splits.size() < 3) {
      throw new IllegalArgumentException(
          "Settings are chosen on other splits than the tested one, so that at least three are"
              + " needed; there are "
              + splits.size());
    }
    List<Fold> folds = new ArrayList<>();
    for (String split : splits) {
      List<Prepared> inner = new ArrayList<>();
      for (String other : splits) {
        if (!other.equals(split)) {
          inner.addAll(prepared(videos, other, Set.of(split, other), clock));
        }
      }
      folds.add(new Fold(split, prepared(videos, split, Set.of(split), clock), inner));
    }
    return folds;
  }

  private static List<Prepared> prepared(
      List<ScoredVideo> videos, String split, Set<String> unseen, FeatureClock clock) {
    ScoreStatistics statistics =
        ScoreStatistics.learn(
            videos.stream().filter(video -> !unseen.contains(video.split())).toList(), clock);
    return videos.stream()
        .filter(video -> video.split().equals(split))
        .map(video -> Prepared.of(video, statistics))
        .toList();
  }

  private static Row row(
      FrameScoreSystem system,
      String word,
      ScoreSet set,
      List<Fold> folds,
      FrameScoresPlan plan,
      List<Detail> details,
      List<String> notes,
      JobContext context) {
    Set<String> background =
        set.background().stream().map(FrameScoresRun::name).collect(Collectors.toSet());
    Map<String, List<Figure.Value>> values = new LinkedHashMap<>();
    FIGURES.forEach(figure -> values.put(figure, new ArrayList<>()));
    List<LabelledVideo> all = new ArrayList<>();
    for (Fold fold : folds) {
      double[] settings = chosen(system, fold.inner(), background, plan.objective(), context);
      List<LabelledVideo> tested = decoded(system, fold.test(), settings);
      all.addAll(tested);
      figures(tested, background)
          .forEach(
              (figure, value) ->
                  values
                      .getOrDefault(figure, new ArrayList<>())
                      .add(new Figure.Value(0, fold.split(), value)));
      if (!system.knobs().isEmpty()) {
        notes.add(set.name() + ", " + word + ", " + fold.split() + ": " + text(system, settings));
      }
    }
    details.add(
        new Detail(word, set.name(), Optional.of(ConfusionMatrix.of(all)), Optional.empty(), all));
    Map<String, Figure> figures = new LinkedHashMap<>();
    values.forEach((figure, list) -> figures.put(figure, new Figure(list)));
    return new Row(word, set.name(), figures);
  }

  private static double[] chosen(
      FrameScoreSystem system,
      List<Prepared> videos,
      Set<String> background,
      String objective,
      JobContext context) {
    List<Knob> knobs = system.knobs();
    double[] settings = knobs.stream().mapToDouble(Knob::start).toArray();
    double best = score(system, videos, settings, background, objective);
    boolean better = true;
    for (int round = 0; round < ROUNDS && better; round++) {
      better = false;
      for (int k = 0; k < settings.length; k++) {
        double keep = settings[k];
        double bestValue = keep;
        for (double tried : knobs.get(k).tried()) {
          context.throwIfCancelled();
          settings[k] = tried;
          double score =
              tried == keep ? best : score(system, videos, settings, background, objective);
          if (score > best) {
            best = score;
            bestValue = tried;
            better = true;
          }
        }
        settings[k] = bestValue;
      }
    }
    return settings;
  }

  private static double score(
      FrameScoreSystem system,
      List<Prepared> videos,
      double[] settings,
      Set<String> background,
      String objective) {
    return figures(decoded(system, videos, settings), background).getOrDefault(objective, 0.0);
  }

  private static Map<String, Double> figures(List<LabelledVideo> videos, Set<String> background) {
    SegmentationScores scores = SegmentationScores.of(videos, background);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MoF", scores.mof());
    figures.put("edit", scores.edit());
    scores.f1().forEach((overlap, value) -> figures.put("F1@" + overlap, value));
    return figures;
  }

  private static List<LabelledVideo> decoded(
      FrameScoreSystem system, List<Prepared> videos, double[] settings) {
    List<LabelledVideo> decoded = new ArrayList<>();
    for (Prepared prepared : videos) {
      ScoredVideo video = prepared.video();
      decoded.add(
          new LabelledVideo(
              video.name(),
              Optional.of(video.split()),
              runs(video.truth()),
              runs(system.label(prepared, settings))));
    }
    return decoded;
  }

  private static LabelRuns runs(int[] labels) {
    List<LabelRuns.Run> runs = new ArrayList<>();
    int start = 0;
    for (int t = 1; t <= labels.length; t++) {
      if (t == labels.length || labels[t] != labels[start]) {
        runs.add(new LabelRuns.Run(name(labels[start]), t - start));
        start = t;
      }
    }
    return new LabelRuns(runs);
  }

  private static String name(int label) {
    return "class " + label;
  }

  private static String text(FrameScoreSystem system, double[] settings) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < settings.length; k++) {
      text.append(k == 0 ? "" : ", ")
          .append(system.knobs().get(k).name())
          .append(' ')
          .append(String.format(Locale.ROOT, "%.5g", settings[k]).replaceAll("\\.?0+$", ""));
    }
    return text.append('.').toString();
  }
}
