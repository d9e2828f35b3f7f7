package org.cuepoint.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The fonts of the canvas, and texts cut to a width. FX thread only. */
final class Lettering {

  private static final int REMEMBERED = 2000;

  final Font normal;
  final Font small;
  final Font bold;

  private final Text ruler = new Text();
  private final Map<Key, String> fitted = new HashMap<>();
  private final Map<Key, Double> widths = new HashMap<>();

  private record Key(Font font, String text, int width) {}

  Lettering(String family) {
    normal = Font.font(family, 12);
    small = Font.font(family, 10.5);
    bold = Font.font(family, FontWeight.BOLD, 11);
  }

  /** Returns the text, cut with an ellipsis if needed; empty when not even two letters fit. */
  String fit(String text, Font font, double width) {
    if (width < 8) {
      return "";
    }
    if (fitted.size() > REMEMBERED) {
      fitted.clear();
    }
    return fitted.computeIfAbsent(new Key(font, text, (int) width), this::cut);
  }

  double width(String text, Font font) {
    if (widths.size() > REMEMBERED) {
      widths.clear();
    }
    return widths.computeIfAbsent(new Key(font, text, 0), key -> measure(key.text(), key.font()));
  }

  private String cut(Key key) {
    if (measure(key.text(), key.font()) <= key.width()) {
      return key.text();
    }
    int low = 0;
    int high = key.text().length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (measure(key.text().substring(0, middle) + "…", key.font()) <= key.width()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < 2 ? "" : key.text().substring(0, low).strip() + "…";
  }

  private double measure(String text, Font font) {
    ruler.setText(text);
    ruler.setFont(font);
    return ruler.getLayoutBounds().getWidth();
  }
}
