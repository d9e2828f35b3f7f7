package org.cuepoint.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * The fonts of the canvas, and texts cut to a width. Each text is measured once, with every place
 * where it can be cut, so that zooming measures nothing. FX thread only.
 */
final class Lettering {

  private static final int REMEMBERED = 2000;

  final Font normal;
  final Font small;
  final Font bold;

  private final Text ruler = new Text();
  private final Map<Key, Measured> measured = new HashMap<>();

  private record Key(Font font, String text) {}

  /** A text and what can be left of it: the cuts with an ellipsis, from two letters on. */
  private static final class Measured {
    private final double width;
    private final String[] cuts;
    private final double[] widths;

    Measured(double width, String[] cuts, double[] widths) {
      this.width = width;
      this.cuts = cuts;
      this.widths = widths;
    }
  }

  Lettering(String family) {
    normal = Font.font(family, 12);
    small = Font.font(family, 10.5);
    bold = Font.font(family, FontWeight.BOLD, 10.5);
  }

  /** Returns the text, cut with an ellipsis if needed; empty when not even two letters fit. */
  String fit(String text, Font font, double width) {
    if (width < 8) {
      return "";
    }
    Measured of = measure(text, font);
    if (of.width <= width) {
      return text;
    }
    for (int i = of.cuts.length - 1; i >= 0; i--) {
      if (of.widths[i] <= width) {
        return of.cuts[i];
      }
    }
    return "";
  }

  double width(String text, Font font) {
    return measure(text, font).width;
  }

  private Measured measure(String text, Font font) {
    if (measured.size() > REMEMBERED) {
      measured.clear();
    }
    return measured.computeIfAbsent(new Key(font, text), this::measure);
  }

  private Measured measure(Key key) {
    String text = key.text();
    int[] ends = text.codePoints().map(Character::charCount).toArray();
    int n = Math.max(0, ends.length - 2);
    String[] cuts = new String[n];
    double[] widths = new double[n];
    int end = n == 0 ? 0 : ends[0];
    for (int i = 0; i < n; i++) {
      end += ends[i + 1];
      cuts[i] = text.substring(0, end).strip() + "…";
      widths[i] = pixels(cuts[i], key.font());
    }
    return new Measured(pixels(text, key.font()), cuts, widths);
  }

  private double pixels(String text, Font font) {
    ruler.setText(text);
    ruler.setFont(font);
    return ruler.getLayoutBounds().getWidth();
  }
}
