package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * Small clips for experiments: a bright ball in front of a pattern. In turn it rests for a second,
 * moves up and down, rests, and moves from side to side. Where and how fast depends on the seed.
 */
final class MovingClips {

  static final int RATE = 16;
  private static final int SECONDS_EACH = 2;

  private MovingClips() {}

  /** How a clip is made from the same course of things. */
  record Making(
      long seed, FrameSize size, int fromFrame, int frames, double gain, int bitsPerSecond) {
    static Making plain(long seed, int seconds) {
      return new Making(seed, new FrameSize(96, 96), 0, seconds * RATE, 1, 600_000);
    }
  }

  static Path write(MediaLibrary library, Path file, Making making) throws IOException {
    FrameSize size = making.size();
    ByteBuffer rgb = ByteBuffer.allocateDirect(size.width() * size.height() * 3);
    VideoWriter.Settings settings =
        new VideoWriter.Settings("mpeg4", making.bitsPerSecond(), 12, 0, Map.of());
    try (VideoWriter writer = library.create(file, size, new TimeBase(1, RATE), settings)) {
      for (int i = 0; i < making.frames(); i++) {
        double[] ball = ball(making.seed(), making.fromFrame() + i);
        for (int y = 0; y < size.height(); y++) {
          for (int x = 0; x < size.width(); x++) {
            double u = (double) x / size.width();
            double v = (double) y / size.height();
            double level = 70 + 30 * Math.sin(9 * u + making.seed()) + 20 * Math.cos(7 * v);
            double distance = Math.hypot(u - ball[0], v - ball[1]);
            level += distance < 0.13 ? 120 : 0;
            byte value = (byte) Math.clamp(Math.round(making.gain() * level), 0, 255);
            int at = (y * size.width() + x) * 3;
            rgb.put(at, value).put(at + 1, value).put(at + 2, value);
          }
        }
        writer.write(rgb, i);
      }
    }
    return file;
  }

  private static int part(int frame) {
    return frame / (SECONDS_EACH * RATE) % 4;
  }

  private static double[] ball(long seed, int frame) {
    double t = (double) frame / RATE;
    double speed = 5 + seed % 4;
    double swing = 0.28 * Math.sin(speed * t + seed + 0.4 * Math.sin(1.3 * t * (1 + seed % 3)));
    return switch (part(frame)) {
      case 1 -> new double[] {0.5, 0.5 + swing};
      case 3 -> new double[] {0.5 + swing, 0.5};
      default -> new double[] {0.5, 0.5};
    };
  }

  /** Returns the rows of a segment table for a whole plain clip, without a header. */
  static List<String> rows(String video, String group, int seconds) {
    List<String> rows = new ArrayList<>();
    int length = SECONDS_EACH * RATE;
    for (int start = 0; start + length <= seconds * RATE; start += length) {
      int part = part(start);
      if (part % 2 == 1) {
        rows.add(
            String.join(
                ",",
                video,
                group,
                Integer.toString(start),
                Integer.toString(start + length),
                part == 1 ? "bounce" : "sway"));
      }
    }
    return rows;
  }

  /** Writes clips of several groups with their table; returns the folder. */
  static Path folder(MediaLibrary library, Path folder, int groups, int seconds)
      throws IOException {
    Files.createDirectories(folder.resolve("clips"));
    List<String> table = new ArrayList<>(List.of("file,who,from,to,what"));
    for (int g = 0; g < groups; g++) {
      for (int n = 0; n < 2; n++) {
        String name = "g" + g + "_" + n + ".mp4";
        write(library, folder.resolve("clips").resolve(name), Making.plain(3 * g + n, seconds));
        table.addAll(rows(name, "g" + g, seconds));
      }
    }
    Files.write(folder.resolve("table.csv"), table);
    return folder;
  }

  /** The {@code data} part of a plan for such a folder. */
  static final String LAYOUT =
      """
      {"videos": "clips", "segments": "table.csv", "gaps": "background",
       "columns": {"video": "file", "group": "who", "start": "from", "end": "to", "label": "what"}}
      """;
}
