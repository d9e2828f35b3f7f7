package org.cuepoint.core.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * Which model speaks when a person who labels comes to rest. Right after an edit it is the live
 * head, which alone knows the last label. At rest it is the active model if that is a student or
 * teacher that has learned at least {@link #ENOUGH} of today's labels: it took more time than any
 * head and knows nearly as much. Otherwise a new fast head learns them all and speaks, and if a
 * student or teacher would have spoken but for too many labels since, that is said, so that a
 * person may train it again. Immutable.
 */
public sealed interface Speaker {

  /** A trained model speaks as long as it has learned this share of the labels. */
  double ENOUGH = 0.9;

  /**
   * The active model speaks; nothing is trained.
   *
   * @param share of today's labels that it has learned, {@link #ENOUGH} to 1
   */
  record Trained(ModelVersion model, double share) implements Speaker {}

  /**
   * A new fast head learns all labels and speaks.
   *
   * @param outgrown the model that spoke or would speak if it knew the labels since
   */
  record FastHead(Optional<Outgrown> outgrown) implements Speaker {}

  /**
   * A model that the labels have outgrown.
   *
   * @param share of today's labels that it has learned, 0 to less than {@link #ENOUGH}
   */
  record Outgrown(ModelVersion model, double share) {}

  /**
   * Decides.
   *
   * @param active the model that suggests and ranks, if any was activated
   * @param known all versions
   * @param share of today's labels that a version has learned, 0 to 1; asked of few
   */
  static Speaker atRest(
      Optional<ModelVersion> active,
      List<ModelVersion> known,
      ToDoubleFunction<ModelVersion> share) {
    Optional<ModelVersion> candidate =
        active.filter(Speaker::isTrained).or(() -> newestStudent(active, known));
    if (candidate.isEmpty()) {
      return new FastHead(Optional.empty());
    }
    double learned = share.applyAsDouble(candidate.get());
    if (learned < ENOUGH) {
      return new FastHead(Optional.of(new Outgrown(candidate.get(), learned)));
    }
    // A fast head that is active although a student knows enough was chosen by a person.
    return active.equals(candidate)
        ? new Trained(candidate.get(), learned)
        : new FastHead(Optional.empty());
  }

  private static boolean isTrained(ModelVersion model) {
    return model.kind().predicts() && model.kind() != ModelKind.FAST_HEAD;
  }

  /** Once a fast head has spoken it is the active model; the student before it is looked for. */
  private static Optional<ModelVersion> newestStudent(
      Optional<ModelVersion> active, List<ModelVersion> known) {
    return active.isEmpty()
        ? Optional.empty()
        : known.stream()
            .filter(model -> ModelKind.students().contains(model.kind()))
            .max(Comparator.comparing(ModelVersion::created));
  }
}
