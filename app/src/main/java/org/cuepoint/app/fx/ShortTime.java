package org.cuepoint.app.fx;

import java.util.Locale;

/** Times in few characters, for lists. The same in every locale. */
public final class ShortTime {

  private ShortTime() {}

  /** Returns for example {@code 1:12.5} for a place in a video. */
  public static String place(double seconds) {
    long tenths = Math.round(Math.max(0, seconds) * 10);
    return tenths >= 36_000
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60)
        : String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** Returns for example {@code 1:12} for the length of a whole video. */
  public static String length(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
