package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
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

  /** Ticks that are decoded, encoded and made durable together: 32 s at 8 Hz. */
  private static final int BLOCK = 256;

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
    byte[] weights = backend.calibrateEncoder(spec, pairs.flip(), request.seed());
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

  EngineProtocol.Indexed index(EngineProtocol.Index request, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    FeatureClock clock = new FeatureClock(request.clock());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    List<SourceMedia> sources = new ArrayList<>();
    long total = 0;
    for (EngineProtocol.Source source : request.sources()) {
      SourceMedia read = SourceMedia.read(source);
      sources.add(read);
      total += read.ticks(clock);
    }
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      long done = 0;
      long encoded = 0;
      for (SourceMedia source : sources) {
        encoded += indexOne(source, clock, store, encoder, new Share(context, done, total));
        done += source.ticks(clock);
        context.progress(done, total, source.source().name());
      }
      return new EngineProtocol.Indexed(
          encoder.description(), sources.size(), encoded, (System.nanoTime() - started) / 1e9);
    }
  }

  private long indexOne(
      SourceMedia source, FeatureClock clock, FeatureStore store, FrameEncoder encoder, Share share)
      throws IOException {
    int ticks = source.ticks(clock);
    int size = encoder.inputSize();
    int pictureBytes = size * size * 3;
    try (FeatureWriter writer =
        store.write(source.key(size, clock, encoder.id()), encoder.shape(), ticks)) {
      int first = writer.nextTick();
      if (writer.isComplete()) {
        return 0;
      }
      ByteBuffer pictures = ByteBuffer.allocateDirect((BLOCK + 1) * pictureBytes);
      try (TickSampler sampler = open(source, clock, size)) {
        // The picture before the first tick is wanted too; at the start it is the first tick's own.
        sampler.seek(Math.max(0, first - 1));
        sampler.next(pictures.slice(0, pictureBytes));
        if (first == 0) {
          sampler.seek(0);
        }
        while (!writer.isComplete()) {
          share.context().throwIfCancelled();
          int count = Math.min(BLOCK, ticks - writer.nextTick());
          int[] frames = new int[count];
          for (int k = 0; k < count; k++) {
            frames[k] = sampler.next(pictures.slice((k + 1) * pictureBytes, pictureBytes));
          }
          writer.append(encoder.encode(pictures.slice(0, (count + 1) * pictureBytes), frames));
          byte[] last = new byte[pictureBytes];
          pictures.get(count * pictureBytes, last);
          pictures.put(0, last);
          share.progress(writer.nextTick(), source.source().name());
        }
      }
      return (long) ticks - first;
    }
  }

  private TickSampler open(SourceMedia source, FeatureClock clock, int size) throws IOException {
    return media.openTicks(
        Path.of(source.source().file()),
        source.media(),
        new SamplingPlan(clock, source.crop(), new FrameSize(size, size)));
  }

  /** One source's part of the progress of all. */
  private record Share(JobContext context, long before, long total) {
    void progress(long ticks, String name) {
      context.progress(before + ticks, total, name);
    }
  }
}
