package org.cuepoint.samples.figures;

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
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.samples.figures.Take.Rhythm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the sample project: 12 videos, their truth, the labels to begin with, and the description.
 * The same seed gives the same pictures and the same truth.
 */
public final class FiguresGenerator {

  static final long SEED = 20_260;

  static final FrameSize SIZE = new FrameSize(400, 300);

  static final List<Take> TAKES =
      List.of(
          new Take(1, Cast.ANA, Room.SAGE, Rhythm.FPS_25, 78),
          new Take(2, Cast.ANA, Park.NOON, Rhythm.FPS_25, 72),
          new Take(3, Cast.BORIS, Park.EVENING, Rhythm.FPS_25, 80),
          new Take(4, Cast.BORIS, Room.BLUE, Rhythm.FPS_30, 70),
          new Take(5, Cast.CHIDI, Park.MORNING, Rhythm.FPS_25, 82),
          new Take(6, Cast.CHIDI, Room.ROSE, Rhythm.FPS_25, 68),
          new Take(7, Cast.DORA, Room.SAGE, Rhythm.VARIABLE, 76),
          new Take(8, Cast.DORA, Park.NOON, Rhythm.FPS_25, 74),
          new Take(9, Cast.EMIR, Park.NOON, Rhythm.FPS_25, 80),
          new Take(10, Cast.EMIR, Room.BLUE, Rhythm.FPS_25, 72),
          new Take(11, Cast.FEI, Room.ROSE, Rhythm.FPS_25, 76),
          new Take(12, Cast.FEI, Park.MORNING, Rhythm.FPS_25, 70));

  /** Videos that come with labels; together they show every class, both cameras. */
  static final List<String> LABELLED = List.of("figures_01.mp4", "figures_05.mp4");

  /** Videos kept for evaluation: all of two performers whom no label shows. */
  static final List<String> TEST =
      List.of("figures_09.mp4", "figures_10.mp4", "figures_11.mp4", "figures_12.mp4");

  private static final Logger LOG = LoggerFactory.getLogger(FiguresGenerator.class);

  // Nearly constant quality: rate control alone blurs the picture at every key frame.
  private static final VideoWriter.Settings ENCODING =
      new VideoWriter.Settings(
          "libopenh264", 100_000, 150, 0, Map.of("coder", "cabac", "qmin", "23", "qmax", "27"));

  private final MediaLibrary media;

  FiguresGenerator(MediaLibrary media) {
    this.media = media;
  }

  /**
   * Writes the project into a folder; videos that are there already are replaced.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("Name one folder to write the sample project into.");
    }
    new FiguresGenerator(new JavaCvMediaLibrary()).write(Path.of(args[0]));
  }

  private void write(Path folder) throws IOException {
    Path videos = Files.createDirectories(folder.resolve("videos"));
    List<ProjectFiles.Made> made = new ArrayList<>();
    for (Take take : TAKES) {
      Film film = new Film(take, SIZE, SEED);
      Path file = videos.resolve(take.file());
      Files.deleteIfExists(file);
      encode(film, file);
      LOG.info("{}: {} frames, {} bytes", take.file(), film.frames(), Files.size(file));
      made.add(new ProjectFiles.Made(take, film, file));
    }
    new ProjectFiles(made).write(folder);
  }

  private void encode(Film film, Path file) throws IOException {
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    try (VideoWriter writer = media.create(file, SIZE, Take.TIME_BASE, ENCODING)) {
      for (int frame = 0; frame < film.frames(); frame++) {
        film.draw(frame, rgb);
        writer.write(rgb, film.pts(frame));
      }
    }
  }
}
