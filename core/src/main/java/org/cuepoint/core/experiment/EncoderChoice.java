package org.cuepoint.core.experiment;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an encoder comes about. In a file an object with {@code kind}: the record's name in lower
 * case with hyphens.
 */
public sealed interface EncoderChoice {

  /** Says what another encoder must be made for. */
  default Scope scope() {
    return Scope.ONE;
  }

  /** For what an encoder is made anew. */
  enum Scope {
    /** One serves the whole experiment. */
    ONE,
    /** One a seed. */
    EACH_SEED,
    /** One a seed and fold, from the videos of the training side only. */
    EACH_SEED_AND_FOLD
  }

  /** The baseline without learning: colour histograms and frame differences of 4×4 cells. */
  record HistogramDifference() implements EncoderChoice {}

  /**
   * An encoder of the FE family with random filters, normalised on frames of the videos (their
   * labels are not used).
   *
   * @param spec for example {@code FE-XS}
   * @param seed of the filters; left out, each seed of the experiment makes an encoder of its own
   */
  record Random(String spec, Optional<Long> seed) implements EncoderChoice {
    @Override
    public Scope scope() {
      return seed.isPresent() ? Scope.ONE : Scope.EACH_SEED;
    }
  }

  /**
   * The encoder that ships with the program, fitted to the videos without their labels.
   *
   * @param spec for example {@code FE-XS}
   */
  record Starter(String spec) implements EncoderChoice {}

  /**
   * An encoder pretrained without labels.
   *
   * @param profile {@code quick}, {@code standard} or {@code thorough}
   * @param sight which videos it is pretrained on
   * @param plan fields of {@code PretrainingPlan} that differ from the profile
   * @param seed of the pretraining; left out, each seed of the experiment pretrains anew
   * @param start what it begins with; left out, random filters
   */
  record Pretrained(
      String profile, Sight sight, JsonObject plan, Optional<Long> seed, Optional<Start> start)
      implements EncoderChoice {
    @Override
    public Scope scope() {
      if (sight == Sight.TRAINING_SIDE) {
        return Scope.EACH_SEED_AND_FOLD;
      }
      return seed.isPresent() ? Scope.ONE : Scope.EACH_SEED;
    }
  }

  /**
   * An encoder tuned on the labels of the training side; the judged videos and their labels are new
   * to it.
   *
   * @param profile {@code quick}, {@code standard} or {@code thorough}
   * @param plan fields of {@code TuningPlan} that differ from the profile
   * @param seed of the tuning; left out, each seed of the experiment tunes anew
   * @param start the encoder that it begins with, one of the FE family
   */
  record Tuned(String profile, JsonObject plan, Optional<Long> seed, EncoderChoice start)
      implements EncoderChoice {
    @Override
    public Scope scope() {
      return Scope.EACH_SEED_AND_FOLD;
    }
  }

  /** What pretraining begins with. */
  enum Start {
    /** Random filters. */
    RANDOM,
    /** The encoder that ships with the program. */
    STARTER
  }

  /** Which videos an encoder is pretrained on. */
  enum Sight {
    /** Those of the training side: the judged videos are new to it. */
    TRAINING_SIDE,
    /** All, without labels, as a person would who has them all. */
    ALL
  }

  /**
   * An encoder from a file that any installed provider reads.
   *
   * @param path absolute, or relative to the plan's folder
   */
  record Weights(Path path) implements EncoderChoice {}

  /**
   * An encoder and a temporal module (stage B) pretrained without labels on its features: on those
   * of the training side if the encoder is made for each fold, otherwise on all. Probes see what
   * the module makes of the features; a teacher begins with the module.
   *
   * @param encoder whose features
   * @param profile size of the module, for example {@code T-CPU}
   * @param plan fields of {@code TemporalPlan} that differ from the profile
   */
  record WithTemporal(EncoderChoice encoder, String profile, JsonObject plan)
      implements EncoderChoice {
    @Override
    public Scope scope() {
      return encoder.scope();
    }
  }
}
