package org.cuepoint.core.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.chain.TeacherChoice;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TrainingRequest;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.TuningPlan;

/**
 * Makes one step of a chain. A step that was begun before goes on: its model may be there already,
 * when the program ended just after it was registered; else its training is taken up with the
 * labels that it began with. Thread-safe.
 */
final class ChainStepRunner {

  private final ProjectSession session;
  private final LearningLoop learning;
  private final ModelStore models;
  private final ChainEvaluation evaluation;

  ChainStepRunner(ProjectSession session, Chains.Examiner examiner) {
    this.session = session;
    this.learning = session.learning();
    this.models = session.ports().models();
    this.evaluation = new ChainEvaluation(session.ports(), examiner);
  }

  Chains.Outcome run(Chain chain, int index, JobContext context) throws Exception {
    ChainStep step = chain.steps().get(index);
    return switch (step.task()) {
      case ChainTask.Pretrain(PretrainingPlan plan, Optional<String> begin) -> {
        PretrainingStart start =
            begin
                .map(word -> PretrainingStart.ofWord(word, models))
                .orElseGet(() -> PretrainingStart.usual(EncoderSpec.named(plan.encoder())));
        yield train(
            chain, step, Optional.of(start.word()), () -> learning.pretrain(plan, start), context);
      }
      case ChainTask.Tune(TuningPlan plan) ->
          train(
              chain, step, Optional.empty(), () -> learning.tune(plan, Optional.empty()), context);
      case ChainTask.Teach(TeacherPlan plan, String variant) ->
          train(
              chain,
              step,
              Optional.empty(),
              () -> learning.learnTeacher(plan, Optional.empty()),
              context);
      case ChainTask.Distil(StudentPlan plan, TeacherChoice choice, String variant) -> {
        Optional<ModelVersion> teacher = teacher(chain, choice);
        yield train(
            chain,
            step,
            teacher.map(model -> model.id().toString()),
            () -> learning.learnStudent(plan, teacher),
            context);
      }
      case ChainTask.Evaluate(EvaluationSpec spec) ->
          new Chains.Outcome(Optional.empty(), evaluation.run(spec, chain, context));
    };
  }

  /** A training that has not begun. */
  private interface Fresh {
    Job<ModelVersion> job();
  }

  /**
   * @param start what it begins with, as its request keeps it; empty where that follows from the
   *     project
   */
  private Chains.Outcome train(
      Chain chain, ChainStep step, Optional<String> start, Fresh fresh, JobContext context)
      throws Exception {
    Optional<ModelVersion> there = step.tries() > 1 ? registered(chain, step) : Optional.empty();
    if (there.isPresent()) {
      return new Chains.Outcome(there.map(ModelVersion::id), told(there.get()));
    }
    Optional<UnfinishedTraining> open =
        step.tries() > 1 ? unfinished(step.task(), start) : Optional.empty();
    Job<ModelVersion> job = open.isPresent() ? learning.resume(open.get()) : fresh.job();
    Optional<ModelVersion> before = models.active();
    ModelVersion made = job.work().run(context);
    if (!step.task().variantWord().isEmpty()) {
      // A model that lacks a part is there to be compared, not to suggest.
      before.ifPresent(session.versions()::activate);
    }
    return new Chains.Outcome(Optional.of(made.id()), told(made));
  }

  private static String told(ModelVersion model) {
    return model.provenance().settings().getOrDefault(EncoderTuning.VERDICT, "");
  }

  /** Returns the training of this step that was paused or cut off. */
  private Optional<UnfinishedTraining> unfinished(ChainTask task, Optional<String> start) {
    return learning.unfinished().stream()
        .filter(
            open -> {
              TrainingRequest request = open.request();
              return request.kind().equals(task.makes().map(ModelKind::word).orElse(""))
                  && request.plan().equals(task.planJson())
                  && (start.isEmpty() || start.equals(request.startModel()));
            })
        .findFirst();
  }

  /** Returns the model of this step if it was registered and the program ended just then. */
  private Optional<ModelVersion> registered(Chain chain, ChainStep step) {
    Optional<ModelVersion> found =
        models.models().stream()
            .filter(model -> step.task().makes().equals(Optional.of(model.kind())))
            .filter(model -> step.started().filter(at -> !model.created().isBefore(at)).isPresent())
            .filter(model -> !chain.made().contains(model.id()))
            .filter(model -> isOf(step.task(), model))
            .findFirst();
    // Becoming active is part of the training, except for teachers and what came out unchanged.
    found.filter(model -> isUsed(step.task(), model)).ifPresent(session.versions()::activate);
    return found;
  }

  private static boolean isUsed(ChainTask task, ModelVersion model) {
    String encoder = model.provenance().settings().getOrDefault("encoder", "");
    boolean unchanged = encoder.equals(model.provenance().inputs().get(EncoderTraining.START));
    return !(task instanceof ChainTask.Teach) && task.variantWord().isEmpty() && !unchanged;
  }

  /** A model's plan has what came out of it too, such as the step at which it cooled down. */
  private static boolean isOf(ChainTask task, ModelVersion model) {
    boolean seed =
        task.schedule()
            .map(TrainingSchedule::seed)
            .filter(each -> each == model.provenance().seed())
            .isPresent();
    return seed && fields(task.planJson()).equals(fields(model.plan()));
  }

  private static Set<String> fields(String plan) {
    try {
      JsonElement json = JsonParser.parseString(plan);
      return json.isJsonObject() ? json.getAsJsonObject().keySet() : Set.of();
    } catch (JsonParseException none) {
      return Set.of();
    }
  }

  private Optional<ModelVersion> teacher(Chain chain, TeacherChoice choice) {
    if (choice.equals(TeacherChoice.NONE)) {
      return Optional.empty();
    }
    Optional<ModelVersionId> named = choice.model().or(chain::teacher);
    if (named.isPresent()) {
      return Optional.of(
          models
              .model(named.get())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The teacher that this student was to learn from is gone; choose"
                              + " another in a new chain, or skip the step.")));
    }
    return models.models().stream()
        .filter(model -> model.kind() == ModelKind.TEACHER)
        .reduce((first, second) -> second);
  }
}
