package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cuepoint.app.chart.BarsChart;
import org.cuepoint.app.chart.BudgetChart;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.DurationChart;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.Svg;
import org.cuepoint.app.chart.TransitionChart;
import org.cuepoint.core.ethogram.BehaviourGroup;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.VideoState;

/** Writes the report on a project as one HTML file. */
public final class ProjectPage {

  private static final double HALF = 700;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int MOST_RASTER_ROWS = 400;

  private final ProjectReport report;
  private final ProjectOverview overview;
  private final HtmlPage page;

  private ProjectPage(ProjectReport report) {
    this.report = report;
    this.overview = report.overview();
    this.page = new HtmlPage(overview.name());
  }

  /**
   * Writes the page.
   *
   * @return the file
   */
  public static Path write(ProjectReport report, Path file) throws IOException {
    return HtmlPage.write(text(report), file);
  }

  /** Returns the page. */
  public static String text(ProjectReport report) {
    return new ProjectPage(report).text();
  }

  private String text() {
    head();
    labels();
    videos();
    ethogram();
    LearningSection learning = new LearningSection(page, report);
    learning.add();
    definitions();
    return page.text();
  }

  private void head() {
    page.paragraph("<h1>" + Markup.safe(overview.name()) + "</h1>");
    page.paragraph(
        Markup.format(
            "<p class=\"quiet\">Where it stood on %s</p>",
            WHEN.format(overview.made().atZone(ZoneId.systemDefault()))));
    List<Map.Entry<String, String>> cards = new ArrayList<>();
    cards.add(Map.entry(Integer.toString(overview.videos().size()), "videos"));
    cards.add(Map.entry(Figures.time(overview.seconds()), "of video"));
    cards.add(Map.entry(Figures.percent(overview.coverage().share()), "looked at"));
    cards.add(Map.entry(Integer.toString(overview.segments()), "labelled segments"));
    cards.add(Map.entry(Integer.toString(overview.classes().size()), "classes"));
    cards.add(Map.entry(Figures.one(overview.progress().minutes()), "minutes of work"));
    if (overview.queue().audit().accuracy().total() > 0) {
      cards.add(
          Map.entry(
              Figures.percent(overview.queue().audit().accuracy().value()),
              "of guesses right, by audit"));
    }
    cards.add(Map.entry(Figures.bytes(report.survey().bytes()), "on disk"));
    page.cards(cards);
    page.paragraph("<p>" + Markup.safe(overview.progress().advice().words()) + "</p>");
  }

  private void labels() {
    page.heading("What is labelled");
    page.columns(
        List.of(
            () -> {
              page.paragraph("<h3>Seconds of each class</h3>");
              bars(OverviewBars.classes(overview), "Seconds of each class");
            },
            () -> {
              page.paragraph("<h3>Share looked at, by group</h3>");
              bars(OverviewBars.groups(overview), "Share looked at, by group");
              if (overview.subjects().size() > 1) {
                page.paragraph("<h3>Share looked at, by subject</h3>");
                bars(OverviewBars.subjects(overview), "Share looked at, by subject");
              }
            }));
  }

  private void bars(BarsChart chart, String label) {
    chart(chart.drawing(HALF), label);
  }

  private void chart(Drawing drawing, String label) {
    page.paragraph(Svg.inline(drawing, label));
  }

  private void videos() {
    page.heading("Videos");
    page.paragraph(
        Markup.format(
            "<p>%d looked at from end to end, %d begun, %d not begun.</p>",
            overview.videos(VideoState.Review.DONE),
            overview.videos(VideoState.Review.BEGUN),
            overview.videos(VideoState.Review.NOT_BEGUN)));
    page.append("<div class=\"asked\">");
    for (VideoState each : overview.videos()) {
      page.append("<figure>");
      report
          .picture(each.video().id())
          .ifPresent(
              picture ->
                  page.append(
                      Markup.format(
                          "<img width=\"%d\" height=\"%d\" alt=\"\""
                              + " src=\"data:image/png;base64,%s\">",
                          picture.size().width(), picture.size().height(), picture.base64())));
      page.append(
          Markup.format(
              "<figcaption><b>%s</b><br>%s%s<br>%s looked at<br>%d"
                  + " segments%s</figcaption></figure>%n",
              Markup.safe(each.video().name()),
              each.video().group().map(group -> Markup.safe(group) + " · ").orElse(""),
              Figures.time(each.video().facts().seconds()),
              Figures.percent(each.coverage().share()),
              each.segments(),
              each.suggestions() > 0 ? Markup.format(", %d suggested", each.suggestions()) : ""));
    }
    page.paragraph("</div>");
  }

