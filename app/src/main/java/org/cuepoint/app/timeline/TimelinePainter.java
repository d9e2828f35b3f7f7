package org.cuepoint.app.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.cuepoint.app.timeline.LevelOfDetail.Box;
import org.cuepoint.app.timeline.TimelineLayout.Lane;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameRange;

/**
 * Draws a model onto a canvas. Lines are filled rectangles on whole pixels, since stroked lines
 * cost several times as much. FX thread only.
 */
final class TimelinePainter {

  private final GraphicsContext g;
  private final TimelineTexts texts;
  private final Lettering letters;
  private final Hatching hatching;
  private final TimelinePalette palette;
  private final TimelineModel model;
  private final TimelineLayout layout;
  private final Map<String, Color> classColours = new HashMap<>();

  /** Makes a painter for one picture. */
  TimelinePainter(
      GraphicsContext g,
      TimelineTexts texts,
      Lettering letters,
      Hatching hatching,
      TimelinePalette palette,
      TimelineModel model,
      TimelineLayout layout) {
    this.g = g;
    this.texts = texts;
    this.letters = letters;
    this.hatching = hatching;
    this.palette = palette;
    this.model = model;
    this.layout = layout;
  }

  /** Draws the picture. */
  void paint() {
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    fill(palette.background(), 0, 0, layout.width(), layout.height());
    RulerTicks ticks = RulerTicks.of(model.index(), layout);
    paintGrid(ticks);
    paintTracks();
    paintSuggestions();
    paintUncertainty();
    paintRuler(ticks);
    paintMinimap();
    paintPlayhead();
    paintSnapping();
    paintFrame();
  }

  /** Draws one sentence instead of a timeline. */
  static void paintEmpty(
      GraphicsContext g,
      TimelinePalette palette,
      Lettering letters,
      String sentence,
      double width,
      double height) {
    g.setFill(palette.background());
    g.fillRect(0, 0, width, height);
    g.setFill(palette.muted());
    g.setFont(letters.normal);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(letters.fit(sentence, letters.normal, width - 24), width / 2, height / 2);
  }

  private void paintGrid(RulerTicks ticks) {
    Color faint = fade(palette.line(), 0.45);
    for (RulerTicks.Tick tick : ticks.times()) {
      if (tick.isMajor()) {
        fill(
            faint,
            Math.rint(layout.x(tick.frame())),
            layout.tracksTop(),
            1,
            layout.uncertainty().bottom() - layout.tracksTop());
      }
    }
  }

  private void paintTracks() {
    List<ActionClass> classes = model.scheme().classes();
    if (classes.isEmpty()) {
      text(
          texts.get("empty.classes"),
          letters.normal,
          palette.muted(),
          layout.plotLeft() + 12,
          (layout.tracksTop() + layout.tracksBottom()) / 2,
          layout.plotWidth() - 24);
      return;
    }
    g.save();
    g.beginPath();
    g.rect(0, layout.tracksTop(), layout.width(), layout.tracksBottom() - layout.tracksTop());
    g.clip();
    for (int i = 0; i < classes.size(); i++) {
      Lane lane = layout.tracks().get(i);
      if (lane.bottom() <= layout.tracksTop() || lane.y() >= layout.tracksBottom()) {
        continue;
      }
      paintTrack(classes.get(i), i, lane);
    }
    g.restore();
  }

  private void paintTrack(ActionClass actionClass, int i, Lane lane) {
    Color colour = colour(actionClass);
    for (Box<FrameRange> box : LevelOfDetail.boxes(model.reviewed().get(i), layout)) {
      fill(fade(palette.text(), 0.07), box.x0(), lane.y(), box.width(), lane.height() - 1);
    }
    Optional<Draft> draft = model.draft();
    double top = lane.y() + 2;
    double height = lane.height() - 5;
    List<Box<Segment>> boxes = LevelOfDetail.boxes(model.segments().get(i), layout);
    // What covers nothing else goes first: a refusal must not hide a label over it.
    for (boolean positive : new boolean[] {false, true}) {
      for (Box<Segment> box : boxes) {
        boolean isPositive = box.item().map(s -> s.state() == LabelState.POSITIVE).orElse(true);
        if (positive == isPositive) {
          boolean old =
              draft.isPresent() && box.item().filter(s -> draft.get().of().is(s.key())).isPresent();
          g.setGlobalAlpha(old ? 0.3 : 1);
          paintSegment(box, actionClass, colour, top, height);
          g.setGlobalAlpha(1);
        }
      }
    }
    draft
        .filter(d -> d.actionClass().equals(actionClass.id()))
        .filter(d -> !(d.of() instanceof TimelineSelection.OfSuggestion))
        .ifPresent(d -> paintDraft(d, colour, top, height));
    fill(fade(palette.line(), 0.6), layout.plotLeft(), lane.bottom() - 1, layout.plotWidth(), 1);
    paintName(actionClass, colour, lane);
  }

