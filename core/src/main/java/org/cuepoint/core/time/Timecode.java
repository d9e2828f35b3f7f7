package org.cuepoint.core.time;

/** Seconds as people read them on a player: {@code 00:01:12.480}. The same in every locale. */
public final class Timecode {

  private Timecode() {}

  /**
   * Writes seconds as hours, minutes, seconds and milliseconds, rounded to the nearest millisecond.
   *
   * @param seconds negative values get a minus sign
   */
  public static String of(double seconds) {
    long millis = Math.round(Math.abs(seconds) * 1000);
    StringBuilder text = new StringBuilder(13);
    if (seconds < 0 && millis > 0) {
      text.append('-');
    }
    pad(text, millis / 3_600_000, 2).append(':');
    pad(text, millis / 60_000 % 60, 2).append(':');
    pad(text, millis / 1000 % 60, 2).append('.');
    return pad(text, millis % 1000, 3).toString();
  }

  private static StringBuilder pad(StringBuilder text, long value, int digits) {
    String number = Long.toString(value);
    return text.repeat('0', Math.max(0, digits - number.length())).append(number);
  }
}
