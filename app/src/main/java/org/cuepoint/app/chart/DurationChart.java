package org.cuepoint.app.chart;

import java.util.List;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.ethogram.BehaviourStatistics;
import org.cuepoint.core.ethogram.Occurrence;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * How long bouts last: a dot for each, on a logarithmic axis since durations are skewed, and a
 * stroke at the median of each class.
 *
 * @param pool what is counted
 */
public record DurationChart(Pool pool) {

  private static final double ROW = 22;
  private static final double LEAST = 0.04;
  private static final double[] TICKS = {0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000};

  /** Returns the drawing; classes without a bout are left out. */
  public Drawing drawing(double width) {
    List<ActionClass> classes = pool.scheme().classes();
    List<BehaviourStatistics> all = pool.statistics();
    List<Integer> shown =
        java.util.stream.IntStream.range(0, classes.size())
            .filter(c -> all.get(c).bouts() > 0)
            .boxed()
            .toList();
    double names =
        10
            + shown.stream()
                .mapToDouble(c -> Math.min(160, Sketch.width(classes.get(c).name())))
                .max()
                .orElse(0);
    double least =
        Math.max(
            LEAST,
            0.8 * shown.stream().mapToDouble(c -> all.get(c).durations().least()).min().orElse(1));
    double most =
        Math.max(
            2 * least,
            1.2 * shown.stream().mapToDouble(c -> all.get(c).durations().most()).max().orElse(1));
    Scale scale = new Scale(Math.log(most / least), names, width - 16);
    Sketch sketch = new Sketch();
    double bottom = shown.size() * ROW;
    for (double tick : TICKS) {
      if (tick >= least && tick <= most) {
        double x = scale.at(Math.log(tick / least));
        sketch.line(x, 0, x, bottom, Ink.LINE, 1);
        sketch.words(x, bottom + 14, Figures.plain(tick) + " s", Ink.MUTED, Mark.Align.MIDDLE);
      }
    }
    double y = 0;
    for (int c : shown) {
      ActionClass actionClass = classes.get(c);
      BehaviourStatistics statistics = all.get(c);
      sketch.words(
          0,
          y + 15,
          Sketch.fit(actionClass.name(), names - 10),
          Ink.TEXT,
          Mark.Align.LEFT,
          new Note(actionClass.name(), new Target.OfClass(actionClass.id())));
      int turn = 0;
      for (var record : pool.records()) {
        for (Occurrence bout : record.behaviours().get(c).bouts()) {
          // Dots of like durations stand a little above and below each other.
          double off = (turn++ * 7 % 11 - 5) * 1.1;
          sketch.dot(
              scale.at(Math.log(Math.max(least, bout.seconds()) / least)),
              y + ROW / 2 + off,
              2.6,
              Ink.of(actionClass.colour()),
              0.7,
              new Note(
                  Messages.text(
                      "chart.bout.tip",
                      actionClass.name() + ", " + record.observation().name(),
                      Figures.time(bout.start()),
                      Figures.time(bout.seconds())),
                  new Target.Moment(record.observation().video(), bout.frames().start())));
        }
      }
      double median = scale.at(Math.log(statistics.durations().median() / least));
      sketch.line(median, y + 2, median, y + ROW - 2, Ink.TEXT, 2);
      y += ROW;
    }
    return sketch.drawing(width, bottom + 20);
  }
}
