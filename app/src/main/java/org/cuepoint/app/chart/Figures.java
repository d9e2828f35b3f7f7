package org.cuepoint.app.chart;

import java.util.Locale;

/** Numbers as charts and tables write them, with a point, whatever the language. No state. */
public final class Figures {

  private static final String NONE = "–";

  private Figures() {}

  /** Returns for example {@code 12.3}; a dash for no number. */
  public static String one(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : NONE;
  }

  /** Returns for example {@code 12}; a dash for no number. */
  public static String whole(double value) {
    return Double.isFinite(value) ? Long.toString(Math.round(value)) : NONE;
  }

  /** Returns for example {@code 1.23}; a dash for no number. */
  public static String two(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NONE;
  }

  /** Returns a share as for example {@code 12.3 %}; a dash for no number. */
  public static String percent(double share) {
    return Double.isFinite(share) ? one(100 * share) + " %" : NONE;
  }

  /** Returns for example {@code 1:12:05}, {@code 4:05} or {@code 7.3 s}. */
  public static String time(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NONE;
    }
    if (seconds < 60) {
      return one(seconds) + " s";
    }
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** Returns for example {@code 1:30} for a tick of a time axis. */
  public static String tick(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** Returns a round number without needless digits, such as {@code 20} or {@code 0.5}. */
  static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
  }

  /** Returns for example {@code 24.7 MB}, in powers of a thousand. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String unit = "B";
    for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
      if (value < 1000) {
        break;
      }
      value /= 1000;
      unit = next;
    }
    return one(value) + " " + unit;
  }
}
