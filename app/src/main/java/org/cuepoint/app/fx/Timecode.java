package org.cuepoint.app.fx;

import java.util.Locale;
import org.cuepoint.core.time.FrameIndex;

/** Words for times, made from a video's own timestamps. */
public final class Timecode {

  private Timecode() {}

  /** Returns for example {@code 00:01:12.480} for the start of a frame. */
  public static String of(FrameIndex index, int frame) {
    return ofSeconds(index.secondsAt(Math.clamp(frame, 0, index.frameCount())));
  }

  /** Returns for example {@code 00:01:12.480}. */
  public static String ofSeconds(double seconds) {
    long millis = Math.round(Math.max(0, seconds) * 1000);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  /** Returns for example {@code 1:12.5}, for narrow columns. */
  public static String brief(double seconds) {
    long tenths = Math.round(Math.max(0, seconds) * 10);
    long hours = tenths / 36_000;
    return hours > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, tenths / 600 % 60, tenths / 10 % 60)
        : String.format(
            Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** Returns for example {@code 1:12} for the length of a whole video. */
  public static String length(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
