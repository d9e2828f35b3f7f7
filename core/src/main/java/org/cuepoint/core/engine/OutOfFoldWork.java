package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.TickPredictor;
import org.jspecify.annotations.Nullable;

/**
 * Predicts each source by a fast head that learnt from the other folds only, and decodes as if
 * nobody had labelled it. Nothing is kept of the heads. One thread at a time.
 */
final class OutOfFoldWork {

  private final DjlBackend backend;

  OutOfFoldWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.Predicted predict(EngineProtocol.OutOfFold request, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FastHeadPlan plan = FastHeadPlan.fromJson(request.plan());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    Path out = Files.createDirectories(Path.of(request.outFolder()));
    List<Integer> folds = List.copyOf(new TreeSet<>(request.folds()));
    List<EngineProtocol.Source> sources = request.sources();
    List<EngineProtocol.@Nullable Prediction> predictions =
        new ArrayList<>(Collections.nCopies(sources.size(), null));
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      for (int f = 0; f < folds.size(); f++) {
        int fold = folds.get(f);
        DatasetSnapshot others = without(snapshot, sources, request.folds(), fold);
        List<TickPredictor> heads = new ArrayList<>();
        try {
          for (int h = 0; h < request.heads(); h++) {
            JobContext part =
                new Part(context, f * request.heads() + h, folds.size() * request.heads());
            FastHeadPlan own = plan.withSeed(plan.seed() * request.heads() + h);
            heads.add(backend.openPredictor(train(others, own, sources, store, encoder, part)));
          }
          for (int i = 0; i < sources.size(); i++) {
            if (request.folds().get(i) == fold) {
              context.throwIfCancelled();
              predictions.set(i, say(heads, sources.get(i), others, store, encoder, out));
            }
          }
        } finally {
          heads.forEach(TickPredictor::close);
        }
      }
    }
    return new EngineProtocol.Predicted(
        predictions.stream().map(Objects::requireNonNull).toList(),
        (System.nanoTime() - started) / 1e9);
  }

  private byte[] train(
      DatasetSnapshot labels,
      FastHeadPlan plan,
      List<EngineProtocol.Source> sources,
      FeatureStore store,
      FrameEncoder encoder,
      JobContext context)
      throws IOException {
    try (SnapshotClips clips = SnapshotClips.open(labels, sources, store, encoder)) {
      ByteBuffer weights =
          backend.trainHead(plan, labels.space(), clips.clips(), context).weights().duplicate();
      byte[] bytes = new byte[weights.remaining()];
      weights.get(bytes);
      return bytes;
    }
  }

  private static EngineProtocol.Prediction say(
      List<TickPredictor> heads,
      EngineProtocol.Source source,
      DatasetSnapshot others,
      FeatureStore store,
      FrameEncoder encoder,
      Path out)
      throws IOException {
    FeatureClock clock = new FeatureClock(others.clock());
    List<ClassId> classes = others.classes().stream().map(ClassId::parse).toList();
    float[] probabilities = mean(heads, source, clock, classes.size(), store, encoder);
    String region = source.region();
    Path file =
        out.resolve(source.video() + (region == null ? "" : "-" + region) + ".probabilities");
    ProbabilityFile.write(file, clock, classes.size(), probabilities);
    List<DecodedSegment> segments =
        new SemiMarkovDecoder(SemiMarkovSettings.defaults(), SegmentStatistics.learn(others))
            .decode(
                new ProbabilityTrack(clock, classes, probabilities), others.groups(), List.of());
    return new EngineProtocol.Prediction(
        source.video(),
        region,
        file.toString(),
        segments.stream().map(EngineProtocol.Run::of).toList());
  }

  private static float[] mean(
      List<TickPredictor> heads,
      EngineProtocol.Source source,
      FeatureClock clock,
      int classes,
      FeatureStore store,
      FrameEncoder encoder)
      throws IOException {
    float[] sum = new float[0];
    for (TickPredictor head : heads) {
      float[] said;
      try (FeatureReader features = SnapshotClips.features(store, source, clock, encoder)) {
        said = head.predict(features, classes).probabilities();
      }
      sum = sum.length == 0 ? new float[said.length] : sum;
      for (int i = 0; i < said.length; i++) {
        sum[i] += said[i] / heads.size();
      }
    }
    return sum;
  }

  /** Returns the labels of all folds but one. */
  private static DatasetSnapshot without(
      DatasetSnapshot snapshot,
      List<EngineProtocol.Source> sources,
      List<Integer> folds,
      int fold) {
    List<DatasetSnapshot.Clip> kept =
        snapshot.clips().stream()
            .filter(
                clip ->
                    IntStream.range(0, sources.size())
                        .filter(i -> folds.get(i) != fold)
                        .mapToObj(sources::get)
                        .anyMatch(
                            source ->
                                source.video().equals(clip.video())
                                    && Objects.equals(source.region(), clip.region())))
            .toList();
    return new DatasetSnapshot(
        snapshot.clock(),
        snapshot.schemeVersion(),
        snapshot.classes(),
        snapshot.groups(),
        kept,
        snapshot.parents());
  }

  /** One part of several of the same size. */
  private record Part(JobContext context, int part, int parts) implements JobContext {

    @Override
    public void progress(long done, long total, String message) {
      context.progress(part * total + done, parts * total, message);
    }

    @Override
    public boolean isCancelled() {
      return context.isCancelled();
    }

    @Override
    public void throwIfCancelled() {
      context.throwIfCancelled();
    }
  }
}
