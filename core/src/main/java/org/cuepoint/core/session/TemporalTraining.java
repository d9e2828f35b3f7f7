package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingRequest;

/** Pretrains the temporal module of teachers, without labels, in the background. Thread-safe. */
final class TemporalTraining {

  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final RunFolders runs;
  private final Scratch scratch;

  TemporalTraining(
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      RunFolders runs,
      Scratch scratch) {
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.runs = runs;
    this.scratch = scratch;
  }

  /**
   * Trains. Asked for the same again after a cancel or a crash, it goes on.
   *
   * @param encoder its features are there for all sources
   */
  Trained train(
      TemporalPlan plan,
      ModelVersion encoder,
      List<EngineProtocol.Source> sources,
      RunFolders.Purpose purpose,
      JobContext context)
      throws IOException {
    TrainingSources seen = TrainingSources.of(sources);
    String videos = seen.hash().hex();
    String encoderId = FeatureCatalog.encoderId(encoder);
    RunFolder run =
        runs.begin(
            new TrainingRequest(ModelKind.TEMPORAL.word(), plan.toJson(), null, null),
            videos + encoderId,
            purpose);
    Path out = scratch.file("temporal");
    EngineProtocol.TemporalFile made =
        engine.call(
            Urgency.TRAINING,
            context,
            service ->
                service.pretrainTemporal(
                    new EngineProtocol.PretrainTemporal(
                        models.file(encoder),
                        features.clock().hertz(),
                        features.folder().toString(),
                        sources,
                        plan.toJson(),
                        run.folder().toString(),
                        out.toString())));
    Map<String, Double> metrics = new HashMap<>(made.metrics());
    metrics.put("videos", (double) sources.size());
    metrics.put("seconds", made.seconds());
    return new Trained(
        ModelKind.TEMPORAL,
        Map.of(ModelRegistry.WEIGHTS, out),
        new ModelRegistry.Origin(
            List.of(encoder.id()),
            made.plan(),
            Map.of("videos", videos),
            Map.of("encoder", encoderId),
            plan.schedule().seed(),
            engine.status()),
        metrics,
        seen,
        Optional.of(run));
  }
}
