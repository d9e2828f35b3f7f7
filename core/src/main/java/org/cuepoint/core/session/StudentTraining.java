package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TrainingRequest;

/**
 * Trains students on labels and what a teacher says, in the background. One that looks at pictures
 * belongs to an encoder too: the queue compares places by its features. Thread-safe.
 */
final class StudentTraining {

  /** Input of a student: the hash of its teacher's weights. */
  static final String TEACHER = "teacher";

  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final RunFolders runs;
  private final Scratch scratch;

  StudentTraining(
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
   * @param teacher what it learns from besides labels
   * @param lesson with the videos that are learnt from; those without labels count only with a
   *     teacher
   * @throws IllegalStateException if the teacher looks at features of another encoder
   */
  Trained train(
      StudentPlan plan,
      Optional<ModelVersion> teacher,
      Lesson lesson,
      RunFolders.Purpose purpose,
      JobContext context)
      throws IOException {
    String encoder = FeatureCatalog.encoderId(lesson.encoder());
    String snapshot = lesson.snapshot().hash().hex();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("snapshot", snapshot);
    inputs.put("videos", lesson.trainingSources().hash().hex());
    teacher
        .map(version -> version.files().get(ModelRegistry.WEIGHTS))
        .ifPresent(weights -> inputs.put(TEACHER, weights.hex()));
    RunFolder run =
        runs.begin(
            new TrainingRequest(
                plan.kind().word(),
                plan.toJson(),
                teacher.map(version -> version.id().toString()).orElse(null),
                snapshot),
            inputs + encoder,
            purpose);
    Path out = scratch.file("student");
    EngineProtocol.StudentFile made =
        engine.call(
            Urgency.TRAINING,
            context,
            service ->
                service.trainStudent(
                    new EngineProtocol.TrainStudent(
                        lesson.snapshotFile(),
                        models.file(lesson.encoder()),
                        features.folder().toString(),
                        runs.pictures().toString(),
                        lesson.sources(),
                        plan.toJson(),
                        teacher.map(models::file).orElse(null),
                        run.folder().toString(),
                        out.toString())));
    if (plan.kind() == ModelKind.FOCAL_NANO) {
      new PictureCache(runs.pictures()).clear();
    }
    List<ModelVersionId> parents = new ArrayList<>(List.of(lesson.encoder().id()));
    teacher.map(ModelVersion::id).ifPresent(parents::add);
    Map<String, Double> metrics = new HashMap<>(made.metrics());
    metrics.put("labelled_ticks", (double) lesson.snapshot().labelledTicks());
    metrics.put("seconds", made.seconds());
    return new Trained(
        plan.kind(),
        Map.of(ModelRegistry.WEIGHTS, out),
        new ModelRegistry.Origin(
            parents,
            made.plan(),
            inputs,
            Map.of(
                "encoder",
                encoder,
                "scheme",
                Integer.toString(lesson.snapshot().schemeVersion()),
                TEACHER,
                teacher.map(ModelVersion::name).orElse("none")),
            plan.schedule().seed(),
            engine.status()),
        metrics,
        lesson.trainingSources(),
        Optional.of(run));
  }
}
