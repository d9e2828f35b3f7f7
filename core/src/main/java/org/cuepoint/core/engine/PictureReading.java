package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.time.FeatureClock;

/** Opens a video only if its pictures are not in the cache yet. One thread at a time. */
final class PictureReading implements AutoCloseable {

  private final MediaLibrary media;
  private final SourceMedia source;
  private final FeatureClock clock;
  private final int size;
  private final int from;
  private final JobContext context;
  private Optional<TickSampler> sampler = Optional.empty();

  /**
   * Prepares reading.
   *
   * @param size width and height of the pictures
   * @param from first tick
   */
  PictureReading(
      MediaLibrary media,
      SourceMedia source,
      FeatureClock clock,
      int size,
      int from,
      JobContext context) {
    this.media = media;
    this.source = source;
    this.clock = clock;
    this.size = size;
    this.from = from;
    this.context = context;
  }

  PictureCache.Reader open() throws IOException {
    TickSampler opened =
        media.openTicks(
            Path.of(source.source().file()),
            source.media(),
            new SamplingPlan(clock, source.crop(), new FrameSize(size, size)));
    sampler = Optional.of(opened);
    opened.seek(from);
    return rgb -> {
      context.throwIfCancelled();
      var _ = opened.next(rgb);
    };
  }

  @Override
  public void close() {
    sampler.ifPresent(TickSampler::close);
  }
}
