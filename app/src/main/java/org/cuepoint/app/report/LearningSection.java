package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.chart.CurveChart;
import org.cuepoint.app.chart.DaysChart;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.Svg;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.overview.AnnotatorAgreement;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.EvaluatedModel;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.QueueHealth;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.FeatureDrift;

/** The part of a project's report that is about models and questions. */
final class LearningSection {

  private static final double HALF = 700;
  private static final int DAYS = 60;
  private static final int MOST_DRIFT = 30;
  private static final int MOST_MODELS = 30;

  private final HtmlPage page;
  private final ProjectReport report;
  private final ProjectOverview overview;

  LearningSection(HtmlPage page, ProjectReport report) {
    this.page = page;
    this.report = report;
    this.overview = report.overview();
  }

  void add() {
    page.columns(List.of(this::curve, this::queue));
    page.columns(List.of(this::agreement, this::drift));
    models();
    page.heading("Disk");
    chart(OverviewBars.disk(report.survey()).drawing(HALF), "Disk");
  }

  private void chart(Drawing drawing, String label) {
    page.paragraph(Svg.inline(drawing, label));
  }

  private void curve() {
    page.heading("How right, after how much work");
    Optional<CurveChart> curve = OverviewCurves.learning(overview);
    if (curve.isPresent()) {
      chart(curve.get().drawing(HALF), "Learning curve");
    } else {
      page.paragraph(
          "<p class=\"quiet\">Not known yet: it takes ten answered audit questions, or an"
              + " evaluation.</p>");
    }
    if (overview.queue().audit().accuracy().total() > 0) {
      page.paragraph(
          "<p>Guesses that were right, by the questions drawn at random: "
              + Markup.safe(overview.queue().audit().accuracy().text())
              + ".</p>");
    }
  }

  private void queue() {
    QueueHealth queue = overview.queue();
    page.heading("Questions and answers");
    page.paragraph(
        Markup.format(
            "<p>%d questions and %d suggestions wait. %d questions were answered or skipped%s.</p>",
            queue.pace().left(),
            queue.waiting(),
            queue.answers(),
            queue.answers() == 0
                ? ""
                : Markup.format(", %s s each", Figures.one(queue.pace().secondsEach()))));
    if (!queue.answersPerDay().isEmpty()) {
      chart(new DaysChart(queue.answersPerDay(), DAYS).drawing(HALF), "Answers a day");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "share", "95 % interval", "of"));
    share(rows, "suggestions refused, of those decided", queue.refused());
    share(rows, "questions skipped or not answerable", queue.withoutAnswer());
    share(rows, "guesses right, by audit", queue.audit().accuracy());
    if (rows.size() > 1) {
      page.table(rows);
    }
    queue
        .decisions()
        .forEach(
            (decision, count) ->
                page.append(
                    Markup.format(
                        "<small>%s %d</small> &nbsp; ",
                        decision.name().toLowerCase(Locale.ROOT).replace('_', ' '), count)));
  }

  private static void share(List<List<String>> rows, String name, Share share) {
    if (share.total() > 0) {
      rows.add(
          List.of(
              name,
              Figures.percent(share.value()),
              Figures.percent(share.low()) + " to " + Figures.percent(share.high()),
              Long.toString(share.total())));
    }
  }

  private void agreement() {
    page.heading("Agreement");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "Cohen’s kappa", "same", "compared"));
    for (AnnotatorAgreement each : report.survey().annotators()) {
      rows.add(
          List.of(
              each.one().name() + " and " + each.other().name(),
              Figures.two(each.kappa()),
              Figures.percent(each.same()),
              Figures.time(each.seconds())));
    }
    for (ComparedModels.Pair each : overview.compared().pairs()) {
      rows.add(
          List.of(
              each.before().name() + " and " + each.after().name(),
              Figures.two(each.kappa()),
              "",
              ""));
    }
    if (rows.size() > 1) {
      page.table(rows);
    } else {
      page.paragraph(
          "<p class=\"quiet\">Nothing to compare: no two people have looked at the same, and"
              + " successive models were not compared.</p>");
    }
  }

  private void drift() {
    page.heading("How far videos lie from the labelled ones");
    Optional<FeatureDrift> drift = report.survey().drift();
    boolean known =
        drift.isPresent()
            && drift.get().videos().stream().anyMatch(each -> Double.isFinite(each.distance()));
    if (!known) {
      page.paragraph(
          "<p class=\"quiet\">Not known: it takes features of two videos, and labels in one.</p>");
      return;
    }
    FeatureDrift measured = drift.get();
    page.paragraph(
        Markup.format(
            "<p>Distance of the average picture in standard deviations of the labelled ones, as %s"
                + " sees them. Usual among labelled videos: %s, at most %s.%s</p>",
            Markup.safe(measured.encoder()),
            Figures.two(measured.usual().median()),
            Figures.two(measured.usual().most()),
            measured.withoutFeatures() > 0
                ? Markup.format(" %d have no features yet.", measured.withoutFeatures())
                : ""));
    chart(OverviewBars.drift(measured, MOST_DRIFT).drawing(HALF), "Distances");
  }

  private void models() {
    if (overview.models().isEmpty()) {
      return;
    }
    page.heading("Models");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "made", "figures"));
    List<ModelVersion> latest = overview.models().reversed().stream().limit(MOST_MODELS).toList();
    for (ModelVersion model : latest) {
      List<String> figures = new ArrayList<>();
      new java.util.TreeMap<>(model.metrics())
          .forEach((name, value) -> figures.add(name + " " + Markup.format("%.4g", value)));
      boolean active = overview.active().equals(Optional.of(model.id()));
      rows.add(
          List.of(
              model.name() + (active ? " (active)" : ""),
              model.created().toString().substring(0, 16).replace('T', ' '),
              String.join(", ", figures)));
    }
    page.wideTable(rows);
    if (overview.models().size() > MOST_MODELS) {
      page.paragraph(
          Markup.format(
              "<p class=\"quiet\">The latest %d of %d.</p>",
              MOST_MODELS, overview.models().size()));
    }
    evaluations();
  }

  private void evaluations() {
    if (overview.evaluations().isEmpty()) {
      return;
    }
    page.paragraph("<h3>Compared with truth</h3>");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "truth", "minutes of work", "MoF", "edit", "F1@25", "F1@50", ""));
    for (EvaluatedModel each : overview.evaluations()) {
      rows.add(
          List.of(
              each.name(),
              each.truth(),
              Figures.one(each.minutes()),
              Figures.one(each.frames()),
              Figures.one(each.edit()),
              Figures.one(each.f1()),
              Figures.one(each.strictF1()),
              each.seen() ? "had seen labels of these" : ""));
    }
    page.wideTable(rows);
  }
}
