package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.EncoderFiles.Made;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.jspecify.annotations.Nullable;

/**
 * Trains models on the training side of a fold and keeps them, under names that say all that they
 * depend on: an experiment that was stopped goes on where it was, and students that name the same
 * teacher share it. Features must be there. One thread at a time.
 */
final class TrainedModels {

  private final ExperimentTools tools;
  private final LabelledFolder data;
  private final JobContext context;

  TrainedModels(ExperimentTools tools, LabelledFolder data, JobContext context) {
    this.tools = tools;
    this.data = data;
    this.context = context;
  }

  /**
   * A trained model.
   *
   * @param file its weights
   * @param seconds that its training took, those of its teacher not counted
   */
  record Model(Path file, double seconds) {}

  /** Where a training reads and writes. */
  private record Places(String labels, String run, String model) {}

  /** Asks the engine; returns the seconds. */
  private interface Training {
    double run(Places files) throws IOException;
  }

  Model fastHead(FastHeadPlan plan, Path encoder, Fold fold) throws IOException {
    return kept(
        "fast-head",
        plan.toJson(),
        encoder,
        fold,
        files -> {
          EngineProtocol.Learn request =
              new EngineProtocol.Learn(
                  files.labels(),
                  encoder.toString(),
                  features(),
                  data.sources(fold.train()),
                  plan.toJson(),
                  files.model());
          return tools.engine().call(context, service -> service.learn(request)).seconds();
        });
  }

  /**
   * Trains a teacher.
   *
   * @param made the encoder, and the temporal module to begin with if there is one
   */
  Model teacher(TeacherPlan plan, Made made, Fold fold) throws IOException {
    @Nullable String start = made.temporal().map(Path::toString).orElse(null);
    return kept(
        "teacher",
        plan.toJson() + (start == null ? "" : made.temporal().orElseThrow().getFileName()),
        made.encoder(),
        fold,
        files -> {
          EngineProtocol.TrainTeacher request =
              new EngineProtocol.TrainTeacher(
                  files.labels(),
                  made.encoder().toString(),
                  features(),
                  data.sources(fold.train()),
                  plan.toJson(),
                  start,
                  files.run(),
                  files.model());
          return tools.engine().call(context, service -> service.trainTeacher(request)).seconds();
        });
  }

  /** Trains a student, from a teacher if there is one. */
  Model student(StudentPlan plan, Path encoder, Optional<Model> teacher, Fold fold)
      throws IOException {
    @Nullable String from = teacher.map(model -> model.file().toString()).orElse(null);
    return kept(
        "student",
        plan.toJson() + teacher.map(model -> model.file().getFileName().toString()).orElse(""),
        encoder,
        fold,
        files -> {
          EngineProtocol.TrainStudent request =
              new EngineProtocol.TrainStudent(
                  files.labels(),
                  encoder.toString(),
                  features(),
                  tools.work().resolve("pictures").toString(),
                  data.sources(fold.train()),
                  plan.toJson(),
                  from,
                  files.run(),
                  files.model());
          return tools.engine().call(context, service -> service.trainStudent(request)).seconds();
        });
  }

  private String features() {
    return EncodedVideos.folder(tools).toString();
  }

  private Model kept(String kind, String plan, Path encoder, Fold fold, Training training)
      throws IOException {
    Path folder = Files.createDirectories(tools.work().resolve("models"));
    DatasetSnapshot labels = data.snapshot(fold.train());
    String said = plan + ContentHash.of(Files.readAllBytes(encoder)).hex() + labels.hash().hex();
    String name = kind + "-" + ContentHash.of(said).brief();
    Path file = folder.resolve(name);
    Path seconds = folder.resolve(name + ".seconds");
    if (!Files.exists(file)) {
      Path json = Files.writeString(folder.resolve(name + ".labels"), labels.toJson());
      Path part = folder.resolve(name + ".part");
      Path run = folder.resolve(name + ".run");
      double took = training.run(new Places(json.toString(), run.toString(), part.toString()));
      Files.writeString(seconds, Double.toString(took));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(json);
      Folders.delete(run);
    }
    return new Model(file, Double.parseDouble(Files.readString(seconds)));
  }
}
