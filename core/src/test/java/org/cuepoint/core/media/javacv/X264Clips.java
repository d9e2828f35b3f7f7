package org.cuepoint.core.media.javacv;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.time.TimeBase;

/**
 * Clips as x264 and x265 make them, with pyramids of B-frames and open groups, which the encoders
 * we ship cannot do. Only FFmpeg's GPL build has these encoders, and a process can load one build
 * only; so a process of its own writes the clips, once, into the build folder, and the tests read
 * them with the build that we ship.
 */
final class X264Clips {

  private static final TimeBase MILLIS = new TimeBase(1, 1000);
  private static final TimeBase MPEG = new TimeBase(1, 90_000);

  private X264Clips() {}

  static List<NumberedClip> clips() {
    Map<String, String> usual = Map.of("preset", "veryfast", "b-pyramid", "normal");
    Map<String, String> open =
        Map.of("preset", "veryfast", "x264-params", "open-gop=1:scenecut=0:b-adapt=0");
    Map<String, String> refresh =
        Map.of("preset", "veryfast", "x264-params", "intra-refresh=1:keyint=30");
    Map<String, String> openHevc =
        Map.of("preset", "ultrafast", "x265-params", "open-gop=1:scenecut=0:log-level=none");
    return List.of(
        NumberedClip.of("x264-gop-12.mp4", "libx264", 12, 3, usual),
        NumberedClip.of("x264-gop-60-29.97.mp4", "libx264", 60, 3, usual)
            .timed(new TimeBase(1001, 30_000), 1),
        NumberedClip.of("x264-gop-250.mp4", "libx264", 250, 3, usual),
        NumberedClip.of("x264-open-gop.mp4", "libx264", 24, 3, open),
        NumberedClip.of("x264-open-gop.mkv", "libx264", 24, 3, open).timed(MILLIS, 40),
        NumberedClip.of("x264-open-gop.ts", "libx264", 24, 3, open).timed(MPEG, 3600).from(81_234),
        NumberedClip.of("x264-uneven.mp4", "libx264", 40, 3, usual)
            .timed(new TimeBase(1, 15_360), 0),
        NumberedClip.of("x264-fragmented.mp4", "libx264", 30, 3, usual)
            .in(Map.of("movflags", "frag_keyframe+empty_moov+delay_moov")),
        NumberedClip.of("x264-edit-list.mp4", "libx264", 30, 3, usual).from(-11),
        NumberedClip.of("x264-turned-90.mp4", "libx264", 30, 3, usual).turned(90),
        NumberedClip.of("x264-refresh.mp4", "libx264", 30, 0, refresh),
        NumberedClip.of("x265-open-gop.mp4", "libx265", 30, 3, openHevc));
  }

  /** Says whether this build of the tests has the GPL natives for this machine. */
  static boolean available() {
    String folder = "org/bytedeco/ffmpeg/" + Loader.getPlatform() + "-gpl/";
    return X264Clips.class.getClassLoader().getResource(folder) != null;
  }

  /** Returns the folder with the clips, which are written if they are not there yet. */
  static Path folder() throws IOException {
    Path folder =
        Path.of("target", "x264-clips", Integer.toHexString(clips().toString().hashCode()));
    Path done = folder.resolve("done");
    if (Files.exists(done)) {
      return folder;
    }
    Files.createDirectories(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.platform.extension=-gpl",
                "-cp",
                System.getProperty("java.class.path", "") + File.pathSeparator,
                X264Clips.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("The x264 clips were not written: " + said);
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    Files.writeString(done, "");
    return folder;
  }

  /**
   * Writes the clips.
   *
   * @param args the folder
   */
  public static void main(String... args) throws IOException {
    for (NumberedClip clip : clips()) {
      Path file = Path.of(args[0]).resolve(clip.name());
      Files.deleteIfExists(file);
      clip.write(new JavaCvMediaLibrary(), file);
    }
  }
}
