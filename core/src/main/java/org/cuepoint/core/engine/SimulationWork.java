package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.live.LiveLearners;
import org.cuepoint.core.simulate.Clip;
import org.cuepoint.core.simulate.Simulation;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.TrainingClip;

/** Simulates labelling with the live head. One thread at a time. */
final class SimulationWork {

  private final DjlBackend backend;

  SimulationWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.Simulated simulate(EngineProtocol.Simulate request, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    SimulationPlan plan = SimulationPlan.fromJson(request.plan());
    Simulation simulation;
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips opened = SnapshotClips.open(snapshot, request.sources(), store, encoder)) {
      List<Clip> clips = new ArrayList<>();
      for (TrainingClip clip : opened.clips()) {
        clips.add(
            Clip.of(
                "clip " + (clips.size() + 1),
                clip.unit(),
                snapshot.groups().size(),
                clip.features().ticks(),
                clip.targets(),
                plan.gaps()));
      }
      LiveLearners learners =
          backend.liveLearners(
              snapshot.space(), opened.clips().stream().map(TrainingClip::features).toList());
      var functions = Catalog.load(ProviderKind.ACQUISITION);
      simulation = new Simulation(plan, snapshot, clips, learners, functions::get);
    }
    SimulationResult result = simulation.run(Runtime.getRuntime().availableProcessors(), context);
    Path file = Path.of(request.outFile());
    WholeFile.write(file, ByteBuffer.wrap(result.toJson().getBytes(StandardCharsets.UTF_8)));
    return new EngineProtocol.Simulated(file.toString(), (System.nanoTime() - started) / 1e9);
  }
}
