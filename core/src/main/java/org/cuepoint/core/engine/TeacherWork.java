package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.teacher.Teachers;
import org.cuepoint.core.recognition.djl.teacher.TemporalModule;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainedTeacher;
import org.cuepoint.core.train.TrainedTemporal;

/** Trains teachers, and pretrains what they start from, on features. One thread at a time. */
final class TeacherWork {

  private final DjlBackend backend;

  TeacherWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.TeacherFile train(EngineProtocol.TrainTeacher request, JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    Optional<byte[]> start = Optional.empty();
    if (request.startFile() != null) {
      start = Optional.of(Files.readAllBytes(Path.of(request.startFile())));
    }
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips clips = SnapshotClips.open(snapshot, request.sources(), store, encoder)) {
      TeacherPlan plan = TeacherPlan.fromJson(request.plan()).fitting(encoder.shape().tokens());
      String inputs =
          snapshot.hash().hex()
              + encoder.id()
              + start.map(bytes -> ContentHash.of(bytes).hex()).orElse("");
      TrainedTeacher trained =
          backend
              .teachers()
              .train(
                  plan,
                  new Teachers.Inputs(
                      snapshot.space(), clips.clips(), start, Path.of(request.runFolder()), inputs),
                  event -> {},
                  context);
      WholeFile.write(Path.of(request.outFile()), trained.weights());
      return new EngineProtocol.TeacherFile(
          request.outFile(),
          trained.plan().toJson(),
          trained.calibration(),
          trained.metrics(),
          trained.seconds());
    }
  }

  EngineProtocol.TemporalFile pretrain(EngineProtocol.PretrainTemporal request, JobContext context)
      throws IOException {
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    FeatureClock clock = new FeatureClock(request.clock());
    List<FeatureReader> clips = new ArrayList<>();
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      StringBuilder inputs = new StringBuilder(encoder.id());
      // By content, so that a run can be repeated in another project.
      List<EngineProtocol.Source> ordered =
          request.sources().stream()
              .sorted(Comparator.comparing(EngineProtocol.Source::contentHash))
              .toList();
      for (EngineProtocol.Source source : ordered) {
        clips.add(SnapshotClips.features(store, source, clock, encoder));
        inputs.append(' ').append(source.contentHash()).append(source.crop());
      }
      TrainedTemporal trained =
          backend
              .teachers()
              .pretrain(
                  TemporalPlan.fromJson(request.plan()).fitting(encoder.shape().tokens()),
                  clips,
                  Path.of(request.runFolder()),
                  inputs.toString(),
                  event -> {},
                  context);
      WholeFile.write(Path.of(request.outFile()), trained.weights());
      return new EngineProtocol.TemporalFile(
          request.outFile(), trained.plan().toJson(), trained.metrics(), trained.seconds());
    } finally {
      clips.forEach(FeatureReader::close);
    }
  }

  EngineProtocol.Embedded embed(EngineProtocol.Embed request, JobContext context)
      throws IOException {
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    FeatureClock clock = new FeatureClock(request.clock());
    byte[] weights = Files.readAllBytes(Path.of(request.temporalFile()));
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        TemporalModule module = backend.teachers().openTemporal(weights)) {
      EncoderDescription description =
          new EncoderDescription(
              encoder.id() + "+" + module.name() + "@" + ContentHash.of(weights).brief(),
              encoder.inputSize(),
              module.shape(),
              encoder.description().kind());
      int done = 0;
      for (EngineProtocol.Source source : request.sources()) {
        context.throwIfCancelled();
        context.progress(done++, request.sources().size(), source.name());
        SourceMedia media = SourceMedia.read(source);
        FeatureKey key = media.key(encoder.inputSize(), clock, description.id());
        try (FeatureReader features = SnapshotClips.features(store, source, clock, encoder);
            FeatureWriter writer = store.write(key, module.shape(), features.ticks())) {
          if (!writer.isComplete()) {
            writer.append(module.run(features));
          }
        }
      }
      return new EngineProtocol.Embedded(description);
    }
  }
}
