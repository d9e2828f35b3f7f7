package org.cuepoint.core.media.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * A video to write whose pictures are numbered from 0.
 *
 * @param name file name; the ending chooses the container
 * @param settings how to encode
 * @param timeBase of the timestamps
 * @param start the first timestamp; frames before 0 are hidden by an edit list
 * @param step from one timestamp to the next, or 0 for uneven ones
 * @param frames how many are written, hidden ones included
 */
public record NumberedClip(
    String name,
    VideoWriter.Settings settings,
    TimeBase timeBase,
    long start,
    int step,
    int frames) {

  /** The size of the pictures: small, since it is not the pixels that are on trial. */
  public static final FrameSize SIZE = new FrameSize(256, 64);

  private static final int BITS_PER_SECOND = 800_000;
  private static final int USUAL_FRAMES = 400;

  /** Makes a clip of 400 frames at 25 a second. */
  public static NumberedClip of(String name, String codec, int keyFrameDistance, int bFrames) {
    return of(name, codec, keyFrameDistance, bFrames, Map.of());
  }

  /** Makes a clip of 400 frames at 25 a second with options of the encoder. */
  public static NumberedClip of(
      String name, String codec, int keyFrameDistance, int bFrames, Map<String, String> options) {
    return new NumberedClip(
        name,
        new VideoWriter.Settings(codec, BITS_PER_SECOND, keyFrameDistance, bFrames, options),
        new TimeBase(1, 25),
        0,
        1,
        USUAL_FRAMES);
  }

  /** Returns the same pictures at other times, {@code newStep} ticks apart, 0 for unevenly. */
  public NumberedClip timed(TimeBase newBase, int newStep) {
    return new NumberedClip(name, settings, newBase, start, newStep, frames);
  }

  /** Returns the same clip with another first timestamp. */
  public NumberedClip from(long newStart) {
    return new NumberedClip(name, settings, timeBase, newStart, step, frames);
  }

  /** Returns the same clip with other options of the container. */
  public NumberedClip in(Map<String, String> containerOptions) {
    return new NumberedClip(
        name, settings.withContainerOptions(containerOptions), timeBase, start, step, frames);
  }

  /** Returns the same clip, to be turned clockwise for display. */
  public NumberedClip turned(int degrees) {
    return new NumberedClip(name, settings.withRotation(degrees), timeBase, start, step, frames);
  }

  /** Returns the timestamps that are written. */
  public long[] pts() {
    Random random = new Random(7);
    long[] pts = new long[frames];
    pts[0] = start;
    for (int i = 1; i < frames; i++) {
      int uneven = 20 + random.nextInt(random.nextInt(10) == 0 ? 900 : 60);
      pts[i] = pts[i - 1] + (step > 0 ? step : uneven);
    }
    return pts;
  }

  /** Returns the number of the first picture that is shown. */
  public int firstShown() {
    int found = Arrays.binarySearch(pts(), Math.max(0, start));
    return found >= 0 ? found : -found - 1;
  }

  /** Writes the clip. */
  public void write(MediaLibrary library, Path file) throws IOException {
    write(library, file, timeBase, pts(), settings);
  }

  /** Writes numbered pictures at given times. */
  public static void write(
      MediaLibrary library, Path file, TimeBase base, long[] pts, VideoWriter.Settings settings)
      throws IOException {
    ByteBuffer picture = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    try (VideoWriter writer = library.create(file, SIZE, base, settings)) {
      for (int i = 0; i < pts.length; i++) {
        NumberedPicture.draw(i, SIZE, picture);
        writer.write(picture, pts[i]);
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
