package org.cuepoint.core.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * Finds the model whose contradiction is worth most beside the one that ranks: of the same classes
 * and another role, since two versions of one kind differ mostly in age. A student has the teacher
 * that it learned from, or else the newest; a teacher has the newest student; a head, which knows
 * least, the newest teacher or else student. Thread-safe.
 */
final class SecondOpinion {

  private final ModelStore known;

  SecondOpinion(ModelStore known) {
    this.known = known;
  }

  private enum Role {
    HEAD,
    STUDENT,
    TEACHER,
    NONE
  }

  private static Role role(ModelVersion model) {
    return switch (model.kind()) {
      case FAST_HEAD, LIVE_HEAD -> Role.HEAD;
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO -> Role.STUDENT;
      case TEACHER -> Role.TEACHER;
      case ENCODER, BACKBONE, TEMPORAL -> Role.NONE;
    };
  }

  /** Returns the model to set beside another, or empty where there is none. */
  Optional<ModelVersion> beside(ModelVersion ranking) {
    List<Role> wanted =
        switch (role(ranking)) {
          case HEAD -> List.of(Role.TEACHER, Role.STUDENT);
          case STUDENT -> List.of(Role.TEACHER);
          case TEACHER -> List.of(Role.STUDENT);
          case NONE -> List.of();
        };
    return known.models().stream()
        .filter(model -> wanted.contains(role(model)) && model.kind() != ModelKind.LIVE_HEAD)
        .filter(model -> knowsTheSame(model, ranking))
        .max(
            Comparator.comparing((ModelVersion model) -> ranking.parents().contains(model.id()))
                .thenComparingInt(model -> -wanted.indexOf(role(model)))
                .thenComparing(ModelVersion::created)
                .thenComparingInt(ModelVersion::number));
  }

  private static String scheme(ModelVersion model) {
    return model.provenance().settings().getOrDefault("scheme", "0");
  }

  private static boolean knowsTheSame(ModelVersion one, ModelVersion other) {
    return scheme(one).equals(scheme(other));
  }
}
