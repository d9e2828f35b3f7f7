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
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingRequest;

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
      EncoderTraining encoder) {}

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

  /** Takes up a training with what it began with. */
  ModelVersion resume(TrainingRequest request, JobContext context) throws IOException {
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
            request.startModel().map(ModelVersionId::parse).flatMap(known::model),
            lessons.of(labels, context),
            context);
      }
      case TEMPORAL -> temporal(TemporalPlan.fromJson(request.plan()), List.of(), context);
      default ->
          throw new IllegalStateException(
              "A training of kind '" + request.kind() + "' cannot be taken up again.");
    };
  }

  private ModelVersion activated(ModelVersion model) {
    known.activate(model.id());
    return model;
  }
}