  private void paintName(ActionClass actionClass, Color colour, Lane lane) {
    fill(palette.surface(), 0, lane.y(), layout.plotLeft(), lane.height());
    fill(fade(palette.line(), 0.6), 0, lane.bottom() - 1, layout.plotLeft(), 1);
    double side = Math.min(16, lane.height() - 5);
    double middle = lane.y() + (lane.height() - 1) / 2;
    g.setFill(colour);
    g.fillRoundRect(6, Math.rint(middle - side / 2), side, side, 5, 5);
    centred(
        letter(actionClass), letters.small, TimelinePalette.textOn(colour), 6 + side / 2, middle);
    text(
        actionClass.name(),
        letters.normal,
        palette.text(),
        12 + side,
        middle,
        layout.plotLeft() - side - 18);
  }

  private void paintSegment(
      Box<Segment> box, ActionClass actionClass, Color colour, double top, double height) {
    double x = Math.rint(box.x0());
    double width = Math.max(1, Math.rint(box.x1()) - x);
    if (box.item().isEmpty()) {
      fill(colour, x, top, width, height);
      return;
    }
    Segment segment = box.item().get();
    if (segment.range().isPoint()) {
      paintPoint(layout.x(segment.range().frames().start()), top, height, colour);
      paintSelectedOutline(segment, x - 5, top, 10, height);
      return;
    }
    switch (segment.state()) {
      case POSITIVE -> {
        fill(colour, x, top, width, height);
        if (width > 6) {
          // A gap that shows where one of two touching segments ends.
          fill(fade(palette.background(), 0.8), x + width - 1, top, 1, height);
        }
      }
      case NEGATIVE -> {
        fill(fade(colour, 0.10), x, top, width, height);
        outline(fade(palette.readable(colour), 0.9), x, top, width, height);
        fill(palette.readable(colour), x, Math.rint(top + height / 2), width, 1);
      }
      case UNKNOWN -> {
        fill(fade(colour, 0.22), x, top, width, height);
        g.setFill(hatching.of(Hatching.Pattern.DOTS, palette.readable(colour)));
        g.fillRect(x, top, width, height);
      }
      case IGNORE -> {
        fill(fade(palette.muted(), 0.18), x, top, width, height);
        g.setFill(hatching.of(Hatching.Pattern.FALLING, fade(palette.muted(), 0.8)));
        g.fillRect(x, top, width, height);
      }
    }
    paintSegmentText(segment, actionClass, colour, x, top, width, height);
    paintSelectedOutline(segment, x, top, width, height);
  }

  private void paintSegmentText(
      Segment segment,
      ActionClass actionClass,
      Color colour,
      double x,
      double top,
      double width,
      double height) {
    double from = Math.max(x, layout.plotLeft());
    double room = x + width - from - 8;
    String mark =
        switch (segment.state()) {
          case POSITIVE -> "";
          case NEGATIVE -> "✕ ";
          case UNKNOWN -> "? ";
          case IGNORE -> "– ";
        };
    String name = letters.fit(mark + actionClass.name(), letters.normal, room);
    if (name.length() < mark.length() + 3
        && name.length() < mark.length() + actionClass.name().length()) {
      name = "";
    }
    if (name.isEmpty() && room >= 6) {
      name = mark.isEmpty() ? letter(actionClass) : mark.strip();
    }
    if (name.isEmpty()) {
      return;
    }
    if (segment.state() == LabelState.POSITIVE) {
      write(name, letters.normal, TimelinePalette.textOn(colour), from + 4, top + height / 2);
    } else {
      double textWidth = letters.width(name, letters.normal);
      fill(fade(palette.background(), 0.85), from + 2, top + 2, textWidth + 4, height - 4);
      write(name, letters.normal, palette.text(), from + 4, top + height / 2);
    }
  }

  private void paintPoint(double x, double top, double height, Color colour) {
    double middle = top + height / 2;
    double half = Math.min(6, height / 2);
    g.setFill(colour);
    g.fillPolygon(
        new double[] {x, x + half, x, x - half},
        new double[] {middle - half, middle, middle + half, middle},
        4);
  }

  private void paintSelectedOutline(
      Segment segment, double x, double top, double width, double height) {
    if (model.selection().is(segment.key())) {
      paintSelected(x, top, width, height);
    }
  }

