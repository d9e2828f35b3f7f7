package org.cuepoint.core.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.StarterEncoder;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * Runs trainings again from what a model's provenance says: its plan and seed, the labels as they
 * were frozen then, the videos and crops of then, the encoder and the model it began with. Nothing
 * of today's labels or regions goes in. Features that were deleted are computed again. Thread-safe.
 */
final class Repetitions {

  private final ModelStore known;
  private final BlobStore blobs;
  private final FormerSources formerSources;
  private final Indexing indexing;
  private final Lessons lessons;
  private final ModelRegistry models;
  private final Trainings.Kinds kinds;
  private final InstantSource clock;

  Repetitions(
      ProjectPorts ports,
      FeatureCatalog features,
      Indexing indexing,
      Lessons lessons,
      ModelRegistry models,
      Trainings.Kinds kinds,
      InstantSource clock) {
    this.known = ports.models();
    this.blobs = ports.blobs();
    this.formerSources = new FormerSources(ports, features);
    this.indexing = indexing;
    this.lessons = lessons;
    this.models = models;
    this.kinds = kinds;
    this.clock = clock;
  }

  /** A training that was run again. */
  private record Again(Trained trained, long encodedTicks, Repetition.Sources sources) {}

  /**
   * Runs a model's training again and compares.
   *
   * @throws IllegalStateException if something that it needs is gone; the message says what
   */
  Repetition repeat(ModelVersion model, Repetition.Then then, JobContext context)
      throws IOException {
    Instant began = clock.instant();
    Again again = train(model, context);
    Trained trained = again.trained();
    try {
      RunComparison comparison = new RunComparison(blobs, model, trained);
      Repetition.Weights weights = comparison.weights();
      List<Repetition.Change> figures = comparison.figures();
      var partedAt = comparison.partedAt();
      List<Repetition.Change> software = comparison.software();
      Optional<ModelVersion> added =
          then == Repetition.Then.ADD ? Optional.of(models.add(trained)) : Optional.empty();
      return new Repetition(
          model,
          weights,
          figures,
          partedAt,
          software,
          again.encodedTicks(),
          again.sources(),
          added,
          Duration.between(began, clock.instant()).toMillis() / 1000.0);
    } finally {
      trained.drop();
    }
  }

  private Again train(ModelVersion model, JobContext context) throws IOException {
    return switch (model.kind()) {
      case FAST_HEAD -> {
        Prepared prepared = lesson(model, context);
        yield prepared.with(
            kinds
                .fastHead()
                .train(FastHeadPlan.fromJson(model.plan()), prepared.lesson(), context));
      }
      case TEACHER -> {
        Optional<ModelVersion> start = start(model);
        Prepared prepared = lesson(model, context);
        yield prepared.with(
            kinds
                .teacher()
                .train(
                    TeacherPlan.fromJson(model.plan()),
                    start,
                    prepared.lesson(),
                    RunFolders.Purpose.REPETITION,
                    context));
      }
      case TEMPORAL -> {
        ModelVersion encoder = models.encoderOf(model);
        List<EngineProtocol.Source> sources =
            formerSources.of(model, formerSources.kept(model), EncoderDescription.of(encoder));
        long encoded = indexing.index(sources, encoder, context).ticks();
        yield new Again(
            kinds
                .temporal()
                .train(
                    TemporalPlan.fromJson(model.plan()),
                    encoder,
                    sources,
                    RunFolders.Purpose.REPETITION,
                    context),
            encoded,
            Repetition.Sources.KEPT);
      }
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO -> {
        Optional<ModelVersion> teacher = teacherOf(model);
        Prepared prepared = lesson(model, context);
        yield prepared.with(
            kinds
                .student()
                .train(
                    StudentPlan.fromJson(model.plan()),
                    teacher,
                    prepared.lesson(),
                    RunFolders.Purpose.REPETITION,
                    context));
      }
      case ENCODER, BACKBONE -> new Again(encoder(model, context), 0, Repetition.Sources.KEPT);
      default ->
          throw new IllegalStateException(
              "The training of a model of the kind "
                  + model.kind().word()
                  + " cannot be repeated here.");
    };
  }

  /** A lesson of a former time. */
  private record Prepared(Lesson lesson, long encodedTicks, Repetition.Sources sources) {
    Again with(Trained trained) {
      return new Again(trained, encodedTicks, sources);
    }
  }

