package org.cuepoint.app.chart;

import java.util.List;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.ethogram.BehaviourGroup;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.ethogram.TimeBudget;

/**
 * Time budgets of one group of classes: each bar is the observed time of a pool, parted by class,
 * with the rest as background. How much of the whole time was observed stands at the right.
 *
 * @param group the classes
 * @param rows a bar for each
 */
public record BudgetChart(BehaviourGroup group, List<Row> rows) {

  private static final double ROW = 24;
  private static final double BAR = 16;
  private static final double FIGURES = 130;

  /** Copies the list. */
  public BudgetChart {
    rows = List.copyOf(rows);
  }

  /**
   * A bar.
   *
   * @param name stands before it
   * @param budget what it shows
   * @param target where a click on its name leads
   */
  public record Row(String name, TimeBudget budget, Target target) {}

  /**
   * Makes the budgets of a group, one bar a pool.
   *
   * @param number of the group, in the order of {@link BehaviourGroup#of}
   * @param by what the pools are
   */
  public static BudgetChart of(Ethogram ethogram, int number, Ethogram.By by) {
    BehaviourGroup group = BehaviourGroup.of(ethogram.scheme()).get(number);
    return new BudgetChart(
        group,
        ethogram.pools(by).stream()
            .map(pool -> new Row(name(pool, by), pool.budgets().get(number), target(pool, by)))
            .toList());
  }

  /** Returns what a pool is called. */
  public static String name(Pool pool, Ethogram.By by) {
    return switch (by) {
      case ALL -> Messages.text("chart.all");
      case GROUP -> pool.name().isEmpty() ? Messages.text("chart.no-group") : pool.name();
      case SUBJECT -> pool.name().isEmpty() ? Messages.text("chart.no-subject") : pool.name();
      case OBSERVATION -> pool.name();
    };
  }

  private static Target target(Pool pool, Ethogram.By by) {
    return switch (by) {
      case ALL -> new Target.Nowhere();
      case GROUP -> new Target.OfGroup(pool.name());
      case SUBJECT -> new Target.OfSubject(pool.name());
      case OBSERVATION -> new Target.Moment(pool.records().getFirst().observation().video(), 0);
    };
  }

  /** Returns the drawing. */
  public Drawing drawing(double width) {
    double names =
        Math.min(
            0.3 * width,
            10 + rows.stream().mapToDouble(row -> Sketch.width(row.name())).max().orElse(0));
    Scale scale = new Scale(1, names, Math.max(names + 40, width - FIGURES));
    Sketch sketch = new Sketch();
    double y = 0;
    for (Row row : rows) {
      sketch.words(
          0,
          y + 16,
          Sketch.fit(row.name(), names - 10),
          Ink.TEXT,
          Mark.Align.LEFT,
          new Note(row.name(), row.target()));
      TimeBudget budget = row.budget();
      if (budget.observed() > 0) {
        double at = 0;
        for (int c = 0; c < group.classes().size(); c++) {
          double share = budget.share(c);
          if (share > 0) {
            part(
                sketch,
                scale,
                y,
                at,
                share,
                Ink.of(group.classes().get(c).colour()),
                Messages.text(
                    "chart.share.tip",
                    group.classes().get(c).name(),
                    Figures.percent(share),
                    Figures.time(budget.happening().get(c))));
            at += share;
          }
        }
        part(
            sketch,
            scale,
            y,
            at,
            budget.backgroundShare(),
            Ink.NOTHING,
            Messages.text(
                "chart.share.tip",
                Messages.text("chart.background"),
                Figures.percent(budget.backgroundShare()),
                Figures.time(budget.background())));
      } else {
        sketch.words(
            scale.from(), y + 16, Messages.text("chart.unobserved"), Ink.MUTED, Mark.Align.LEFT);
      }
      sketch.words(
          width,
          y + 16,
          Messages.text(
              "chart.observed", Figures.time(budget.observed()), Figures.time(budget.total())),
          Ink.MUTED,
          Mark.Align.RIGHT);
      y += ROW;
    }
    for (int tick = 0; tick <= 100; tick += 25) {
      sketch.words(scale.at(tick / 100.0), y + 14, tick + " %", Ink.MUTED, Mark.Align.MIDDLE);
    }
    return sketch.drawing(width, y + 20);
  }

  private static void part(
      Sketch sketch, Scale scale, double y, double at, double share, Ink ink, String tip) {
    sketch.box(
        scale.at(at),
        y + 4,
        Math.max(0.5, scale.at(at + share) - scale.at(at)),
        BAR,
        ink,
        Note.tip(tip));
  }
}
