package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cuepoint.core.exchange.AnnotationExport;
import org.cuepoint.core.exchange.ImportedSegment;
import org.cuepoint.core.exchange.ReadContext;
import org.cuepoint.core.exchange.SegmentCsvReader;
import org.cuepoint.core.exchange.SegmentCsvWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.check.ClipZoo;
import org.cuepoint.core.media.check.ExactnessCheck;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.media.check.NumberedPicture;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads numbered clips of many kinds in any order: the number must be the frame asked for. */
class ExactFramesTest {

  private static final int CHECKS = 20_000;
  private static final int READS = Math.ceilDiv(CHECKS, ClipZoo.clips().size());
  private static final int SEGMENTS = 20;

  @TempDir static Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  static List<NumberedClip> clips() {
    return ClipZoo.clips();
  }

  static List<NumberedClip> x264Clips() {
    return X264Clips.clips();
  }

  /** Writes a clip, once. */
  private Path fileOf(NumberedClip clip) throws IOException {
    Path file = folder.resolve(clip.name());
    if (!Files.exists(file)) {
      clip.write(library, file);
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("clips")
  void showsTheFrameAskedForInAnyOrder(NumberedClip clip) throws IOException {
    check(clip, fileOf(clip));
  }

  @ParameterizedTest
  @MethodSource("x264Clips")
  void showsTheFrameAskedForInWhatX264Made(NumberedClip clip) throws IOException {
    assumeTrue(X264Clips.available(), "FFmpeg's GPL build is not here, so there is no x264");
    check(clip, X264Clips.folder().resolve(clip.name()));
  }

  private void check(NumberedClip clip, Path file) throws IOException {
    ExactnessCheck.Result result =
        ExactnessCheck.run(library, clip, file, READS, 3, JobContext.NONE);
    assertEquals(List.of(), result.problems());
    assertEquals(0, result.wrong());
    assertEquals(READS, result.checks());
  }

  @Test
  void readsWithTheBuildThatIsShipped() {
    assertNull(avcodec_find_encoder_by_name("libx264"));
  }

  @ParameterizedTest
  @MethodSource("clips")
  void segmentsKeepTheirFramesThroughAFile(NumberedClip clip) throws IOException {
    Path file = fileOf(clip);
    IndexedMedia media = library.index(file, JobContext.NONE);
    Random random = new Random(11);
    List<FrameRange> ranges = new ArrayList<>();
    List<ImportedSegment> rows = new ArrayList<>();
    for (int n = 0; n < SEGMENTS; n++) {
      int start = random.nextInt(media.index().frameCount());
      int end = start + 1 + random.nextInt(media.index().frameCount() - start);
      FrameRange range = new FrameRange(start, end);
      ranges.add(range);
      // Half of the rows as other tools write them, in seconds only.
      rows.add(
          ImportedSegment.positive(
              clip.name(),
              n % 2 == 0 ? Optional.empty() : Optional.of(range),
              media.index().secondsAt(start),
              media.index().secondsAt(end),
              "walk"));
    }
    Path csv = folder.resolve(clip.name() + ".csv");
    new SegmentCsvWriter().write(csv, new AnnotationExport(List.of("walk"), List.of(), rows));
    List<ImportedSegment> read =
        new SegmentCsvReader().read(csv, new ReadContext(List.of())).rows();
    try (FrameSource source = library.openFrames(file, media, media.facts().displaySize())) {
      for (int n = 0; n < SEGMENTS; n++) {
        FrameRange range = read.get(n).place(media.index()).orElseThrow();
        assertEquals(ranges.get(n), range);
        int rotation = media.facts().rotation();
        assertEquals(
            ranges.get(n).start() + clip.firstShown(), number(source, range.start(), rotation));
        assertEquals(
            ranges.get(n).end() - 1 + clip.firstShown(), number(source, range.end() - 1, rotation));
      }
    }
  }

  private static int number(FrameSource source, int frame, int rotation) throws IOException {
    FrameSize size = source.size();
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
    source.read(frame, pixels);
    assertEquals((byte) 255, pixels.get(3));
    return NumberedPicture.read(pixels, size, 4, rotation);
  }

  @ParameterizedTest
  @MethodSource("clips")
  void samplesTheSamePictureInOrderAndAfterASeek(NumberedClip clip) throws IOException {
    Path file = fileOf(clip);
    IndexedMedia media = library.index(file, JobContext.NONE);
    FrameSize size = new FrameSize(64, 64);
    SamplingPlan plan = new SamplingPlan(new FeatureClock(10), Crop.WHOLE, size);
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 3);
    try (TickSampler sampler = library.openTicks(file, media, plan)) {
      byte[][] inOrder = new byte[sampler.ticks()][pixels.capacity()];
      for (int tick = 0; tick < sampler.ticks(); tick++) {
        int frame = sampler.next(pixels);
        assertEquals(plan.clock().frame(media.index(), tick), frame);
        int number = NumberedPicture.read(pixels, size, 3, media.facts().rotation());
        assertEquals(frame + clip.firstShown(), number);
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