  private Prepared lesson(ModelVersion model, JobContext context) throws IOException {
    DatasetSnapshot labels =
        lessons.frozen(
            Optional.ofNullable(model.provenance().inputs().get("snapshot")), model.name());
    ModelVersion encoder = models.encoderOf(model);
    Optional<TrainingSources> kept = formerSources.find(model);
    TrainingSources wanted = kept.orElseGet(() -> formerSources.labelled(model, labels));
    List<EngineProtocol.Source> sources =
        formerSources.of(model, wanted, EncoderDescription.of(encoder));
    long encoded = indexing.index(sources, encoder, context).ticks();
    return new Prepared(
        lessons.of(labels, encoder, sources),
        encoded,
        kept.isPresent() ? Repetition.Sources.KEPT : Repetition.Sources.CROPS_OF_TODAY);
  }

  /** Returns the temporal module that a teacher began with. */
  private Optional<ModelVersion> start(ModelVersion model) {
    Optional<ModelVersion> start =
        model.parents().stream()
            .flatMap(id -> known.model(id).stream())
            .filter(parent -> parent.kind() == ModelKind.TEMPORAL)
            .findFirst();
    // Parents are the encoder and, if there was one, the module.
    if (start.isEmpty() && model.parents().size() > 1) {
      throw new IllegalStateException(
          "The temporal module that " + model.name() + " began with is gone.");
    }
    return start;
  }

  /** Returns the teacher that a student learnt from. */
  private Optional<ModelVersion> teacherOf(ModelVersion model) {
    Optional<ModelVersion> teacher =
        model.parents().stream()
            .flatMap(id -> known.model(id).stream())
            .filter(parent -> parent.kind().predicts())
            .findFirst();
    if (teacher.isEmpty() && model.provenance().inputs().containsKey(StudentTraining.TEACHER)) {
      throw new IllegalStateException("The teacher of " + model.name() + " is gone.");
    }
    return teacher;
  }

  private Trained encoder(ModelVersion model, JobContext context) throws IOException {
    Map<String, String> settings = model.provenance().settings();
    if (settings.containsKey(EncoderTuning.VERDICT)) {
      return tuned(model, context);
    }
    if (model.kind() == ModelKind.BACKBONE) {
      throw new IllegalStateException(model.name() + " was brought here and not trained here.");
    }
    List<EngineProtocol.Source> sources = formerSources.of(model, formerSources.kept(model));
    boolean trained = settings.containsKey(EncoderTraining.STEPS);
    if (!trained) {
      return kinds.encoder().fit(start(model, EncoderTraining.FIRST), sources, context);
    }
    PretrainingPlan plan = PretrainingPlan.fromJson(model.plan());
    int coolFrom = Integer.parseInt(settings.getOrDefault(EncoderTraining.COOL_FROM, "-1"));
    return kinds
        .encoder()
        .pretrain(
            plan.with(plan.schedule().repeating(coolFrom)),
            start(model, EncoderSpec.named(plan.encoder())),
            sources,
            RunFolders.Purpose.REPETITION,
            context);
  }

  private Trained tuned(ModelVersion model, JobContext context) throws IOException {
    DatasetSnapshot labels =
        lessons.frozen(
            Optional.ofNullable(model.provenance().inputs().get("snapshot")), model.name());
    return kinds
        .tuning()
        .train(
            TuningPlan.fromJson(model.plan()),
            lessons.of(
                labels, encoderBefore(model), formerSources.of(model, formerSources.kept(model))),
            RunFolders.Purpose.REPETITION,
            context);
  }

  private ModelVersion encoderBefore(ModelVersion model) {
    return model.parents().stream()
        .flatMap(id -> known.model(id).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The encoder that " + model.name() + " began with is gone."));
  }

  private PretrainingStart start(ModelVersion model, EncoderSpec spec) throws IOException {
    String start = model.provenance().settings().getOrDefault(EncoderTraining.START, "");
    return switch (start) {
      case PretrainingStart.UNTRAINED -> new PretrainingStart.Untrained();
      case PretrainingStart.STARTER -> {
        String then = model.provenance().inputs().get(EncoderTraining.START);
        Optional<String> now = StarterEncoder.of(spec).map(starter -> starter.hash().hex());
        if (!now.equals(Optional.ofNullable(then))) {
          throw new IllegalStateException(
              "The starter encoder that "
                  + model.name()
                  + " began with is not the one that ships with this version of the program.");
        }
        yield new PretrainingStart.Starter();
      }
      default -> new PretrainingStart.Version(encoderBefore(model));
    };
  }
}
