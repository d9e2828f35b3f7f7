package org.cuepoint.samples.creatures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.time.TimeBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes videos of invented creatures. The same seed gives the same pictures; a longer set begins
 * with the videos of a shorter one.
 */
public final class CreaturesGenerator {

  /** What the shipped starter encoder was trained on. */
  public static final Settings STARTER = new Settings(72, 40, 2026);

  private static final FrameSize SIZE = new FrameSize(128, 96);
  private static final int FRAMES_PER_SECOND = 10;
  private static final TimeBase TIME_BASE = new TimeBase(1, FRAMES_PER_SECOND);
  private static final VideoWriter.Settings ENCODING =
      new VideoWriter.Settings(
          "libopenh264", 400_000, 48, 0, Map.of("coder", "cabac", "qmin", "18", "qmax", "26"));

  private static final Logger LOG = LoggerFactory.getLogger(CreaturesGenerator.class);

  /**
   * What to make.
   *
   * @param videos how many
   * @param seconds of each
   * @param seed of all chance
   */
  public record Settings(int videos, int seconds, long seed) {

    /** Validates the numbers. */
    public Settings {
      if (videos < 1 || seconds < 1) {
        throw new IllegalArgumentException("There must be a video and it must last a second");
      }
    }
  }

  private final MediaLibrary media;

  CreaturesGenerator(MediaLibrary media) {
    this.media = media;
  }

  /**
   * Writes the videos.
   *
   * @param args the folder; then, or as for the starter, number of videos, seconds of each, seed
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1 && args.length != 4) {
      throw new IllegalArgumentException(
          "Name a folder for the videos, and perhaps their number, their seconds and a seed.");
    }
    Settings settings =
        args.length == 1
            ? STARTER
            : new Settings(
                Integer.parseInt(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    new CreaturesGenerator(new JavaCvMediaLibrary()).write(Path.of(args[0]), settings);
  }

  void write(Path folder, Settings settings) throws IOException {
    Files.createDirectories(folder);
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    for (int number = 0; number < settings.videos(); number++) {
      Path file = folder.resolve("creatures_%03d.mp4".formatted(number + 1));
      Files.deleteIfExists(file);
      Film film = new Film(SIZE, settings.seconds(), settings.seed(), number);
      int frames = settings.seconds() * FRAMES_PER_SECOND;
      try (VideoWriter writer = media.create(file, SIZE, TIME_BASE, ENCODING)) {
        for (int frame = 0; frame < frames; frame++) {
          film.draw(frame, (double) frame / FRAMES_PER_SECOND, rgb);
          writer.write(rgb, frame);
        }
      }
      LOG.info("{}: {} bytes", file.getFileName(), Files.size(file));
    }
  }
}
