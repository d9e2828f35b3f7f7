package org.cuepoint.app.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws on a canvas. Rectangles and lines lie on whole pixels of the screen, whatever its scale:
 * they are crisp, and filled several times as fast as others. FX thread only.
 */
final class Brush {

  final TimelinePalette palette;
  final Lettering letters;
  private final GraphicsContext g;
  private final Hatching hatching;
  private final double scale;

  /**
   * Makes a brush for one picture.
   *
   * @param scale pixels of the screen per pixel of the canvas
   */
  Brush(
      GraphicsContext g,
      TimelinePalette palette,
      Lettering letters,
      Hatching hatching,
      double scale) {
    this.g = g;
    this.palette = palette;
    this.letters = letters;
    this.hatching = hatching;
    this.scale = scale;
    g.setGlobalAlpha(1);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.setImageSmoothing(true);
  }

  /** Returns the nearest edge between two pixels of the screen. */
  double snap(double x) {
    return Math.rint(x * scale) / scale;
  }

  /** Returns the width of one pixel of the screen. */
  double pixel() {
    return 1 / scale;
  }

  double scale() {
    return scale;
  }

  static Color fade(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getOpacity() * opacity);
  }

  /** Draws what follows with this opacity, until it is set back to 1. */
  void opacity(double share) {
    g.setGlobalAlpha(share);
  }

  void fill(Color colour, double x, double y, double width, double height) {
    double x0 = snap(x);
    double y0 = snap(y);
    double w = snap(x + width) - x0;
    double h = snap(y + height) - y0;
    if (w > 0 && h > 0) {
      g.setFill(colour);
      g.fillRect(x0, y0, w, h);
    }
  }

  /** Draws a frame one pixel wide, inside the rectangle. */
  void outline(Color colour, double x, double y, double width, double height) {
    fill(colour, x, y, width, 1);
    fill(colour, x, y + height - 1, width, 1);
    fill(colour, x, y, 1, height);
    fill(colour, x + width - 1, y, 1, height);
  }

  void round(Color colour, double x, double y, double width, double height, double arc) {
    g.setFill(colour);
    g.fillRoundRect(snap(x), snap(y), width, height, arc, arc);
  }

  /** Lays a pattern over a rectangle; what lies below shows through. */
  void pattern(
      Hatching.Pattern pattern, Color colour, double x, double y, double width, double height) {
    if (pattern != Hatching.Pattern.NONE && width > 0 && height > 0) {
      double x0 = snap(x);
      hatching.fill(g, pattern, colour, scale, x0, snap(y), snap(x + width) - x0, height);
    }
  }

  void diamond(Color colour, double x, double middle, double half) {
    g.setFill(colour);
    // Rows on whole pixels, since a polygon costs as much as fifty of them.
    double step = pixel();
    double centre = snap(x);
    int rows = (int) Math.rint(half / step);
    double top = snap(middle) - rows * step;
    for (int row = 0; row < 2 * rows; row++) {
      double wide = Math.min(row + 1, 2 * rows - row) * step;
      g.fillRect(centre - wide, top + row * step, 2 * wide, step);
    }
  }

  void triangle(Color colour, double x, double y, double half, double height) {
    g.setFill(colour);
    g.fillPolygon(new double[] {x - half, x + half, x}, new double[] {y, y, y + height}, 3);
  }

  /** Draws the middle of a picture, as much of it as keeps its shape. */
  void picture(Image image, double x, double y, double width, double height) {
    double wanted = image.getHeight() * width / height;
    double taken = Math.min(image.getWidth(), wanted);
    g.drawImage(
        image,
        (image.getWidth() - taken) / 2,
        0,
        taken,
        image.getHeight(),
        x,
        y,
        width * taken / wanted,
        height);
  }

  /** Draws a picture whose pixels are pixels of the screen. */
  void pixels(Image image, double x, double y) {
    g.drawImage(image, x, y, image.getWidth() / scale, image.getHeight() / scale);
  }

  /** Draws something of which only the part inside a rectangle is seen. */
  void clipped(double x, double y, double width, double height, Runnable drawing) {
    g.save();
    g.beginPath();
    g.rect(snap(x), snap(y), width, height);
    g.clip();
    drawing.run();
    g.restore();
  }

  /** Writes as much of a text as fits, with an ellipsis when it is not all. */
  void text(String all, Font font, Color colour, double x, double middle, double width) {
    String fitting = letters.fit(all, font, width);
    if (!fitting.isEmpty()) {
      write(fitting, font, colour, x, middle);
    }
  }

  void write(String text, Font font, Color colour, double x, double middle) {
    g.setFont(font);
    g.setFill(colour);
    g.fillText(text, snap(x), snap(middle));
  }

  void centred(String text, Font font, Color colour, double x, double middle) {
    write(text, font, colour, x - letters.width(text, font) / 2, middle);
  }
}
