package org.cuepoint.app.map;

import java.util.List;
import org.cuepoint.core.embed.MapPoint;

/**
 * What part of a map is on screen; upwards on the map is upwards there. Immutable.
 *
 * @param x what lies in the middle of the view
 * @param y what lies in the middle of the view
 * @param scale pixels of one unit, above 0
 * @param width of the view in pixels
 * @param height of the view in pixels
 */
record Camera(double x, double y, double scale, double width, double height) {

  private static final double MARGIN = 24;
  private static final double MOST = 1e6;

  /** Shows nothing yet. */
  static final Camera START = new Camera(0, 0, 1, 1, 1);

  /** Returns a view of all points with some room around them. */
  static Camera on(List<MapPoint> points, double width, double height) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    for (MapPoint point : points) {
      left = Math.min(left, point.x());
      right = Math.max(right, point.x());
      bottom = Math.min(bottom, point.y());
      top = Math.max(top, point.y());
    }
    if (points.isEmpty()) {
      return new Camera(0, 0, 1, width, height);
    }
    double wide = Math.max(1, width - 2 * MARGIN) / Math.max(1e-6, right - left);
    double high = Math.max(1, height - 2 * MARGIN) / Math.max(1e-6, top - bottom);
    return new Camera(
        (left + right) / 2,
        (bottom + top) / 2,
        Math.min(MOST, Math.min(wide, high)),
        width,
        height);
  }

  double toScreenX(double mapX) {
    return width / 2 + (mapX - x) * scale;
  }

  double toScreenY(double mapY) {
    return height / 2 - (mapY - y) * scale;
  }

  double toMapX(double screenX) {
    return x + (screenX - width / 2) / scale;
  }

  double toMapY(double screenY) {
    return y - (screenY - height / 2) / scale;
  }

  /** Moves what is on screen by pixels. */
  Camera panned(double right, double down) {
    return new Camera(x - right / scale, y + down / scale, scale, width, height);
  }

  /** Magnifies, so that what is at a place of the screen stays there. */
  Camera zoomed(double factor, double screenX, double screenY) {
    double next = Math.clamp(scale * factor, 1 / MOST, MOST);
    double mapX = toMapX(screenX);
    double mapY = toMapY(screenY);
    return new Camera(
        mapX - (screenX - width / 2) / next,
        mapY + (screenY - height / 2) / next,
        next,
        width,
        height);
  }

  /** Shows the same middle in a view of another size. */
  Camera sized(double newWidth, double newHeight) {
    return new Camera(x, y, scale, newWidth, newHeight);
  }
}
