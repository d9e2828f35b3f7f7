package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.pretrain.VideoPictures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;

/**
 * Keeps small pictures of the videos and pretrains an encoder on them. Of many hours of video an
 * evenly spread part is kept, since more would not be looked at. One thread at a time.
 */
final class PretrainingWork {

  /** Most bytes of pictures: about 6 hours at 8 Hz and 64×64. */
  private static final long MOST_BYTES = 2L << 30;

  private static final int PIECE_SECONDS = 60;

  private final MediaLibrary media;
  private final DjlBackend backend;

  PretrainingWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.Pretrained pretrain(EngineProtocol.Pretrain request, JobContext context)
      throws IOException {
    PretrainingPlan plan = PretrainingPlan.fromJson(request.plan());
    EncoderSpec spec = EncoderSpec.named(plan.encoder());
    FeatureClock clock = new FeatureClock(request.clock());
    List<VideoPictures> pictures = new ArrayList<>();
    try {
      StringBuilder inputs = new StringBuilder();
      List<SourceMedia> sources = new ArrayList<>();
      for (EngineProtocol.Source source : request.sources()) {
        SourceMedia read = SourceMedia.read(source);
        sources.add(read);
        inputs.append(read.key(spec.inputSize(), clock, "").fileName()).append(' ');
      }
      read(sources, clock, spec.inputSize(), Path.of(request.pictureFolder()), pictures, context);
      RunFolder run = RunFolder.at(Path.of(request.runFolder()));
      run.writePlan(request.plan());
      Optional<byte[]> start = Optional.empty();
      if (request.startFile() != null) {
        start = Optional.of(Files.readAllBytes(Path.of(request.startFile())));
        inputs.append(ContentHash.of(start.get()).hex());
      }
      var result =
          backend.pretrain(
              plan, spec, clock.hertz(), pictures, start, inputs.toString(), run, context);
      WholeFile.write(Path.of(request.outFile()), result.weights());
      WholeFile.write(Path.of(request.trainableFile()), result.trainable());
      return new EngineProtocol.Pretrained(
          request.outFile(),
          spec.description(
              DjlBackend.encoderId(
                  spec, ContentHash.of(Files.readAllBytes(Path.of(request.outFile()))))),
          request.trainableFile(),
          result.outcome().steps(),
          result.outcome().coolFrom(),
          result.outcome().seconds(),
          result.outcome().curves());
    } finally {
      pictures.forEach(video -> video.pictures().close());
    }
  }

  private void read(
      List<SourceMedia> sources,
      FeatureClock clock,
      int size,
      Path folder,
      List<VideoPictures> pictures,
      JobContext context)
      throws IOException {
    long all = sources.stream().mapToLong(source -> source.ticks(clock)).sum();
    double share = Math.min(1, MOST_BYTES / (3.0 * size * size * Math.max(1, all)));
    PictureCache cache = new PictureCache(folder);
    long done = 0;
    for (int i = 0; i < sources.size(); i++) {
      SourceMedia source = sources.get(i);
      int ticks = source.ticks(clock);
      int piece = share < 1 ? PIECE_SECONDS * clock.hertz() : ticks;
      for (double start = 0; start < ticks; start += piece / share) {
        int from = (int) start;
        int to = Math.min(ticks, from + piece);
        FeatureKey key = source.key(size, clock, "");
        context.throwIfCancelled();
        context.progress(done + from, all, "Reading " + source.source().name());
        try (PictureReading reading =
            new PictureReading(media, source, clock, size, from, context)) {
          pictures.add(new VideoPictures(i, from, cache.pictures(key, from, to, reading::open)));
        }
      }
      done += ticks;
    }
  }
}
