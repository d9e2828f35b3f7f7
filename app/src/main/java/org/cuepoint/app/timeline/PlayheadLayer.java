package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * The playhead, and the segment that grows with it. They are nodes over the canvas, so that
 * playback repaints a narrow strip and not the lanes. FX thread only.
 */
final class PlayheadLayer extends Pane {

  private final Rectangle frame = new Rectangle();
  private final Rectangle line = new Rectangle();
  private final Polygon handle = new Polygon();
  private final Rectangle overview = new Rectangle();
  private final List<Marked> marked = new ArrayList<>();

  /** A segment that a key is marking, and what is said of it. */
  private record Marked(Rectangle box, Label text) {
    static Marked make() {
      Label text = new Label();
      text.setPadding(new Insets(0, 3, 0, 3));
      text.setFont(Font.font(10.5));
      Rectangle box = new Rectangle();
      box.setManaged(false);
      text.setManaged(false);
      return new Marked(box, text);
    }

    void hide() {
      box.setVisible(false);
      text.setVisible(false);
    }
  }

  PlayheadLayer() {
    setMouseTransparent(true);
    setManaged(false);
    getChildren().addAll(frame, line, handle, overview);
    getChildren().forEach(node -> node.setManaged(false));
    hide();
  }

  void hide() {
    getChildren().forEach(node -> node.setVisible(false));
  }

  /** Moves everything to where it belongs. */
  void place(
      TimelineModel model,
      TimelineLayout layout,
      TimelinePalette palette,
      TimelineTexts texts,
      int playhead,
      List<PendingSegment> growing) {
    placePlayhead(layout, palette, playhead);
    place(overview, Math.rint(layout.minimapX(playhead)), 1, 2, layout.minimap().height() - 2);
    overview.setFill(palette.accent());
    marked.forEach(Marked::hide);
    for (int i = 0; i < growing.size(); i++) {
      if (i == marked.size()) {
        Marked more = Marked.make();
        marked.add(more);
        getChildren().addAll(0, List.of(more.box(), more.text()));
      }
      placePending(marked.get(i), model, layout, palette, texts, growing.get(i));
    }
  }

  private void placePlayhead(TimelineLayout layout, TimelinePalette palette, int playhead) {
    double x = layout.x(playhead);
    double width = layout.pixelsPerFrame();
    double top = layout.ruler().y();
    double bottom = layout.bottom();
    double from = Math.max(layout.plotLeft(), x);
    double to = Math.min(layout.width(), x + width);
    frame.setVisible(width >= 4 && to > from);
    if (frame.isVisible()) {
      place(frame, from, top, to - from, bottom - top);
      frame.setFill(Brush.fade(palette.accent(), 0.14));
    }
    boolean seen = x >= layout.plotLeft() - 1 && x <= layout.width();
    line.setVisible(seen);
    handle.setVisible(seen);
    if (seen) {
      double at = Math.rint(x);
      place(line, at, top, 2, bottom - top);
      line.setFill(palette.accent());
      double base = layout.ruler().bottom();
      handle.getPoints().setAll(at - 5, base - 8, at + 7, base - 8, at + 1, base - 1);
      handle.setFill(palette.accent());
    }
  }

  private static void placePending(
      Marked mark,
      TimelineModel model,
      TimelineLayout layout,
      TimelinePalette palette,
      TimelineTexts texts,
      PendingSegment segment) {
    FrameRange frames = segment.frames();
    double x0 = Math.max(layout.plotLeft(), layout.x(frames.start()));
    double x1 = Math.min(layout.width(), Math.max(x0 + 2, layout.x(frames.end())));
    Optional<Strip> strip = strip(model, layout, segment.actionClass());
    if (x1 <= x0 || strip.isEmpty()) {
      return;
    }
    Color colour =
        segment
            .actionClass()
            .flatMap(model.scheme()::find)
            .map(c -> Color.web(c.colour()))
            .orElse(palette.selection());
    place(mark.box(), x0, strip.get().y() + 2, x1 - x0, strip.get().height() - 5);
    mark.box().setFill(Brush.fade(colour, 0.45));
    mark.box().setStroke(palette.selection());
    mark.box().getStrokeDashArray().setAll(4.0, 3.0);
    Label label = mark.text();
    label.setText(texts.pending(model, segment));
    label.setTextFill(palette.text());
    label.setBackground(Background.fill(palette.surface()));
    label.setVisible(true);
    label.applyCss();
    label.autosize();
    double wide = label.getWidth();
    double beside = x0 - wide - 3 >= layout.plotLeft() ? x0 - wide - 3 : x1 + 4;
    label.relocate(Math.rint(beside), Math.rint(strip.get().middle() - label.getHeight() / 2));
  }

  /** Returns where a segment of a class would lie; over all tracks while it has none. */
  private static Optional<Strip> strip(
      TimelineModel model, TimelineLayout layout, Optional<ClassId> actionClass) {
    LaneSection tracks = layout.tracks();
    if (actionClass.isEmpty()) {
      return Optional.of(new Strip(tracks.top(), tracks.height()));
    }
    for (int i = 0; i < model.tracks().size(); i++) {
      boolean has =
          model.tracks().get(i).track().classes().stream()
              .anyMatch(c -> c.id().equals(actionClass.get()));
      if (has) {
        Strip lane = tracks.lanes().get(i);
        double top = Math.max(lane.y(), tracks.top());
        double bottom = Math.min(lane.bottom(), tracks.bottom());
        return bottom - top > 6 ? Optional.of(new Strip(top, bottom - top)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void place(Rectangle node, double x, double y, double width, double height) {
    node.setX(x);
    node.setY(y);
    node.setWidth(Math.max(0, width));
    node.setHeight(Math.max(0, height));
    node.setVisible(true);
  }
}
