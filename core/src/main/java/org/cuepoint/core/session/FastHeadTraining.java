package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;

/** Trains the light head while a person labels. Thread-safe. */
final class FastHeadTraining {

  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Scratch scratch;

  FastHeadTraining(
      EngineClient engine, FeatureCatalog features, ModelRegistry models, Scratch scratch) {
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.scratch = scratch;
  }

  /** Trains ahead of whatever runs in the background: a person waits. */
  Trained train(FastHeadPlan plan, Lesson lesson, JobContext context) throws IOException {
    ModelVersion encoder = lesson.encoder();
    DatasetSnapshot snapshot = lesson.snapshot();
    Path out = scratch.file("fast-head");
    EngineProtocol.HeadFile head =
        engine.call(
            context,
            service ->
                service.learn(
                    new EngineProtocol.Learn(
                        lesson.snapshotFile(),
                        models.file(encoder),
                        features.folder().toString(),
                        lesson.sources(),
                        plan.toJson(),
                        out.toString())));
    return new Trained(
        ModelKind.FAST_HEAD,
        Map.of(ModelRegistry.WEIGHTS, out),
        new ModelRegistry.Origin(
            List.of(encoder.id()),
            plan.toJson(),
            Map.of(
                "snapshot", snapshot.hash().hex(), "videos", lesson.trainingSources().hash().hex()),
            Map.of(
                "encoder",
                FeatureCatalog.encoderId(encoder),
                "scheme",
                Integer.toString(snapshot.schemeVersion())),
            plan.seed(),
            engine.status()),
        Map.of(
            "loss",
            head.losses().isEmpty() ? Double.NaN : head.losses().getLast(),
            "labelled_ticks",
            (double) head.labelledTicks(),
            "seconds",
            head.seconds()),
        lesson.trainingSources(),
        Optional.empty());
  }
}
