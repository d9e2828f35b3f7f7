package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.chart.CurveChart;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.Ink;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.overview.EvaluatedModel;
import org.cuepoint.core.overview.ProjectOverview;

/** The learning curve of an overview. No state. */
public final class OverviewCurves {

  private static final Ink F1 = Ink.of("#009e73");
  private static final Ink TESTED = Ink.of("#d55e00");

  private OverviewCurves() {}

  /**
   * Returns people's minutes against how right models were: by audit, ten answers a point, and by
   * evaluations; empty while nothing is known of either.
   */
  public static Optional<CurveChart> learning(ProjectOverview overview) {
    List<CurveChart.Point> accuracy = new ArrayList<>();
    List<CurveChart.Point> f1 = new ArrayList<>();
    for (var point : overview.progress().curve().points()) {
      accuracy.add(
          new CurveChart.Point(
              point.minutes(),
              100 * point.accuracy().value(),
              100 * point.accuracy().low(),
              100 * point.accuracy().high(),
              Messages.text(
                  "overview.curve.tip", Figures.one(point.minutes()), point.accuracy().text())));
      if (Double.isFinite(point.f1())) {
        f1.add(
            new CurveChart.Point(
                point.minutes(),
                100 * point.f1(),
                Double.NaN,
                Double.NaN,
                Messages.text(
                    "overview.curve.tip",
                    Figures.one(point.minutes()),
                    Figures.percent(point.f1()))));
      }
    }
    List<CurveChart.Point> tested = new ArrayList<>();
    for (EvaluatedModel each : overview.evaluations()) {
      if (Double.isFinite(each.f1())) {
        tested.add(
            new CurveChart.Point(
                each.minutes(),
                each.f1(),
                Double.NaN,
                Double.NaN,
                each.seen()
                    ? Messages.text("overview.tested.seen", each.name(), Figures.one(each.f1()))
                    : Messages.text("overview.tested.tip", each.name(), Figures.one(each.f1()))));
      }
    }
    List<CurveChart.Series> series = new ArrayList<>();
    add(
        series,
        Messages.text("overview.curve.accuracy"),
        Ink.ACCENT,
        CurveChart.Joined.YES,
        accuracy);
    add(series, Messages.text("overview.curve.f1"), F1, CurveChart.Joined.YES, f1);
    add(series, Messages.text("overview.curve.tested"), TESTED, CurveChart.Joined.NO, tested);
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(new CurveChart(Messages.text("overview.curve.minutes"), series));
  }

  private static void add(
      List<CurveChart.Series> series,
      String name,
      Ink ink,
      CurveChart.Joined joined,
      List<CurveChart.Point> points) {
    if (!points.isEmpty()) {
      series.add(new CurveChart.Series(name, ink, joined, points));
    }
  }
}
