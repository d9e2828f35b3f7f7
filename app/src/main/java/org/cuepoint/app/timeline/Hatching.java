package org.cuepoint.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Striped and dotted fills. Tiles are made once per colour and output scale and drawn as pictures,
 * which costs a quarter of a pattern fill. FX thread only.
 */
final class Hatching {

  private static final int PERIOD = 8;
  private static final int TILE_WIDTH = 128;
  private static final int TILE_HEIGHT = 48;

  /** How a fill looks, for people who do not tell colours apart. */
  enum Pattern {
    NONE,
    RISING,
    UPRIGHT,
    FALLING,
    LEVEL,
    DOTS,
    CROSSED,
    GRID;

    /** Returns the pattern of the class at a position. */
    static Pattern ofClass(int place) {
      return values()[place % values().length];
    }

    private boolean covers(int x, int y) {
      int u = x % PERIOD;
      int v = y % PERIOD;
      return switch (this) {
        case NONE -> false;
        case RISING -> (u + v) % PERIOD == 0;
        case FALLING -> (u - v + PERIOD) % PERIOD == 0;
        case UPRIGHT -> u % 4 == 0;
        case LEVEL -> v % 4 == 1;
        case DOTS -> u % 4 == 0 && v % 4 == 0;
        case CROSSED -> (u + v) % PERIOD == 0 || (u - v + PERIOD) % PERIOD == 0;
        case GRID -> u == 0 || v == 1;
      };
    }
  }

  private record Key(Pattern pattern, Color colour, int scale) {}

  private final Map<Key, WritableImage> tiles = new HashMap<>();

  /** Fills a rectangle on whole pixels. */
  void fill(
      GraphicsContext g,
      Pattern pattern,
      Color colour,
      double outputScale,
      double x,
      double y,
      double width,
      double height) {
    int scale = (int) Math.ceil(outputScale);
    WritableImage tile = tiles.computeIfAbsent(new Key(pattern, colour, scale), Hatching::tile);
    double sy = Math.floorMod((int) Math.floor(y), PERIOD);
    double most = Math.min(height, TILE_HEIGHT - sy);
    for (double from = x; from < x + width; ) {
      double sx = Math.floorMod((int) Math.floor(from), PERIOD);
      double part = Math.min(TILE_WIDTH - sx, x + width - from);
      g.drawImage(tile, sx * scale, sy * scale, part * scale, most * scale, from, y, part, most);
      from += part;
    }
  }

  private static WritableImage tile(Key key) {
    int scale = key.scale();
    WritableImage image = new WritableImage(TILE_WIDTH * scale, TILE_HEIGHT * scale);
    PixelWriter writer = image.getPixelWriter();
    for (int y = 0; y < TILE_HEIGHT * scale; y++) {
      for (int x = 0; x < TILE_WIDTH * scale; x++) {
        if (key.pattern().covers(x / scale, y / scale)) {
          writer.setColor(x, y, key.colour());
        }
      }
    }
    return image;
  }
}
