package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.distill.StudentTraining;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TrainedStudent;

/** Trains students on features. One thread at a time. */
final class StudentWork {

  private final DjlBackend backend;

  StudentWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.StudentFile train(EngineProtocol.TrainStudent request, JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    Optional<byte[]> teacher = Optional.empty();
    if (request.teacherFile() != null) {
      teacher = Optional.of(Files.readAllBytes(Path.of(request.teacherFile())));
    }
    SnapshotClips.Which which =
        teacher.isPresent() ? SnapshotClips.Which.ALL : SnapshotClips.Which.SAID;
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips clips =
            SnapshotClips.open(snapshot, request.sources(), store, encoder, which)) {
      if (clips.clips().isEmpty()) {
        throw new IllegalStateException("There are no labels to learn from; label a few segments.");
      }
      String inputs =
          snapshot.hash().hex()
              + encoder.id()
              + teacher.map(bytes -> ContentHash.of(bytes).hex()).orElse("");
      TrainedStudent trained =
          backend
              .studentTraining()
              .train(
                  StudentPlan.fromJson(request.plan()),
                  new StudentTraining.Inputs(
                      snapshot.space(),
                      clips.clips(),
                      teacher,
                      Path.of(request.runFolder()),
                      inputs),
                  event -> {},
                  context);
      WholeFile.write(Path.of(request.outFile()), trained.weights());
      return new EngineProtocol.StudentFile(
          request.outFile(), trained.plan().toJson(), trained.metrics(), trained.seconds());
    }
  }
}
