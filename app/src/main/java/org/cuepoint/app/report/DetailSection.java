package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;

/** Plots that experiments and evaluations have in common. */
final class DetailSection {

  /** The label of the formats for frames at which nothing happens; it has no colour. */
  private static final String BACKGROUND = "background";

  private final HtmlPage page;

  DetailSection(HtmlPage page) {
    this.page = page;
  }

  /**
   * What one system said.
   *
   * @param name of the system
   * @param confusion truth against what was said, if there is any
   * @param reliability confidence against accuracy, if there are probabilities
   * @param videos truth and prediction of whole videos, or none
   */
  record Shown(
      String name,
      Optional<ConfusionMatrix> confusion,
      Optional<Reliability> reliability,
      List<LabelledVideo> videos) {}

  /** Adds bars of each class, all systems side by side. */
  void perClass(String what, List<Shown> systems) {
    List<BarChart.Series> series = new ArrayList<>();
    List<Map<String, ConfusionMatrix.ClassScores>> scores = new ArrayList<>();
    TreeSet<String> labels = new TreeSet<>();
    for (Shown system : systems) {
      if (system.confusion().isPresent()) {
        Map<String, ConfusionMatrix.ClassScores> each = system.confusion().get().perClass();
        series.add(new BarChart.Series(system.name(), colour(series.size())));
        scores.add(each);
        each.forEach(
            (label, score) -> {
              if (score.frames() > 0) {
                labels.add(label);
              }
            });
      }
    }
    if (series.isEmpty()) {
      return;
    }
    List<BarChart.Row> rows = new ArrayList<>();
    for (String label : labels) {
      rows.add(
          new BarChart.Row(
              label,
              scores.stream()
                  .map(
                      each ->
                          Optional.ofNullable(each.get(label))
                              .map(ConfusionMatrix.ClassScores::f1)
                              .orElse(0.0))
                  .toList()));
    }
    page.key(series.stream().map(each -> Map.entry(each.name(), each.colour())).toList());
    page.paragraph(new BarChart("F1 of each class, " + what, series, rows).svg());
  }

  /** Adds the confusion matrix and reliability of each system. */
  void confusions(List<Shown> systems) {
    page.append("<div class=\"charts\">");
    for (Shown system : systems) {
      system
          .confusion()
          .ifPresent(matrix -> page.paragraph(new ConfusionChart(system.name(), matrix).svg()));
      system
          .reliability()
          .ifPresent(
              reliability ->
                  page.paragraph(new ReliabilityChart(system.name(), reliability).svg()));
    }
    page.paragraph("</div>");
  }

  /**
   * Adds timelines of truth against what each system said.
   *
   * @param most at most so many videos
   */
  void timelines(List<Shown> systems, int most) {
    Map<String, List<TimelineStrip.Row>> videos = new LinkedHashMap<>();
    TreeSet<String> labels = new TreeSet<>();
    for (Shown system : systems) {
      for (LabelledVideo video : system.videos()) {
        List<TimelineStrip.Row> rows =
            videos.computeIfAbsent(video.name(), name -> new ArrayList<>());
        if (rows.isEmpty()) {
          rows.add(new TimelineStrip.Row("truth", video.truth()));
          video.truth().runs().forEach(run -> labels.add(run.label()));
        }
        video.prediction().runs().forEach(run -> labels.add(run.label()));
        rows.add(new TimelineStrip.Row(system.name(), video.prediction()));
      }
    }
    labels.remove(BACKGROUND);
    labels.remove(LabelRuns.LEFT_OUT);
    Map<String, String> colours = new LinkedHashMap<>();
    for (String label : labels) {
      // The golden angle keeps neighbours in the list far apart in hue.
      int hue = (int) Math.round(colours.size() * 137.5) % 360;
      colours.put(label, "hsl(" + hue + " 60% " + (colours.size() % 2 == 0 ? 45 : 62) + "%)");
    }
    page.key(List.copyOf(colours.entrySet()));
    page.columns(
        videos.entrySet().stream()
            .limit(most)
            .<Runnable>map(
                each ->
                    () ->
                        page.paragraph(
                            new TimelineStrip(each.getKey(), colours, each.getValue()).svg()))
            .toList());
    if (videos.size() > most) {
      page.paragraph(
          Markup.format("<p class=\"quiet\">The first %d of %d videos.</p>", most, videos.size()));
    }
  }

  static String colour(int i) {
    return HtmlPage.COLOURS.get(i % HtmlPage.COLOURS.size());
  }
}
