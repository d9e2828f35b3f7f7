package org.cuepoint.app.chart;

import java.util.List;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * What follows on what, as a heat map: rows are left, columns are entered; the stronger a cell, the
 * more probable. Numbers are percent of the row; the diagonal is empty by definition.
 *
 * @param matrix the transitions
 */
public record TransitionChart(TransitionMatrix matrix) {

  private static final double CELL = 34;
  private static final double LEAST_CELL = 20;
  private static final double ANGLE = -50;

  private String name(int state) {
    List<ActionClass> classes = matrix.group().classes();
    return state < classes.size() ? classes.get(state).name() : Messages.text("chart.background");
  }

  private double names() {
    double longest = 0;
    for (int i = 0; i < matrix.size(); i++) {
      longest = Math.max(longest, Sketch.width(name(i)));
    }
    return Math.min(150, longest) + 10;
  }

  /** Returns the drawing, not wider than there is room where that can be. */
  public Drawing drawing(double room) {
    int n = matrix.size();
    double names = names();
    double top = names * 0.8 + 6;
    double right = names * 0.65;
    double cell = Math.clamp((room - names - right - 44) / n, LEAST_CELL, CELL);
    Sketch sketch = new Sketch();
    for (int i = 0; i < n; i++) {
      String name = Sketch.fit(name(i), names - 10);
      double y = top + i * cell;
      sketch.words(names - 8, y + cell / 2 + 4, name, Ink.TEXT, Mark.Align.RIGHT);
      sketch.turned(names + (i + 0.5) * cell + 3, top - 6, name, Ink.TEXT, ANGLE);
      for (int j = 0; j < n; j++) {
        cell(sketch, i, j, names + j * cell, y, cell);
      }
      sketch.words(
          names + n * cell + 8,
          y + cell / 2 + 4,
          Integer.toString(matrix.from(i)),
          Ink.MUTED,
          Mark.Align.LEFT);
    }
    return sketch.drawing(names + n * cell + Math.max(44, right), top + n * cell + 4);
  }

  private void cell(Sketch sketch, int row, int column, double x, double y, double cell) {
    double share = matrix.probability(row, column);
    int count = matrix.counts().get(row).get(column);
    boolean itself = row == column;
    Note note =
        itself || matrix.from(row) == 0
            ? Note.NONE
            : Note.tip(
                Messages.text(
                    "chart.transition.tip",
                    name(row),
                    name(column),
                    Integer.toString(count),
                    Integer.toString(matrix.from(row)),
                    Figures.percent(share)));
    sketch.box(x, y, cell - 1, cell - 1, Ink.NOTHING, itself ? 0.35 : 1, note);
    if (itself) {
      sketch.line(x + 3, y + cell - 4, x + cell - 4, y + 3, Ink.LINE, 1);
    } else if (count > 0) {
      sketch.box(x, y, cell - 1, cell - 1, Ink.ACCENT, 0.08 + 0.5 * share, note);
      if (cell >= 26) {
        sketch.words(
            x + cell / 2,
            y + cell / 2 + 4,
            Long.toString(Math.round(100 * share)),
            Ink.TEXT,
            Mark.Align.MIDDLE,
            note);
      }
    }
  }
}
