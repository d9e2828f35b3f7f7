package org.cuepoint.core.chain;

import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * Which teacher a student learns from.
 *
 * @param word {@code latest} for the one that the chain made, else the project's latest; {@code
 *     none} for labels only; else a model's identity
 */
public record TeacherChoice(String word) {

  /** The one that the chain made, else the project's latest, else none. */
  public static final TeacherChoice LATEST = new TeacherChoice("latest");

  /** Labels only. */
  public static final TeacherChoice NONE = new TeacherChoice("none");

  /** Validates that the word is one of the two or an identity. */
  public TeacherChoice {
    if (!word.equals("latest") && !word.equals("none")) {
      ModelVersionId.parse(word);
    }
  }

  /** Chooses a model of the project. */
  public static TeacherChoice of(ModelVersionId model) {
    return new TeacherChoice(model.toString());
  }

  /** Returns the model that is named; empty for the two words. */
  public Optional<ModelVersionId> model() {
    return equals(LATEST) || equals(NONE)
        ? Optional.empty()
        : Optional.of(ModelVersionId.parse(word));
  }
}
