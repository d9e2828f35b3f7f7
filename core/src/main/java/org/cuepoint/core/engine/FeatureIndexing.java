package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.time.FeatureClock;

/** Calibrates encoders and fills the feature store. One thread at a time. */
final class FeatureIndexing {

  private static final int CALIBRATION_PAIRS = 384;

  private final MediaLibrary media;
  private final DjlBackend backend;

  FeatureIndexing(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.EncoderFile calibrate(EngineProtocol.Calibrate request, JobContext context)
      throws IOException {
    EncoderSpec spec = EncoderSpec.named(request.spec());
    FeatureClock clock = new FeatureClock(request.clock());
    int size = spec.inputSize();
    int pictureBytes = size * size * 3;
    int sources = request.sources().size();
    int perSource = Math.max(2, calibrationPairs(spec) / sources);
    ByteBuffer pairs = ByteBuffer.allocateDirect(sources * perSource * 2 * pictureBytes);
    for (int i = 0; i < sources; i++) {
      context.progress(i, sources, request.sources().get(i).name());
      SourceMedia source = SourceMedia.read(request.sources().get(i));
      try (TickSampler sampler = open(source, clock, size)) {
        int ticks = sampler.ticks();
        for (int n = 0; n < perSource && ticks >= 2; n++) {
          context.throwIfCancelled();
          sampler.seek((int) ((long) (ticks - 2) * n / Math.max(1, perSource - 1)));
          for (int picture = 0; picture < 2; picture++) {
            sampler.next(pairs.slice(pairs.position(), pictureBytes));
            pairs.position(pairs.position() + pictureBytes);
          }
        }
      }
    }
    byte[] weights =
        request.startFile() == null
            ? backend.calibrateEncoder(spec, pairs.flip(), request.seed())
            : backend.calibrateEncoder(
                spec, pairs.flip(), Files.readAllBytes(Path.of(request.startFile())));
    Path file = Path.of(request.outFile());
    Files.write(file, weights);
    try (FrameEncoder encoder = Encoders.open(file)) {
      return new EngineProtocol.EncoderFile(file.toString(), encoder.description());
    }
  }

  /** Large encoders get fewer pictures: all layers' outputs are in memory at once. */
  private static int calibrationPairs(EncoderSpec spec) {
    return Math.clamp(
        2 * CALIBRATION_PAIRS * EncoderSpec.FE_XS.multiplyAdds() / spec.multiplyAdds(),
        24,
        CALIBRATION_PAIRS);
  }

  /** Computes what is missing; the loop that a scheduler may take apart into steps. */
  EngineProtocol.Indexed index(EngineProtocol.Index request, JobContext context)
      throws IOException {
    try (IndexingRun run = start(request)) {
      while (run.step(context)) {
        // Each step is one batch; nothing else waits here.
      }
      return run.result();
    }
  }

  /** Begins to compute what is missing; the caller steps and closes. */
  IndexingRun start(EngineProtocol.Index request) throws IOException {
    return new IndexingRun(media, request);
  }

  private TickSampler open(SourceMedia source, FeatureClock clock, int size) throws IOException {
    return media.openTicks(
        Path.of(source.source().file()),
        source.media(),
        new SamplingPlan(clock, source.crop(), new FrameSize(size, size)));
  }
}
