package org.cuepoint.core.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cuepoint.core.recognition.ModelKind;

/**
 * How a student is built and trained, from labels and from a teacher. Serialises to JSON that
 * people can read and change.
 */
public sealed interface StudentPlan permits FeatureStudentPlan, FocalPlan {

  /** Returns the kind of model it becomes. */
  ModelKind kind();

  /** Returns steps, learning rate, time cap and seed. */
  TrainingSchedule schedule();

  /** Returns the same plan with another schedule. */
  StudentPlan withSchedule(TrainingSchedule other);

  /** Returns the JSON form. */
  String toJson();

  /**
   * Returns what the program uses for a kind unless told otherwise.
   *
   * @throws IllegalArgumentException if it is no kind of student
   */
  static StudentPlan of(ModelKind kind) {
    return kind == ModelKind.FOCAL_NANO
        ? FocalPlan.of(FocalSpec.NANO)
        : FeatureStudentPlan.of(StudentSpec.of(kind));
  }

  /**
   * Reads the JSON form.
   *
   * @throws IllegalArgumentException if it is no plan of a student
   */
  static StudentPlan fromJson(String text) {
    JsonElement json;
    try {
      json = JsonParser.parseString(text);
    } catch (JsonParseException broken) {
      throw new IllegalArgumentException("This is no JSON: " + broken.getMessage(), broken);
    }
    if (json instanceof JsonObject plan && plan.has(FeatureStudentPlan.SPEC)) {
      return FeatureStudentPlan.fromJson(text);
    }
    if (json instanceof JsonObject plan && plan.has(FocalPlan.NETWORK)) {
      return FocalPlan.fromJson(text);
    }
    throw new IllegalArgumentException(
        "This is no plan of a student, which has a '"
            + FeatureStudentPlan.SPEC
            + "' or a '"
            + FocalPlan.NETWORK
            + "'");
  }
}
