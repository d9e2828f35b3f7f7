package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * A video to measure with when the person names none: Full HD, 30 frames a second, H.264, a
 * textured ground that drifts in bands of different speed.
 */
final class MovingClip {

  static final FrameSize SIZE = new FrameSize(1920, 1080);

  private static final int RATE = 30;
  private static final int BITS_PER_SECOND = 8_000_000;
  private static final int TEXTURE = 2048;
  private static final int CELL = 32;
  private static final int BAND = 90;

  private final byte[] texture = new byte[TEXTURE * TEXTURE * 3];

  MovingClip() {
    // Value noise: random heights on a coarse grid, smoothly filled in, and a little grain.
    Random random = new Random(23);
    int cells = TEXTURE / CELL;
    double[] heights = random.doubles((long) cells * cells * 3).toArray();
    for (int y = 0; y < TEXTURE; y++) {
      for (int x = 0; x < TEXTURE; x++) {
        double right = (double) (x % CELL) / CELL;
        double down = (double) (y % CELL) / CELL;
        int left = x / CELL;
        int top = y / CELL;
        for (int c = 0; c < 3; c++) {
          double above =
              mix(height(heights, left, top, c), height(heights, left + 1, top, c), right);
          double below =
              mix(height(heights, left, top + 1, c), height(heights, left + 1, top + 1, c), right);
          texture[(y * TEXTURE + x) * 3 + c] =
              (byte) (30 + 190 * mix(above, below, down) + random.nextInt(8));
        }
      }
    }
  }

  private static double height(double[] heights, int x, int y, int channel) {
    int cells = TEXTURE / CELL;
    return heights[((y % cells) * cells + x % cells) * 3 + channel];
  }

  private static double mix(double one, double other, double share) {
    double smooth = share * share * (3 - 2 * share);
    return one + (other - one) * smooth;
  }

  /** Writes frames with a key frame every {@code keyFrameDistance}. */
  void write(MediaLibrary media, Path file, int frames, int keyFrameDistance, JobContext context)
      throws IOException {
    int rowBytes = SIZE.width() * 3;
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.height() * rowBytes);
    VideoWriter.Settings settings =
        new VideoWriter.Settings("libopenh264", BITS_PER_SECOND, keyFrameDistance, 0, Map.of());
    try (VideoWriter writer = media.create(file, SIZE, new TimeBase(1, RATE), settings)) {
      for (int frame = 0; frame < frames; frame++) {
        context.throwIfCancelled();
        context.progress(frame, frames, "Writing " + file.getFileName());
        for (int y = 0; y < SIZE.height(); y++) {
          int speed = 1 + y / BAND % 5;
          int x = frame * speed % (TEXTURE - SIZE.width());
          int row = (y + frame / 2) % TEXTURE;
          rgb.put(y * rowBytes, texture, (row * TEXTURE + x) * 3, rowBytes);
        }
        writer.write(rgb, frame);
      }
    }
  }
}
