package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
