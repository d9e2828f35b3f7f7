package org.cuepoint.app.testing;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.TimeBase;

/** Every file is a video of a thousand frames, but for those whose name ends in .txt. */
public final class FakeMedia implements MediaLibrary {

  /** How many frames every video has. */
  public static final int FRAMES = 1000;

  /** Makes a library. */
  public FakeMedia() {}

  @Override
  public IndexedMedia index(Path file, JobContext context) throws UnreadableMediaException {
    if (file.toString().endsWith(".txt")) {
      throw new UnreadableMediaException(file, file.getFileName() + " holds no video stream.");
    }
    return Fixtures.media(FRAMES);
  }

  @Override
  public FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize) {
    return new FrameSource() {
      @Override
      public FrameSize size() {
        return viewSize;
      }

      @Override
      public void read(int frame, ByteBuffer bgra) {
        int position = 0;
        for (int y = 0; y < viewSize.height(); y++) {
          for (int x = 0; x < viewSize.width(); x++) {
            int stripe = (x + frame * 2) / 24 % 2 == 0 ? 96 : 128;
            bgra.put(position++, (byte) stripe);
            bgra.put(position++, (byte) (stripe - 16));
            bgra.put(position++, (byte) (60 + 60 * y / viewSize.height()));
            bgra.put(position++, (byte) 255);
          }
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan) {
    throw new UnsupportedOperationException("Screens do not analyse");
  }

  @Override
  public VideoWriter create(
      Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings) {
    throw new UnsupportedOperationException("Screens do not write videos");
  }
}
