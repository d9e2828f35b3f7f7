package org.cuepoint.core.media;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a camera is, as FFmpeg's input devices name them.
 *
 * @param format the kind of device: {@code v4l2} on Linux, {@code avfoundation} on macOS, {@code
 *     dshow} on Windows, {@code lavfi} for pictures that are made up
 * @param device which one, for example {@code /dev/video0}, {@code 0} or {@code video=Webcam}
 */
public record CameraAddress(String format, String device) {

  private static final Set<String> FORMATS = Set.of("v4l2", "avfoundation", "dshow", "lavfi");

  /** Validates that both are given. */
  public CameraAddress {
    if (format.isBlank() || device.isBlank()) {
      throw new IllegalArgumentException("A camera needs a format and a device");
    }
  }

  /**
   * Reads what a person writes: {@code FORMAT:DEVICE}, a path below {@code /dev}, {@code
   * video=NAME} or the number of a camera.
   *
   * @param system name of the operating system, as the property {@code os.name} has it
   * @return empty if it is none of these, but perhaps a file
   */
  public static Optional<CameraAddress> parse(String text, String system) {
    int colon = text.indexOf(':');
    if (colon > 0 && FORMATS.contains(text.substring(0, colon)) && colon + 1 < text.length()) {
      return Optional.of(new CameraAddress(text.substring(0, colon), text.substring(colon + 1)));
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (text.startsWith("/dev/")) {
      return Optional.of(new CameraAddress("v4l2", text));
    }
    if (text.startsWith("video=")) {
      return Optional.of(new CameraAddress("dshow", text));
    }
    if (text.matches("\\d{1,3}")) {
      return name.contains("mac")
          ? Optional.of(new CameraAddress("avfoundation", text))
          : name.contains("win")
              ? Optional.empty()
              : Optional.of(new CameraAddress("v4l2", "/dev/video" + text));
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return format + ":" + device;
  }
}
