package org.cuepoint.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/** Striped and dotted fills, made once per colour. FX thread only. */
final class Hatching {

  private static final int SIZE = 8;

  /** How a fill looks, for people who do not tell colours apart. */
  enum Pattern {
    RISING,
    FALLING,
    DOTS
  }

  private record Key(Pattern pattern, Color colour) {}

  private final Map<Key, ImagePattern> made = new HashMap<>();

  ImagePattern of(Pattern pattern, Color colour) {
    return made.computeIfAbsent(
        new Key(pattern, colour), key -> new ImagePattern(tile(key), 0, 0, SIZE, SIZE, false));
  }

  private static WritableImage tile(Key key) {
    WritableImage image = new WritableImage(SIZE, SIZE);
    PixelWriter writer = image.getPixelWriter();
    Color soft = key.colour().deriveColor(0, 1, 1, 0.45);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int place =
            switch (key.pattern()) {
              case RISING -> (x + y) % SIZE;
              case FALLING -> (x - y + SIZE) % SIZE;
              case DOTS -> x % 4 + y % 4;
            };
        if (place == 0) {
          writer.setColor(x, y, key.colour());
        } else if (place == 1 || (place == SIZE - 1 && key.pattern() != Pattern.DOTS)) {
          writer.setColor(x, y, soft);
        }
      }
    }
    return image;
  }
}
