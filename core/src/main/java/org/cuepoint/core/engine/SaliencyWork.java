package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.saliency.Occlusion;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.TickPredictor;

/** Finds out what a model's answer hangs on. One thread at a time. */
final class SaliencyWork {

  private final DjlBackend backend;

  SaliencyWork(DjlBackend backend) {
    this.backend = backend;
  }

  Saliency explain(EngineProtocol.Explain request, JobContext context) throws IOException {
    byte[] weights = Files.readAllBytes(Path.of(request.headFile()));
    if (FocalNets.accepts(weights)) {
      throw new IllegalArgumentException(
          "A focal network looks at pictures and not at features, so nobody can say which of them"
              + " it looked at; choose another model.");
    }
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        TickPredictor model =
            backend.students().isSparse(weights)
                ? backend.students().openSparse(weights)
                : backend.openPredictor(weights);
        FeatureReader features =
            SnapshotClips.features(
                new FeatureStore(Path.of(request.featureFolder())),
                request.source(),
                new FeatureClock(request.clock()),
                encoder)) {
      return Occlusion.explain(model, features, request.classes(), request.tick(), context);
    }
  }
}