  private void paintSelected(double x, double top, double width, double height) {
    outline(palette.background(), x, top, width, height);
    outline(palette.selection(), x - 1, top - 1, width + 2, height + 2);
    outline(palette.selection(), x - 2, top - 2, width + 4, height + 4);
    if (width > 14) {
      // Handles say that the edges can be dragged.
      fill(palette.selection(), x, top + height / 2 - 5, 3, 10);
      fill(palette.selection(), x + width - 3, top + height / 2 - 5, 3, 10);
    }
  }

  private void paintDraft(Draft draft, Color colour, double top, double height) {
    double x0 = Math.rint(layout.x(draft.frames().start()));
    double width = Math.max(1, Math.rint(layout.x(draft.frames().end())) - x0);
    fill(fade(colour, 0.55), x0, top, width, height);
    outline(palette.selection(), x0, top, width, height);
    outline(palette.selection(), x0 - 1, top - 1, width + 2, height + 2);
    String length = texts.length(model.index(), draft.frames());
    double textWidth = letters.width(length, letters.small) + 8;
    // Beside the draft when it would cover it.
    double beside = textWidth + 6 <= width ? x0 + 3 : x0 + width + 4;
    double tx =
        Math.clamp(
            beside, layout.plotLeft(), Math.max(layout.plotLeft(), layout.width() - textWidth));
    fill(palette.surface(), tx, top + 1, textWidth, height - 2);
    write(length, letters.small, palette.text(), tx + 4, top + height / 2);
  }

  private void paintSuggestions() {
    Lane all = layout.suggestions();
    fill(
        fade(palette.suggestion(), 0.08),
        layout.plotLeft(),
        all.y(),
        layout.plotWidth(),
        all.height());
    boolean any = false;
    for (int row = 0; row < layout.suggestionRows(); row++) {
      Lane lane = layout.suggestionRow(row);
      SpanLane<Suggestion> suggestions = model.suggestions().rows().get(row);
      any |= suggestions.size() > 0;
      for (Box<Suggestion> box : LevelOfDetail.boxes(suggestions, layout)) {
        paintSuggestion(box, lane);
      }
    }
    if (!any) {
      text(
          texts.get("empty.suggestions"),
          letters.small,
          fade(palette.muted(), 0.8),
          layout.plotLeft() + 8,
          all.y() + all.height() / 2,
          layout.plotWidth() - 16);
    }
    model
        .draft()
        .filter(d -> d.of() instanceof TimelineSelection.OfSuggestion)
        .ifPresent(
            d -> {
              Lane lane = layout.suggestionRow(rowOf(d));
              Color colour =
                  model.scheme().find(d.actionClass()).map(this::colour).orElse(palette.muted());
              paintDraft(d, colour, lane.y() + 2, lane.height() - 5);
            });
    laneName(texts.get("lane.suggestions"), all);
  }

  private int rowOf(Draft draft) {
    for (int row = 0; row < layout.suggestionRows(); row++) {
      SpanLane<Suggestion> lane = model.suggestions().rows().get(row);
      for (int i = 0; i < lane.size(); i++) {
        if (draft.of().is(lane.item(i).key())) {
          return row;
        }
      }
    }
    return 0;
  }

  private void paintSuggestion(Box<Suggestion> box, Lane lane) {
    double x = Math.rint(box.x0());
    double width = Math.max(1, Math.rint(box.x1()) - x);
    double top = lane.y() + 2;
    double height = lane.height() - 5;
    if (box.item().isEmpty()) {
      fill(palette.suggestion(), x, top, width, height);
      return;
    }
    Suggestion suggestion = box.item().get();
    Optional<ActionClass> found = model.scheme().find(suggestion.actionClass());
    Color colour = palette.readable(found.map(this::colour).orElse(palette.muted()));
    boolean dragged = model.draft().filter(d -> d.of().is(suggestion.key())).isPresent();
    g.setGlobalAlpha(dragged ? 0.3 : 1);
    g.setFill(hatching.of(Hatching.Pattern.RISING, fade(colour, 0.55)));
    g.fillRect(x, top, width, height);
    outline(colour, x, top, width, height);
    double from = Math.max(x, layout.plotLeft());
    double room = x + width - from - 8;
    String name = found.map(ActionClass::name).orElse("?");
    String full = name + " " + TimelineTexts.percent(suggestion.confidence());
    String label =
        letters.width(full, letters.small) <= room ? full : letters.fit(name, letters.small, room);
    if (label.isEmpty() && room >= 6) {
      label = found.map(TimelinePainter::letter).orElse("?");
    }
    if (!label.isEmpty()) {
      fill(
          fade(palette.background(), 0.88),
          from + 2,
          top + 2,
          letters.width(label, letters.small) + 4,
          height - 4);
      write(label, letters.small, palette.text(), from + 4, top + height / 2);
    }
    g.setGlobalAlpha(1);
    if (model.selection().is(suggestion.key())) {
      paintSelected(x, top, width, height);
    }
  }

