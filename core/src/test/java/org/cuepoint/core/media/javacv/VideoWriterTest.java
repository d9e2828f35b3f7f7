package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterTest {

  private static final VideoWriter.Settings H264 =
      new VideoWriter.Settings("libopenh264", 400_000, 30, 0, Map.of());

  @TempDir Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  @Test
  void writesTheTableOfContentsBeforeThePictures() throws IOException {
    Path file = folder.resolve("clip.mp4");
    NumberedClip.write(library, file, new TimeBase(1, 30), new long[] {0, 1, 2, 3}, H264);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.indexOf("moov") > 0);
    assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  @Test
  void repeatsTheSameBytes() throws IOException {
    Path one = folder.resolve("one.mp4");
    Path two = folder.resolve("two.mp4");
    long[] pts = {0, 512, 1024, 1800, 2000};
    NumberedClip.write(library, one, new TimeBase(1, 15360), pts, H264);
    NumberedClip.write(library, two, new TimeBase(1, 15360), pts, H264);
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void refusesWhatItCannotWrite() throws IOException {
    TimeBase base = new TimeBase(1, 30);
    FrameSize size = new FrameSize(64, 64);
    Path file = folder.resolve("a.mp4");
    VideoWriter.Settings unknown = new VideoWriter.Settings("h266magic", 1, 1, 0, Map.of());
    IOException problem =
        assertThrows(IOException.class, () -> library.create(file, size, base, unknown));
    assertTrue(String.valueOf(problem.getMessage()).contains("h266magic"));
    assertThrows(
        IOException.class, () -> library.create(folder.resolve("a.xyz"), size, base, H264));
    assertThrows(
        IllegalArgumentException.class,
        () -> library.create(file, new FrameSize(63, 64), base, H264));
    Path there = Files.createFile(folder.resolve("there.mp4"));
    assertThrows(FileAlreadyExistsException.class, () -> library.create(there, size, base, H264));
  }

  @Test
  void refusesTimestampsThatDoNotIncrease() throws IOException {
    FrameSize size = new FrameSize(64, 64);
    ByteBuffer picture = ByteBuffer.allocateDirect(64 * 64 * 3);
    try (VideoWriter writer =
        library.create(folder.resolve("b.mp4"), size, new TimeBase(1, 30), H264)) {
      writer.write(picture, 5);
      assertThrows(IllegalArgumentException.class, () -> writer.write(picture, 5));
    }
  }

  @Test
  void namesAnUnknownEncoderOption() throws IOException {
    VideoWriter.Settings odd =
        new VideoWriter.Settings("mpeg4", 100_000, 10, 2, Map.of("no-such-option", "1"));
    Path file = folder.resolve("c.mp4");
    IOException problem =
        assertThrows(
            IOException.class,
            () ->
                NumberedClip.write(library, file, new TimeBase(1, 30), new long[] {0, 1, 2}, odd));
    assertTrue(String.valueOf(problem.getMessage()).contains("no-such-option"), problem::toString);
  }
}
