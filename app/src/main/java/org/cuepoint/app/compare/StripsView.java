package org.cuepoint.app.compare;

import java.nio.IntBuffer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.compare.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * The strips with their names and a scale of time. The wheel moves, with the shortcut key it zooms
 * around the pointer; dragging moves; a click goes there. FX thread only.
 */
public final class StripsView extends Region {

  private static final double NAMES = 190;
  private static final double SCALE = 22;
  private static final double ZOOM = 1.2;
  private static final double CLICK = 3;
  private static final double EMPTY = 200;

  /** At least so many pixels between two times of the scale. */
  private static final double APART = 90;

  private static final double[] STEPS = {
    0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600
  };

  private final CompareViewModel model;
  private final ImageView strips = new ImageView();
  private final Canvas names = new Canvas();
  private final Canvas scale = new Canvas();
  private final Line playhead = new Line();

  /** Knows the theme's colour of text, which a canvas does not. */
  private final Label colour = new Label();

  private final ObjectProperty<StripSpan> span;
  private @Nullable PixelBuffer<IntBuffer> pixels;
  private int[] buffer = new int[0];
  private double pressed = Double.NaN;
  private double moved;

  /** Makes the view. */
  public StripsView(CompareViewModel model) {
    this.model = model;
    this.span = model.spanProperty();
    setId("compare-strips");
    getStyleClass().add("compare-strips");
    playhead.getStyleClass().add("compare-playhead");
    playhead.setManaged(false);
    colour.setManaged(false);
    colour.setVisible(false);
    colour.textFillProperty().addListener((property, old, now) -> requestLayout());
    getChildren().addAll(colour, names, scale, strips, playhead);
    setFocusTraversable(true);
    setAccessibleText(Messages.text("compare.strips"));
    model.painterProperty().addListener((property, old, now) -> requestLayout());
    span.addListener((property, old, now) -> requestLayout());
    model.playheadProperty().addListener((property, old, now) -> placePlayhead());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  @Override
  protected double computePrefHeight(double width) {
    StripPainter painter = model.painterProperty().get();
    return SCALE + (painter == null ? EMPTY : painter.rows().height());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double stripWidth() {
    return Math.max(1, getWidth() - NAMES);
  }

  @Override
  protected void layoutChildren() {
    StripPainter painter = model.painterProperty().get();
    strips.setVisible(painter != null);
    playhead.setVisible(painter != null);
    if (painter == null) {
      return;
    }
    int width = (int) stripWidth();
    int height = painter.rows().height();
    PixelBuffer<IntBuffer> target = target(width, height);
    painter.paint(span.get(), buffer, width);
    target.updateBuffer(changed -> null);
    strips.relocate(NAMES, SCALE);
    drawNames(painter);
    drawScale(width);
    placePlayhead();
  }

  private PixelBuffer<IntBuffer> target(int width, int height) {
    PixelBuffer<IntBuffer> known = pixels;
    if (known != null && known.getWidth() == width && known.getHeight() == height) {
      return known;
    }
    buffer = new int[width * height];
    PixelBuffer<IntBuffer> made =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(buffer), PixelFormat.getIntArgbPreInstance());
    strips.setImage(new WritableImage(made));
    pixels = made;
    return made;
  }

  private Paint text() {
    return colour.getTextFill();
  }

  private void drawNames(StripPainter painter) {
    names.setWidth(NAMES);
    names.setHeight(SCALE + painter.rows().height());
    GraphicsContext pen = names.getGraphicsContext2D();
    pen.clearRect(0, 0, names.getWidth(), names.getHeight());
    pen.setFill(text());
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.setTextBaseline(VPos.CENTER);
    pen.setFont(Font.font(12));
    Comparison comparison = model.comparisonProperty().get();
    if (comparison == null) {
      return;
    }
    int last = -1;
    for (StripRows.Row row : painter.rows().rows()) {
      double middle = SCALE + row.top() + row.height() / 2.0;
      String name =
          switch (row.kind()) {
            case LABELS -> Messages.text("compare.labels");
            case SEGMENTS -> comparison.models().get(row.model()).model().name();
            case BAND -> Messages.text("compare.band");
            case PROBABILITY -> row.actionClass() == last ? "" : comparison.name(row.actionClass());
          };
      if (row.kind() == StripRows.Kind.PROBABILITY && row.actionClass() != last) {
        middle += (comparison.models().size() - 1) * (row.height() + 1) / 2.0;
        last = row.actionClass();
      }
      pen.fillText(name, NAMES - 8, middle, NAMES - 12);
    }
  }

  private void drawScale(double width) {
    scale.relocate(NAMES, 0);
    scale.setWidth(width);
    scale.setHeight(SCALE);
    GraphicsContext pen = scale.getGraphicsContext2D();
    pen.clearRect(0, 0, width, SCALE);
    pen.setFill(text());
    pen.setStroke(text());
    pen.setLineWidth(0.5);
    pen.setFont(Font.font(11));
    pen.setTextBaseline(VPos.CENTER);
    Comparison comparison = model.comparisonProperty().get();
    if (comparison == null) {
      return;
    }
    int hertz = comparison.hertz();
    double least = span.get().length() / hertz * APART / width;
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && STEPS[i] >= least; i--) {
      step = STEPS[i];
    }
    double from = Math.ceil(span.get().start() / hertz / step) * step;
    for (double s = from; s * hertz < span.get().start() + span.get().length(); s += step) {
      double x = span.get().x(s * hertz, width);
      pen.strokeLine(x, SCALE - 5, x, SCALE);
      pen.fillText(ShortTime.place(s), x + 3, SCALE / 2 - 1);
    }
  }

  private void placePlayhead() {
    double x = span.get().x(model.playheadProperty().get(), stripWidth());
    boolean seen = x >= 0 && x <= stripWidth() && model.painterProperty().get() != null;
    playhead.setVisible(seen);
    playhead.setStartX(NAMES + x);
    playhead.setEndX(NAMES + x);
    playhead.setStartY(0);
    playhead.setEndY(getHeight());
  }

  private void scrolled(ScrollEvent event) {
    if (model.painterProperty().get() == null) {
      return;
    }
    double share = Math.clamp((event.getX() - NAMES) / stripWidth(), 0, 1);
    if (event.isShortcutDown()) {
      model.zoom(share, event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM);
      event.consume();
    } else if (event.getDeltaX() != 0 || event.isShiftDown()) {
      double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
      model.move(-by / stripWidth() * span.get().length());
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    pressed = event.getX();
    moved = 0;
    requestFocus();
  }

  private void dragged(MouseEvent event) {
    if (!Double.isNaN(pressed)) {
      double by = event.getX() - pressed;
      moved += Math.abs(by);
      pressed = event.getX();
      model.move(-by / stripWidth() * span.get().length());
    }
  }

  private void released(MouseEvent event) {
    if (moved < CLICK && event.getX() >= NAMES) {
      model.goTo((int) span.get().tick(event.getX() - NAMES, stripWidth()));
    }
    pressed = Double.NaN;
  }
}
