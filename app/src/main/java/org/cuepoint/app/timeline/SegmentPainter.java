package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.Hatching.Pattern;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;

/**
 * Draws boxes of segments. The four states differ without colour: filled, struck through, dotted,
 * striped in grey.
 */
final class SegmentPainter {

  private static final double FAINT = 0.2;
  private static final double CHANGED = 0.3;

  /** Boxes of what is chosen, outlined when everything else of the lane is drawn. */
  static final class Chosen {

    private record Box(double x, double y, double width, double height) {}

    private final List<Box> boxes = new ArrayList<>();

    void add(double x, double y, double width, double height) {
      boxes.add(new Box(x, y, width, height));
    }

    void outline(Brush brush) {
      Color colour = brush.palette.selection();
      for (Box box : boxes) {
        brush.outline(brush.palette.background(), box.x, box.y, box.width, box.height);
        brush.outline(colour, box.x - 1, box.y - 1, box.width + 2, box.height + 2);
        brush.outline(colour, box.x - 2, box.y - 2, box.width + 4, box.height + 4);
        if (box.width > 14) {
          // Handles say that the edges can be dragged.
          double middle = box.y + box.height / 2;
          brush.fill(colour, box.x, middle - 4, 3, 8);
          brush.fill(colour, box.x + box.width - 3, middle - 4, 3, 8);
        }
      }
    }
  }

  /** Draws one box of a lane. */
  void box(
      Brush brush,
      Picture picture,
      SpanLane<Segment> lane,
      int item,
      int count,
      double x0,
      double x1,
      Strip row,
      Chosen chosen) {
    int packed = lane.look(item);
    ClassLook look = picture.look(Look.classAt(packed));
    LabelState state = Look.state(packed);
    double x = brush.snap(x0);
    double width = Math.max(1, brush.snap(x1) - x);
    double top = row.y() + 2;
    double height = Math.max(3, row.height() - 4);
    if (count > 1 || width < 3) {
      boolean point = lane.start(item) == lane.end(item);
      if (count > 1 || !point) {
        brush.fill(plain(brush, look, state, Look.isFaint(packed)), x, top, width, height);
        if (count == 1) {
          choose(picture, lane.item(item), x, top, width, height, chosen);
        }
        return;
      }
    }
    Segment segment = lane.item(item);
    boolean changing = picture.model().draft().filter(d -> d.changes(segment.key())).isPresent();
    boolean faint = Look.isFaint(packed);
    if (faint || changing) {
      brush.opacity(faint ? FAINT : CHANGED);
    }
    if (segment.range().isPoint()) {
      double half = Math.min(6, height / 2);
      double at = picture.layout().x(segment.range().frames().start());
      point(brush, look, state, at, top + height / 2, half);
      choose(picture, segment, at - half, top, 2 * half, height, chosen);
    } else {
      body(brush, look, state, x, top, width, height);
      if (!faint) {
        words(brush, picture, look, state, x, top, width, height);
      }
      choose(picture, segment, x, top, width, height, chosen);
    }
    brush.opacity(1);
  }

  private static void choose(
      Picture picture,
      Segment segment,
      double x,
      double top,
      double width,
      double height,
      Chosen chosen) {
    if (picture.model().selection().contains(segment.key())
        && picture.model().draft().filter(d -> d.changes(segment.key())).isEmpty()) {
      chosen.add(x, top, width, height);
    }
  }

  /** Returns the colour of boxes that are too narrow for anything else. */
  private static Color plain(Brush brush, ClassLook look, LabelState state, boolean faint) {
    Color background = brush.palette.background();
    Color colour =
        switch (state) {
          case POSITIVE -> look.fill();
          case NEGATIVE, UNKNOWN -> look.soft();
          case IGNORE -> brush.palette.muted().interpolate(background, 0.5);
        };
    return faint ? background.interpolate(colour, FAINT) : colour;
  }

  static void body(
      Brush brush,
      ClassLook look,
      LabelState state,
      double x,
      double top,
      double width,
      double height) {
    TimelinePalette palette = brush.palette;
    switch (state) {
      case POSITIVE -> {
        brush.fill(look.fill(), x, top, width, height);
        if (width >= 12) {
          brush.pattern(look.pattern(), look.grain(), x, top, width, height);
        }
        if (width > 4) {
          // A gap that shows where one of two touching segments ends.
          brush.fill(palette.background(), x + width - 1, top, 1, height);
        }
      }
      case NEGATIVE -> {
        brush.fill(Brush.fade(look.fill(), 0.10), x, top, width, height);
        brush.outline(look.readable(), x, top, width, height);
        brush.fill(look.readable(), x, top + height / 2, width, 1);
      }
      case UNKNOWN -> {
        brush.fill(Brush.fade(look.fill(), 0.2), x, top, width, height);
        brush.pattern(Pattern.DOTS, look.readable(), x, top, width, height);
        brush.outline(look.soft(), x, top, width, height);
      }
      case IGNORE -> {
        brush.fill(Brush.fade(palette.muted(), 0.18), x, top, width, height);
        brush.pattern(Pattern.FALLING, Brush.fade(palette.muted(), 0.8), x, top, width, height);
        brush.outline(Brush.fade(palette.muted(), 0.5), x, top, width, height);
      }
    }
  }

  private static void point(
      Brush brush, ClassLook look, LabelState state, double x, double middle, double half) {
    brush.diamond(look.readable(), x, middle, half);
    if (state != LabelState.POSITIVE) {
      brush.diamond(brush.palette.background(), x, middle, half - 2);
    }
  }

  private static void words(
      Brush brush,
      Picture picture,
      ClassLook look,
      LabelState state,
      double x,
      double top,
      double width,
      double height) {
    double from = Math.max(x, picture.layout().plotLeft());
    double room = Math.min(x + width, picture.layout().width()) - from - 8;
    if (room < 6 || height < 9) {
      return;
    }
    String mark =
        switch (state) {
          case POSITIVE -> "";
          case NEGATIVE -> "✕ ";
          case UNKNOWN -> "? ";
          case IGNORE -> "– ";
        };
    var font = height < 13 ? brush.letters.small : brush.letters.normal;
    String name = brush.letters.fit(mark + look.name(), font, room);
    boolean whole = name.length() == mark.length() + look.name().length();
    if (!whole && name.length() < mark.length() + 4) {
      // Two letters and an ellipsis say less than the letter that the names at the left show.
      name = mark.isEmpty() ? look.letter() : mark.strip();
      if (brush.letters.width(name, font) > room + 4) {
        return;
      }
    }
    double middle = top + height / 2;
    if (state == LabelState.POSITIVE) {
      if (look.pattern() != Pattern.NONE && width >= 12) {
        // The pattern must not run through the letters.
        double wide = Math.min(brush.letters.width(name, font) + 4, width - 3);
        brush.fill(look.fill(), from + 2, top + 1, wide, height - 2);
      }
      brush.write(name, font, look.ink(), from + 4, middle);
    } else {
      double wide = brush.letters.width(name, font) + 4;
      brush.fill(brush.palette.background(), from + 2, top + 2, wide, height - 4);
      brush.write(name, font, brush.palette.text(), from + 4, middle);
    }
  }
}
