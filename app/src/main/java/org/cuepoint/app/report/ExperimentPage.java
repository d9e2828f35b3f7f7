package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cuepoint.core.eval.Interval;
import org.cuepoint.core.experiment.ExperimentResult;
import org.cuepoint.core.experiment.ExperimentResult.Curve;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.experiment.Figure;

/** Writes the result of an experiment as one HTML file. */
public final class ExperimentPage {

  private static final int MOST_TIMELINES = 12;

  private final ExperimentResult result;
  private final HtmlPage page;

  private ExperimentPage(ExperimentResult result) {
    this.result = result;
    this.page = new HtmlPage(result.name());
  }

  /**
   * Writes the page.
   *
   * @return the file
   */
  public static Path write(ExperimentResult result, Path file) throws IOException {
    return HtmlPage.write(new ExperimentPage(result).text(), file);
  }

  private String text() {
    page.paragraph("<h1>" + Markup.safe(result.name()) + "</h1>");
    page.paragraph(
        Markup.format("<p class=\"quiet\">%s, %.0f s</p>", result.started(), result.seconds()));
    tables();
    curves();
    details();
    page.heading("What to know");
    page.append("<ul>");
    result.notes().forEach(note -> page.append("<li>" + Markup.safe(note) + "</li>"));
    page.paragraph("</ul>");
    provenance();
    return page.text();
  }

  /** Rows with the same figures stand in one table. */
  private void tables() {
    page.heading("Figures");
    Set<Set<String>> kinds = new LinkedHashSet<>();
    result.rows().forEach(row -> kinds.add(row.figures().keySet()));
    for (Set<String> names : kinds) {
      List<List<String>> cells = new ArrayList<>();
      List<String> headings = new ArrayList<>(List.of("system", "condition"));
      headings.addAll(names);
      cells.add(headings);
      for (Row row : result.rows()) {
        if (row.figures().keySet().equals(names)) {
          List<String> line = new ArrayList<>(List.of(row.system(), row.condition()));
          row.figures().values().forEach(figure -> line.add(text(figure)));
          cells.add(line);
        }
      }
      page.table(cells);
      page.paragraph("<p></p>");
    }
    page.paragraph(
        "<p class=\"quiet\">Mean ± half of the 95 % interval (Student's t), over seeds where there"
            + " are several, else over held-out parts. Scores are 0 to 100, kappa, NLL and Brier"
            + " as their papers have them.</p>");
  }

  private static String text(Figure figure) {
    Interval interval = figure.interval();
    if (!Double.isFinite(interval.mean())) {
      return "–";
    }
    // Small numbers, such as seconds and kappa, need their second digit.
    boolean small = Math.abs(interval.mean()) < 5;
    return Double.isFinite(interval.halfWidth())
        ? Markup.format(
            small ? "%.2f ± %.2f" : "%.1f ± %.1f", interval.mean(), interval.halfWidth())
        : Markup.format(small ? "%.2f" : "%.1f", interval.mean());
  }

  private void curves() {
    if (result.curves().isEmpty()) {
      return;
    }
    page.heading("With few labels");
    List<String> systems = result.curves().stream().map(Curve::system).distinct().toList();
    page.key(
        systems.stream()
            .map(name -> Map.entry(name, DetailSection.colour(systems.indexOf(name))))
            .toList());
    for (String figure : result.curves().stream().map(Curve::figure).distinct().toList()) {
      List<LineChart.Line> lines =
          result.curves().stream()
              .filter(curve -> curve.figure().equals(figure))
              .map(
                  curve ->
                      new LineChart.Line(
                          curve.system(),
                          DetailSection.colour(systems.indexOf(curve.system())),
                          curve.points().stream().map(ExperimentPage::dot).toList()))
              .toList();
      page.paragraph(new LineChart(figure, "labelled segments of each class", lines).svg());
    }
  }

  private static LineChart.Dot dot(ExperimentResult.Point point) {
    Interval interval = point.figure().interval();
    return new LineChart.Dot(point.labels(), interval.mean(), interval.low(), interval.high());
  }

  private void details() {
    DetailSection section = new DetailSection(page);
    for (String condition :
        result.details().stream().map(ExperimentResult.Detail::condition).distinct().toList()) {
      List<DetailSection.Shown> systems =
          result.details().stream()
              .filter(detail -> detail.condition().equals(condition))
              .map(
                  detail ->
                      new DetailSection.Shown(
                          detail.system(),
                          detail.confusion(),
                          detail.reliability(),
                          detail.videos()))
              .toList();
      page.heading(condition.isEmpty() ? "First seed, all held-out parts" : condition);
      section.perClass("first seed", systems);
      section.confusions(systems);
      if (systems.stream().anyMatch(system -> !system.videos().isEmpty())) {
        page.heading("Timelines");
        section.timelines(systems, MOST_TIMELINES);
      }
    }
  }

  private void provenance() {
    page.heading("Where it comes from");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", ""));
    result.provenance().software().forEach((name, version) -> rows.add(List.of(name, version)));
    result.provenance().settings().forEach((name, value) -> rows.add(List.of(name, value)));
    result.provenance().inputs().forEach((name, hash) -> rows.add(List.of(name, hash)));
    rows.subList(1, rows.size()).sort((a, b) -> a.getFirst().compareTo(b.getFirst()));
    page.table(rows);
    page.paragraph("<details><summary>The plan</summary><pre>");
    page.paragraph(
        Markup.safe(
            new com.google.gson.GsonBuilder()
                .setPrettyPrinting()
                .create()
                .toJson(com.google.gson.JsonParser.parseString(result.plan()))));
    page.paragraph("</pre></details>");
  }
}
