package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.TrainedHead;

/** Trains the fast head. One thread at a time. */
final class FastHeadWork {

  private final DjlBackend backend;

  FastHeadWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.HeadFile learn(EngineProtocol.Learn request, JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips clips = SnapshotClips.open(snapshot, request.sources(), store, encoder)) {
      TrainedHead head =
          backend.trainHead(
              FastHeadPlan.fromJson(request.plan()), snapshot.space(), clips.clips(), context);
      Path file = Path.of(request.outFile());
      WholeFile.write(file, head.weights());
      return new EngineProtocol.HeadFile(
          file.toString(), head.losses(), head.labelledTicks(), head.seconds());
    }
  }
}
