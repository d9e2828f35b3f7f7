package org.cuepoint.core.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.StarterEncoder;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingRequest;

/** Makes a project's first encoder and pretrains others on its videos. Thread-safe. */
final class EncoderTraining {

  /** Role of the file with weights to go on from. */
  static final String TRAINABLE = TrainableWeights.ROLE;

  /** Role of the file with the run's events. */
  static final String LOG = "log";

  private static final String START = "start";
  private static final EncoderSpec FIRST = EncoderSpec.FE_XS;
  private static final long FIRST_SEED = 1;

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
   * @param start what to begin with
   */
  ModelVersion pretrain(
      PretrainingPlan plan,
      PretrainingStart start,
      List<FeatureCatalog.Place> places,
      JobContext context)
      throws IOException {
    if (places.isEmpty()) {
      throw new IllegalStateException("The project has no videos yet; add some first.");
    }
    Begun begun = begin(EncoderSpec.named(plan.encoder()), start);
    try {
      return pretrain(plan, start.word(), begun, places, context);
    } finally {
      begun.forget();
    }
  }

  private ModelVersion pretrain(
      PretrainingPlan plan,
      String start,
      Begun begun,
      List<FeatureCatalog.Place> places,
      JobContext context)
      throws IOException {
    List<EngineProtocol.Source> sources = places.stream().map(features::source).toList();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("videos", ContentHash.of(describe(sources)).hex());
    begun.hash().ifPresent(hash -> inputs.put(START, hash.hex()));
    RunFolder run = runs.folder("encoder", plan.toJson(), inputs.toString());
    run.writeRequest(new TrainingRequest(ModelKind.ENCODER.word(), plan.toJson(), start, null));
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
                        begun.file().map(Path::toString).orElse(null),
                        out.toString(),
                        trainable.toString())));
    Map<String, String> settings = new HashMap<>(done.description().toSettings());
    settings.put(START, begun.name());
    settings.put("steps", Integer.toString(done.steps()));
    settings.put("coolFrom", Integer.toString(done.coolFrom()));
    Map<String, Double> metrics = new HashMap<>(done.curves());
    metrics.put("seconds", done.seconds());
    ModelVersion encoder =
        models.add(
            ModelKind.ENCODER,
            Map.of(ModelRegistry.WEIGHTS, out, TRAINABLE, trainable, LOG, run.log()),
            new ModelRegistry.Origin(
                begun.parents(),
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

  /**
   * Makes and registers a project's first encoder: the starter, fitted to the project's pictures.
   *
   * @param places the project's videos and regions, each video hashed
   */
  ModelVersion first(List<FeatureCatalog.Place> places, JobContext context) throws IOException {
    Begun begun = begin(FIRST, PretrainingStart.usual(FIRST));
    try {
      return calibrate(begun, places.stream().map(features::source).toList(), context);
    } finally {
      begun.forget();
    }
  }

  private ModelVersion calibrate(
      Begun begun, List<EngineProtocol.Source> sources, JobContext context) throws IOException {
    Path out = models.scratch("encoder");
    EngineProtocol.EncoderFile made =
        engine.call(
            Urgency.INDEXING,
            context,
            service ->
                service.calibrate(
                    new EngineProtocol.Calibrate(
                        FIRST.name(),
                        features.clock().hertz(),
                        FIRST_SEED,
                        sources,
                        out.toString(),
                        begun.file().map(Path::toString).orElse(null))));
    Map<String, Path> files = new HashMap<>(Map.of(ModelRegistry.WEIGHTS, out));
    begun.file().ifPresent(file -> files.put(TRAINABLE, file));
    JsonObject plan = new JsonObject();
    plan.addProperty("encoder", FIRST.name());
    plan.addProperty(START, begun.name());
    begun.hash().ifPresent(hash -> plan.addProperty("sha256", hash.hex()));
    plan.addProperty("training", "none here; normalisation fits these videos");
    Map<String, String> settings = new HashMap<>(made.description().toSettings());
    settings.put(START, begun.name());
    ModelVersion encoder =
        models.add(
            ModelKind.ENCODER,
            files,
            new ModelRegistry.Origin(
                List.of(),
                plan.toString(),
                begun.hash().map(hash -> Map.of(START, hash.hex())).orElse(Map.of()),
                settings,
                FIRST_SEED,
                engine.status()),
            Map.of());
    ports.models().activate(encoder.id());
    return encoder;
  }

  /**
   * What an encoder begins with, as the engine reads it.
   *
   * @param name in words, for the provenance
   * @param file trainable weights, or empty for random filters
   * @param hash of the file
   * @param parents the project's models that it comes from
   * @param kept where the file lies, and so whether it stays
   */
  private record Begun(
      String name,
      Optional<Path> file,
      Optional<ContentHash> hash,
      List<ModelVersionId> parents,
      Kept kept) {

    enum Kept {
      BLOB,
      SCRATCH
    }

    void forget() throws IOException {
      if (kept == Kept.SCRATCH && file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    }
  }

  private Begun begin(EncoderSpec spec, PretrainingStart start) throws IOException {
    return switch (start) {
      case PretrainingStart.Untrained() ->
          new Begun("random", Optional.empty(), Optional.empty(), List.of(), Begun.Kept.SCRATCH);
      case PretrainingStart.Version(ModelVersion encoder) -> {
        ContentHash hash = trainableOf(encoder);
        yield new Begun(
            encoder.name(),
            ports.blobs().find(hash),
            Optional.of(hash),
            List.of(encoder.id()),
            Begun.Kept.BLOB);
      }
      case PretrainingStart.Starter() -> {
        StarterEncoder starter =
            StarterEncoder.of(spec)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "No starter encoder ships for the shape "
                                + spec.name()
                                + "; begin with random filters."));
        Path file = models.scratch("starter");
        starter.writeTo(file);
        yield new Begun(
            "starter",
            Optional.of(file),
            Optional.of(starter.hash()),
            List.of(),
            Begun.Kept.SCRATCH);
      }
    };
  }

  private ContentHash trainableOf(ModelVersion start) {
    ContentHash hash = start.files().get(TRAINABLE);
    return Optional.ofNullable(hash)
        .filter(kept -> ports.blobs().find(kept).isPresent())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    start.name()
                        + " cannot be trained further, since only its folded weights are kept;"
                        + " begin with another encoder, the starter or random filters."));
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
