package org.cuepoint.app.annotate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.Timecode;

/** A segment's edge as a person types and reads it. */
final class EdgeText {

  private static final Pattern TIME =
      Pattern.compile("(?:(?:(\\d+):)?(\\d+):)?(\\d+(?:[.,]\\d+)?)");
  private static final Pattern FRAME = Pattern.compile("[fF]\\s*(\\d+)");

  private EdgeText() {}

  /** Returns for example {@code 01:12.480}, and {@code 01:00:12.480} after the first hour. */
  static String of(FrameIndex index, int boundary) {
    String full = Timecode.of(index.secondsAt(boundary));
    return full.startsWith("00:") ? full.substring(3) : full;
  }

  /**
   * Reads {@code 72.48}, {@code 1:12.48}, {@code 0:01:12.48} or {@code f1812}.
   *
   * @return the frame boundary nearest to it, or empty when it is none of these or lies outside
   */
  static OptionalInt parse(String text, FrameIndex index) {
    String typed = text.strip();
    Matcher frame = FRAME.matcher(typed);
    if (frame.matches()) {
      return within(frame.group(1), index);
    }
    Matcher time = TIME.matcher(typed);
    if (!time.matches()) {
      return OptionalInt.empty();
    }
    double seconds =
        number(time.group(1)) * 3600
            + number(time.group(2)) * 60
            + number(time.group(3).replace(',', '.'));
    return seconds > index.seconds() + 0.5
        ? OptionalInt.empty()
        : OptionalInt.of(index.boundaryNearestSeconds(seconds));
  }

  private static OptionalInt within(String digits, FrameIndex index) {
    return digits.length() < 10 && Integer.parseInt(digits) <= index.frameCount()
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  private static double number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
