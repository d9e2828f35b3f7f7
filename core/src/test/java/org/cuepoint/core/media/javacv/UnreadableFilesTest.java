package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Pointer;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets one sentence that names the file; nothing hangs, crashes or leaks. */
class UnreadableFilesTest {

  @TempDir Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();
  private byte[] clip = {};

  @BeforeEach
  void writeAClip() throws IOException {
    Path file = folder.resolve("good.mp4");
    NumberedClip.write(
        library,
        file,
        new TimeBase(1, 30),
        LongStream.range(0, 60).toArray(),
        new VideoWriter.Settings("mpeg4", 400_000, 10, 0, Map.of()));
    clip = Files.readAllBytes(file);
  }

  private void assertRefused(Path file, String because) {
    UnreadableMediaException problem =
        assertThrows(UnreadableMediaException.class, () -> library.index(file, JobContext.NONE));
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains(file.getFileName().toString()), message);
    assertTrue(message.contains(because), message);
    assertTrue(message.endsWith("."), message);
    assertEquals(file, problem.file());
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void saysWhyAFileIsNoVideo() throws IOException {
    assertRefused(folder.resolve("absent.mp4"), "does not exist");
    assertRefused(Files.createDirectory(folder.resolve("folder.mp4")), "is no file");
    assertRefused(file("empty.mp4", new byte[0]), "is empty");
    byte[] text = "Once upon a time\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    assertRefused(file("story.txt", text), "story.txt is");
    assertRefused(file("story.mp4", text), "no video");
    assertRefused(file("cut.mp4", Arrays.copyOf(clip, 600)), "cut.mp4");
    byte[] list =
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://localhost/a.ts\n"
            .getBytes(StandardCharsets.UTF_8);
    assertRefused(file("list.m3u8", list), "list.m3u8");
  }

  @Test
  void refusesPictures() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
    assertRefused(file("photo.png", png.toByteArray()), "a picture");
    assertRefused(file("photo.mp4", png.toByteArray()), "a picture");
  }

  @Test
  void survivesDamageAnywhere() throws IOException {
    Random random = new Random(2);
    for (int run = 0; run < 60; run++) {
      byte[] damaged = clip.clone();
      for (int i = 0; i < 1 + run * 4; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (run % 3 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length) + 1);
      }
      Path file = file("damaged" + run + ".mp4", damaged);
      try {
        assertTrue(library.index(file, JobContext.NONE).index().frameCount() > 0);
      } catch (UnreadableMediaException refused) {
        assertTrue(String.valueOf(refused.getMessage()).startsWith("damaged" + run));
      }
    }
  }

  @Test
  void stopsWhenCancelled() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        JobCancelledException.class, () -> library.index(folder.resolve("good.mp4"), cancelled));
  }

  @Test
  void reportsProgressInBytes() throws IOException {
    List<Long> totals = new ArrayList<>();
    JobContext watching =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            assertTrue(done >= 0 && done <= total);
            totals.add(total);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    library.index(folder.resolve("good.mp4"), watching);
    assertEquals(clip.length, totals.getFirst());
  }

  @Test
  void givesBackNativeMemory() throws IOException {
    Path file = folder.resolve("good.mp4");
    IndexedMedia media = library.index(file, JobContext.NONE);
    open(file, media, 100);
    long before = Pointer.physicalBytes();
    open(file, media, 1000);
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 64L << 20, "grown by " + grown + " bytes");
  }

  private void open(Path file, IndexedMedia media, int times) throws IOException {
    FrameSize size = new FrameSize(320, 240);
    ByteBuffer pixels = ByteBuffer.allocateDirect(320 * 240 * 4);
    for (int i = 0; i < times; i++) {
      try (FrameSource source = library.openFrames(file, media, size)) {
        source.read(i % media.index().frameCount(), pixels);
      }
    }
  }
}
