package org.cuepoint.app.map;

import java.util.ArrayList;
import java.util.List;

/** A line around points, in coordinates of the map, that is closed by itself. FX thread only. */
final class Lasso {

  /** One corner. */
  record Corner(double x, double y) {}

  private final List<Corner> corners = new ArrayList<>();

  void add(double x, double y) {
    corners.add(new Corner(x, y));
  }

  List<Corner> corners() {
    return List.copyOf(corners);
  }

  /** Says whether a place lies inside, by the even-odd rule. */
  boolean holds(double x, double y) {
    boolean inside = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Corner a = corners.get(i);
      Corner b = corners.get(j);
      if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
        inside = !inside;
      }
    }
    return inside;
  }
}
