package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.jspecify.annotations.Nullable;

/**
 * Turns the engine's files into model versions with their origin, and finds them again.
 * Thread-safe.
 */
final class ModelRegistry {

  /** Role of the file with the weights. */
  static final String WEIGHTS = "weights";

  private final ProjectPorts ports;
  private final InstantSource clock;

  ModelRegistry(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** What a model was made from. */
  record Origin(
      List<ModelVersionId> parents,
      String plan,
      Map<String, String> inputs,
      Map<String, String> settings,
      long seed,
      EngineStatus engine) {}

  /**
   * Registers what a training made; its files are moved into the project's blobs, with its log and
   * the list of its sources, and the run's folder goes.
   */
  ModelVersion add(Trained trained) throws IOException {
    Map<String, ContentHash> hashes = adopt(trained.filesAndLog());
    hashes.put(
        TrainingSources.ROLE,
        ports.blobs().put(trained.sources().toJson().getBytes(StandardCharsets.UTF_8)));
    ModelVersion model = version(trained.kind(), hashes, trained.origin(), trained.metrics());
    trained.forgetRun();
    return model;
  }

  /** Registers a model; its files, by role, are moved into the project's blobs. */
  ModelVersion add(
      ModelKind kind, Map<String, Path> files, Origin origin, Map<String, Double> metrics)
      throws IOException {
    return version(kind, adopt(files), origin, metrics);
  }

  private Map<String, ContentHash> adopt(Map<String, Path> files) throws IOException {
    Map<String, ContentHash> hashes = new HashMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      hashes.put(file.getKey(), ports.blobs().adopt(file.getValue()));
    }
    return hashes;
  }

  private ModelVersion version(
      ModelKind kind, Map<String, ContentHash> hashes, Origin origin, Map<String, Double> metrics) {
    ModelVersion model =
        new ModelVersion(
            ModelVersionId.random(),
            kind,
            ports.models().nextNumber(kind),
            clock.instant(),
            origin.parents(),
            origin.plan(),
            new Provenance(
                origin.inputs(), origin.settings(), origin.seed(), software(origin.engine())),
            hashes,
            metrics);
    ports.models().add(model);
    return model;
  }

  /** Makes a version the one that suggests and ranks, or that makes features. */
  void activate(ModelVersion model) {
    ports.models().activate(model.id(), clock.instant());
  }

  static Map<String, String> software(EngineStatus engine) {
    @Nullable String version = ModelRegistry.class.getPackage().getImplementationVersion();
    String device = "not known";
    String torch = "not known";
    if (engine instanceof EngineStatus.Ready ready) {
      device = ready.device() + ", " + ready.threads() + " threads";
      torch = ready.torch();
    }
    return Map.of(
        "cuepoint",
        version == null ? "development" : version,
        "java",
        Runtime.version().toString(),
        "libtorch",
        torch,
        "os",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        "device",
        device);
  }

  /** Returns the weights file of a model. */
  String file(ModelVersion model) {
    ContentHash hash = model.files().get(WEIGHTS);
    if (hash == null) {
      throw new IllegalStateException(model.name() + " has no weights");
    }
    return ports
        .blobs()
        .find(hash)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The weights of " + model.name() + " are missing from the project's blobs"))
        .toString();
  }

  /**
   * Returns the model that suggests and ranks.
   *
   * @throws IllegalStateException if there is none; the message says what to do
   */
  ModelVersion active() {
    return ports
        .models()
        .active()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no model yet; label a few segments and train the fast head first."));
  }

  /**
   * Returns the encoder or backbone whose features a model works on: the first of its parents that
   * encodes.
   */
  ModelVersion encoderOf(ModelVersion model) {
    return model.parents().stream()
        .flatMap(parent -> ports.models().model(parent).stream())
        .filter(parent -> parent.kind().encodes())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("The encoder of " + model.name() + " is missing"));
  }

  /** Returns the label scheme that a model was trained with. */
  LabelScheme scheme(ModelVersion model) {
    int version = Integer.parseInt(model.provenance().settings().getOrDefault("scheme", "0"));
    return ports
        .project()
        .scheme(version)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The label scheme " + version + " of " + model.name() + " is missing"));
  }
}
