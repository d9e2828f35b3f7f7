package org.cuepoint.app.map;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.embed.MapPoint;
import org.jspecify.annotations.Nullable;

/**
 * The points of a map, with the lasso over them. Points are drawn into pixels once a pulse; lasso
 * and the ring around the point under the mouse are on a canvas above. Colours come from the
 * looked-up colours {@code -cue-…} through the style sheet. FX thread only.
 */
final class MapCanvas extends Region {

  private static final StyleablePropertyFactory<MapCanvas> COLOURS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private static final int MANY = 8000;
  private static final int SOME = 2000;
  private static final double RING = 3;

  private final StyleableProperty<Color> ground =
      colour("-map-background", canvas -> canvas.ground, "#ffffff");
  private final StyleableProperty<Color> text =
      colour("-map-text", canvas -> canvas.text, "#1f2430");
  private final StyleableProperty<Color> muted =
      colour("-map-text-muted", canvas -> canvas.muted, "#5c6675");
  private final StyleableProperty<Color> accent =
      colour("-map-accent", canvas -> canvas.accent, "#1f6fb2");
  private final StyleableProperty<Color> middle =
      colour("-map-middle", canvas -> canvas.middle, "#bb7a12");
  private final StyleableProperty<Color> strong =
      colour("-map-strong", canvas -> canvas.strong, "#b3261e");

  private final EmbeddingMapViewModel model;
  private final ImageView picture = new ImageView();
  private final Canvas above = new Canvas();
  private final Runnable recoloured;
  private final AnimationTimer pulse;
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private int pixelWidth;
  private int pixelHeight;
  private @Nullable Lasso lasso;

