package org.cuepoint.app.player;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * Writes the clip that playing is measured with: 1080p at 30 frames a second in H.264, a textured
 * picture that pans with discs that move over it, with a key frame every 250 frames.
 */
final class BenchmarkClip {

  static final FrameSize SIZE = new FrameSize(1920, 1080);
  static final int RATE = 30;
  static final int KEY_DISTANCE = 250;
  private static final int BITS_PER_SECOND = 8_000_000;
  private static final int DISCS = 6;
  private static final int RADIUS = 110;

  private BenchmarkClip() {}

  static void write(MediaLibrary library, Path file, int seconds, JobContext context)
      throws IOException {
    int frames = seconds * RATE;
    byte[] texture = texture();
    byte[] row = new byte[SIZE.width() * 3];
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    VideoWriter.Settings settings =
        new VideoWriter.Settings("libopenh264", BITS_PER_SECOND, KEY_DISTANCE, 0, Map.of());
    try (VideoWriter writer = library.create(file, SIZE, new TimeBase(1, RATE), settings)) {
      for (int frame = 0; frame < frames; frame++) {
        context.throwIfCancelled();
        context.progress(frame, frames, "writing the clip");
        draw(frame, texture, row, rgb);
        writer.write(rgb, frame);
      }
    }
  }

  /** Hills of grey with a little noise, twice as wide as the picture. */
  private static byte[] texture() {
    int width = 2 * SIZE.width();
    byte[] grey = new byte[width * SIZE.height()];
    int noise = 1;
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < width; x++) {
        noise = noise * 1_103_515_245 + 12_345;
        double hills = Math.sin(x * 0.021) * Math.cos(y * 0.017) + Math.sin((x + y) * 0.005);
        grey[y * width + x] = (byte) (120 + 40 * hills + (noise >>> 29));
      }
    }
    return grey;
  }

  private static void draw(int frame, byte[] texture, byte[] row, ByteBuffer rgb) {
    int width = SIZE.width();
    rgb.clear();
    for (int y = 0; y < SIZE.height(); y++) {
      int from = y * 2 * width + frame * 3 % width;
      for (int x = 0; x < width; x++) {
        byte grey = texture[from + x];
        row[3 * x] = grey;
        row[3 * x + 1] = grey;
        row[3 * x + 2] = (byte) (grey + 24);
      }
      for (int disc = 0; disc < DISCS; disc++) {
        paint(frame, disc, y, row);
      }
      rgb.put(row);
    }
    rgb.clear();
  }

  private static void paint(int frame, int disc, int y, byte[] row) {
    double turn = frame * (0.02 + 0.007 * disc) + disc;
    int centreX = (int) (SIZE.width() * (0.5 + 0.38 * Math.cos(turn)));
    int centreY = (int) (SIZE.height() * (0.5 + 0.36 * Math.sin(1.3 * turn)));
    int across = RADIUS * RADIUS - (y - centreY) * (y - centreY);
    if (across > 0) {
      int half = (int) Math.sqrt(across);
      for (int x = Math.max(0, centreX - half); x < Math.min(SIZE.width(), centreX + half); x++) {
        row[3 * x] = (byte) (60 + 30 * disc);
        row[3 * x + 1] = (byte) (200 - 20 * disc);
      }
    }
  }
}
