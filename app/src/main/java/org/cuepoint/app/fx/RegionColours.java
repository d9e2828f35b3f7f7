package org.cuepoint.app.fx;

import java.util.List;

/**
 * Colours of analysis regions: bright ones, which stand out on pictures over a dark edge, in turn.
 */
public final class RegionColours {

  private static final List<String> COLOURS =
      List.of(
          "#4dd0e1", "#ffb74d", "#aed581", "#f48fb1", "#b39ddb", "#fff176", "#ff8a65", "#80cbc4");

  private RegionColours() {}

  /** Returns the colour of the region at this place in its video, as {@code #rrggbb}. */
  public static String of(int place) {
    return COLOURS.get(Math.floorMod(place, COLOURS.size()));
  }
}
