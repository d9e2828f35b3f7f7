package org.cuepoint.core.session;

import java.io.IOException;
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
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TrainingRequest;

/** Trains teachers on all labels, in the background. Thread-safe. */
final class TeacherTraining {

  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final RunFolders runs;
  private final Scratch scratch;

  TeacherTraining(
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
   * @param start a pretrained temporal module to begin with
   */
  Trained train(
      TeacherPlan plan,
      Optional<ModelVersion> start,
      Lesson lesson,
      RunFolders.Purpose purpose,
      JobContext context)
      throws IOException {
    String encoder = FeatureCatalog.encoderId(lesson.encoder());
    String snapshot = lesson.snapshot().hash().hex();
    String videos = lesson.trainingSources().hash().hex();
    String startFile = start.map(models::file).orElse(null);
    RunFolder run =
        runs.begin(
            new TrainingRequest(
                ModelKind.TEACHER.word(),
                plan.toJson(),
                start.map(version -> version.id().toString()).orElse(null),
                snapshot),
            snapshot + videos + encoder + startFile,
            purpose);
    Path out = scratch.file("teacher");
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
                        run.folder().toString(),
                        out.toString())));
    List<ModelVersionId> parents = new ArrayList<>(List.of(lesson.encoder().id()));
    start.map(ModelVersion::id).ifPresent(parents::add);
    Map<String, Double> metrics = new HashMap<>(made.metrics());
    metrics.put("labelled_ticks", (double) lesson.snapshot().labelledTicks());
    metrics.put("seconds", made.seconds());
    return new Trained(
        ModelKind.TEACHER,
        Map.of(ModelRegistry.WEIGHTS, out),
        new ModelRegistry.Origin(
            parents,
            made.plan(),
            Map.of("snapshot", snapshot, "videos", videos),
            Map.of(
                "encoder",
                encoder,
                "scheme",
                Integer.toString(lesson.snapshot().schemeVersion()),
                "calibration",
                made.calibration()),
            plan.schedule().seed(),
            engine.status()),
        metrics,
        lesson.trainingSources(),
        Optional.of(run));
  }
}
