package org.cuepoint.app.workspace;

import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.chain.Ablation;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.train.PretrainingPlan.Profile;

/** Names of what chains do, for people. */
public final class TaskNames {

  private TaskNames() {}

  /** Returns for example {@code Train teacher}; of a variant also what it lacks. */
  public static String of(ChainTask task) {
    String name =
        switch (task) {
          case ChainTask.Pretrain pretrain -> Messages.text("task.pretrain");
          case ChainTask.Tune tune -> Messages.text("task.tune");
          case ChainTask.Teach teach -> Messages.text("task.teacher");
          case ChainTask.Distil distil ->
              Messages.text("task.student", distil.plan().kind().word());
          case ChainTask.Evaluate evaluate -> Messages.text("task.evaluate");
        };
    if (task.variantWord().isEmpty()) {
      return name;
    }
    for (Ablation part : Ablation.values()) {
      if (part.word().equals(task.variantWord())) {
        return Messages.text("task.variant", name, of(part));
      }
    }
    return name;
  }

  /** Returns what an ablation's variant is called. */
  public static String of(Ablation part) {
    return switch (part) {
      case FULL -> Messages.text("ablation.full");
      case TEACHER -> Messages.text("ablation.teacher");
      case EMBEDDING -> Messages.text("ablation.embedding");
      case EDGES -> Messages.text("ablation.edges");
      case SMOOTHING -> Messages.text("ablation.smoothing");
      case DROPOUT -> Messages.text("ablation.dropout");
    };
  }

  /** Returns what a kind of student is called. */
  public static String student(ModelKind kind) {
    return switch (kind) {
      case SHIFT_ATTENTION -> Messages.text("student.shift-attention");
      case ATTENTION_LSTM -> Messages.text("student.attention-lstm");
      case SEE_VERY_LITTLE -> Messages.text("student.see-very-little");
      case FOCAL_NANO -> Messages.text("student.focal-nano");
      case ENCODER, BACKBONE, TEMPORAL, FAST_HEAD, LIVE_HEAD, TEACHER -> kind.word();
    };
  }

  /** Returns what a profile is called. */
  public static String of(Profile profile) {
    return switch (profile) {
      case QUICK -> Messages.text("profile.quick");
      case STANDARD -> Messages.text("profile.standard");
      case THOROUGH -> Messages.text("profile.thorough");
    };
  }
}
