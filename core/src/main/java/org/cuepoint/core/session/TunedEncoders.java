package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingRequest;
import org.cuepoint.core.train.TuningPlan;

/**
 * Tunes encoders and backbones on a project's labels. Each result is a version of its own, beside
 * the one that it began with: features are made anew with it, and those of the other stay.
 * Thread-safe.
 */
final class TunedEncoders {

  /** Setting that says in a sentence whether tuning helped. */
  static final String VERDICT = "verdict";

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final VideoIntake intake;
  private final RunFolders runs;

  TunedEncoders(
      ProjectPorts ports,
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      VideoIntake intake) {
    this.ports = ports;
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.intake = intake;
    this.runs = new RunFolders(ports.project());
  }

  /** Says whether a request of the kind encoder is one to tune: it has labels. */
  static boolean isTuning(TrainingRequest request) {
    return request.kind().equals(ModelKind.ENCODER.word()) && request.labels().isPresent();
  }

  /** Goes on with a training of {@link #isTuning}, with the labels that it began with. */
  ModelVersion resume(TrainingRequest request, JobContext context) throws IOException {
    DatasetSnapshot snapshot =
        request
            .labels()
            .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)))
            .orElseThrow(() -> gone("labels"));
    ModelVersion start =
        request
            .startModel()
            .flatMap(id -> ports.models().model(ModelVersionId.parse(id)))
            .orElseThrow(() -> gone("encoder"));
    return tune(TuningPlan.fromJson(request.plan()), start, snapshot, context);
  }

  private static IllegalStateException gone(String what) {
    return new IllegalStateException(
        "The " + what + " that this training began with cannot be found; start it anew.");
  }

  /**
   * Tunes and registers an encoder. It becomes the one that new features are made with when tuning
   * helped, or when nothing could say whether it did.
   *
   * @param start an encoder or backbone of the project
   * @param snapshot the labels
   * @throws IllegalStateException if nothing is labelled or the start cannot be tuned; the message
   *     says what to do
   */
  ModelVersion tune(
      TuningPlan plan, ModelVersion start, DatasetSnapshot snapshot, JobContext context)
      throws IOException {
    if (snapshot.saysNothing()) {
      throw new IllegalStateException(
          "There are no labels to tune an encoder on yet; label a few segments first.");
    }
    ports.runs().saveSnapshot(snapshot);
    Optional<Path> trainable = trainable(start);
    String startId = EncoderDescription.of(start).id();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("snapshot", snapshot.hash().hex());
    inputs.put("start", startId);
    RunFolder run = runs.folder("tuning", plan.toJson(), inputs.toString());
    run.writeRequest(
        new TrainingRequest(
            ModelKind.ENCODER.word(), plan.toJson(), start.id().toString(), snapshot.hash().hex()));
    List<EngineProtocol.Source> sources = sources(snapshot, context);
    Path labels = models.scratch("labels");
    Path out = models.scratch("encoder");
    Path trainableOut = models.scratch("trainable");
    try {
      Files.writeString(labels, snapshot.toJson());
      EngineProtocol.Tuned done =
          engine.call(
              Urgency.TRAINING,
              context,
              service ->
                  service.tune(
                      new EngineProtocol.Tune(
                          plan.toJson(),
                          labels.toString(),
                          sources,
                          runs.pictures().toString(),
                          run.folder().toString(),
                          models.file(start),
                          trainable.map(Path::toString).orElse(null),
                          out.toString(),
                          trainableOut.toString())));
      ModelVersion made = register(done, start, plan, inputs, run, snapshot);
      if (!done.description().id().equals(startId)) {
        ports.models().activate(made.id());
      }
      run.delete();
      new PictureCache(runs.pictures()).clear();
      return made;
    } finally {
      Files.deleteIfExists(labels);
      Files.deleteIfExists(out);
      Files.deleteIfExists(trainableOut);
    }
  }

  private ModelVersion register(
      EngineProtocol.Tuned done,
      ModelVersion start,
      TuningPlan plan,
      Map<String, String> inputs,
      RunFolder run,
      DatasetSnapshot snapshot)
      throws IOException {
    Map<String, Path> files = new HashMap<>();
    files.put(ModelRegistry.WEIGHTS, Path.of(done.file()));
    files.put(EncoderTraining.LOG, run.log());
    if (done.trainableFile() != null) {
      files.put(TrainableWeights.ROLE, Path.of(done.trainableFile()));
    }
    Map<String, String> settings = new HashMap<>(done.description().toSettings());
    settings.put("start", start.name());
    settings.put("scheme", Integer.toString(snapshot.schemeVersion()));
    settings.put(VERDICT, done.verdict());
    Map<String, Double> metrics = new HashMap<>(done.metrics());
    metrics.put("seconds", done.seconds());
    return models.add(
        start.kind(),
        files,
        new ModelRegistry.Origin(
            List.of(start.id()),
            done.plan(),
            inputs,
            settings,
            plan.schedule().seed(),
            engine.status()),
        metrics);
  }

  /** Returns the weights that can learn; empty for a backbone, whose only file can. */
  private Optional<Path> trainable(ModelVersion start) {
    if (start.kind() == ModelKind.BACKBONE) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.ofNullable(start.files().get(TrainableWeights.ROLE))
            .flatMap(hash -> ports.blobs().find(hash))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        start.name()
                            + " cannot be tuned, since only its folded weights are kept; begin"
                            + " with another encoder.")));
  }

  private List<EngineProtocol.Source> sources(DatasetSnapshot snapshot, JobContext context)
      throws IOException {
    Set<String> labelled =
        snapshot.clips().stream().map(DatasetSnapshot.Clip::video).collect(Collectors.toSet());
    for (Video video : ports.project().videos()) {
      if (labelled.contains(video.id().toString())) {
        var _ = intake.hash(video, context);
      }
    }
    List<Video> videos =
        ports.project().videos().stream()
            .filter(video -> labelled.contains(video.id().toString()))
            .toList();
    return FeatureCatalog.places(videos).stream().map(features::source).toList();
  }
}
