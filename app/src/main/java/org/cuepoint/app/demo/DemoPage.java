package org.cuepoint.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.cuepoint.app.demo.DemoResult.Asked;
import org.cuepoint.app.demo.DemoResult.Course;
import org.cuepoint.app.demo.DemoResult.Point;
import org.cuepoint.app.report.BarChart;
import org.cuepoint.app.report.HtmlPage;
import org.cuepoint.app.report.LineChart;
import org.cuepoint.app.report.Markup;
import org.cuepoint.app.report.TimelineStrip;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;

/** Writes a result as one HTML file that needs nothing beside it and no network. */
public final class DemoPage {

  private static final List<String> COLOURS = HtmlPage.COLOURS;

  private static final String START_COLOUR = "#999999";

  private final DemoResult result;
  private final HtmlPage html = new HtmlPage("Cuepoint demonstration");

  private DemoPage(DemoResult result) {
    this.result = result;
  }

  /**
   * Writes the page.
   *
   * @param folder made if it is not there
   * @return the file
   */
  public static Path write(DemoResult result, Path folder) throws IOException {
    return HtmlPage.write(new DemoPage(result).text(), folder.resolve("index.html"));
  }

  private String text() {
    introduction();
    table();
    curves();
    perClass();
    timelines();
    asked();
    stages();
    return html.text();
  }

  private void introduction() {
    DemoSettings settings = result.settings();
    paragraph("<h1>Does the queue ask the right questions?</h1>");
    paragraph(
        Markup.format(
            "<p>%d videos are labelled from the start, %d may be asked about, %d are only tested"
                + " on. A simulated person who knows the truth answers %d rounds of %d clips of two"
                + " seconds: once those that the queue ranks first, once the same number drawn at"
                + " random. After each round the fast head is trained again and compared with the"
                + " truth of the test videos. The encoder is not trained here. Seed %d, %s, %.0f s"
                + " in all. This is one run on few videos: differences of a few points may be"
                + " chance.</p>",
            result.videos().getOrDefault(DemoMaterial.Role.LABELLED, 0L),
            result.videos().getOrDefault(DemoMaterial.Role.POOL, 0L),
            result.videos().getOrDefault(DemoMaterial.Role.TEST, 0L),
            settings.rounds(),
            settings.clipsPerRound(),
            settings.seed(),
            result.started(),
            result.seconds()));
  }

  private void table() {
    paragraph("<h2>Figures on the test videos</h2><table><tr>");
    for (String heading :
        List.of("", "clips", "labels", "seconds seen", "F1@25", "F1@50", "edit", "MoF")) {
      html.append("<th>").append(heading).append("</th>");
    }
    html.append("</tr>");
    row("start", result.start());
    result.strategies().forEach(course -> row(course.name(), course.last()));
    result
        .baselines()
        .forEach(
            (name, evaluation) ->
                row(name + " at the start", new Point(0, 0, 0, evaluation, List.of())));
    paragraph("</table>");
    paragraph(
        "<p class=\"quiet\">F1 and edit with background left out of segments; MoF is the share of"
            + " right frames, background included.</p>");
  }

  private void row(String name, Point point) {
    html.append("<tr><td>").append(Markup.safe(name)).append("</td>");
    for (String cell :
        List.of(
            String.valueOf(point.answers()),
            String.valueOf(point.labels()),
            Markup.format("%.0f", point.labelledSeconds()),
            Markup.one(point.f1(25)),
            Markup.one(point.f1(50)),
            Markup.one(point.edit()),
            Markup.one(point.mof()))) {
      html.append("<td>").append(cell).append("</td>");
    }
    html.append("</tr>");
  }

  private void curves() {
    paragraph("<h2>Learning curves</h2>");
    key(courseColours());
    chart("F1@25", point -> point.f1(25));
    chart("F1@50", point -> point.f1(50));
    chart("MoF", Point::mof);
  }

  private void chart(String title, ToDoubleFunction<Point> score) {
    List<LineChart.Line> lines = new ArrayList<>();
    for (int i = 0; i < result.strategies().size(); i++) {
      Course course = result.strategies().get(i);
      List<LineChart.Dot> dots = new ArrayList<>();
      dots.add(new LineChart.Dot(0, score.applyAsDouble(result.start())));
      for (Point point : course.points()) {
        dots.add(new LineChart.Dot(point.labelledSeconds(), score.applyAsDouble(point)));
      }
      lines.add(new LineChart.Line(course.name(), COLOURS.get(i % COLOURS.size()), dots));
    }
    paragraph(new LineChart(title, "seconds of video looked at", lines).svg());
  }

