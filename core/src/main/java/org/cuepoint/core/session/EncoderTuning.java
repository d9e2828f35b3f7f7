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
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingRequest;
import org.cuepoint.core.train.TuningPlan;

/**
 * Tunes encoders and backbones on a project's labels. Each result is a version of its own, beside
 * the one that it began with: features are made anew with it, and those of the other stay.
 * Thread-safe.
 */
final class EncoderTuning {

  /** Setting that says in a sentence whether tuning helped. */
  static final String VERDICT = "verdict";

  private final BlobStore blobs;
  private final EngineClient engine;
  private final ModelRegistry models;
  private final RunFolders runs;
  private final Scratch scratch;

  EncoderTuning(
      BlobStore blobs,
      EngineClient engine,
      ModelRegistry models,
      RunFolders runs,
      Scratch scratch) {
    this.blobs = blobs;
    this.engine = engine;
    this.models = models;
    this.runs = runs;
    this.scratch = scratch;
  }

  /** Says whether a request of the kind encoder is one to tune: it has labels. */
  static boolean isTuning(TrainingRequest request) {
    return request.kind().equals(ModelKind.ENCODER.word()) && request.labels().isPresent();
  }

  /** Says whether an encoder came out as it went in: nothing that was tried was better. */
  static boolean isUnchanged(Trained trained) {
    String made = trained.origin().settings().getOrDefault(EncoderDescription.ID, "");
    return made.equals(trained.origin().inputs().get(EncoderTraining.START));
  }

  /**
   * Tunes. Asked for the same again after a cancel or a crash, it goes on.
   *
   * @param lesson labels, and the encoder or backbone to begin with
   * @throws IllegalStateException if the start cannot be tuned; the message says what to do
   */
  Trained train(TuningPlan plan, Lesson lesson, RunFolders.Purpose purpose, JobContext context)
      throws IOException {
    ModelVersion start = lesson.encoder();
    Optional<Path> trainable = trainable(start);
    String startId = EncoderDescription.of(start).id();
    String snapshot = lesson.snapshot().hash().hex();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("snapshot", snapshot);
    inputs.put(EncoderTraining.START, startId);
    inputs.put("videos", lesson.trainingSources().hash().hex());
    RunFolder run =
        runs.begin(
            new TrainingRequest(
                ModelKind.ENCODER.word(), plan.toJson(), start.id().toString(), snapshot),
            inputs.toString(),
            purpose);
    Path out = scratch.file("encoder");
    Path trainableOut = scratch.file("trainable");
    EngineProtocol.Tuned done =
        engine.call(
            Urgency.TRAINING,
            context,
            service ->
                service.tune(
                    new EngineProtocol.Tune(
                        plan.toJson(),
                        lesson.snapshotFile(),
                        lesson.sources(),
                        runs.pictures().toString(),
                        run.folder().toString(),
                        models.file(start),
                        trainable.map(Path::toString).orElse(null),
                        out.toString(),
                        trainableOut.toString())));
    Map<String, Path> files = new HashMap<>();
    files.put(ModelRegistry.WEIGHTS, Path.of(done.file()));
    if (done.trainableFile() != null) {
      files.put(TrainableWeights.ROLE, Path.of(done.trainableFile()));
    }
    Map<String, String> settings = new HashMap<>(done.description().toSettings());
    settings.put(EncoderTraining.START, start.name());
    settings.put("scheme", Integer.toString(lesson.snapshot().schemeVersion()));
    settings.put(VERDICT, done.verdict());
    Map<String, Double> metrics = new HashMap<>(done.metrics());
    metrics.put("seconds", done.seconds());
    new PictureCache(runs.pictures()).clear();
    return new Trained(
        start.kind(),
        files,
        new ModelRegistry.Origin(
            List.of(start.id()),
            done.plan(),
            inputs,
            settings,
            plan.schedule().seed(),
            engine.status()),
        metrics,
        lesson.trainingSources(),
        Optional.of(run));
  }

  /** Returns the weights that can learn; empty for a backbone, whose only file can. */
  private Optional<Path> trainable(ModelVersion start) {
    if (start.kind() == ModelKind.BACKBONE) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.ofNullable(start.files().get(TrainableWeights.ROLE))
            .flatMap(blobs::find)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        start.name()
                            + " cannot be tuned, since only its folded weights are kept; begin"
                            + " with another encoder.")));
  }
}
