package org.cuepoint.core.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/**
 * Makes a project's first encoder and pretrains others on its videos, without labels. Thread-safe.
 */
final class EncoderTraining {

  /** Role of the file with weights to go on from. */
  static final String TRAINABLE = TrainableWeights.ROLE;

  /** Setting and input of an encoder: what it began with. */
  static final String START = "start";

  /** Setting of a trained encoder: steps made. */
  static final String STEPS = "steps";

  /** Setting of a trained encoder: the step at which the clock ended it, or -1. */
  static final String COOL_FROM = "coolFrom";

  /** Shape of the first encoder. */
  static final EncoderSpec FIRST = EncoderSpec.FE_XS;

  private static final long FIRST_SEED = 1;

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final RunFolders runs;
  private final Scratch scratch;

  EncoderTraining(
      ProjectPorts ports,
      EngineClient engine,
      FeatureCatalog features,
      RunFolders runs,
      Scratch scratch) {
    this.ports = ports;
    this.engine = engine;
    this.features = features;
    this.runs = runs;
    this.scratch = scratch;
  }

  /**
   * Trains an encoder. Asked for the same again after a cancel or a crash, it goes on.
   *
   * @param sources what to learn from
   * @param start what to begin with
   */
  Trained pretrain(
      PretrainingPlan plan,
      PretrainingStart start,
      List<EngineProtocol.Source> sources,
      RunFolders.Purpose purpose,
      JobContext context)
      throws IOException {
    if (sources.isEmpty()) {
      throw new IllegalStateException("The project has no videos yet; add some first.");
    }
    Begun begun = begin(EncoderSpec.named(plan.encoder()), start);
    try {
      Map<String, String> inputs = new LinkedHashMap<>();
      inputs.put("videos", TrainingSources.of(sources).hash().hex());
      begun.hash().ifPresent(hash -> inputs.put(START, hash.hex()));
      RunFolder run =
          runs.begin(
              new TrainingRequest(ModelKind.ENCODER.word(), plan.toJson(), start.word(), null),
              inputs.toString(),
              purpose);
      return pretrain(plan, begun, sources, inputs, run, context);
    } finally {
      begun.forget();
    }
  }

  private Trained pretrain(
      PretrainingPlan plan,
      Begun begun,
      List<EngineProtocol.Source> sources,
      Map<String, String> inputs,
      RunFolder run,
      JobContext context)
      throws IOException {
    Path out = scratch.file("encoder");
    Path trainable = scratch.file("trainable");
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
    settings.put(STEPS, Integer.toString(done.steps()));
    settings.put(COOL_FROM, Integer.toString(done.coolFrom()));
    Map<String, Double> metrics = new HashMap<>(done.curves());
    metrics.put("seconds", done.seconds());
    new PictureCache(runs.pictures()).clear();
    return new Trained(
        ModelKind.ENCODER,
        Map.of(ModelRegistry.WEIGHTS, out, TRAINABLE, trainable),
        new ModelRegistry.Origin(
            begun.parents(),
            plan.toJson(),
            inputs,
            settings,
            plan.schedule().seed(),
            engine.status()),
        metrics,
        TrainingSources.of(sources),
        Optional.of(run));
  }

  /** Makes a project's first encoder: the starter, fitted to the project's pictures. */
  Trained first(List<EngineProtocol.Source> sources, JobContext context) throws IOException {
    return fit(PretrainingStart.usual(FIRST), sources, context);
  }

  /** Fits a start to pictures without training it. */
  Trained fit(PretrainingStart start, List<EngineProtocol.Source> sources, JobContext context)
      throws IOException {
    Begun begun = begin(FIRST, start);
    try {
      return fit(begun, sources, context);
    } finally {
      begun.forget();
    }
  }

  private Trained fit(Begun begun, List<EngineProtocol.Source> sources, JobContext context)
      throws IOException {
    Path out = scratch.file("encoder");
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
    if (begun.file().isPresent()) {
      Path trainable = scratch.file("trainable");
      Files.copy(begun.file().get(), trainable, StandardCopyOption.REPLACE_EXISTING);
      files.put(TRAINABLE, trainable);
    }
    JsonObject plan = new JsonObject();
    plan.addProperty("encoder", FIRST.name());
    plan.addProperty(START, begun.name());
    begun.hash().ifPresent(hash -> plan.addProperty("sha256", hash.hex()));
    plan.addProperty("training", "none here; normalisation fits these videos");
    Map<String, String> settings = new HashMap<>(made.description().toSettings());
    settings.put(START, begun.name());
    return new Trained(
        ModelKind.ENCODER,
        files,
        new ModelRegistry.Origin(
            List.of(),
            plan.toString(),
            begun.hash().map(hash -> Map.of(START, hash.hex())).orElse(Map.of()),
            settings,
            FIRST_SEED,
            engine.status()),
        Map.of(),
        TrainingSources.of(sources),
        Optional.empty());
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
          new Begun(
              PretrainingStart.UNTRAINED,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Begun.Kept.SCRATCH);
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
        Path file = scratch.file("starter");
        starter.writeTo(file);
        yield new Begun(
            PretrainingStart.STARTER,
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
}
