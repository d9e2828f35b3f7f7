package org.cuepoint.core.session;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingRequest;
import org.cuepoint.core.train.TuningPlan;

/**
 * Makes new model versions: gathers what a training learns from, trains, registers the result and
 * says which version is active then. Thread-safe.
 */
final class Trainings {

  private final ModelStore known;
  private final Indexing indexing;
  private final Lessons lessons;
  private final ModelRegistry models;
  private final Kinds kinds;

  /** The trainings, one for each kind of model. */
  record Kinds(
      FastHeadTraining fastHead,
      TeacherTraining teacher,
      TemporalTraining temporal,
      EncoderTraining encoder,
      EncoderTuning tuning,
      StudentTraining student) {}

  Trainings(
      ModelStore known, Indexing indexing, Lessons lessons, ModelRegistry models, Kinds kinds) {
    this.known = known;
    this.indexing = indexing;
    this.lessons = lessons;
    this.models = models;
    this.kinds = kinds;
  }

  ModelVersion pretrain(PretrainingPlan plan, PretrainingStart start, JobContext context)
      throws IOException {
    return activated(
        models.add(
            kinds
                .encoder()
                .pretrain(
                    plan,
                    start,
                    indexing.sources(List.of(), context),
                    RunFolders.Purpose.MODEL,
                    context)));
  }

  ModelVersion fastHead(JobContext context) throws IOException {
    Lesson lesson = lessons.ofNow(context);
    FastHeadPlan plan = FastHeadPlan.defaults().forLabelledTicks(lesson.snapshot().labelledTicks());
    return activated(models.add(kinds.fastHead().train(plan, lesson, context)));
  }

  ModelVersion teacher(TeacherPlan plan, Optional<ModelVersion> start, JobContext context)
      throws IOException {
    return teacher(plan, start, lessons.ofNow(context), context);
  }

  private ModelVersion teacher(
      TeacherPlan plan, Optional<ModelVersion> start, Lesson lesson, JobContext context)
      throws IOException {
    ModelVersion teacher =
        models.add(kinds.teacher().train(plan, start, lesson, RunFolders.Purpose.MODEL, context));
    // A teacher is there to be learnt from, and suggests only where nothing else does.
    return known.active().isEmpty() ? activated(teacher) : teacher;
  }

  ModelVersion temporal(TemporalPlan plan, List<VideoId> videos, JobContext context)
      throws IOException {
    indexing.index(videos, context);
    return models.add(
        kinds
            .temporal()
            .train(
                plan,
                indexing.encoder(context),
                indexing.sources(videos, context),
                RunFolders.Purpose.MODEL,
                context));
  }

  /**
   * Tunes an encoder on the labels. It becomes the one that new features are made with when tuning
   * helped, or when nothing could say whether it did.
   *
   * @param start what to begin with; empty for the current encoder
   */
  ModelVersion tune(TuningPlan plan, Optional<ModelVersion> start, JobContext context)
      throws IOException {
    ModelVersion encoder = start.isPresent() ? start.get() : indexing.encoder(context);
    return tune(plan, lessons.ofPictures(encoder, context), context);
  }

  private ModelVersion tune(TuningPlan plan, Lesson lesson, JobContext context) throws IOException {
    Trained trained = kinds.tuning().train(plan, lesson, RunFolders.Purpose.MODEL, context);
    ModelVersion made = models.add(trained);
    return EncoderTuning.isUnchanged(trained) ? made : activated(made);
  }

  /**
   * Trains a student. It suggests from then on, since that is what it is for.
   *
   * @param teacher what it learns from besides labels; then all videos with features count
   */
  ModelVersion student(StudentPlan plan, Optional<ModelVersion> teacher, JobContext context)
      throws IOException {
    return student(plan, teacher, lessons.ofNow(context), context);
  }

  private ModelVersion student(
      StudentPlan plan, Optional<ModelVersion> teacher, Lesson lesson, JobContext context)
      throws IOException {
    Lesson wider = lesson;
    if (teacher.isPresent()) {
      if (teacher.get().kind() == ModelKind.FOCAL_NANO && plan.kind() != ModelKind.FOCAL_NANO) {
        throw new IllegalStateException(
            teacher.get().name()
                + " looks at pictures and can teach only students that look at pictures; choose a"
                + " teacher, or a student of the kind "
                + ModelKind.FOCAL_NANO.word()
                + ".");
      }
      if (!models.encoderOf(teacher.get()).id().equals(lesson.encoder().id())) {
        throw new IllegalStateException(
            "The teacher "
                + teacher.get().name()
                + " looks at features of "
                + models.encoderOf(teacher.get()).name()
                + " and the current encoder is "
                + lesson.encoder().name()
                + "; train a teacher on the current one first.");
      }
      wider = lesson.with(indexing.indexedSources(teacher.get()));
    }
    return activated(
        models.add(kinds.student().train(plan, teacher, wider, RunFolders.Purpose.MODEL, context)));
  }

  /** Takes up a training with what it began with. */
  ModelVersion resume(TrainingRequest request, JobContext context) throws IOException {
    if (EncoderTuning.isTuning(request)) {
      ModelVersion start = startModel(request, "encoder").orElseThrow();
      DatasetSnapshot labels = lessons.frozen(request.labels(), "this training");
      return tune(
          TuningPlan.fromJson(request.plan()), lessons.ofPictures(labels, start, context), context);
    }
    return switch (ModelKind.ofWord(request.kind())) {
      case ENCODER ->
          pretrain(
              PretrainingPlan.fromJson(request.plan()),
              PretrainingStart.ofWord(
                  request.startModel().orElse(PretrainingStart.UNTRAINED), known),
              context);
      case TEACHER -> {
        DatasetSnapshot labels = lessons.frozen(request.labels(), "this training");
        yield teacher(
            TeacherPlan.fromJson(request.plan()),
            startModel(request, "temporal module"),
            lessons.of(labels, context),
            context);
      }
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO ->
          student(
              StudentPlan.fromJson(request.plan()),
              startModel(request, "teacher"),
              lessons.of(lessons.frozen(request.labels(), "this training"), context),
              context);
      case TEMPORAL -> temporal(TemporalPlan.fromJson(request.plan()), List.of(), context);
      default ->
          throw new IllegalStateException(
              "A training of kind '" + request.kind() + "' cannot be taken up again.");
    };
  }

  /** Returns what a training began with; one that is gone cannot be replaced by another. */
  private Optional<ModelVersion> startModel(TrainingRequest request, String what) {
    Optional<ModelVersion> found =
        request.startModel().map(ModelVersionId::parse).flatMap(known::model);
    if (found.isEmpty() && request.startModel().isPresent()) {
      throw new IllegalStateException(
          "The " + what + " that this training began with is gone; start it anew.");
    }
    return found;
  }

  private ModelVersion activated(ModelVersion model) {
    models.activate(model);
    return model;
  }
}
