package org.cuepoint.app.compare;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.cuepoint.core.compare.ConfidencePair;

/**
 * How sure two models are, a dot a tick; a click goes to the nearest dot's tick. FX thread only.
 */
final class ConfidenceChart extends Region {

  private static final double LEFT = 44;
  private static final double BOTTOM = 40;
  private static final double TOP = 8;
  private static final double SIZE = 360;
  private static final double REACH = 8;

  private final Canvas canvas = new Canvas(LEFT + SIZE + 12, TOP + SIZE + BOTTOM);
  private final Label colour = new Label();
  private final String across;
  private final String up;
  private final List<ConfidencePair> pairs;

  ConfidenceChart(
      String across, String up, List<ConfidencePair> pairs, Consumer<ConfidencePair> chosen) {
    this.across = across;
    this.up = up;
    this.pairs = pairs;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(across + ", " + up);
    colour.setManaged(false);
    colour.setVisible(false);
    colour.textFillProperty().addListener((property, old, now) -> draw());
    getChildren().addAll(colour, canvas);
    setMinSize(canvas.getWidth(), canvas.getHeight());
    setPrefSize(canvas.getWidth(), canvas.getHeight());
    setMaxSize(canvas.getWidth(), canvas.getHeight());
    canvas.setOnMouseClicked(event -> nearest(event.getX(), event.getY(), chosen));
    draw();
  }

  static Color colour(ConfidencePair.Outcome outcome) {
    return switch (outcome) {
      case BOTH, AGREE -> Color.web("#56b4e9");
      case FIRST -> Color.web("#0072b2");
      case SECOND -> Color.web("#009e73");
      case NEITHER -> Color.web("#d55e00");
      case DIFFER -> Color.web("#cc79a7");
    };
  }

  private void nearest(double x, double y, Consumer<ConfidencePair> chosen) {
    double best = REACH * REACH;
    ConfidencePair found = null;
    for (ConfidencePair pair : pairs) {
      double dx = x(pair.first()) - x;
      double dy = y(pair.second()) - y;
      if (dx * dx + dy * dy < best) {
        best = dx * dx + dy * dy;
        found = pair;
      }
    }
    if (found != null) {
      chosen.accept(found);
    }
  }

  private static double x(double share) {
    return LEFT + SIZE * share;
  }

  private static double y(double share) {
    return TOP + SIZE * (1 - share);
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setFont(Font.font(11));
    pen.setTextBaseline(VPos.CENTER);
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      pen.setStroke(Color.gray(0.5, 0.35));
      pen.strokeLine(LEFT, y(share), LEFT + SIZE, y(share));
      pen.strokeLine(x(share), TOP, x(share), TOP + SIZE);
      pen.setFill(colour.getTextFill());
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.fillText(Double.toString(share), LEFT - 4, y(share));
      pen.setTextAlign(TextAlignment.CENTER);
      pen.fillText(Double.toString(share), x(share), TOP + SIZE + 10);
    }
    for (ConfidencePair pair : pairs) {
      pen.setFill(colour(pair.outcome()).deriveColor(0, 1, 1, 0.55));
      pen.fillOval(x(pair.first()) - 2, y(pair.second()) - 2, 4, 4);
    }
    pen.setStroke(colour.getTextFill());
    pen.setLineDashes(4, 3);
    pen.strokeLine(LEFT, TOP + SIZE, LEFT + SIZE, TOP);
    pen.setLineDashes();
    pen.setFill(colour.getTextFill());
    pen.fillText(across, LEFT + SIZE / 2, TOP + SIZE + 28);
    pen.save();
    pen.translate(10, TOP + SIZE / 2);
    pen.rotate(-90);
    pen.fillText(up, 0, 0);
    pen.restore();
  }
}
