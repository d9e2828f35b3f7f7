package org.cuepoint.app.player;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.Timecode;

/** The words of the player. */
final class PlayerTexts {

  private PlayerTexts() {}

  static String get(String key) {
    return ResourceBundle.getBundle("org.cuepoint.app.player.player").getString(key);
  }

  private static String format(String key, Object... values) {
    return new MessageFormat(get(key), Locale.ROOT).format(values);
  }

  static String time(FrameIndex index, int frame) {
    return Timecode.of(index.secondsAt(frame));
  }

  static String frame(FrameIndex index, int frame) {
    return format("frame", Integer.toString(frame), Integer.toString(index.frameCount()));
  }

  static String decoderFailed(Path file, int frame) {
    return format("decoder.failed", Integer.toString(frame), file.getFileName());
  }

  static String begins(double seconds) {
    return format("companion.begins", Timecode.of(Math.max(0, seconds)));
  }

  static String ends(double seconds) {
    return format("companion.ends", Timecode.of(Math.max(0, seconds)));
  }

  static String wanted(int frame) {
    return format("wanted", Integer.toString(frame));
  }

  static String named(String key, String name) {
    return format(key, name);
  }

  /** Returns an offset as people read it, for example {@code +1.240 s}. */
  static String offset(double seconds) {
    return String.format(Locale.ROOT, "%+.3f s", seconds);
  }

  /** Returns a speed as people read it, for example {@code 0.5×}. */
  static String speed(double speed) {
    String number = Double.toString(speed).replace('-', '−');
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + "×";
  }
}
