package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.feature.TokensOnDemand;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;

/**
 * Encodes single ticks of a video as they are asked for, each with the pictures before it that the
 * encoder wants; of what lies between, only the frames are decoded that others are built on, and
 * those not where a key frame is nearer. One thread at a time.
 */
final class SparseTokens implements TokensOnDemand, AutoCloseable {

  private final FrameIndex index;
  private final FeatureClock clock;
  private final TickSampler sampler;
  private final FrameEncoder encoder;
  private final JobContext context;
  private final int pictureBytes;
  private final ByteBuffer rgb;
  private int looks;

  /**
   * Opens a video.
   *
   * @param encoder not closed by this
   */
  SparseTokens(
      MediaLibrary media,
      SourceMedia source,
      FeatureClock clock,
      FrameEncoder encoder,
      JobContext context)
      throws IOException {
    this.index = source.media().index();
    this.clock = clock;
    this.encoder = encoder;
    this.context = context;
    int size = encoder.inputSize();
    pictureBytes = size * size * 3;
    rgb = ByteBuffer.allocateDirect((encoder.history() + 1) * pictureBytes);
    sampler =
        media.openTicks(
            Path.of(source.source().file()),
            source.media(),
            new SamplingPlan(clock, source.crop(), new FrameSize(size, size)));
  }

  @Override
  public void read(int tick, float[] out, int offset) throws IOException {
    context.throwIfCancelled();
    looks++;
    int history = encoder.history();
    int frame = -1;
    for (int k = 0; k <= history; k++) {
      // Before the first tick there is nothing but its own picture.
      sampler.seek(Math.max(0, tick - history + k));
      frame = sampler.next(rgb.slice(k * pictureBytes, pictureBytes));
    }
    float[] tokens = encoder.encode(rgb.duplicate(), new int[] {frame}).tokens();
    System.arraycopy(tokens, 0, out, offset, tokens.length);
  }

  @Override
  public int walk(int tick) {
    int first = clock.frame(index, Math.max(0, tick - encoder.history()));
    return 1 + clock.frame(index, tick) - index.keyFrameAtOrBefore(first);
  }

  /** Returns how many ticks were read. */
  int looks() {
    return looks;
  }

  @Override
  public void close() {
    sampler.close();
  }
}
