package org.cuepoint.app.timeline;

import java.util.List;
import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.time.FrameRange;

/** Draws the lanes of suggestions, one per model. */
final class SuggestionsPainter implements LanePainter {

  private static final double CHANGED = 0.3;

  private final DraftPainter drafts = new DraftPainter();

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    LaneSection section = layout.suggestions();
    List<SuggestionLane> lanes = picture.model().suggestions();
    brush.fill(
        Brush.fade(brush.palette.suggestion(), 0.07),
        layout.plotLeft(),
        section.top(),
        layout.plotWidth(),
        section.height());
    if (lanes.isEmpty()) {
      Strip only = new Strip(section.top(), section.height());
      picture.name(brush, picture.texts().get("lane.suggestions"), only);
      hint(brush, picture, only);
      hidden(brush, picture, only);
      return;
    }
    brush.clipped(
        0,
        section.top(),
        layout.width(),
        section.height(),
        () -> {
          for (int i = 0; i < lanes.size(); i++) {
            if (section.shows(i)) {
              lane(brush, picture, i);
              hidden(brush, picture, section.lanes().get(i));
            }
          }
          drafts.onSuggestions(brush, picture);
          for (int i = 0; i < lanes.size(); i++) {
            if (section.shows(i)) {
              name(brush, picture, lanes.get(i), section.lanes().get(i));
            }
          }
        });
    TracksPainter.scrollBar(brush, layout, section);
  }

  private static void hint(Brush brush, Picture picture, Strip strip) {
    if (!picture.model().hidesGuess()) {
      picture.hint(brush, "empty.suggestions", strip);
    }
  }

  /** Where a guess is hidden, no suggestion is left; the lane says why. */
  private static void hidden(Brush brush, Picture picture, Strip strip) {
    if (picture.model().hidesGuess()) {
      picture.model().asked().ifPresent(asked -> hidden(brush, picture, asked.frames(), strip));
    }
  }

  private static void hidden(Brush brush, Picture picture, FrameRange place, Strip strip) {
    TimelineLayout layout = picture.layout();
    double left = Math.max(layout.plotLeft(), layout.x(place.start())) + 8;
    double width = Math.min(layout.width(), layout.x(place.end())) - left - 4;
    if (width > 0) {
      brush.text(
          picture.texts().get("hidden.suggestions"),
          brush.letters.small,
          brush.palette.muted(),
          left,
          strip.middle(),
          width);
    }
  }

  private static void lane(Brush brush, Picture picture, int at) {
    TimelineLayout layout = picture.layout();
    SpanLane<Suggestion> lane = picture.model().suggestions().get(at).suggestions();
    if (lane.size() == 0) {
      hint(brush, picture, layout.suggestions().lanes().get(at));
      return;
    }
    SegmentPainter.Chosen chosen = new SegmentPainter.Chosen();
    LevelOfDetail.boxes(
        lane,
        layout,
        (item, count, x0, x1) ->
            box(
                brush,
                picture,
                lane,
                item,
                count,
                x0,
                x1,
                layout.suggestions().row(at, lane.row(item)),
                chosen));
    chosen.outline(brush);
  }

  private static void box(
      Brush brush,
      Picture picture,
      SpanLane<Suggestion> lane,
      int item,
      int count,
      double x0,
      double x1,
      Strip row,
      SegmentPainter.Chosen chosen) {
    ClassLook look = picture.look(Look.classAt(lane.look(item)));
    double x = brush.snap(x0);
    double width = Math.max(1, brush.snap(x1) - x);
    double top = row.y() + 2;
    double height = Math.max(3, row.height() - 3);
    if (count > 1 || width < 6) {
      brush.fill(look.soft(), x, top, width, height);
      if (count == 1 && picture.model().selection().contains(lane.item(item).key())) {
        chosen.add(x, top, width, height);
      }
      return;
    }
    Suggestion suggestion = lane.item(item);
    boolean changing = picture.model().draft().filter(d -> d.changes(suggestion.key())).isPresent();
    brush.opacity(changing ? CHANGED : 1);
    if (width >= 10) {
      Color stripes = Brush.fade(look.readable(), 0.6);
      brush.pattern(Hatching.Pattern.RISING, stripes, x, top, width, height);
    }
    brush.outline(look.readable(), x, top, width, height);
    EdgeBandPainter.paint(brush, picture.layout(), suggestion, look.readable(), top, height);
    words(brush, picture, look, suggestion, x, top, width, height);
    brush.opacity(1);
    if (picture.model().selection().contains(suggestion.key())) {
      chosen.add(x, top, width, height);
    }
  }

  private static void words(
      Brush brush,
      Picture picture,
      ClassLook look,
      Suggestion suggestion,
      double x,
      double top,
      double width,
      double height) {
    double from = Math.max(x, picture.layout().plotLeft());
    double room = Math.min(x + width, picture.layout().width()) - from - 8;
    if (room < 6) {
      return;
    }
    Lettering letters = brush.letters;
    String sure = " " + TimelineTexts.percent(suggestion.confidence());
    double name = letters.width(look.name(), letters.small);
    String label = look.name();
    if (name + letters.width(sure, letters.small) <= room) {
      label += sure;
    } else if (name > room) {
      label = letters.fit(label, letters.small, room);
      label = label.length() < 4 ? look.letter() : label;
    }
    double wide = letters.width(label, letters.small);
    if (wide <= room + 4) {
      brush.fill(brush.palette.background(), from + 2, top + 2, wide + 4, height - 4);
      brush.write(label, letters.small, brush.palette.text(), from + 4, top + height / 2);
    }
  }

  private static void name(Brush brush, Picture picture, SuggestionLane lane, Strip strip) {
    TimelinePalette palette = brush.palette;
    double left = picture.layout().plotLeft();
    brush.fill(palette.surface(), 0, strip.y(), left, strip.height());
    brush.fill(Brush.fade(palette.line(), 0.8), 0, strip.y(), picture.layout().width(), 1);
    double x = 6;
    if (lane.active()) {
      brush.diamond(palette.suggestion(), x + 4, strip.middle(), 4);
      x += 13;
    }
    brush.text(
        lane.name(),
        lane.active() ? brush.letters.bold : brush.letters.small,
        lane.active() ? palette.text() : palette.muted(),
        x,
        strip.middle(),
        left - x - 9);
  }
}
