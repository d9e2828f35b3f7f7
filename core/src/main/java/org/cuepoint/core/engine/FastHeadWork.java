package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.SegmentDecoder;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.TrainedHead;
import org.cuepoint.core.train.TrainingClip;

/** Trains the fast head and predicts with it. One thread at a time. */
final class FastHeadWork {

  private final DjlBackend backend;

  FastHeadWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.HeadFile learn(EngineProtocol.Learn request, JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = snapshot(request.snapshotFile());
    FeatureClock clock = new FeatureClock(snapshot.clock());
    List<TrainingClip> clips = new ArrayList<>();
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
      for (DatasetSnapshot.Clip clip : byContent(snapshot)) {
        for (EngineProtocol.Source source : request.sources()) {
          if (!clip.targets().isEmpty() && isOf(clip, source)) {
            clips.add(new TrainingClip(open(store, source, clock, encoder), clip.targets()));
          }
        }
      }
      TrainedHead head =
          backend.trainHead(
              FastHeadPlan.fromJson(request.plan()), snapshot.groups(), clips, context);
      Path file = Path.of(request.outFile());
      write(file, head.weights());
      return new EngineProtocol.HeadFile(
          file.toString(), head.losses(), head.labelledTicks(), head.seconds());
    } finally {
      clips.forEach(clip -> clip.features().close());
    }
  }

  /**
   * Orders clips by what they show and not by their random identity, so that a run can be repeated
   * in another project.
   */
  private static List<DatasetSnapshot.Clip> byContent(DatasetSnapshot snapshot) {
    return snapshot.clips().stream()
        .sorted(Comparator.comparing(DatasetSnapshot.Clip::contentHash))
        .toList();
  }

  EngineProtocol.Predicted predict(EngineProtocol.Predict request, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    DatasetSnapshot snapshot = snapshot(request.snapshotFile());
    FeatureClock clock = new FeatureClock(snapshot.clock());
    List<ClassId> classes = snapshot.classes().stream().map(ClassId::parse).toList();
    byte[] weights = Files.readAllBytes(Path.of(request.headFile()));
    SegmentDecoder decoder =
        new SemiMarkovDecoder(SemiMarkovSettings.defaults(), SegmentStatistics.learn(snapshot));
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    Path out = Files.createDirectories(Path.of(request.outFolder()));
    List<EngineProtocol.Prediction> predictions = new ArrayList<>();
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      for (EngineProtocol.Source source : request.sources()) {
        context.throwIfCancelled();
        context.progress(predictions.size(), request.sources().size(), source.name());
        float[] values;
        try (FeatureReader features = open(store, source, clock, encoder)) {
          values = backend.predict(weights, features, classes.size());
        }
        Path file =
            out.resolve(
                source.video()
                    + (source.region() == null ? "" : "-" + source.region())
                    + ".probabilities");
        ProbabilityFile.write(file, clock, classes.size(), values);
        List<DatasetSnapshot.Target> known =
            snapshot.clips().stream()
                .filter(clip -> isOf(clip, source))
                .findFirst()
                .map(DatasetSnapshot.Clip::targets)
                .orElse(List.of());
        List<DecodedSegment> segments =
            decoder.decode(new ProbabilityTrack(clock, classes, values), snapshot.groups(), known);
        predictions.add(
            new EngineProtocol.Prediction(
                source.video(),
                source.region(),
                file.toString(),
                segments.stream().map(EngineProtocol.Run::of).toList()));
      }
    }
    context.progress(predictions.size(), predictions.size(), "");
    return new EngineProtocol.Predicted(predictions, (System.nanoTime() - started) / 1e9);
  }

  private static boolean isOf(DatasetSnapshot.Clip clip, EngineProtocol.Source source) {
    return clip.video().equals(source.video()) && Objects.equals(clip.region(), source.region());
  }

  private static FeatureReader open(
      FeatureStore store, EngineProtocol.Source source, FeatureClock clock, FrameEncoder encoder)
      throws IOException {
    SourceMedia media = SourceMedia.read(source);
    Optional<FeatureReader> reader =
        store.read(
            media.key(encoder.inputSize(), clock, encoder.id()),
            encoder.shape(),
            media.ticks(clock));
    return reader.orElseThrow(
        () ->
            new IOException(
                "There are no features of " + source.name() + " yet; index features first."));
  }

  private static DatasetSnapshot snapshot(String file) throws IOException {
    return DatasetSnapshot.fromJson(Files.readString(Path.of(file)));
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }
}
