package org.cuepoint.app.chart;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes drawings as SVG. No state. */
public final class Svg {

  private Svg() {}

  /** Where the colours of roles come from. */
  private enum Colours {
    /** The style sheet of the page that it stands in. */
    PAGE,
    /** Dark on light, for a file on its own. */
    PAPER
  }

  /**
   * Returns SVG for a page, whose style sheet has the colours: {@code --line}, {@code --nothing},
   * {@code --muted}, {@code --accent}, {@code --warning}; text takes the page's own.
   *
   * @param label says what is shown, for those who do not see it
   */
  public static String inline(Drawing drawing, String label) {
    return format(
            "<svg class=\"chart\" viewBox=\"0 0 %s %s\" style=\"width:%spx\" role=\"img\""
                + " aria-label=\"%s\">",
            number(drawing.width()), number(drawing.height()), number(drawing.width()), safe(label))
        + body(drawing, Colours.PAGE)
        + "</svg>";
  }

  /** Returns a file of its own, dark on white. */
  public static String file(Drawing drawing) {
    return format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" font-family=\"sans-serif\""
                + " font-size=\"%s\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
            number(drawing.width()),
            number(drawing.height()),
            number(drawing.width()),
            number(drawing.height()),
            number(Drawing.FONT))
        + body(drawing, Colours.PAPER)
        + "</svg>\n";
  }

  private static String body(Drawing drawing, Colours colours) {
    return drawing.marks().stream()
        .map(mark -> text(mark, colours))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Mark mark, Colours colours) {
    return switch (mark) {
      case Mark.Box b ->
          format(
              "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s%s",
              number(b.x()),
              number(b.y()),
              number(Math.max(0, b.width())),
              number(b.height()),
              colour(b.ink(), colours),
              strength(b.strength()),
              ended("rect", b.note()));
      case Mark.Line l ->
          format(
              "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
              number(l.x1()),
              number(l.y1()),
              number(l.x2()),
              number(l.y2()),
              colour(l.ink(), colours),
              number(l.thickness()));
      case Mark.Curve c ->
          format(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>",
              c.places().stream()
                  .map(spot -> number(spot.x()) + "," + number(spot.y()))
                  .collect(Collectors.joining(" ")),
              colour(c.ink(), colours),
              number(c.thickness()));
      case Mark.Dot d ->
          format(
              "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"%s%s",
              number(d.x()),
              number(d.y()),
              number(d.radius()),
              colour(d.ink(), colours),
              strength(d.strength()),
              ended("circle", d.note()));
      case Mark.Words w ->
          format(
              "<text x=\"%s\" y=\"%s\" fill=\"%s\"%s%s%s>%s</text>",
              number(w.x()),
              number(w.y()),
              colour(w.ink(), colours),
              switch (w.align()) {
                case LEFT -> "";
                case MIDDLE -> " text-anchor=\"middle\"";
                case RIGHT -> " text-anchor=\"end\"";
              },
              w.weight() == Mark.Weight.BOLD ? " font-weight=\"600\"" : "",
              w.angle() == 0
                  ? ""
                  : format(
                      " transform=\"rotate(%s %s %s)\"",
                      number(w.angle()), number(w.x()), number(w.y())),
              safe(w.text()));
    };
  }

  private static String strength(double strength) {
    return strength >= 1 ? "" : format(" fill-opacity=\"%s\"", number(strength));
  }

  private static String ended(String tag, Note note) {
    return note.tip().isEmpty() ? "/>" : "><title>" + safe(note.tip()) + "</title></" + tag + ">";
  }

  private static String colour(Ink ink, Colours colours) {
    boolean page = colours == Colours.PAGE;
    return switch (ink.role()) {
      case TEXT -> page ? "currentColor" : "#1f2430";
      case MUTED -> page ? "var(--muted)" : "#5c6675";
      case LINE -> page ? "var(--line)" : "#c8ced6";
      case NOTHING -> page ? "var(--nothing)" : "#e4e7ec";
      case ACCENT -> page ? "var(--accent)" : "#1f6fb2";
      case WARNING -> page ? "var(--warning)" : "#bb7a12";
      case FIXED -> ink.code();
    };
  }

  /** Two digits are a hundredth of a pixel. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  // The annotation that the check wants stands in a library that nothing else here needs.
  @SuppressWarnings("AnnotateFormatMethod")
  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
