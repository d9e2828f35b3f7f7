package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.NetworkBench;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.SparsePredictor;
import org.cuepoint.core.train.StudentSpec;
import org.cuepoint.core.train.TrainedHead;
import org.cuepoint.core.train.TrainingClip;

/** What {@code cuepoint bench engine} asks. One thread at a time. */
final class MeasuringWork {

  private static final int HEAD_TICKS = 4800;
  private static final int HEAD_STEPS = 40;
  private static final int HEAD_CLASSES = 10;
  private static final int LABEL_TICKS = 20;

  private final MediaLibrary media;
  private final DjlBackend backend;

  MeasuringWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  /** Times networks and training steps. */
  EngineProtocol.Measured networks(EngineProtocol.Measure request, JobContext context)
      throws IOException {
    List<EngineProtocol.Timing> timings = new ArrayList<>();
    boolean students = request.table() == EngineProtocol.MeasureTable.STUDENTS;
    if (!students) {
      timings.add(fastHead(Path.of(request.scratchFolder()), context));
    }
    NetworkBench.Table table = students ? NetworkBench.Table.STUDENTS : NetworkBench.Table.ENGINE;
    for (NetworkBench.Timing timing :
        backend.bench().run(table, request.secondsPerRow(), context)) {
      timings.add(
          new EngineProtocol.Timing(
              timing.id(),
              timing.what(),
              timing.count(),
              timing.p50(),
              timing.p95(),
              timing.parameters(),
              timing.macs()));
    }
    return new EngineProtocol.Measured(timings);
  }

  /** A whole training of the fast head on ten minutes of FE-XS features, by its steps. */
  private EngineProtocol.Timing fastHead(Path folder, JobContext context) throws IOException {
    FeatureShape shape = EncoderSpec.FE_XS.shape();
    FeatureKey key =
        new FeatureKey(ContentHash.of("bench"), Crop.WHOLE, 64, FeatureClock.DEFAULT, "bench");
    FeatureStore store = new FeatureStore(folder.resolve("fast-head"));
    Random random = new Random(1);
    try (FeatureWriter writer = store.write(key, shape, HEAD_TICKS)) {
      while (!writer.isComplete()) {
        int ticks = Math.min(64, HEAD_TICKS - writer.nextTick());
        float[] tokens = new float[ticks * shape.tokenValues()];
        for (int i = 0; i < tokens.length; i++) {
          tokens[i] = random.nextFloat();
        }
        writer.append(
            new TickFeatures(
                new int[ticks], new float[ticks], new float[ticks * shape.channels()], tokens));
      }
    }
    List<Target> targets =
        IntStream.range(0, HEAD_TICKS / LABEL_TICKS)
            .mapToObj(
                i ->
                    new Target(
                        0, i * LABEL_TICKS, (i + 1) * LABEL_TICKS, i % HEAD_CLASSES, List.of()))
            .toList();
    LabelSpace space = LabelSpace.of(List.of(IntStream.range(0, HEAD_CLASSES).boxed().toList()));
    FastHeadPlan plan = FastHeadPlan.defaults().withSteps(HEAD_STEPS);
    try (FeatureReader features = store.read(key, shape, HEAD_TICKS).orElseThrow()) {
      TrainingClip clip = new TrainingClip(features, targets);
      TrainedHead warm = backend.trainHead(plan, space, List.of(clip), context);
      TrainedHead head = backend.trainHead(plan, space, List.of(clip), context);
      double better = Math.min(warm.seconds(), head.seconds()) * 1000 / HEAD_STEPS;
      double worse = Math.max(warm.seconds(), head.seconds()) * 1000 / HEAD_STEPS;
      return new EngineProtocol.Timing(
          "fast-head.step",
          "fast head, training step, all in",
          2 * HEAD_STEPS,
          better,
          worse,
          0,
          0);
    }
  }

  /** Indexes a video decoding only, then encoding only, then as it is done. */
  EngineProtocol.IndexingMeasured indexing(
      EngineProtocol.MeasureIndexing request, JobContext context) throws IOException {
    SourceMedia source = SourceMedia.read(request.source());
    FeatureClock clock = new FeatureClock(request.clock());
    int ticks = source.ticks(clock);
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      double decode;
      long started = System.nanoTime();
      SliceReader.Slice kept;
      try (SliceReader reader = IndexingRun.reader(media, source, clock, encoder, 0)) {
        kept = reader.take(context);
        for (int done = kept.frames().length; done < ticks; ) {
          SliceReader.Slice slice = reader.take(context);
          done += slice.frames().length;
          reader.recycle(slice);
        }
        decode = (System.nanoTime() - started) / 1e9;
      }
      var _ = encoder.encode(kept.rgb(), kept.frames());
      started = System.nanoTime();
      for (int done = 0; done < ticks; done += kept.frames().length) {
        context.throwIfCancelled();
        var _ = encoder.encode(kept.rgb(), kept.frames());
      }
      double encode = (System.nanoTime() - started) / 1e9;
      EngineProtocol.Indexed both =
          new FeatureIndexing(media, backend)
              .index(
                  new EngineProtocol.Index(
                      request.encoderFile(),
                      request.clock(),
                      request.featureFolder(),
                      List.of(request.source())),
                  context);
      return new EngineProtocol.IndexingMeasured(
          encoder.description(),
          ticks,
          (double) ticks / clock.hertz(),
          decode,
          encode,
          both.seconds(),
          new FeatureStore(Path.of(request.featureFolder())).bytes());
    }
  }

  /**
   * Predicts a video with an untrained student that looks at few ticks; its weights cost nothing.
   */
  EngineProtocol.LooksMeasured looks(EngineProtocol.MeasureLooks request, JobContext context)
      throws IOException {
    SourceMedia source = SourceMedia.read(request.source());
    FeatureClock clock = new FeatureClock(request.clock());
    LabelSpace space = LabelSpace.of(List.of(IntStream.range(0, HEAD_CLASSES).boxed().toList()));
    FeatureStudentPlan plan = FeatureStudentPlan.of(StudentSpec.of(ModelKind.SEE_VERY_LITTLE));
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SparsePredictor student =
            backend
                .students()
                .openSparse(backend.students().untrained(plan, space, encoder.shape()));
        SparseTokens tokens = new SparseTokens(media, source, clock, encoder, context)) {
      long started = System.nanoTime();
      var _ = student.predict(tokens, source.ticks(clock), HEAD_CLASSES, context);
      return new EngineProtocol.LooksMeasured(tokens.looks(), (System.nanoTime() - started) / 1e9);
    }
  }
}
