package org.cuepoint.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Contrast of what stands on what in both palettes. Ratio and limits: W3C, "Web Content
 * Accessibility Guidelines 2.1", 2018, success criteria 1.4.3 (text 4.5:1) and 1.4.11 (signs, focus
 * 3:1).
 */
class ContrastTest {

  private static final Pattern COLOUR = Pattern.compile("-cue-([a-z-]+):\\s*(#[0-9a-fA-F]{6});");

  private static final List<String> GROUNDS =
      List.of("background", "surface", "raised", "hover", "row-selected");

  private static Map<String, Color> palette(Theme theme) throws IOException {
    String file = theme.name().toLowerCase(Locale.ROOT) + ".css";
    try (InputStream in = Theme.class.getResourceAsStream(file)) {
      Matcher found = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Map<String, Color> colours = new HashMap<>();
      while (found.find()) {
        colours.put(found.group(1), Color.web(found.group(2)));
      }
      return colours;
    }
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  @Test
  void blackOnWhiteIsTwentyOne() {
    assertEquals(21, ratio(Color.BLACK, Color.WHITE), 1e-9);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textIsReadableOnEveryGround(Theme theme) throws IOException {
    Map<String, Color> colours = palette(theme);
    TreeSet<String> weak = new TreeSet<>();
    for (String ground : GROUNDS) {
      check(colours, "text", ground, 4.5, weak);
      check(colours, "text-muted", ground, 4.5, weak);
    }
    check(colours, "accent-text", "accent", 4.5, weak);
    check(colours, "accent", "surface", 4.5, weak);
    check(colours, "problem", "problem-surface", 4.5, weak);
    check(colours, "text", "problem-surface", 4.5, weak);
    check(colours, "text", "guide-surface", 4.5, weak);
    assertTrue(weak.isEmpty(), weak::toString);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void focusSelectionAndSignsStandOut(Theme theme) throws IOException {
    Map<String, Color> colours = palette(theme);
    TreeSet<String> weak = new TreeSet<>();
    for (String ground : GROUNDS) {
      check(colours, "accent", ground, 3, weak);
    }
    check(colours, "selection", "background", 3, weak);
    check(colours, "selection", "surface", 3, weak);
    check(colours, "suggestion", "background", 3, weak);
    check(colours, "uncertain", "background", 3, weak);
    check(colours, "accent", "guide-surface", 3, weak);
    assertTrue(weak.isEmpty(), weak::toString);
  }

  private static void check(
      Map<String, Color> colours, String on, String ground, double least, Set<String> weak) {
    double ratio = ratio(colour(colours, on), colour(colours, ground));
    if (ratio < least) {
      weak.add(String.format(Locale.ROOT, "%s on %s %.2f", on, ground, ratio));
    }
  }

  private static Color colour(Map<String, Color> colours, String name) {
    Color colour = colours.get(name);
    if (colour == null) {
      throw new AssertionError("The theme has no colour '" + name + "'");
    }
    return colour;
  }
}
