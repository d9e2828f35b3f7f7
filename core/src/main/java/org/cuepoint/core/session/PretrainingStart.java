package org.cuepoint.core.session;

import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.StarterEncoder;

/** What the pretraining of an encoder begins with. */
public sealed interface PretrainingStart {

  /** The word for random filters in requests and provenance. */
  String UNTRAINED = "random";

  /** The word for the starter in requests and provenance. */
  String STARTER = "starter";

  /** Random filters. */
  record Untrained() implements PretrainingStart {}

  /** The encoder that ships with the program. */
  record Starter() implements PretrainingStart {}

  /**
   * An encoder of the project.
   *
   * @param encoder of the same shape as what is trained
   */
  record Version(ModelVersion encoder) implements PretrainingStart {}

  /** Returns the starter of a shape if one ships, otherwise random filters. */
  static PretrainingStart usual(EncoderSpec spec) {
    return StarterEncoder.ships(spec) ? new Starter() : new Untrained();
  }

  /** Returns the form in which a request keeps it. */
  default String word() {
    return switch (this) {
      case Untrained untrained -> UNTRAINED;
      case Starter starter -> STARTER;
      case Version(ModelVersion encoder) -> encoder.id().toString();
    };
  }

  /**
   * Reads the form in which a request keeps it.
   *
   * @throws IllegalStateException if the model it names is gone
   */
  static PretrainingStart ofWord(String word, ModelStore models) {
    return switch (word) {
      case UNTRAINED -> new Untrained();
      case STARTER -> new Starter();
      default ->
          models
              .model(ModelVersionId.parse(word))
              .<PretrainingStart>map(Version::new)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The encoder that this training began with is gone; start it anew."));
    };
  }
}
