package org.cuepoint.app.map;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * What mouse and keys do on a map: the wheel zooms about the mouse, a drag pans or, with Shift or
 * the lasso tool, draws a lasso; a click opens the place of a point. FX thread only.
 */
final class MapMouse {

  /** A wheel's notch is 40 of JavaFX's pixels. */
  private static final double ZOOM_A_PIXEL = 1.004;

  private static final double ZOOM_A_KEY = 1.25;
  private static final double PAN_A_KEY = 60;

  /** A hand is not still; less than this is no drag. */
  private static final double STILL = 4;

  /** So far from a point one still means it. */
  private static final double REACH = 6;

  private final MapCanvas canvas;
  private final EmbeddingMapViewModel model;
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  // Not what a drag says of its buttons: the headless platform leaves that out.
  private boolean pressed;
  private boolean dragging;
  private @Nullable Lasso lasso;

  MapMouse(MapCanvas canvas, EmbeddingMapViewModel model) {
    this.canvas = canvas;
    this.model = model;
  }

  void listen() {
    canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    canvas.setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    canvas.setOnMouseExited(event -> model.unhover());
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void hover(double x, double y) {
    model.hover(x, y, canvas.radius() + REACH);
    canvas.setCursor(
        model.lassoProperty().get()
            ? Cursor.CROSSHAIR
            : model.hoveredProperty().get() == null ? Cursor.DEFAULT : Cursor.HAND);
  }

  private void scrolled(ScrollEvent event) {
    double factor = Math.pow(ZOOM_A_PIXEL, event.getDeltaY());
    model.cameraProperty().set(camera().zoomed(factor, event.getX(), event.getY()));
    event.consume();
  }

  private Camera camera() {
    return model.cameraProperty().get();
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    canvas.requestFocus();
    pressed = true;
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = pressedX;
    lastY = pressedY;
    dragging = false;
    lasso = event.isShiftDown() || model.lassoProperty().get() ? new Lasso() : null;
    extend(event);
  }

  private void extend(MouseEvent event) {
    if (lasso != null) {
      lasso.add(camera().toMapX(event.getX()), camera().toMapY(event.getY()));
    }
  }

  private void dragged(MouseEvent event) {
    if (!pressed) {
      return;
    }
    if (!dragging && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < STILL) {
      return;
    }
    dragging = true;
    model.unhover();
    if (lasso != null) {
      extend(event);
      canvas.setLasso(lasso);
    } else {
      model.cameraProperty().set(camera().panned(event.getX() - lastX, event.getY() - lastY));
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  private void released(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Lasso drawn = lasso;
    pressed = false;
    lasso = null;
    canvas.setLasso(null);
    if (dragging && drawn != null) {
      model.select(drawn);
    } else if (!dragging) {
      model
          .at(event.getX(), event.getY(), canvas.radius() + REACH)
          .ifPresent(model.actions()::show);
    }
    dragging = false;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double middleX = camera().width() / 2;
    double middleY = camera().height() / 2;
    KeyCode code = event.getCode();
    switch (code) {
      case LEFT -> model.cameraProperty().set(camera().panned(PAN_A_KEY, 0));
      case RIGHT -> model.cameraProperty().set(camera().panned(-PAN_A_KEY, 0));
      case UP -> model.cameraProperty().set(camera().panned(0, PAN_A_KEY));
      case DOWN -> model.cameraProperty().set(camera().panned(0, -PAN_A_KEY));
      case PLUS, EQUALS, ADD ->
          model.cameraProperty().set(camera().zoomed(ZOOM_A_KEY, middleX, middleY));
      case MINUS, SUBTRACT ->
          model.cameraProperty().set(camera().zoomed(1 / ZOOM_A_KEY, middleX, middleY));
      case HOME -> model.fit();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
