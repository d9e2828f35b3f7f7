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
import org.cuepoint.core.recognition.djl.teacher.Teachers;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TrainedTeacher;

/** Trains teachers on the features of labelled clips. One thread at a time. */
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
        SnapshotClips clips =
            SnapshotClips.open(
                snapshot, request.sources(), store, encoder, SnapshotClips.Which.LABELLED)) {
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
}
