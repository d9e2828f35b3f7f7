package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;

/** Pretrains encoders on a project's videos. Thread-safe. */
final class EncoderTraining {

  /** Role of the file with weights to go on from. */
  static final String TRAINABLE = "trainable";

  /** Role of the file with the run's events. */
  static final String LOG = "log";

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final RunFolders runs;

  EncoderTraining(
      ProjectPorts ports, EngineClient engine, FeatureCatalog features, ModelRegistry models) {
    this.ports = ports;
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.runs = new RunFolders(ports.project());
  }

  /**
   * Trains and registers an encoder; it becomes the one that new features are made with.
   *
   * @param places what to learn from, each video hashed
   * @param start an encoder of the same shape to begin with
   */
  ModelVersion pretrain(
      PretrainingPlan plan,
      Optional<ModelVersion> start,
      List<FeatureCatalog.Place> places,
      JobContext context)
      throws IOException {
    if (places.isEmpty()) {
      throw new IllegalStateException("The project has no videos yet; add some first.");
    }
    Optional<Path> startFile = start.map(this::trainableOf);
    List<EngineProtocol.Source> sources = places.stream().map(features::source).toList();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("videos", ContentHash.of(describe(sources)).hex());
    start.ifPresent(version -> inputs.put("start", version.files().get(TRAINABLE).hex()));
    RunFolder run = runs.folder("encoder", plan.toJson(), inputs.toString());
    Path out = models.scratch("encoder");
    Path trainable = models.scratch("trainable");
    EngineProtocol.Pretrained done =
        engine.call(
            Urgency.TRAINING,
            context,
            service ->
                service.pretrain(
                    new EngineProtocol.Pretrain(
                        plan.toJson(),
                        features.clock().hertz(),
                        sources,
                        runs.pictures().toString(),
                        run.folder().toString(),
                        startFile.map(Path::toString).orElse(null),
                        out.toString(),
                        trainable.toString())));
    Map<String, String> settings = new HashMap<>(done.description().toSettings());
    settings.put("steps", Integer.toString(done.steps()));
    settings.put("coolFrom", Integer.toString(done.coolFrom()));
    Map<String, Double> metrics = new HashMap<>(done.curves());
    metrics.put("seconds", done.seconds());
    ModelVersion encoder =
        models.add(
            ModelKind.ENCODER,
            Map.of(ModelRegistry.WEIGHTS, out, TRAINABLE, trainable, LOG, run.log()),
            new ModelRegistry.Origin(
                start.map(ModelVersion::id).map(List::of).orElse(List.of()),
                plan.toJson(),
                inputs,
                settings,
                plan.schedule().seed(),
                engine.status()),
            metrics);
    ports.models().activate(encoder.id());
    run.delete();
    new PictureCache(runs.pictures()).clear();
    return encoder;
  }

  private Path trainableOf(ModelVersion start) {
    ContentHash hash = start.files().get(TRAINABLE);
    return Optional.ofNullable(hash)
        .flatMap(ports.blobs()::find)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    start.name()
                        + " cannot be trained further, since only its folded weights are kept;"
                        + " begin with another encoder or with random filters."));
  }

  /** Names what is read, free of this project's identities. */
  private static String describe(List<EngineProtocol.Source> sources) {
    StringBuilder text = new StringBuilder();
    sources.stream()
        .map(source -> source.contentHash() + source.crop())
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
