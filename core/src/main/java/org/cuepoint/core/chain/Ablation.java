package org.cuepoint.core.chain;

import java.util.List;
import java.util.Locale;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.Objective;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;

/**
 * The parts of a training that can be left out, one at a time, to see what each is worth. Pure
 * functions.
 */
public enum Ablation {
  /** Nothing: what the others are compared with. */
  FULL,
  /** What a teacher says; labels stay. */
  TEACHER,
  /** The teacher's embedding: its features and how alike ticks are. */
  EMBEDDING,
  /** Edges, of labels and of the teacher. */
  EDGES,
  /** Smoothness over time. */
  SMOOTHING,
  /** What is hidden at random while it trains. */
  DROPOUT;

  private static final List<Ablation> OF_TEACHERS = List.of(FULL, EDGES, SMOOTHING, DROPOUT);
  private static final List<Ablation> OF_STUDENTS =
      List.of(FULL, TEACHER, EMBEDDING, EDGES, SMOOTHING);

  /** Returns the word that files use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what can be left out of a task; empty if it is no training of a teacher or student. */
  public static List<Ablation> of(ChainTask task) {
    return switch (task) {
      case ChainTask.Teach teach -> OF_TEACHERS;
      case ChainTask.Distil distil -> OF_STUDENTS;
      case ChainTask.Pretrain pretrain -> List.of();
      case ChainTask.Tune tune -> List.of();
      case ChainTask.Evaluate evaluate -> List.of();
    };
  }

  /**
   * Returns a task without this part, marked as a variant.
   *
   * @throws IllegalArgumentException if the task has no such part
   */
  public ChainTask from(ChainTask task) {
    if (!of(task).contains(this)) {
      throw new IllegalArgumentException(
          "A training of " + task.word() + " has no part '" + word() + "' to leave out");
    }
    return switch (task) {
      case ChainTask.Teach(TeacherPlan plan, String variant) ->
          new ChainTask.Teach(from(plan), word());
      case ChainTask.Distil(StudentPlan plan, TeacherChoice teacher, String variant) ->
          new ChainTask.Distil(from(plan), this == TEACHER ? TeacherChoice.NONE : teacher, word());
      case ChainTask.Pretrain pretrain -> pretrain;
      case ChainTask.Tune tune -> tune;
      case ChainTask.Evaluate evaluate -> evaluate;
    };
  }

  private TeacherPlan from(TeacherPlan plan) {
    TeacherPlan.Loss loss = plan.loss();
    TeacherPlan.Regularisation usual = plan.regularisation();
    TeacherPlan.Regularisation regularisation =
        this == DROPOUT ? new TeacherPlan.Regularisation(0, 0, 0, usual.adapter()) : usual;
    return new TeacherPlan(
        plan.spec(),
        plan.refinement(),
        plan.schedule(),
        plan.pieceTicks(),
        plan.batch(),
        plan.strideTicks(),
        regularisation,
        new TeacherPlan.Loss(
            this == SMOOTHING ? 0 : loss.smoothing(),
            this == EDGES ? 0 : loss.boundary(),
            loss.boundaryTicks(),
            loss.labelSmoothing(),
            loss.noiseExponent(),
            loss.tags(),
            loss.timestamps(),
            loss.pseudoFrom()),
        plan.calibration());
  }

  private StudentPlan from(StudentPlan plan) {
    return switch (plan) {
      case FeatureStudentPlan student -> student.withObjective(from(student.objective()));
      case FocalPlan focal -> focal.with(from(focal.objective()));
    };
  }

  private Objective from(Objective usual) {
    if (this == TEACHER) {
      return usual.withoutTeacher();
    }
    return new Objective(
        usual.labels(),
        this == SMOOTHING ? 0 : usual.smoothing(),
        this == EDGES ? 0 : usual.edges(),
        usual.ticks(),
        usual.windows(),
        this == EMBEDDING ? 0 : usual.features(),
        this == EMBEDDING ? 0 : usual.relation(),
        this == EDGES ? 0 : usual.boundary(),
        usual.consistency(),
        usual.temperature(),
        usual.divergence(),
        usual.weighting(),
        usual.sampleFloor(),
        usual.logitsFrom(),
        usual.labelsFrom());
  }
}
