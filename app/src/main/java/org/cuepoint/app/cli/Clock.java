package org.cuepoint.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cuepoint.core.time.FrameIndex;

/** Times as people type and read them. */
final class Clock {

  private static final Pattern FORM =
      Pattern.compile("(?:(?:(\\d+):)?(\\d+):)?(\\d+(?:\\.\\d+)?|\\.\\d+)");

  private Clock() {}

  /**
   * Reads seconds with a dot, {@code m:ss.s} or {@code h:mm:ss.s}.
   *
   * @throws CommandFailedException if it is none of them
   */
  static double seconds(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new CommandFailedException(
          "'" + text + "' is no time; write seconds such as 12.5, or 1:02:12.5.");
    }
    double hours = matcher.group(1) == null ? 0 : Double.parseDouble(matcher.group(1));
    double minutes = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
    return hours * 3600 + minutes * 60 + Double.parseDouble(matcher.group(3));
  }

  /** Reads a place in a video, as a frame ordinal or as seconds from the first frame. */
  static int frame(String text, Unit unit, FrameIndex index) {
    if (unit == Unit.SECONDS) {
      double seconds = seconds(text);
      if (seconds > index.seconds() + 1) {
        throw new CommandFailedException(
            text + " lies beyond the end of the video at " + show(index.seconds()) + ".");
      }
      return index.boundaryNearestSeconds(seconds);
    }
    int frame;
    try {
      frame = Integer.parseInt(text.strip());
    } catch (NumberFormatException notWhole) {
      throw new CommandFailedException("'" + text + "' is no frame number.");
    }
    if (frame < 0 || frame > index.frameCount()) {
      throw new CommandFailedException(
          "Frame " + frame + " is not in the video, which has " + index.frameCount() + " frames.");
    }
    return frame;
  }

  /** What a place is given in. */
  enum Unit {
    /** Seconds from the first frame. */
    SECONDS,
    /** Frame ordinals. */
    FRAMES
  }

  /** Writes a time as {@code m:ss.mmm}, with hours when there are any. */
  static String show(double seconds) {
    long millis = Math.round(seconds * 1000);
    long minutes = millis / 60_000;
    String rest = String.format(Locale.ROOT, "%02d.%03d", millis / 1000 % 60, millis % 1000);
    return minutes < 60
        ? minutes + ":" + rest
        : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
  }
}
