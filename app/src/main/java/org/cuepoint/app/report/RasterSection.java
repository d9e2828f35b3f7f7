package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.RasterChart;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.GroupRecord;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameIndex;

/**
 * The ethogram in a page, as wide as the page is: names and ticks are text of the page, the bars
 * SVG that may be stretched.
 */
final class RasterSection {

  private static final int LANE = 14;
  private static final int THIN_LANE = 8;
  private static final double[] STEPS = {5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200};
  private static final int TICKS = 10;

  /** A point event is drawn as wide as this share of the axis. */
  private static final double POINT = 0.0015;

  private final HtmlPage page;
  private final Ethogram ethogram;
  private final double seconds;

  RasterSection(HtmlPage page, Ethogram ethogram) {
    this.page = page;
    this.ethogram = ethogram;
    this.seconds =
        ethogram.records().stream()
            .mapToDouble(each -> each.observation().seconds())
            .max()
            .orElse(1);
  }

  void add() {
    List<Map.Entry<String, String>> key = new ArrayList<>();
    for (ActionClass each : new RasterChart(ethogram).key()) {
      key.add(Map.entry(each.name(), each.colour()));
    }
    key.add(Map.entry("background", "var(--nothing)"));
    page.key(key);
    ethogram.records().forEach(this::row);
    axis();
  }

  private void row(ObservationRecord record) {
    Observation observation = record.observation();
    int lanes = record.groups().size();
    int lane = lanes > 2 ? THIN_LANE : LANE;
    StringBuilder svg = new StringBuilder();
    int y = 0;
    for (GroupRecord group : record.groups()) {
      svg.append(
          Markup.format(
              "<rect x=\"0\" y=\"%d\" width=\"%.2f\" height=\"1\" fill=\"var(--line)\"/>",
              y + lane - 1, observation.seconds()));
      for (GroupRecord.Step step : group.steps()) {
        svg.append(bar(observation.index(), group, step, y, lane - 1));
      }
      y += lane;
    }
    String who =
        observation
            .subject()
            .or(observation::group)
            .map(name -> " <small>" + Markup.safe(name) + "</small>")
            .orElse("");
    page.paragraph(
        Markup.format(
            "<div class=\"row\"><span title=\"%s\">%s%s</span><svg viewBox=\"0 0 %.2f %d\""
                + " preserveAspectRatio=\"none\" style=\"height:%dpx\" role=\"img\""
                + " aria-label=\"%s\">%s</svg></div>",
            Markup.safe(observation.name()),
            Markup.safe(observation.name()),
            who,
            seconds,
            lanes * lane,
            lanes * lane,
            Markup.safe(observation.name()),
            svg));
  }

  private String bar(
      FrameIndex index, GroupRecord group, GroupRecord.Step step, int y, int height) {
    double start = index.secondsAt(step.frames().start());
    double length = index.secondsAt(step.frames().end()) - start;
    boolean nothing = step.state() == GroupRecord.BACKGROUND;
    String name = nothing ? "background" : group.group().classes().get(step.state()).name();
    return Markup.format(
        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"><title>%s, %s%s"
            + "</title></rect>",
        start,
        y,
        step.frames().isPoint() ? POINT * seconds : length,
        height,
        nothing ? "var(--nothing)" : group.group().classes().get(step.state()).colour(),
        Markup.safe(name),
        Figures.time(start),
        step.frames().isPoint() ? "" : " for " + Figures.time(length));
  }

  private void axis() {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (seconds / STEPS[i] <= TICKS) {
        step = STEPS[i];
      }
    }
    StringBuilder ticks = new StringBuilder();
    for (double at = 0; at <= seconds * 0.985; at += step) {
      ticks.append(
          Markup.format("<i style=\"left:%.2f%%\">%s</i>", 100 * at / seconds, Figures.tick(at)));
    }
    page.paragraph("<div class=\"row\"><span></span><div class=\"axis\">" + ticks + "</div></div>");
  }
}
