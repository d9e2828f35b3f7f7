package org.cuepoint.app.chart;

import java.util.ArrayList;
import java.util.List;

/** A drawing in the making. One thread at a time. */
public final class Sketch {

  /** About the width of a letter of the font of charts. */
  private static final double LETTER = 7.2;

  private final List<Mark> marks = new ArrayList<>();

  /** Starts an empty one. */
  public Sketch() {}

  /** Returns about how wide a text is, in pixels. */
  public static double width(String text) {
    return text.length() * LETTER;
  }

  /** Returns a text that is about as wide as there is room, with dots for what is missing. */
  public static String fit(String text, double room) {
    int most = (int) Math.max(1, room / LETTER + 0.01);
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
  }

  /** Adds a rectangle. */
  public Sketch box(double x, double y, double width, double height, Ink ink, Note note) {
    return box(x, y, width, height, ink, 1, note);
  }

  /** Adds a rectangle that lets something through. */
  public Sketch box(
      double x, double y, double width, double height, Ink ink, double strength, Note note) {
    marks.add(new Mark.Box(x, y, width, height, ink, strength, note));
    return this;
  }

  /** Adds a line. */
  public Sketch line(double x1, double y1, double x2, double y2, Ink ink, double thickness) {
    marks.add(new Mark.Line(x1, y1, x2, y2, ink, thickness));
    return this;
  }

  /** Adds a line through places. */
  public Sketch curve(List<Mark.Spot> places, Ink ink) {
    marks.add(new Mark.Curve(places, ink, 2));
    return this;
  }

  /** Adds a circle. */
  public Sketch dot(double x, double y, double radius, Ink ink, double strength, Note note) {
    marks.add(new Mark.Dot(x, y, radius, ink, strength, note));
    return this;
  }

  /** Adds a text. */
  public Sketch words(double x, double y, String text, Ink ink, Mark.Align align) {
    return words(x, y, text, ink, align, Note.NONE);
  }

  /** Adds a text that says or leads something. */
  public Sketch words(double x, double y, String text, Ink ink, Mark.Align align, Note note) {
    marks.add(new Mark.Words(x, y, text, ink, align, Mark.Weight.PLAIN, 0, note));
    return this;
  }

  /** Adds a text that stands out. */
  public Sketch title(double x, double y, String text) {
    marks.add(
        new Mark.Words(x, y, text, Ink.TEXT, Mark.Align.LEFT, Mark.Weight.BOLD, 0, Note.NONE));
    return this;
  }

  /** Adds a text that is turned. */
  public Sketch turned(double x, double y, String text, Ink ink, double angle) {
    marks.add(
        new Mark.Words(x, y, text, ink, Mark.Align.LEFT, Mark.Weight.PLAIN, angle, Note.NONE));
    return this;
  }

  /** Adds another drawing, lower down. */
  public Sketch below(double dy, Drawing other) {
    for (Mark mark : other.marks()) {
      marks.add(
          switch (mark) {
            case Mark.Box b ->
                new Mark.Box(
                    b.x(), b.y() + dy, b.width(), b.height(), b.ink(), b.strength(), b.note());
            case Mark.Line l ->
                new Mark.Line(l.x1(), l.y1() + dy, l.x2(), l.y2() + dy, l.ink(), l.thickness());
            case Mark.Curve c ->
                new Mark.Curve(
                    c.places().stream().map(s -> new Mark.Spot(s.x(), s.y() + dy)).toList(),
                    c.ink(),
                    c.thickness());
            case Mark.Dot d ->
                new Mark.Dot(d.x(), d.y() + dy, d.radius(), d.ink(), d.strength(), d.note());
            case Mark.Words w ->
                new Mark.Words(
                    w.x(),
                    w.y() + dy,
                    w.text(),
                    w.ink(),
                    w.align(),
                    w.weight(),
                    w.angle(),
                    w.note());
          });
    }
    return this;
  }

  /** Returns the drawing. */
  public Drawing drawing(double width, double height) {
    return new Drawing(width, height, marks);
  }
}
