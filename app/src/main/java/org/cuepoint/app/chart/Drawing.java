package org.cuepoint.app.chart;

import java.util.List;
import java.util.Optional;

/**
 * A chart, laid out.
 *
 * @param width in pixels
 * @param height in pixels
 * @param marks in the order they are painted
 */
public record Drawing(double width, double height, List<Mark> marks) {

  /** Size of all texts, in pixels. */
  public static final double FONT = 12;

  private static final double NEAR = 4;

  /** Copies the list. */
  public Drawing {
    marks = List.copyOf(marks);
  }

  /** Returns the note of what is on top at a place, if that says or leads anything. */
  public Optional<Note> at(double x, double y) {
    for (Mark mark : marks.reversed()) {
      Optional<Note> found =
          switch (mark) {
            case Mark.Box box -> {
              // What is thinner than the mouse can point at is hit beside it, too.
              double near = Math.max(0, (NEAR - box.width()) / 2);
              yield x >= box.x() - near
                      && x < box.x() + box.width() + near
                      && y >= box.y()
                      && y < box.y() + box.height()
                  ? Optional.of(box.note())
                  : Optional.empty();
            }
            case Mark.Dot dot ->
                Math.hypot(x - dot.x(), y - dot.y()) <= Math.max(NEAR, dot.radius())
                    ? Optional.of(dot.note())
                    : Optional.empty();
            case Mark.Words words -> {
              double length = Sketch.width(words.text());
              double left =
                  switch (words.align()) {
                    case LEFT -> words.x();
                    case MIDDLE -> words.x() - length / 2;
                    case RIGHT -> words.x() - length;
                  };
              yield words.angle() == 0
                      && x >= left
                      && x <= left + length
                      && y >= words.y() - FONT
                      && y <= words.y() + NEAR
                  ? Optional.of(words.note())
                  : Optional.empty();
            }
            case Mark.Line line -> Optional.empty();
            case Mark.Curve curve -> Optional.empty();
          };
      if (found.filter(note -> !note.equals(Note.NONE)).isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
