package org.cuepoint.app.player;

import java.util.Optional;
import org.cuepoint.core.media.Crop;

/** Where a region is held: at a corner, at an edge, or anywhere inside. */
enum RegionHandle {
  TOP_LEFT(-1, -1),
  TOP(0, -1),
  TOP_RIGHT(1, -1),
  RIGHT(1, 0),
  BOTTOM_RIGHT(1, 1),
  BOTTOM(0, 1),
  BOTTOM_LEFT(-1, 1),
  LEFT(-1, 0),
  INSIDE(0, 0);

  private final int sideways;
  private final int upDown;

  RegionHandle(int sideways, int upDown) {
    this.sideways = sideways;
    this.upDown = upDown;
  }

  /** Returns where the handle stands, as a share of the width: 0 left to 1 right. */
  double x() {
    return (sideways + 1) / 2.0;
  }

  /** Returns where the handle stands, as a share of the height: 0 above to 1 below. */
  double y() {
    return (upDown + 1) / 2.0;
  }

  /**
   * Returns what of a region lies at a point; corners before edges before the inside.
   *
   * @param x the point in shares of the picture; so is {@code y}
   * @param reachX how far from an edge it is still meant, in shares of the picture's width
   * @param reachY the same in shares of its height
   */
  static Optional<RegionHandle> at(Crop crop, double x, double y, double reachX, double reachY) {
    boolean acrossX = x >= crop.x() - reachX && x <= crop.right() + reachX;
    boolean acrossY = y >= crop.y() - reachY && y <= crop.bottom() + reachY;
    if (!acrossX || !acrossY) {
      return Optional.empty();
    }
    int side = side(x, crop.x(), crop.right(), reachX);
    int level = side(y, crop.y(), crop.bottom(), reachY);
    for (RegionHandle handle : values()) {
      if (handle.sideways == side && handle.upDown == level) {
        return Optional.of(handle);
      }
    }
    return Optional.empty();
  }

  /** Returns -1 at the first edge, 1 at the second, else 0; the nearer of two that are in reach. */
  private static int side(double at, double first, double second, double reach) {
    double toFirst = Math.abs(at - first);
    double toSecond = Math.abs(at - second);
    if (Math.min(toFirst, toSecond) > reach) {
      return 0;
    }
    return toFirst < toSecond ? -1 : 1;
  }

  /** Returns the edges {left, top, right, bottom} after the handle was moved by shares. */
  double[] dragged(Crop crop, double dx, double dy) {
    if (this == INSIDE) {
      double x = Math.clamp(crop.x() + dx, 0, Math.max(0, 1 - crop.width()));
      double y = Math.clamp(crop.y() + dy, 0, Math.max(0, 1 - crop.height()));
      return new double[] {x, y, x + crop.width(), y + crop.height()};
    }
    return new double[] {
      crop.x() + (sideways < 0 ? dx : 0),
      crop.y() + (upDown < 0 ? dy : 0),
      crop.right() + (sideways > 0 ? dx : 0),
      crop.bottom() + (upDown > 0 ? dy : 0)
    };
  }
}
