package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.cuepoint.core.recognition.ModelKind;

/**
 * How a student that works on features is built and trained.
 *
 * @param spec the student
 * @param schedule steps, learning rate, time cap and seed
 * @param pieceTicks ticks of a piece of video in a batch; a multiple of a see-very-little student's
 *     window
 * @param batch pieces in a batch
 * @param unlabelledShare share of the pieces drawn from anywhere instead of around labels, 0 to 1;
 *     there only a teacher says what is right
 * @param dropout share of inner values dropped
 * @param tickDropout share of ticks whose tokens are hidden
 * @param inputDropout share of a piece's input values dropped, the same at all of its ticks
 * @param priorTicks for how many ticks the training clips' statistics count at the start of a
 *     stream
 * @param objective losses and their weights
 */
public record FeatureStudentPlan(
    StudentSpec spec,
    TrainingSchedule schedule,
    int pieceTicks,
    int batch,
    double unlabelledShare,
    double dropout,
    double tickDropout,
    double inputDropout,
    int priorTicks,
    Objective objective)
    implements StudentPlan {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  static final String SPEC = "spec";

  /** Validates the ranges. */
  public FeatureStudentPlan {
    boolean whole =
        !(spec instanceof StudentSpec.SeeVeryLittle little)
            || pieceTicks % little.windowTicks() == 0;
    if (pieceTicks < 2 || !whole || batch < 1 || priorTicks < 1) {
      throw new IllegalArgumentException(
          "A piece of " + pieceTicks + " ticks is not made of windows of the student");
    }
  }

  /** Returns what the program uses for a student unless told otherwise. */
  public static FeatureStudentPlan of(StudentSpec spec) {
    return new FeatureStudentPlan(
        spec,
        TrainingSchedule.of(600, LearningRate.cosine(2e-3), 5e-2, 1),
        128,
        8,
        0.5,
        0.1,
        0.1,
        0.3,
        64,
        Objective.distilling());
  }

  @Override
  public ModelKind kind() {
    return spec.kind();
  }

  @Override
  public FeatureStudentPlan withSchedule(TrainingSchedule other) {
    return new FeatureStudentPlan(
        spec,
        other,
        pieceTicks,
        batch,
        unlabelledShare,
        dropout,
        tickDropout,
        inputDropout,
        priorTicks,
        objective);
  }

  /** Returns the same plan with another objective. */
  public FeatureStudentPlan withObjective(Objective other) {
    return new FeatureStudentPlan(
        spec,
        schedule,
        pieceTicks,
        batch,
        unlabelledShare,
        dropout,
        tickDropout,
        inputDropout,
        priorTicks,
        other);
  }

  @Override
  public String toJson() {
    JsonObject json = new JsonObject();
    json.add(SPEC, spec.toJson());
    json.add("schedule", GSON.toJsonTree(schedule));
    json.addProperty("pieceTicks", pieceTicks);
    json.addProperty("batch", batch);
    json.addProperty("unlabelledShare", unlabelledShare);
    json.addProperty("dropout", dropout);
    json.addProperty("tickDropout", tickDropout);
    json.addProperty("inputDropout", inputDropout);
    json.addProperty("priorTicks", priorTicks);
    json.add("objective", GSON.toJsonTree(objective));
    return GSON.toJson(json);
  }

  /** Reads the JSON form. */
  public static FeatureStudentPlan fromJson(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    return new FeatureStudentPlan(
        StudentSpec.fromJson(json.getAsJsonObject(SPEC)),
        GSON.fromJson(json.get("schedule"), TrainingSchedule.class),
        json.get("pieceTicks").getAsInt(),
        json.get("batch").getAsInt(),
        json.get("unlabelledShare").getAsDouble(),
        json.get("dropout").getAsDouble(),
        json.get("tickDropout").getAsDouble(),
        json.get("inputDropout").getAsDouble(),
        json.get("priorTicks").getAsInt(),
        GSON.fromJson(json.get("objective"), Objective.class));
  }
}
