package org.cuepoint.app.fx;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.cuepoint.app.i18n.Messages;

/** Times that lie ahead and sizes on disk, in few words. */
public final class AmountText {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  /** From here on a time is told in minutes. */
  private static final double MANY_SECONDS = 90;

  private static final double MANY_MINUTES = 100;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private AmountText() {}

  /** Returns for example {@code 40 s}, {@code 12 min} or {@code 3.5 h}. */
  public static String duration(double seconds) {
    if (seconds < MANY_SECONDS) {
      return Messages.text("amount.seconds", Math.round(Math.max(1, seconds)));
    }
    return seconds < MANY_MINUTES * MINUTE
        ? Messages.text("amount.minutes", Math.round(seconds / MINUTE))
        : Messages.text("amount.hours", seconds / HOUR);
  }

  /** Returns the time of day so many seconds from now, with the day when that is another. */
  public static String end(double seconds, Instant now) {
    ZonedDateTime begin = now.atZone(ZoneId.systemDefault());
    ZonedDateTime end = begin.plusSeconds(Math.round(seconds));
    return end.toLocalDate().equals(begin.toLocalDate()) ? CLOCK.format(end) : DAY.format(end);
  }

  /** Returns for example {@code 12 MB} or {@code 1.4 GB}. */
  public static String bytes(long bytes) {
    return bytes < GIGA
        ? Messages.text("amount.megabytes", Math.max(1, Math.round(bytes / MEGA)))
        : Messages.text("amount.gigabytes", bytes / GIGA);
  }
}