  private void paintUncertainty() {
    Lane lane = layout.uncertainty();
    fill(fade(palette.line(), 0.8), layout.plotLeft(), lane.y(), layout.plotWidth(), 1);
    double bottom = lane.bottom() - 2;
    double height = lane.height() - 5;
    if (model.uncertainty().isEmpty()) {
      text(
          texts.get("empty.uncertainty"),
          letters.small,
          fade(palette.muted(), 0.8),
          layout.plotLeft() + 8,
          lane.y() + lane.height() / 2,
          layout.plotWidth() - 16);
    } else {
      Viewport visible = layout.viewport();
      float[] columns =
          model
              .uncertainty()
              .columns(visible.start(), visible.end(), (int) Math.ceil(layout.plotWidth()));
      bars(columns, bottom, height);
    }
    laneName(texts.get("lane.uncertainty"), lane);
  }

  /** Fills one bar per pixel column; equal neighbours become one rectangle. */
  private void bars(float[] columns, double bottom, double height) {
    g.setFill(palette.uncertain());
    int begin = 0;
    for (int i = 1; i <= columns.length; i++) {
      if (i == columns.length || columns[i] != columns[begin]) {
        double bar = columns[begin] * height;
        if (bar > 0.3) {
          g.fillRect(layout.plotLeft() + begin, bottom - bar, i - begin, bar);
        }
        begin = i;
      }
    }
  }

  private void paintRuler(RulerTicks ticks) {
    Lane lane = layout.ruler();
    fill(palette.surface(), 0, lane.y(), layout.width(), lane.height());
    g.save();
    g.beginPath();
    g.rect(layout.plotLeft(), lane.y(), layout.plotWidth(), lane.height());
    g.clip();
    double half = lane.height() / 2;
    ticks(ticks.times(), lane.y(), half, palette.text());
    ticks(ticks.frames(), lane.y() + half, half, palette.muted());
    g.restore();
    fill(palette.line(), 0, lane.bottom() - 1, layout.width(), 1);
  }

  private void ticks(List<RulerTicks.Tick> ticks, double top, double height, Color colour) {
    for (RulerTicks.Tick tick : ticks) {
      double x = Math.rint(layout.x(tick.frame()));
      if (tick.isMajor()) {
        fill(fade(colour, 0.6), x, top + 3, 1, height - 4);
        write(tick.label(), letters.small, colour, x + 4, top + height / 2);
      } else {
        fill(fade(colour, 0.35), x, top + height - 5, 1, 4);
      }
    }
  }

  private void paintMinimap() {
    Lane lane = layout.minimap();
    fill(palette.surface(), 0, lane.y(), layout.width(), lane.height());
    TimelineLayout whole =
        new TimelineLayout(
            layout.width(),
            layout.height(),
            layout.plotLeft(),
            lane,
            lane,
            List.of(),
            0,
            0,
            lane,
            0,
            lane,
            Viewport.fit(layout.frameCount()),
            layout.frameCount());
    List<ActionClass> classes = model.scheme().classes();
    double top = lane.y() + 3;
    double height = lane.height() - 7;
    // Time that was looked at for every class gets the same tint however many classes there are.
    Color seen = fade(palette.text(), 1 - Math.pow(0.88, 1.0 / Math.max(1, classes.size())));
    for (int i = 0; i < classes.size(); i++) {
      for (Box<FrameRange> box : LevelOfDetail.boxes(model.reviewed().get(i), whole)) {
        fill(seen, box.x0(), top, box.width(), height);
      }
    }
    for (int i = 0; i < classes.size(); i++) {
      // Each class has its own height, so that the overview shows order and not only the last one.
      double y0 = top + Math.floor(height * i / classes.size());
      double y1 = top + Math.max(Math.floor(height * (i + 1) / classes.size()), 1);
      Color colour = colour(classes.get(i));
      for (Box<Segment> box : LevelOfDetail.boxes(model.segments().get(i), whole)) {
        if (box.item().map(s -> s.state() == LabelState.POSITIVE).orElse(true)) {
          fill(colour, box.x0(), y0, Math.max(1, box.width()), Math.max(2, y1 - y0));
        }
      }
    }
    double x0 = Math.rint(layout.minimapX(layout.viewport().start()));
    double x1 = Math.rint(layout.minimapX(layout.viewport().end()));
    double width = Math.max(4, x1 - x0);
    fill(
        fade(palette.background(), 0.55),
        layout.plotLeft(),
        lane.y(),
        x0 - layout.plotLeft(),
        lane.height());
    fill(
        fade(palette.background(), 0.55),
        x0 + width,
        lane.y(),
        layout.width() - x0 - width,
        lane.height());
    outline(palette.muted(), x0, lane.y() + 1, width, lane.height() - 2);
    fill(
        palette.accent(),
        Math.rint(layout.minimapX(model.playhead())),
        lane.y() + 1,
        2,
        lane.height() - 2);
    laneName(texts.get("lane.overview"), lane);
  }

