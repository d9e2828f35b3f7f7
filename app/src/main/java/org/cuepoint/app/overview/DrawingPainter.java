package org.cuepoint.app.overview;

import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.Ink;
import org.cuepoint.app.chart.Mark;

/** Paints drawings on a canvas. FX thread only. */
final class DrawingPainter {

  private static final Font PLAIN = Font.font("System", Drawing.FONT);
  private static final Font BOLD = Font.font("System", FontWeight.BOLD, Drawing.FONT);

  private final Function<Ink.Role, Color> colours;

  /**
   * Makes a painter.
   *
   * @param colours of the roles of a theme
   */
  DrawingPainter(Function<Ink.Role, Color> colours) {
    this.colours = colours;
  }

  void paint(GraphicsContext on, Drawing drawing) {
    on.setTextBaseline(VPos.BASELINE);
    for (Mark mark : drawing.marks()) {
      switch (mark) {
        case Mark.Box b -> {
          on.setFill(colour(b.ink(), b.strength()));
          on.fillRect(b.x(), b.y(), b.width(), b.height());
        }
        case Mark.Line l -> {
          on.setStroke(colour(l.ink(), 1));
          on.setLineWidth(l.thickness());
          on.strokeLine(l.x1(), l.y1(), l.x2(), l.y2());
        }
        case Mark.Curve c -> {
          on.setStroke(colour(c.ink(), 1));
          on.setLineWidth(c.thickness());
          on.strokePolyline(
              c.places().stream().mapToDouble(Mark.Spot::x).toArray(),
              c.places().stream().mapToDouble(Mark.Spot::y).toArray(),
              c.places().size());
        }
        case Mark.Dot d -> {
          on.setFill(colour(d.ink(), d.strength()));
          on.fillOval(d.x() - d.radius(), d.y() - d.radius(), 2 * d.radius(), 2 * d.radius());
        }
        case Mark.Words w -> words(on, w);
      }
    }
  }

  private void words(GraphicsContext on, Mark.Words words) {
    on.setFill(colour(words.ink(), 1));
    on.setFont(words.weight() == Mark.Weight.BOLD ? BOLD : PLAIN);
    on.setTextAlign(
        switch (words.align()) {
          case LEFT -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    if (words.angle() == 0) {
      on.fillText(words.text(), words.x(), words.y());
    } else {
      on.save();
      on.translate(words.x(), words.y());
      on.rotate(words.angle());
      on.fillText(words.text(), 0, 0);
      on.restore();
    }
  }

  private Color colour(Ink ink, double strength) {
    Color colour = ink.role() == Ink.Role.FIXED ? Color.web(ink.code()) : colours.apply(ink.role());
    return strength >= 1 ? colour : colour.deriveColor(0, 1, 1, strength);
  }
}
