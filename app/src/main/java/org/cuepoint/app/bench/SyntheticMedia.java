package org.cuepoint.app.bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/**
 * Videos of any length without a file: every picture is a grey that changes with the frame. So a
 * benchmark of the timeline can have ten hours of video at once, and decoding does not blur what it
 * measures. Thread-safe.
 */
public final class SyntheticMedia implements MediaLibrary, AudioLibrary {

  private static final int RATE = 25;
  private static final int KEY_FRAME_DISTANCE = 50;
  private final int frames;

  /**
   * Makes a library whose videos all have the same length.
   *
   * @param frames frames of each video, at 25 a second
   */
  public SyntheticMedia(int frames) {
    this.frames = frames;
  }

  @Override
  public IndexedMedia index(Path file, JobContext context) {
    TimeBase base = new TimeBase(1, RATE);
    BitSet keys = new BitSet(frames);
    for (int i = 0; i < frames; i += KEY_FRAME_DISTANCE) {
      keys.set(i);
    }
    FrameIndex index =
        new FrameIndex(base, LongStream.range(0, frames).toArray(), frames, keys, new BitSet());
    MediaFacts facts =
        new MediaFacts(
            "synthetic",
            "synthetic",
            1280,
            720,
            0,
            base,
            frames,
            0,
            (double) frames / RATE,
            false,
            false);
    return new IndexedMedia(facts, index);
  }

  @Override
  public FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize) {
    return new Greys(viewSize);
  }

  @Override
  public TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan) {
    throw new UnsupportedOperationException("A synthetic video is played, not analysed");
  }

  @Override
  public VideoWriter create(
      Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings) {
    throw new UnsupportedOperationException("A synthetic video is played, not written");
  }

  @Override
  public AudioSource openAudio(Path file, IndexedMedia index) throws UnreadableMediaException {
    throw silent(file);
  }

  @Override
  public Waveform waveform(Path file, IndexedMedia index, JobContext context)
      throws UnreadableMediaException {
    throw silent(file);
  }

  private static UnreadableMediaException silent(Path file) {
    return new UnreadableMediaException(file, file.getFileName() + " has no sound.");
  }

  private record Greys(FrameSize size) implements FrameSource {

    @Override
    public void read(int frame, ByteBuffer bgra) {
      byte[] row = new byte[4 * size.width()];
      Arrays.fill(row, (byte) (40 + frame % 160));
      for (int alpha = 3; alpha < row.length; alpha += 4) {
        row[alpha] = (byte) 255;
      }
      for (int y = 0; y < size.height(); y++) {
        bgra.put(y * row.length, row);
      }
    }

    @Override
    public void close() {}
  }
}
