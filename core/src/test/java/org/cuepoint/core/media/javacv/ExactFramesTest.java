package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads numbered clips of many kinds in any order: the number must be the frame asked for. */
class ExactFramesTest {

  private static final int FRAMES = 400;
  private static final int READS = 150;

  /** A clip to write; {@code step} is the distance of timestamps, 0 for uneven ones. */
  record Clip(
      String name,
      String codec,
      int keys,
      int bFrames,
      TimeBase base,
      int step,
      Map<String, String> options) {

    VideoWriter.Settings settings() {
      return new VideoWriter.Settings(codec, 800_000, keys, bFrames, options);
    }

    long[] pts() {
      Random random = new Random(7);
      long[] pts = new long[FRAMES];
      for (int i = 1; i < FRAMES; i++) {
        int uneven = 20 + random.nextInt(random.nextInt(10) == 0 ? 900 : 60);
        pts[i] = pts[i - 1] + (step > 0 ? step : uneven);
      }
      return pts;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Containers, codecs and timings that have gone wrong in other readers. */
  static List<Clip> clips() {
    TimeBase frames = new TimeBase(1, 25);
    TimeBase millis = new TimeBase(1, 1000);
    Map<String, String> fast = Map.of("cpu-used", "8", "deadline", "realtime");
    Map<String, String> hidden =
        Map.of("cpu-used", "5", "deadline", "good", "auto-alt-ref", "1", "lag-in-frames", "16");
    return List.of(
        new Clip("h264.mp4", "libopenh264", 30, 0, frames, 1, Map.of()),
        new Clip("one-key-frame.mp4", "libopenh264", 1000, 0, frames, 1, Map.of()),
        new Clip("uneven.mp4", "libopenh264", 24, 0, new TimeBase(1, 15360), 0, Map.of()),
        new Clip("uneven.mkv", "libopenh264", 30, 0, millis, 0, Map.of()),
        new Clip("h264.ts", "libopenh264", 25, 0, new TimeBase(1, 90000), 3600, Map.of()),
        new Clip("raw.h264", "libopenh264", 25, 0, frames, 1, Map.of()),
        new Clip("b-frames.mp4", "mpeg4", 18, 2, frames, 1, Map.of()),
        new Clip("b-frames.avi", "mpeg4", 18, 2, frames, 1, Map.of()),
        new Clip("mpeg4.avi", "mpeg4", 18, 0, frames, 1, Map.of()),
        new Clip("b-frames.ts", "mpeg2video", 15, 2, frames, 1, Map.of()),
        new Clip("b-frames.mpg", "mpeg2video", 15, 2, frames, 1, Map.of()),
        new Clip("all-keys.avi", "mjpeg", 1, 0, frames, 1, Map.of()),
        new Clip("vp9.webm", "libvpx-vp9", 40, 0, millis, 40, fast),
        new Clip("hidden-frames.webm", "libvpx-vp9", 40, 0, millis, 0, hidden));
  }

  @TempDir Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  private IndexedMedia write(Clip clip, Path file) throws IOException {
    NumberedClip.write(library, file, clip.base(), clip.pts(), clip.settings());
    return library.index(file, JobContext.NONE);
  }

  @ParameterizedTest
  @MethodSource("clips")
  void listsEveryFrameAtItsTime(Clip clip) throws IOException {
    IndexedMedia media = write(clip, folder.resolve(clip.name()));
    assertEquals(FRAMES, media.index().frameCount());
    TimeBase base = media.facts().timeBase();
    long[] pts = clip.pts();
    for (int i = 0; i < FRAMES; i++) {
      double written = clip.base().seconds(pts[i] - pts[0]);
      assertEquals(written, media.index().secondsAt(i), base.seconds(1) / 2 + 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("clips")
  void readsTheFrameAskedForInAnyOrder(Clip clip) throws IOException {
    Path file = folder.resolve(clip.name());
    IndexedMedia media = write(clip, file);
    FrameSize size = NumberedClip.SIZE;
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
    Random random = new Random(3);
    try (FrameSource source = library.openFrames(file, media, size)) {
      int frame = 0;
      for (int n = 0; n < READS; n++) {
        frame =
            switch (random.nextInt(4)) {
              case 0 -> Math.min(FRAMES - 1, frame + 1);
              case 1 -> Math.max(0, frame - 1);
              case 2 -> Math.min(FRAMES - 1, frame + random.nextInt(20));
              default -> random.nextInt(FRAMES);
            };
        source.read(frame, pixels);
        assertEquals(frame, NumberedClip.read(pixels, size, 4));
        assertEquals((byte) 255, pixels.get(3));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clips")
  void samplesTheSamePictureInOrderAndAfterASeek(Clip clip) throws IOException {
    Path file = folder.resolve(clip.name());
    IndexedMedia media = write(clip, file);
    FrameSize size = new FrameSize(64, 32);
    SamplingPlan plan = new SamplingPlan(new FeatureClock(10), Crop.WHOLE, size);
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 3);
    try (TickSampler sampler = library.openTicks(file, media, plan)) {
      byte[][] inOrder = new byte[sampler.ticks()][pixels.capacity()];
      for (int tick = 0; tick < sampler.ticks(); tick++) {
        int frame = sampler.next(pixels);
        assertEquals(plan.clock().frame(media.index(), tick), frame);
        assertEquals(frame, NumberedClip.read(pixels, size, 3));
        pixels.get(0, inOrder[tick]);
      }
      assertEquals(-1, sampler.next(pixels));
      assertTrue(sampler.ticks() > 20);
      Random random = new Random(5);
      byte[] again = new byte[pixels.capacity()];
      for (int n = 0; n < 20; n++) {
        int tick = random.nextInt(sampler.ticks());
        sampler.seek(tick);
        sampler.next(pixels);
        pixels.get(0, again);
        assertArrayEquals(inOrder[tick], again);
      }
    }
  }
}
