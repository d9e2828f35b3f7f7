package org.cuepoint.core.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.cuepoint.core.train.ProfilePlans;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.TuningPlan;

/** What one step of a chain does. */
public sealed interface ChainTask {

  /** The word for all students in {@link #ofWords}. */
  String STUDENTS = "students";

  /**
   * Trains an encoder without labels; what comes after looks at its features.
   *
   * @param start what it begins with, as a training request keeps it; empty for the usual
   */
  record Pretrain(PretrainingPlan plan, Optional<String> start) implements ChainTask {
    /** The word for it. */
    public static final String WORD = "pretrain";
  }

  /** Tunes the encoder in use on the labels. */
  record Tune(TuningPlan plan) implements ChainTask {
    /** The word for it. */
    public static final String WORD = "tune";
  }

  /**
   * Trains a teacher on the labels.
   *
   * @param variant what an ablation calls it; such a model is not made active. Empty for others
   */
  record Teach(TeacherPlan plan, String variant) implements ChainTask {
    /** The word for it. */
    public static final String WORD = "teacher";

    /** Makes a training that is no variant. */
    public Teach(TeacherPlan plan) {
      this(plan, "");
    }
  }

  /**
   * Trains a student.
   *
   * @param teacher what it learns from besides labels
   * @param variant what an ablation calls it; such a model is not made active. Empty for others
   */
  record Distil(StudentPlan plan, TeacherChoice teacher, String variant) implements ChainTask {
    /** Makes a training that is no variant. */
    public Distil(StudentPlan plan, TeacherChoice teacher) {
      this(plan, teacher, "");
    }
  }

  /** Compares models with the truth of videos. */
  record Evaluate(EvaluationSpec spec) implements ChainTask {
    /** The word for it. */
    public static final String WORD = "evaluate";
  }

  /** Returns the word that commands and files use; that of a student is its kind's. */
  default String word() {
    return switch (this) {
      case Pretrain pretrain -> Pretrain.WORD;
      case Tune tune -> Tune.WORD;
      case Teach teach -> Teach.WORD;
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) -> plan.kind().word();
      case Evaluate evaluate -> Evaluate.WORD;
    };
  }

  /** Returns what an ablation calls it; empty for what is no variant. */
  default String variantWord() {
    return switch (this) {
      case Teach(TeacherPlan plan, String variant) -> variant;
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) -> variant;
      case Pretrain pretrain -> "";
      case Tune tune -> "";
      case Evaluate evaluate -> "";
    };
  }

  /** Returns the kind of model that it makes; empty if it makes none. */
  default Optional<ModelKind> makes() {
    return switch (this) {
      case Pretrain pretrain -> Optional.of(ModelKind.ENCODER);
      case Tune tune -> Optional.of(ModelKind.ENCODER);
      case Teach teach -> Optional.of(ModelKind.TEACHER);
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) ->
          Optional.of(plan.kind());
      case Evaluate evaluate -> Optional.empty();
    };
  }

  /** Returns the plan as JSON. */
  default String planJson() {
    return switch (this) {
      case Pretrain(PretrainingPlan plan, Optional<String> start) -> plan.toJson();
      case Tune(TuningPlan plan) -> plan.toJson();
      case Teach(TeacherPlan plan, String variant) -> plan.toJson();
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) -> plan.toJson();
      case Evaluate(EvaluationSpec spec) -> spec.toJson();
    };
  }

  /** Returns steps, learning rate, cap and seed; empty if it trains nothing. */
  default Optional<TrainingSchedule> schedule() {
    return switch (this) {
      case Pretrain(PretrainingPlan plan, Optional<String> start) -> Optional.of(plan.schedule());
      case Tune(TuningPlan plan) -> Optional.of(plan.schedule());
      case Teach(TeacherPlan plan, String variant) -> Optional.of(plan.schedule());
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) ->
          Optional.of(plan.schedule());
      case Evaluate evaluate -> Optional.empty();
    };
  }

  /** Returns the same with another schedule; what trains nothing stays as it is. */
  default ChainTask withSchedule(TrainingSchedule other) {
    return switch (this) {
      case Pretrain(PretrainingPlan plan, Optional<String> start) ->
          new Pretrain(plan.with(other), start);
      case Tune(TuningPlan plan) -> new Tune(plan.with(other));
      case Teach(TeacherPlan plan, String variant) -> new Teach(plan.withSchedule(other), variant);
      case Distil(StudentPlan plan, TeacherChoice teacher, String variant) ->
          new Distil(plan.withSchedule(other), teacher, variant);
      case Evaluate evaluate -> evaluate;
    };
  }

  /**
   * Returns the tasks of a list of words: {@code pretrain}, {@code tune}, {@code teacher}, {@code
   * students}, the word of one student, {@code evaluate}.
   *
   * @param evaluation what is evaluated when it is asked for
   * @throws IllegalArgumentException if there is no word, or one that is unknown or stands there
   *     twice; the message lists the words that exist
   */
  static List<ChainTask> ofWords(List<String> words, Profile profile, EvaluationSpec evaluation) {
    List<ChainTask> tasks = new ArrayList<>();
    for (String word : words) {
      switch (word) {
        case Pretrain.WORD ->
            tasks.add(new Pretrain(ProfilePlans.pretraining(profile), Optional.empty()));
        case Tune.WORD -> tasks.add(new Tune(ProfilePlans.tuning(profile)));
        case Teach.WORD -> tasks.add(new Teach(ProfilePlans.teacher(TeacherSpec.T_CPU, profile)));
        case STUDENTS -> ModelKind.students().forEach(kind -> tasks.add(distil(kind, profile)));
        case Evaluate.WORD -> tasks.add(new Evaluate(evaluation));
        default -> tasks.add(distil(student(word), profile));
      }
    }
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("A chain needs at least one step of " + words());
    }
    if (tasks.stream().map(ChainTask::word).distinct().count() < tasks.size()) {
      throw new IllegalArgumentException("A step stands in the chain twice: " + words);
    }
    return tasks;
  }

  private static ChainTask distil(ModelKind kind, Profile profile) {
    return new Distil(ProfilePlans.student(kind, profile), TeacherChoice.LATEST);
  }

  private static ModelKind student(String word) {
    return ModelKind.students().stream()
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no step '" + word + "'; there are " + words()));
  }

  /** Returns the words of all steps. */
  static List<String> words() {
    List<String> words =
        new ArrayList<>(Arrays.asList(Pretrain.WORD, Tune.WORD, Teach.WORD, STUDENTS));
    ModelKind.students().forEach(kind -> words.add(kind.word()));
    words.add(Evaluate.WORD);
    return words;
  }
}
