package org.cuepoint.app.timeline;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Turns mouse, wheel and fingers into calls of the view model. FX thread only. */
final class TimelineMouse {

  private static final double WHEEL_ZOOM = 1.0025;

  private final TimelineView view;
  private final TimelineViewModel viewModel;
  private boolean panning;
  private double pannedFrom;
  private boolean scrolling;
  private double scrolledFrom;

  TimelineMouse(TimelineView view, TimelineViewModel viewModel) {
    this.view = view;
    this.viewModel = viewModel;
  }

  void listen() {
    view.setOnMousePressed(this::pressed);
    view.setOnMouseDragged(this::dragged);
    view.setOnMouseReleased(this::released);
    view.setOnMouseMoved(this::hovered);
    view.setOnMouseExited(event -> viewModel.hoverNothing());
    view.setOnScroll(this::scrolled);
    view.setOnZoom(this::zoomed);
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    view.hideMenu();
    TimelineModel model = viewModel.model().orElse(null);
    if (model == null) {
      return;
    }
    TimelineLayout layout = view.layout(model);
    viewModel.setPlotWidth(layout.plotWidth());
    if (event.getButton() == MouseButton.MIDDLE) {
      panning = true;
      pannedFrom = layout.frameAt(event.getX());
      view.setCursor(Cursor.CLOSED_HAND);
      event.consume();
    } else if (event.getButton() == MouseButton.PRIMARY) {
      primaryPressed(event, model, layout);
      event.consume();
    }
  }

  private void primaryPressed(MouseEvent event, TimelineModel model, TimelineLayout layout) {
    TimelineHit hit = TimelineHit.at(model, layout, event.getX(), event.getY());
    if (hit instanceof TimelineHit.TrackName && layout.tracks().scrollRange() > 0) {
      scrolling = true;
      scrolledFrom = event.getY() + layout.tracks().scroll();
    }
    viewModel.gestures().press(hit, frameFor(hit, layout, event.getX()), pick(event));
    if (event.getClickCount() == 2 && hit.thing() != null) {
      viewModel.cancelDrag();
      viewModel.zoomToSelection();
    }
  }

  private static Pick pick(MouseEvent event) {
    return event.isShiftDown() ? Pick.EXTEND : event.isShortcutDown() ? Pick.TOGGLE : Pick.ONLY;
  }

  private void dragged(MouseEvent event) {
    TimelineModel model = viewModel.model().orElse(null);
    if (model == null) {
      return;
    }
    TimelineLayout layout = view.layout(model);
    if (panning) {
      viewModel.pan(pannedFrom - layout.frameAt(event.getX()));
    } else if (scrolling) {
      view.scroll(
          new TimelineLayout.Scroll(
              Math.max(0, scrolledFrom - event.getY()), layout.suggestions().scroll()));
    } else if (!viewModel.gestures().isIdle()) {
      double frame =
          viewModel.gestures().gesture() instanceof Gesture.PanMinimap
              ? layout.minimapFrameAt(event.getX())
              : autoScrolled(layout, event.getX());
      viewModel
          .gestures()
          .drag(
              new TimelineGestures.Pointer(
                  frame,
                  layout.tracks().laneAt(event.getY()),
                  layout.tracks().nearest(event.getY()),
                  model.suggestions().isEmpty() ? -1 : layout.suggestions().nearest(event.getY())),
              event.isAltDown() ? Snapping.Mode.FREE : Snapping.Mode.SNAP);
      if (viewModel.gestures().gesture() instanceof Gesture.Move) {
        view.setCursor(Cursor.CLOSED_HAND);
      }
    }
    event.consume();
  }

  /** Beyond the edges the visible part moves along, faster the further the mouse is. */
  private double autoScrolled(TimelineLayout layout, double x) {
    double beyond = x < layout.plotLeft() ? x - layout.plotLeft() : Math.max(0, x - layout.width());
    if (beyond != 0) {
      viewModel.pan(beyond * 0.25 / layout.pixelsPerFrame());
    }
    double inside = Math.clamp(x, layout.plotLeft(), layout.width());
    return view.shownLayout().orElse(layout).frameAt(inside);
  }

  private void released(MouseEvent event) {
    if (event.getButton() == MouseButton.MIDDLE) {
      panning = false;
      hovered(event);
      event.consume();
    } else if (event.getButton() == MouseButton.PRIMARY) {
      scrolling = false;
      viewModel.gestures().release();
      hovered(event);
      event.consume();
    }
  }

  private void hovered(MouseEvent event) {
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineLayout layout = view.layout(model);
              TimelineHit hit = TimelineHit.at(model, layout, event.getX(), event.getY());
              view.setCursor(cursor(hit));
              viewModel.hover(hit, frameFor(hit, layout, event.getX()));
            });
  }

  private static double frameFor(TimelineHit hit, TimelineLayout layout, double x) {
    return hit instanceof TimelineHit.Minimap ? layout.minimapFrameAt(x) : layout.frameAt(x);
  }

  private static Cursor cursor(TimelineHit hit) {
    return switch (hit) {
      case TimelineHit.SegmentEdge h -> Cursor.H_RESIZE;
      case TimelineHit.SuggestionEdge h -> Cursor.H_RESIZE;
      case TimelineHit.SegmentBody h -> Cursor.MOVE;
      case TimelineHit.SuggestionBody h -> Cursor.HAND;
      case TimelineHit.EmptyTrack h -> Cursor.CROSSHAIR;
      case TimelineHit.Minimap h -> Cursor.OPEN_HAND;
      case TimelineHit.Ruler h -> Cursor.HAND;
      case TimelineHit.Media h -> Cursor.HAND;
      case TimelineHit.TrackName h -> Cursor.DEFAULT;
      case TimelineHit.ModelName h -> Cursor.DEFAULT;
      case TimelineHit.EmptySuggestions h -> Cursor.DEFAULT;
      case TimelineHit.Uncertainty h -> Cursor.DEFAULT;
      case TimelineHit.Elsewhere h -> Cursor.DEFAULT;
    };
  }

  private void scrolled(ScrollEvent event) {
    TimelineModel model = viewModel.model().orElse(null);
    if (model == null) {
      return;
    }
    TimelineLayout layout = view.layout(model);
    boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    double delta = sideways ? event.getDeltaX() : event.getDeltaY();
    if (!sideways && (event.getX() < layout.plotLeft() || event.isShortcutDown())) {
      scrollLanes(layout, event.getY(), delta);
    } else if (sideways || event.isShiftDown()) {
      viewModel.pan(-delta / layout.pixelsPerFrame());
    } else {
      viewModel.zoomAt(layout.frameAt(event.getX()), Math.pow(WHEEL_ZOOM, delta));
    }
    event.consume();
  }

  private void scrollLanes(TimelineLayout layout, double y, double delta) {
    double tracks = layout.tracks().scroll();
    double suggestions = layout.suggestions().scroll();
    view.scroll(
        layout.suggestions().contains(y)
            ? new TimelineLayout.Scroll(tracks, Math.max(0, suggestions - delta))
            : new TimelineLayout.Scroll(Math.max(0, tracks - delta), suggestions));
  }

  private void zoomed(ZoomEvent event) {
    view.shownLayout()
        .ifPresent(
            layout ->
                viewModel.zoomAt(
                    layout.frameAt(Math.max(layout.plotLeft(), event.getX())),
                    event.getZoomFactor()));
    event.consume();
  }
}
