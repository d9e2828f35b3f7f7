package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Reads numbered clips of many kinds in any order: the number must be the frame asked for. */
class ExactFramesTest {

  private static final int FRAMES = 400;
  private static final int READS = 150;

  /** Containers, codecs and timings that have gone wrong in other readers. */
  enum Kind {
    H264_MP4("mp4", "libopenh264", 30, 0, new TimeBase(1, 30), regular(1), Map.of()),
    H264_MP4_ONE_KEY("mp4", "libopenh264", 1000, 0, new TimeBase(1, 30), regular(1), Map.of()),
    H264_MP4_VARIABLE("mp4", "libopenh264", 24, 0, new TimeBase(1, 15360), uneven(), Map.of()),
    H264_MKV("mkv", "libopenh264", 30, 0, new TimeBase(1, 1000), uneven(), Map.of()),
    H264_TS("ts", "libopenh264", 25, 0, new TimeBase(1, 90000), regular(3600), Map.of()),
    H264_RAW("h264", "libopenh264", 25, 0, new TimeBase(1, 25), regular(1), Map.of()),
    MPEG4_B_MP4("mp4", "mpeg4", 18, 2, new TimeBase(1, 25), regular(1), Map.of()),
    MPEG4_B_AVI("avi", "mpeg4", 18, 2, new TimeBase(1, 25), regular(1), Map.of()),
    MPEG4_AVI("avi", "mpeg4", 18, 0, new TimeBase(1, 25), regular(1), Map.of()),
    MPEG2_B_TS("ts", "mpeg2video", 15, 2, new TimeBase(1, 25), regular(1), Map.of()),
    MPEG2_B_PS("mpg", "mpeg2video", 15, 2, new TimeBase(1, 25), regular(1), Map.of()),
    MJPEG_AVI("avi", "mjpeg", 1, 0, new TimeBase(1, 25), regular(1), Map.of()),
    VP9_WEBM(
        "webm",
        "libvpx-vp9",
        40,
        0,
        new TimeBase(1, 1000),
        regular(40),
        Map.of("cpu-used", "8", "deadline", "realtime")),
    VP9_HIDDEN_WEBM(
        "webm",
        "libvpx-vp9",
        40,
        0,
        new TimeBase(1, 1000),
        uneven(),
        Map.of("cpu-used", "5", "deadline", "good", "auto-alt-ref", "1", "lag-in-frames", "16"));

    final String ending;
    final VideoWriter.Settings settings;
    final TimeBase base;
    final long[] pts;

    Kind(
        String ending,
        String codec,
        int keys,
        int bFrames,
        TimeBase base,
        long[] pts,
        Map<String, String> options) {
      this.ending = ending;
      this.base = base;
      this.pts = pts;
      settings = new VideoWriter.Settings(codec, 800_000, keys, bFrames, options);
    }

    static long[] regular(long step) {
      return LongStream.range(0, FRAMES).map(i -> i * step).toArray();
    }

    static long[] uneven() {
      Random random = new Random(7);
      long[] pts = new long[FRAMES];
      for (int i = 1; i < FRAMES; i++) {
        pts[i] = pts[i - 1] + 20 + random.nextInt(random.nextInt(10) == 0 ? 900 : 60);
      }
      return pts;
    }
  }

  @TempDir Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  private IndexedMedia write(Kind kind, Path file) throws IOException {
    NumberedClip.write(library, file, kind.base, kind.pts, kind.settings);
    return library.index(file, JobContext.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void listsEveryFrameAtItsTime(Kind kind) throws IOException {
    IndexedMedia media = write(kind, folder.resolve("clip." + kind.ending));
    assertEquals(FRAMES, media.index().frameCount());
    java.nio.file.Files.createDirectories(Path.of("/tmp/media/kept"));
    java.nio.file.Files.copy(
        folder.resolve("clip." + kind.ending),
        Path.of("/tmp/media/kept").resolve(kind + "." + kind.ending),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    TimeBase base = media.facts().timeBase();
    for (int i = 0; i < FRAMES; i++) {
      double written = kind.base.seconds(kind.pts[i] - kind.pts[0]);
      assertEquals(written, media.index().secondsAt(i), base.seconds(1) / 2 + 1e-9);
    }
    System.err.println(
        kind + " " + media.facts() + " keys " + media.index().keyFrames().cardinality());
  }

  @ParameterizedTest
  @EnumSource
  void readsTheFrameAskedForInAnyOrder(Kind kind) throws IOException {
    Path file = folder.resolve("clip." + kind.ending);
    IndexedMedia media = write(kind, file);
    FrameSize size = NumberedClip.SIZE;
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
    Random random = new Random(3);
    long start = System.nanoTime();
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
    System.err.println(kind + " " + (System.nanoTime() - start) / 1e6 / READS + " ms/read");
  }

  @ParameterizedTest
  @EnumSource
  void samplesTheSamePictureInOrderAndAfterASeek(Kind kind) throws IOException {
    Path file = folder.resolve("clip." + kind.ending);
    IndexedMedia media = write(kind, file);
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
