package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.EvaluationReport;
import org.cuepoint.core.eval.EvaluationReport.Exposure;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.session.ModelEvaluation;

/** Writes the evaluation of a project's model as one HTML file. */
public final class EvaluationPage {

  private static final int MOST_TIMELINES = 40;

  private EvaluationPage() {}

  /**
   * Writes the page.
   *
   * @return the file
   */
  public static Path write(ModelEvaluation.Result result, Path file) throws IOException {
    EvaluationReport report = result.report();
    HtmlPage page = new HtmlPage("Evaluation of " + report.model());
    page.paragraph("<h1>Evaluation of " + Markup.safe(report.model()) + "</h1>");
    page.paragraph(
        Markup.format(
            "<p>%d videos or regions, truth of %s, %.1f s. %s</p>",
            result.model().videos().size(),
            Markup.safe(report.truth()),
            result.seconds(),
            report.exposure() == Exposure.SEEN
                ? "<b>The model was trained on labels of these, so the figures say little.</b>"
                : "The model has seen no label of these videos or their groups."));
    page.heading("Figures");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("", "segments of", "MoF", "edit", "F1@10", "F1@25", "F1@50", "kappa", "macro F1"));
    rows(rows, report.model(), report.evaluation());
    result.baselines().forEach((name, baseline) -> rows(rows, name, baseline.evaluation()));
    report
        .evaluation()
        .groups()
        .forEach((group, scores) -> rows(rows, "group " + group, scores, List.of("", "")));
    page.table(rows);
    calibration(page, result);
    DetailSection section = new DetailSection(page);
    List<DetailSection.Shown> systems = new ArrayList<>();
    systems.add(shown(report.model(), result.model()));
    result.baselines().forEach((name, baseline) -> systems.add(shown(name, baseline)));
    page.heading("Each class");
    section.perClass("frames", systems);
    page.heading("What is taken for what, and confidence against accuracy");
    section.confusions(systems);
    page.heading("Timelines");
    section.timelines(systems, MOST_TIMELINES);
    return HtmlPage.write(page.text(), file);
  }

  private static DetailSection.Shown shown(String name, ModelEvaluation.Judgement judged) {
    return new DetailSection.Shown(
        name, Optional.of(judged.evaluation().confusion()), judged.reliability(), judged.videos());
  }

  private static void calibration(HtmlPage page, ModelEvaluation.Result result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "ECE, %", "log loss", "Brier"));
    Map<String, ModelEvaluation.Judgement> systems = new LinkedHashMap<>();
    systems.put(result.report().model(), result.model());
    systems.putAll(result.baselines());
    systems.forEach(
        (name, judged) ->
            judged
                .calibration()
                .ifPresent(
                    measured ->
                        rows.add(
                            List.of(
                                name,
                                Markup.one(100 * measured.error()),
                                Markup.format("%.3f", measured.logLoss()),
                                Markup.format("%.3f", measured.brier())))));
    if (rows.size() > 1) {
      page.heading("Probabilities, on ticks");
      page.table(rows);
    }
  }

  private static void rows(List<List<String>> rows, String name, Evaluation evaluation) {
    rows(
        rows,
        name,
        evaluation.all(),
        List.of(
            Markup.format("%.2f", evaluation.confusion().kappa()),
            Markup.one(evaluation.confusion().macroF1())));
  }

  private static void rows(
      List<List<String>> rows, String name, Evaluation.Scores scores, List<String> further) {
    for (Map.Entry<String, SegmentationScores> each :
        List.of(
            Map.entry("all classes", scores.everyClass()),
            Map.entry("no background", scores.noBackground()))) {
      SegmentationScores s = each.getValue();
      List<String> row = new ArrayList<>();
      row.add(name);
      row.add(each.getKey());
      row.add(Markup.one(s.mof()));
      row.add(Markup.one(s.edit()));
      s.f1().values().forEach(value -> row.add(Markup.one(value)));
      row.addAll(further);
      rows.add(row);
    }
  }
}