  private void paintPlayhead() {
    double x = layout.x(model.playhead());
    double width = layout.pixelsPerFrame();
    if (x + width < layout.plotLeft() || x > layout.width()) {
      return;
    }
    double top = layout.ruler().y();
    double bottom = layout.uncertainty().bottom();
    if (width >= 4) {
      double from = Math.max(layout.plotLeft(), x);
      fill(fade(palette.accent(), 0.14), from, top, x + width - from, bottom - top);
    }
    if (x >= layout.plotLeft() - 1) {
      double line = Math.rint(x);
      fill(palette.accent(), line, top, 2, bottom - top);
      g.setFill(palette.accent());
      double base = layout.ruler().bottom();
      g.fillPolygon(
          new double[] {line - 5, line + 7, line + 1},
          new double[] {base - 8, base - 8, base - 1},
          3);
    }
  }

  private void paintSnapping() {
    if (model.snappedTo().isPresent()) {
      double x = Math.rint(layout.x(model.snappedTo().getAsInt()));
      g.setFill(palette.selection());
      for (double y = layout.tracksTop(); y < layout.uncertainty().bottom(); y += 8) {
        g.fillRect(x - 1, y, 2, 5);
      }
    }
  }

  private void paintFrame() {
    fill(palette.line(), layout.plotLeft() - 1, 0, 1, layout.uncertainty().bottom());
    fill(palette.line(), 0, layout.minimap().bottom() - 1, layout.width(), 1);
    fill(palette.line(), 0, layout.uncertainty().bottom(), layout.width(), 1);
    double range = layout.scrollRange();
    if (range > 0) {
      double window = layout.tracksBottom() - layout.tracksTop();
      double all = window + range;
      double offset = layout.tracksTop() - layout.tracks().getFirst().y();
      g.setFill(fade(palette.muted(), 0.6));
      g.fillRoundRect(
          layout.plotLeft() - 5,
          layout.tracksTop() + offset / all * window,
          4,
          Math.max(10, window * window / all),
          4,
          4);
    }
  }

  private void laneName(String name, Lane lane) {
    fill(palette.surface(), 0, lane.y(), layout.plotLeft(), lane.height());
    fill(fade(palette.line(), 0.8), 0, lane.y(), layout.width(), 1);
    text(
        name,
        letters.small,
        palette.muted(),
        6,
        lane.y() + lane.height() / 2,
        layout.plotLeft() - 12);
  }

  private Color colour(ActionClass actionClass) {
    return classColours.computeIfAbsent(actionClass.colour(), Color::web);
  }

  private static String letter(ActionClass actionClass) {
    String name = actionClass.name();
    return actionClass.hotkey().orElseGet(() -> name.substring(0, name.offsetByCodePoints(0, 1)));
  }

  private void text(String all, Font font, Color colour, double x, double y, double width) {
    String fitting = letters.fit(all, font, width);
    if (!fitting.isEmpty()) {
      write(fitting, font, colour, x, y);
    }
  }

  private void write(String text, Font font, Color colour, double x, double y) {
    g.setFont(font);
    g.setFill(colour);
    g.fillText(text, x, y);
  }

  private void centred(String text, Font font, Color colour, double x, double y) {
    write(text, font, colour, x - letters.width(text, font) / 2, y);
  }

  private void fill(Color colour, double x, double y, double width, double height) {
    if (width > 0 && height > 0) {
      g.setFill(colour);
      g.fillRect(x, y, width, height);
    }
  }

  private void outline(Color colour, double x, double y, double width, double height) {
    g.setFill(colour);
    g.fillRect(x, y, width, 1);
    g.fillRect(x, y + height - 1, width, 1);
    g.fillRect(x, y, 1, height);
    g.fillRect(x + width - 1, y, 1, height);
  }

  private static Color fade(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getOpacity() * opacity);
  }
}