  private void perClass() {
    List<BarChart.Series> series = new ArrayList<>();
    List<Map<String, ConfusionMatrix.ClassScores>> scores = new ArrayList<>();
    series.add(new BarChart.Series("start", START_COLOUR));
    scores.add(result.start().evaluation().confusion().perClass());
    for (int i = 0; i < result.strategies().size(); i++) {
      Course course = result.strategies().get(i);
      series.add(new BarChart.Series(course.name(), COLOURS.get(i % COLOURS.size())));
      scores.add(course.last().evaluation().confusion().perClass());
    }
    List<BarChart.Row> rows = new ArrayList<>();
    for (String label : scores.getFirst().keySet()) {
      List<Double> values = new ArrayList<>();
      for (Map<String, ConfusionMatrix.ClassScores> each : scores) {
        values.add(
            Optional.ofNullable(each.get(label))
                .map(ConfusionMatrix.ClassScores::f1)
                .orElse(Double.NaN));
      }
      rows.add(new BarChart.Row(label, values));
    }
    paragraph("<h2>Each class</h2>");
    key(series.stream().map(each -> Map.entry(each.name(), each.colour())).toList());
    paragraph(new BarChart("F1 of frames", series, rows).svg());
  }

  private void timelines() {
    paragraph("<h2>The test videos</h2>");
    key(
        result.classes().entrySet().stream()
            .map(each -> Map.entry(each.getKey(), each.getValue()))
            .toList());
    for (LabelledVideo video : result.start().test()) {
      List<TimelineStrip.Row> rows = new ArrayList<>();
      rows.add(new TimelineStrip.Row("truth", video.truth()));
      rows.add(new TimelineStrip.Row("start", video.prediction()));
      for (Course course : result.strategies()) {
        prediction(course, video.name())
            .ifPresent(labels -> rows.add(new TimelineStrip.Row(course.name(), labels)));
      }
      paragraph(new TimelineStrip(name(video.name()), result.classes(), rows).svg());
    }
  }

  private static Optional<LabelRuns> prediction(Course course, String video) {
    return course.last().test().stream()
        .filter(each -> each.name().equals(video))
        .findFirst()
        .map(LabelledVideo::prediction);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void asked() {
    for (Course course : result.strategies()) {
      paragraph("<h2>What was asked: " + Markup.safe(course.name()) + "</h2><div class=\"asked\">");
      course.asked().forEach(this::figure);
      paragraph("</div>");
    }
  }

  private void figure(Asked asked) {
    html.append("<figure>");
    asked
        .picture()
        .ifPresent(
            picture ->
                html.append(picture.markup("")));
    String guess =
        asked.guess().stream()
            .map(each -> Markup.format("%s %.2f", each.getKey(), each.getValue()))
            .collect(Collectors.joining(" · "));
    html.append(
        Markup.format(
            "<figcaption><b>%s</b><br>%s<br><small>round %d, %s, %.1f–%.1f"
                + " s</small></figcaption></figure>\n",
            Markup.safe(asked.answer().isEmpty() ? "nothing" : String.join(", ", asked.answer())),
            guess.isEmpty() ? "" : Markup.safe(guess) + "?",
            asked.round(),
            Markup.safe(asked.video()),
            asked.startSeconds(),
            asked.endSeconds()));
  }

  private void stages() {
    paragraph("<h2>Seconds of each stage</h2><table>");
    result
        .stageSeconds()
        .forEach(
            (stage, seconds) ->
                html.append(
                    Markup.format(
                        "<tr><td>%s</td><td>%.1f</td></tr>", Markup.safe(stage), seconds)));
    paragraph("</table>");
  }

  private List<Map.Entry<String, String>> courseColours() {
    List<Map.Entry<String, String>> colours = new ArrayList<>();
    for (int i = 0; i < result.strategies().size(); i++) {
      colours.add(Map.entry(result.strategies().get(i).name(), COLOURS.get(i % COLOURS.size())));
    }
    return colours;
  }

  private void key(List<Map.Entry<String, String>> entries) {
    html.key(entries);
  }

  private void paragraph(String text) {
    html.paragraph(text);
  }

  /** Returns the figures of a result as text for a terminal, one row a cell list. */
  public static List<List<String>> rows(DemoResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(cells("start", result.start()));
    result.strategies().forEach(course -> rows.add(cells(course.name(), course.last())));
    for (Map.Entry<String, Evaluation> each : result.baselines().entrySet()) {
      rows.add(cells(each.getKey() + " (start)", new Point(0, 0, 0, each.getValue(), List.of())));
    }
    return rows;
  }

  private static List<String> cells(String name, Point point) {
    return List.of(
        name,
        String.valueOf(point.answers()),
        String.valueOf(point.labels()),
        Markup.format("%.0f", point.labelledSeconds()),
        Markup.one(point.f1(25)),
        Markup.one(point.f1(50)),
        Markup.one(point.edit()),
        Markup.one(point.mof()));
  }
}
