package org.cuepoint.app.annotate;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A confidence as a person types and reads it. */
final class ConfidenceText {

  private ConfidenceText() {}

  /** Returns for example {@code 0.8}; nothing for none. */
  static String of(OptionalDouble confidence) {
    if (confidence.isEmpty()) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%.3f", confidence.getAsDouble());
    return text.replaceFirst("\\.?0+$", "");
  }

  /**
   * Reads {@code 0.8}, {@code 0,8} or {@code 80 %}; blank text takes the confidence away.
   *
   * @return the confidence or none; empty when it is none of these or lies outside 0 to 1
   */
  static Optional<OptionalDouble> parse(String typed) {
    String text = typed.strip().replace(',', '.');
    if (text.isEmpty()) {
      return Optional.of(OptionalDouble.empty());
    }
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!digits.matches("\\d{0,9}\\.?\\d{1,9}")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(digits) / (percent ? 100 : 1);
    return value > 1 ? Optional.empty() : Optional.of(OptionalDouble.of(value));
  }
}
