package org.cuepoint.app.testing;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/** A library of grey pictures that notes which frames were read. Thread-safe. */
public final class RecordedReads implements MediaLibrary {

  private final List<Integer> reads = new ArrayList<>();
  private final Set<Integer> broken = new HashSet<>();
  private int openSources;

  /** Makes a library. */
  public RecordedReads() {}

  /** Returns the frames that were read, in order. */
  public synchronized List<Integer> reads() {
    return List.copyOf(reads);
  }

  /** Makes a frame one that cannot be decoded. */
  public synchronized void breakFrame(int frame) {
    broken.add(frame);
  }

  /** Returns how many sources are open. */
  public synchronized int openSources() {
    return openSources;
  }

  private synchronized boolean note(int frame) {
    reads.add(frame);
    return !broken.contains(frame);
  }

  private synchronized void opened(int more) {
    openSources += more;
  }

  @Override
  public FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize) {
    opened(1);
    return new FrameSource() {
      @Override
      public FrameSize size() {
        return viewSize;
      }

      @Override
      public void read(int frame, ByteBuffer bgra) throws UnreadableMediaException {
        if (!note(frame)) {
          throw new UnreadableMediaException(file, "Frame " + frame + " is damaged.");
        }
        for (int i = 0; i < viewSize.width() * viewSize.height(); i++) {
          bgra.putInt(i * 4, 0x808080ff);
        }
      }

      @Override
      public void close() {
        opened(-1);
      }
    };
  }

  @Override
  public IndexedMedia index(Path file, JobContext context) {
    throw new UnsupportedOperationException("Previews do not index");
  }

  @Override
  public TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan) {
    throw new UnsupportedOperationException("Previews do not sample");
  }

  @Override
  public VideoWriter create(
      Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings) {
    throw new UnsupportedOperationException("Previews do not write");
  }
}
