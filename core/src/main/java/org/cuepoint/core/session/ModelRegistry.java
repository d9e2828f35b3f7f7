package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.jspecify.annotations.Nullable;

/**
 * Turns the engine's files into model versions with their origin, and knows where rebuildable files
 * lie. Thread-safe.
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

  ModelVersion add(ModelKind kind, Path weights, Origin origin, Map<String, Double> metrics)
      throws IOException {
    return add(kind, Map.of(WEIGHTS, weights), origin, metrics);
  }

  /** Registers a model; its files, by role, are moved into the project's blobs. */
  ModelVersion add(
      ModelKind kind, Map<String, Path> files, Origin origin, Map<String, Double> metrics)
      throws IOException {
    Map<String, ContentHash> hashes = new HashMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      hashes.put(file.getKey(), ports.blobs().adopt(file.getValue()));
    }
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

  private static Map<String, String> software(EngineStatus engine) {
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

  /** Returns the folder of what a model says of each video. */
  Path predictions(ModelVersion model) {
    return predictions().resolve(model.id().toString());
  }

  private Path predictions() {
    return ports.project().folder().resolve("features").resolve("predictions");
  }

  /** Deletes what all models but these said; it can be computed again. */
  void forgetPredictionsExcept(Set<ModelVersionId> kept) throws IOException {
    Path all = predictions();
    if (!Files.isDirectory(all)) {
      return;
    }
    Set<String> names = kept.stream().map(ModelVersionId::toString).collect(Collectors.toSet());
    try (var folders = Files.newDirectoryStream(all)) {
      for (Path folder : folders) {
        if (!names.contains(folder.getFileName().toString()) && Files.isDirectory(folder)) {
          deleteFolder(folder);
        }
      }
    }
  }

  /** Deletes a folder of files. */
  static void deleteFolder(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Returns a file name for the engine to write to. */
  Path scratch(String what) throws IOException {
    return Files.createTempFile(scratchFolder(), what, ".part");
  }

  /** Returns the folder for files that are on their way; on the same disk as the blobs. */
  Path scratchFolder() {
    try {
      return Files.createDirectories(
          ports.project().folder().resolve("features").resolve("scratch"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  QueueRound round(
      RoundId id, String acquisition, ModelVersionId model, String encoder, List<QueueItem> items) {
    return new QueueRound(id, clock.instant(), acquisition, model, encoder, items);
  }
}
