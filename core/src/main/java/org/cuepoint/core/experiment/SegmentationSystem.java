package org.cuepoint.core.experiment;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A way to segment videos. In a file an object with {@code kind}: the record's name in lower case
 * with hyphens.
 */
public sealed interface SegmentationSystem {

  /** The most frequent label of the training videos, everywhere. */
  record Majority() implements SegmentationSystem {}

  /**
   * Logistic regression on each tick and what surrounds it for a second to both sides.
   *
   * @param encoder where features come from
   */
  record TickProbe(EncoderChoice encoder) implements SegmentationSystem {}

  /**
   * The fast head with the segment decoder.
   *
   * @param encoder where features come from
   * @param plan fields of {@code FastHeadPlan} that differ from its defaults; the seed comes from
   *     the experiment
   */
  record FastHead(EncoderChoice encoder, JsonObject plan) implements SegmentationSystem {}

  /**
   * A teacher with the segment decoder.
   *
   * @param encoder where features come from
   * @param profile for example {@code T-CPU}
   * @param plan fields of {@code TeacherPlan} that differ from the profile; the seed comes from the
   *     experiment
   */
  record Teacher(EncoderChoice encoder, String profile, JsonObject plan)
      implements SegmentationSystem {}

  /**
   * A student with the segment decoder.
   *
   * @param encoder where features come from
   * @param student kind, for example {@code shift-attention}
   * @param plan fields of {@code StudentPlan} that differ from the kind's; the seed comes from the
   *     experiment
   * @param teacher what it learns from besides labels; trained on the same videos, once for all
   *     students that name the same
   * @param reading where the judged videos are read; stored features if left out
   */
  record Student(
      EncoderChoice encoder,
      String student,
      JsonObject plan,
      Optional<TeacherChoice> teacher,
      Optional<Reading> reading)
      implements SegmentationSystem {}

  /** Where a student reads videos. */
  enum Reading {
    /** What an encoder made of every tick. */
    STORED_FEATURES,
    /** The file itself, of which one that looks at few ticks decodes what it needs. */
    FILE
  }

  /**
   * The teacher of a student, on the student's encoder.
   *
   * @param profile for example {@code T-CPU}
   * @param plan fields of {@code TeacherPlan} that differ from the profile
   */
  record TeacherChoice(String profile, JsonObject plan) {}
}
