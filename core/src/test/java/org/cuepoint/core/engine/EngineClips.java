package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.TimeBase;

/** Small videos as the engine wants them. */
final class EngineClips {

  private EngineClips() {}

  /** Paints a pixel of a frame of 64×64. */
  private interface Painting {
    void paint(int frame, int pixel, ByteBuffer picture);
  }

  /** Writes a clip of moving bars at 10 frames a second. */
  static EngineProtocol.Source movingBars(Path folder, String name, int frames) throws IOException {
    int speed = name.hashCode() % 5 + 2;
    return written(
        folder,
        name,
        frames,
        (frame, i, picture) -> {
          byte value = (byte) ((i % 64 + frame * speed) % 64 * 4);
          picture.put(3 * i, value).put(3 * i + 1, (byte) (255 - value)).put(3 * i + 2, value);
        });
  }

  /** Writes a clip that is dark in its first half and bright in the other. */
  static EngineProtocol.Source darkThenBright(Path folder, String name, int frames)
      throws IOException {
    return written(
        folder,
        name,
        frames,
        (frame, i, picture) -> {
          byte value = (byte) (2 * frame < frames ? 40 : 210);
          picture.put(3 * i, value).put(3 * i + 1, value).put(3 * i + 2, value);
        });
  }

  private static EngineProtocol.Source written(
      Path folder, String name, int frames, Painting painting) throws IOException {
    MediaLibrary media = new JavaCvMediaLibrary();
    Path file = folder.resolve(name + ".mp4");
    FrameSize size = new FrameSize(64, 64);
    ByteBuffer picture = ByteBuffer.allocateDirect(64 * 64 * 3);
    try (VideoWriter writer =
        media.create(
            file,
            size,
            new TimeBase(1, 10),
            new VideoWriter.Settings("mpeg4", 400_000, 25, 0, Map.of()))) {
      for (int frame = 0; frame < frames; frame++) {
        for (int i = 0; i < 64 * 64; i++) {
          painting.paint(frame, i, picture);
        }
        writer.write(picture.rewind(), frame);
      }
    }
    IndexedMedia indexed = media.index(file, JobContext.NONE);
    Path index = folder.resolve(name + ".index");
    Files.write(index, FrameIndexCodec.encode(indexed));
    return new EngineProtocol.Source(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString(),
        null,
        name,
        file.toString(),
        index.toString(),
        ContentHash.of(file, done -> {}).hex(),
        List.of(0.0, 0.0, 1.0, 1.0));
  }
}
