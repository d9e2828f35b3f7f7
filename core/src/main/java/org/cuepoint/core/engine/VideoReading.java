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

/**
 * Small pictures of a video, tick by tick; the video is opened only if somebody wants them. One
 * thread at a time.
 */
final class VideoReading implements AutoCloseable {

  private final MediaLibrary media;
  private final SourceMedia source;
  private final FeatureClock clock;
  private final int size;
  private final int from;
  private final JobContext context;
  private Optional<TickSampler> sampler = Optional.empty();

  /**
   * Prepares a reading.
   *
   * @param size width and height of the pictures
   * @param from first tick
   * @param context asked about cancellation before each picture
   */
  VideoReading(
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

  /** Opens the video. */
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
