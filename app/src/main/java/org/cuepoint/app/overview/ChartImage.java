package org.cuepoint.app.overview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.Ink;

/** A chart as pixels, dark on white, two for each of the screen's so that it prints well. */
final class ChartImage {

  private static final double SCALE = 2;
  private static final double MARGIN = 12;

  /** Graphics cards take no larger picture. */
  private static final double MOST = 8000;

  private final BufferedImage image;

  private ChartImage(BufferedImage image) {
    this.image = image;
  }

  /** Says whether a chart is small enough. */
  static boolean fits(Drawing drawing) {
    return SCALE * (Math.max(drawing.width(), drawing.height()) + 2 * MARGIN) <= MOST;
  }

  /** Paints a chart; FX thread only. */
  static ChartImage of(Drawing drawing) {
    Canvas canvas = new Canvas(drawing.width() + 2 * MARGIN, drawing.height() + 2 * MARGIN);
    canvas.getGraphicsContext2D().translate(MARGIN, MARGIN);
    new DrawingPainter(ChartImage::onPaper).paint(canvas.getGraphicsContext2D(), drawing);
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(Color.WHITE);
    how.setTransform(Transform.scale(SCALE, SCALE));
    WritableImage shot = canvas.snapshot(how, null);
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = shot.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return new ChartImage(image);
  }

  private static Color onPaper(Ink.Role role) {
    return switch (role) {
      case TEXT, FIXED -> Color.web("#1f2430");
      case MUTED -> Color.web("#5c6675");
      case LINE -> Color.web("#c8ced6");
      case NOTHING -> Color.web("#e4e7ec");
      case ACCENT -> Color.web("#1f6fb2");
      case WARNING -> Color.web("#bb7a12");
    };
  }

  /** Writes it as PNG; any thread. */
  void write(Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java cannot write PNG pictures");
    }
  }
}