  /**
   * Makes a canvas.
   *
   * @param recoloured called when the theme has changed the colours
   */
  MapCanvas(EmbeddingMapViewModel model, Runnable recoloured) {
    this.model = model;
    this.recoloured = recoloured;
    pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            paint();
          }
        };
    getStyleClass().add("map-canvas");
    setId("map-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(Messages.text("map.accessible"));
    setMinSize(200, 150);
    picture.setManaged(false);
    above.setManaged(false);
    above.setMouseTransparent(true);
    getChildren().addAll(picture, above);
    model.cameraProperty().addListener((property, old, now) -> repaint());
    model.revisionProperty().addListener((property, old, now) -> repaint());
    model.hoveredProperty().addListener((property, old, now) -> repaint());
    new MapMouse(this, model).listen();
  }

  /** Shows a line being drawn, or none. */
  void setLasso(@Nullable Lasso drawn) {
    lasso = drawn;
    repaint();
  }

  MapPalette palette() {
    return new MapPalette(
        ground.getValue(),
        text.getValue(),
        muted.getValue(),
        accent.getValue(),
        middle.getValue(),
        strong.getValue());
  }

  /** Returns how large points are now, in pixels; they grow a little when one goes near. */
  double radius() {
    int count = model.map().points().size();
    Camera camera = model.cameraProperty().get();
    Camera whole = Camera.on(model.map().points(), camera.width(), camera.height());
    double near = Math.clamp(Math.sqrt(camera.scale() / whole.scale()), 0.8, 2.2);
    return (count > MANY ? 1.8 : count > SOME ? 2.4 : 3.4) * near;
  }

  private void repaint() {
    pulse.start();
  }

  @Override
  protected void layoutChildren() {
    Camera now = model.cameraProperty().get();
    boolean first = now.width() <= 1;
    above.setWidth(getWidth());
    above.setHeight(getHeight());
    if (now.width() != getWidth() || now.height() != getHeight()) {
      model.cameraProperty().set(now.sized(getWidth(), getHeight()));
      if (first) {
        model.fit();
      }
    }
    repaint();
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  private PixelBuffer<IntBuffer> buffer(int width, int height) {
    PixelBuffer<IntBuffer> now = buffer;
    if (now == null || width != pixelWidth || height != pixelHeight) {
      pixelWidth = width;
      pixelHeight = height;
      now =
          new PixelBuffer<>(
              width,
              height,
              IntBuffer.allocate(width * height),
              PixelFormat.getIntArgbPreInstance());
      buffer = now;
      picture.setImage(new WritableImage(now));
    }
    return now;
  }

  private void paint() {
    if (getWidth() < 1 || getHeight() < 1) {
      return;
    }
    double scale = outputScale();
    int width = (int) Math.ceil(getWidth() * scale);
    int height = (int) Math.ceil(getHeight() * scale);
    picture.setFitWidth(width / scale);
    picture.setFitHeight(height / scale);
    buffer(width, height)
        .updateBuffer(
            pixels -> {
              paintPoints(new MapPicture(pixels.getBuffer().array(), width, height), scale);
              return new Rectangle2D(0, 0, width, height);
            });
    paintAbove();
  }

  private void paintPoints(MapPicture to, double scale) {
    MapPalette palette = palette();
    Legend legend = model.legendProperty().get();
    int[] colours =
        legend.entries().stream().mapToInt(each -> MapPalette.argb(palette.of(each))).toArray();
    to.clear(MapPalette.argb(palette.ground()));
    double radius = radius() * scale;
    MapPicture.Stamp dot = new MapPicture.Stamp(radius);
    paint(to, scale, dot, model::isDimmed, legend, colours, MapPicture.Strength.DIMMED);
    int[] edge = new int[colours.length];
    java.util.Arrays.fill(edge, MapPalette.argb(palette.accent()));
    MapPicture.Stamp ring = new MapPicture.Stamp(radius + 1.6 * scale);
    paint(to, scale, ring, model::isSelected, legend, edge, MapPicture.Strength.SHOWN);
    paint(to, scale, dot, i -> !model.isDimmed(i), legend, colours, MapPicture.Strength.SHOWN);
  }

  /** Paints colour after colour, so that what says most lies above. */
  private void paint(
      MapPicture to,
      double scale,
      MapPicture.Stamp stamp,
      IntPredicate which,
      Legend legend,
      int[] colours,
      MapPicture.Strength strength) {
    Camera camera = model.cameraProperty().get();
    List<MapPoint> points = model.map().points();
    for (int entry = 0; entry < colours.length; entry++) {
      for (int i = 0; i < points.size(); i++) {
        if (legend.of()[i] == entry && which.test(i)) {
          MapPoint point = points.get(i);
          to.dot(
              camera.toScreenX(point.x()) * scale,
              camera.toScreenY(point.y()) * scale,
              stamp,
              colours[entry],
              strength);
        }
      }
    }
  }

  private void paintAbove() {
    GraphicsContext to = above.getGraphicsContext2D();
    to.clearRect(0, 0, above.getWidth(), above.getHeight());
    Camera camera = model.cameraProperty().get();
    MapPalette palette = palette();
    MapPoint hovered = model.hoveredProperty().get();
    if (hovered != null) {
      double reach = radius() + RING;
      to.setStroke(palette.text());
      to.setLineWidth(2);
      to.strokeOval(
          camera.toScreenX(hovered.x()) - reach,
          camera.toScreenY(hovered.y()) - reach,
          2 * reach,
          2 * reach);
    }
    Lasso drawn = lasso;
    if (drawn != null) {
      List<Lasso.Corner> corners = drawn.corners();
      double[] xs = corners.stream().mapToDouble(c -> camera.toScreenX(c.x())).toArray();
      double[] ys = corners.stream().mapToDouble(c -> camera.toScreenY(c.y())).toArray();
      to.setFill(palette.accent().deriveColor(0, 1, 1, 0.15));
      to.fillPolygon(xs, ys, xs.length);
      to.setStroke(palette.accent());
      to.setLineWidth(1.5);
      to.strokePolygon(xs, ys, xs.length);
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return COLOURS.getCssMetaData();
  }

  private StyleableProperty<Color> colour(
      String css, Function<MapCanvas, StyleableProperty<Color>> property, String initial) {
    StyleableProperty<Color> made =
        COLOURS.createStyleableColorProperty(
            this, css.substring(1), css, property, Color.web(initial));
    ((ObservableValue<?>) made)
        .addListener(
            (p, before, now) -> {
              repaint();
              recoloured.run();
            });
    return made;
  }
}
