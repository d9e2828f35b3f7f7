package org.cuepoint.app.player;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/** Videos whose pictures say their frame number: in blue the low byte, in green the high byte. */
final class NumberedFrames implements MediaLibrary {

  static final Path FILE = Path.of("numbered.mp4");
  static final int FRAMES = 300;
  static final int KEY_DISTANCE = 100;

  final List<Integer> reads = Collections.synchronizedList(new ArrayList<>());
  final List<FrameSize> opened = Collections.synchronizedList(new ArrayList<>());
  final Set<Integer> broken = Collections.synchronizedSet(new HashSet<>());
  volatile int openSources;

  /** What decoding a frame costs, told to the clock; 0 for nothing. */
  volatile long decodeNanos;

  volatile java.util.function.LongConsumer clock = nanos -> {};

  /** 25 frames a second, 640×360. */
  static IndexedMedia media() {
    return media(25, FRAMES, KEY_DISTANCE, false);
  }

  /** A constant rate, 640×360. */
  static IndexedMedia media(int rate, int frames, int keyDistance, boolean audio) {
    BitSet keys = new BitSet();
    for (int i = 0; i < frames; i += keyDistance) {
      keys.set(i);
    }
    FrameIndex index =
        new FrameIndex(
            new TimeBase(1, rate),
            LongStream.range(0, frames).toArray(),
            frames,
            keys,
            new BitSet());
    return new IndexedMedia(
        new MediaFacts(
            "mp4",
            "h264",
            640,
            360,
            0,
            index.timeBase(),
            frames,
            0,
            (double) frames / rate,
            false,
            audio),
        index);
  }

  /** Returns the frame number in a pixel as {@code 0xaarrggbb}. */
  static int number(int argb) {
    return (argb & 0xff) | (argb >> 8 & 0xff) << 8;
  }

  @Override
  public FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize) {
    opened.add(viewSize);
    synchronized (this) {
      openSources++;
    }
    return new FrameSource() {
      private int position = -1;

      @Override
      public FrameSize size() {
        return viewSize;
      }

      @Override
      public void read(int frame, ByteBuffer bgra) throws UnreadableMediaException {
        reads.add(frame);
        int key = index.index().keyFrameAtOrBefore(frame);
        int from = position >= key && position < frame ? position : key - 1;
        clock.accept(decodeNanos * (frame - from));
        position = frame;
        if (broken.contains(frame)) {
          throw new UnreadableMediaException(file, "Frame " + frame + " is damaged.");
        }
        int pixel = 0xff << 24 | (frame >> 8) << 8 | (frame & 0xff);
        for (int i = 0; i < viewSize.width() * viewSize.height(); i++) {
          bgra.putInt(i * 4, Integer.reverseBytes(pixel));
        }
      }

      @Override
      public void close() {
        synchronized (NumberedFrames.this) {
          openSources--;
        }
      }
    };
  }

  @Override
  public IndexedMedia index(Path file, JobContext context) {
    return media();
  }

  @Override
  public TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan) {
    throw new UnsupportedOperationException("The player does not sample");
  }

  @Override
  public VideoWriter create(
      Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings) {
    throw new UnsupportedOperationException("The player does not write");
  }
}
