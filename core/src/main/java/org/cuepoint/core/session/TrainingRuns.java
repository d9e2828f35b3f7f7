package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingRequest;

/**
 * Long trainings on the engine. Each has a folder under {@code features/runs} that is named by its
 * plan and inputs: asked for the same again after a cancel or a crash, it goes on. When a model has
 * come of it, its checkpoints are deleted and its log stays. Thread-safe.
 */
final class TrainingRuns {

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;

  TrainingRuns(
      ProjectPorts ports, EngineClient engine, FeatureCatalog features, ModelRegistry models) {
    this.ports = ports;
    this.engine = engine;
    this.features = features;
    this.models = models;
  }

  /**
   * Trains a teacher. It becomes the active model only when there is none: a teacher is there to be
   * learnt from.
   *
   * @param start a pretrained temporal module to begin with
   */
  ModelVersion teacher(
      TeacherPlan plan, Optional<ModelVersion> start, Lesson lesson, JobContext context)
      throws IOException {
    String encoder = FeatureCatalog.encoderId(lesson.encoder());
    String snapshot = lesson.snapshot().hash().hex();
    String startFile = start.map(models::file).orElse(null);
    Path run = folder("teacher", plan.toJson() + snapshot + encoder + startFile);
    new RunFolder(run)
        .writeRequest(
            new TrainingRequest(
                ModelKind.TEACHER.word(),
                plan.toJson(),
                start.map(version -> version.id().toString()).orElse(null),
                snapshot));
    Path out = models.scratch("teacher");
    EngineProtocol.TeacherFile made =
        engine.call(
            Urgency.TRAINING,
            context,
            service ->
                service.trainTeacher(
                    new EngineProtocol.TrainTeacher(
                        lesson.snapshotFile(),
                        models.file(lesson.encoder()),
                        features.folder().toString(),
                        lesson.sources(),
                        plan.toJson(),
                        startFile,
                        run.toString(),
                        out.toString())));
    List<ModelVersionId> parents = new ArrayList<>(List.of(lesson.encoder().id()));
    start.map(ModelVersion::id).ifPresent(parents::add);
    Map<String, Double> metrics = new HashMap<>(made.metrics());
    metrics.put("labelled_ticks", (double) lesson.snapshot().labelledTicks());
    metrics.put("seconds", made.seconds());
    ModelVersion model =
        models.add(
            ModelKind.TEACHER,
            out,
            new ModelRegistry.Origin(
                parents,
                made.plan(),
                Map.of("snapshot", snapshot),
                Map.of(
                    "encoder",
                    encoder,
                    "scheme",
                    Integer.toString(lesson.snapshot().schemeVersion()),
                    "calibration",
                    made.calibration(),
                    "run",
                    run.getFileName().toString()),
                plan.schedule().seed(),
                engine.status()),
            metrics);
    if (ports.models().active().isEmpty()) {
      ports.models().activate(model.id());
    }
    forgetCheckpoints(run);
    return model;
  }

  /**
   * Pretrains the temporal module of teachers.
   *
   * @param encoder its features are there for all sources
   */
  ModelVersion temporal(
      TemporalPlan plan,
      ModelVersion encoder,
      List<EngineProtocol.Source> sources,
      JobContext context)
      throws IOException {
    String videos =
        sources.stream()
            .map(source -> source.contentHash() + source.crop())
            .sorted()
            .collect(Collectors.joining(" "));
    String encoderId = FeatureCatalog.encoderId(encoder);
    Path run = folder("temporal", plan.toJson() + videos + encoderId);
    new RunFolder(run)
        .writeRequest(new TrainingRequest(ModelKind.TEMPORAL.word(), plan.toJson(), null, null));
    Path out = models.scratch("temporal");
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
                        run.toString(),
                        out.toString())));
    Map<String, Double> metrics = new HashMap<>(made.metrics());
    metrics.put("videos", (double) sources.size());
    metrics.put("seconds", made.seconds());
    ModelVersion model =
        models.add(
            ModelKind.TEMPORAL,
            out,
            new ModelRegistry.Origin(
                List.of(encoder.id()),
                made.plan(),
                Map.of("videos", ContentHash.of(videos).hex()),
                Map.of("encoder", encoderId, "run", run.getFileName().toString()),
                plan.schedule().seed(),
                engine.status()),
            metrics);
    forgetCheckpoints(run);
    return model;
  }

  private Path folder(String kind, String inputs) throws IOException {
    String name = kind + "-" + ContentHash.of(inputs).brief();
    return RunFolder.at(features.folder().resolve("runs").resolve(name)).folder();
  }

  private static void forgetCheckpoints(Path run) throws IOException {
    Files.deleteIfExists(new RunFolder(run).checkpoint());
    try (var folds = Files.newDirectoryStream(run, "fold-*")) {
      for (Path fold : folds) {
        new RunFolder(fold).delete();
      }
    }
  }
}