  private void ethogram() {
    Ethogram ethogram = overview.ethogram();
    boolean observed = ethogram.records().stream().anyMatch(each -> each.isObserved());
    page.heading("Ethogram");
    if (!observed) {
      page.paragraph("<p>Nothing is labelled yet.</p>");
      return;
    }
    page.paragraph(
        "<p>When what happened. Grey is background that somebody has looked at; where nothing is"
            + " drawn, nobody has.</p>");
    Ethogram shown =
        ethogram.records().size() <= MOST_RASTER_ROWS
            ? ethogram
            : new Ethogram(ethogram.scheme(), ethogram.records().subList(0, MOST_RASTER_ROWS));
    new RasterSection(page, shown).add();
    if (shown.records().size() < ethogram.records().size()) {
      page.paragraph(
          Markup.format(
              "<p class=\"quiet\">The first %d of %d.</p>",
              shown.records().size(), ethogram.records().size()));
    }
    budgets(ethogram);
    behaviours(ethogram);
    transitions(ethogram);
  }

  private void budgets(Ethogram ethogram) {
    page.heading("Time budgets");
    page.paragraph("<p>Share of the observed time, which stands at the right beside all time.</p>");
    List<BehaviourGroup> groups = BehaviourGroup.of(ethogram.scheme());
    List<Runnable> parts = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int number = g;
      for (Ethogram.By by : List.of(Ethogram.By.GROUP, Ethogram.By.SUBJECT)) {
        BudgetChart chart = BudgetChart.of(ethogram, number, by);
        boolean one = ethogram.pools(by).size() == 1;
        // One bar without a name says what the bars of the groups say.
        if (by == Ethogram.By.GROUP || !one) {
          String title =
              groups.get(g).name() + (by == Ethogram.By.GROUP ? ", by group" : ", by subject");
          parts.add(
              () -> {
                page.paragraph("<h3>" + Markup.safe(title) + "</h3>");
                chart(chart.drawing(HALF), title);
              });
        }
      }
    }
    page.columns(parts);
  }

  private void behaviours(Ethogram ethogram) {
    page.heading("Bouts");
    page.wideTable(EthogramTables.behaviours(List.of(ethogram.all())));
    page.columns(
        List.of(
            () -> {
              page.paragraph("<h3>How long bouts last</h3>");
              chart(new DurationChart(ethogram.all()).drawing(HALF), "How long bouts last");
            },
            () -> {
              List<Pool> groups = ethogram.pools(Ethogram.By.GROUP);
              if (groups.size() > 1) {
                page.paragraph("<details><summary>By group</summary>");
                page.wideTable(EthogramTables.behaviours(groups));
                page.paragraph("</details>");
              }
              List<Pool> subjects = ethogram.pools(Ethogram.By.SUBJECT);
              if (subjects.size() > 1) {
                page.paragraph("<details><summary>By subject</summary>");
                page.wideTable(EthogramTables.behaviours(subjects));
                page.paragraph("</details>");
              }
              page.paragraph("<details><summary>By video</summary>");
              page.wideTable(EthogramTables.behaviours(ethogram.pools(Ethogram.By.OBSERVATION)));
              page.paragraph("</details>");
            }));
  }

  private void transitions(Ethogram ethogram) {
    List<TransitionMatrix> plain = ethogram.all().transitions(TransitionMatrix.Background.LEFT_OUT);
    if (plain.isEmpty()) {
      return;
    }
    page.heading("What follows on what");
    List<TransitionMatrix> with = ethogram.all().transitions(TransitionMatrix.Background.STATE);
    page.paragraph("<div class=\"side\">");
    for (int g = 0; g < plain.size(); g++) {
      matrix(plain.get(g), "background passed over");
      matrix(with.get(g), "background as a state");
    }
    page.paragraph("</div>");
  }

  private void matrix(TransitionMatrix matrix, String how) {
    String title = matrix.group().name() + ", " + how;
    page.paragraph("<div><h3>" + Markup.safe(title) + "</h3>");
    chart(new TransitionChart(matrix).drawing(HALF), title);
    page.paragraph(
        Markup.format(
            "<p class=\"quiet\">%d transitions%s. Percent of the row; its count stands at the"
                + " right.</p></div>",
            matrix.total(),
            matrix.repeats() > 0
                ? Markup.format(", %d times the same came again", matrix.repeats())
                : ""));
  }

  private void definitions() {
    page.heading("How figures are meant");
    page.paragraph(
        "<p>A bout is a stretch in which a class happens without a break; segments that touch are"
            + " one. Shares and rates are of the observed time: time that is labelled, or that"
            + " somebody reviewed. A latency runs from the first frame of a video to the first"
            + " occurrence, an interval from the end of an occurrence to the start of the next,"
            + " a transition from one class to the next in a group of classes that exclude each"
            + " other; each counts only where all time between was observed. A class that follows"
            + " on itself is no transition. Intervals of shares are Wilson's at 95 %. Words are"
            + " those of Martin and Bateson (Measuring Behaviour, 2007), Bakeman and Quera"
            + " (Sequential Analysis and Observational Methods, 2011) and BORIS.</p>");
  }
}
