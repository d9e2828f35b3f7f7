package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "<p>%d videos, truth of %s, %.1f s. %s</p>",
            result.videos().size(),
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
    result.baselines().forEach((name, baseline) -> rows(rows, name, baseline));
    report
        .evaluation()
        .groups()
        .forEach((group, scores) -> rows(rows, "group " + group, scores, List.of("", "")));
    page.table(rows);
    DetailSection section = new DetailSection(page);
    List<DetailSection.Shown> systems = new ArrayList<>();
    systems.add(
        new DetailSection.Shown(
            report.model(),
            Optional.of(report.evaluation().confusion()),
            Optional.empty(),
            result.videos()));
    result
        .baselines()
        .forEach(
            (name, baseline) ->
                systems.add(
                    new DetailSection.Shown(
                        name, Optional.of(baseline.confusion()), Optional.empty(), List.of())));
    page.heading("Each class");
    section.perClass("frames", systems);
    page.heading("What is taken for what");
    section.confusions(systems.subList(0, 1));
    page.heading("Timelines");
    section.timelines(systems, MOST_TIMELINES);
    return HtmlPage.write(page.text(), file);
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
