package org.cuepoint.app.chart;

import java.util.List;

/** Something drawn; places in pixels from the left upper corner. */
public sealed interface Mark {

  /**
   * A filled rectangle.
   *
   * @param strength opacity, 0 to 1
   */
  record Box(double x, double y, double width, double height, Ink ink, double strength, Note note)
      implements Mark {}

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2, Ink ink, double thickness)
      implements Mark {}

  /** A line through places. */
  record Curve(List<Spot> places, Ink ink, double thickness) implements Mark {
    /** Copies the list. */
    public Curve {
      places = List.copyOf(places);
    }
  }

  /** A place. */
  record Spot(double x, double y) {}

  /** A filled circle. */
  record Dot(double x, double y, double radius, Ink ink, double strength, Note note)
      implements Mark {}

  /**
   * A line of text.
   *
   * @param x of its left end, middle or right end
   * @param y of its base line
   * @param angle clockwise degrees around that place
   */
  record Words(
      double x, double y, String text, Ink ink, Align align, Weight weight, double angle, Note note)
      implements Mark {}

  /** Which place of a text is given. */
  enum Align {
    /** Its left end. */
    LEFT,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    RIGHT
  }

  /** How strong a text is. */
  enum Weight {
    /** As usual. */
    PLAIN,
    /** Stronger. */
    BOLD
  }
}
