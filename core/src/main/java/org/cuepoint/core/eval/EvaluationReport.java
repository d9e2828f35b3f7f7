package org.cuepoint.core.eval;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * An evaluation with what it is about, and its JSON of SEMANTICS section 4.
 *
 * @param evaluation the figures
 * @param model what was evaluated, for a person or a program
 * @param truth where the truth came from
 * @param exposure whether the model was trained on labels of these videos
 * @param calibration how far its probabilities can be taken at their word; empty when it gives none
 */
public record EvaluationReport(
    Evaluation evaluation,
    String model,
    String truth,
    Exposure exposure,
    Optional<Calibration> calibration) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Whether a model knew the truth. */
  public enum Exposure {
    /** No label of these videos or groups was in its training. */
    UNSEEN,
    /** Some were; its figures say little. */
    SEEN
  }

  /** Returns the JSON form; scores are 0 to 100. */
  public String toJson() {
    JsonObject json = new JsonObject();
    json.add("all", scores(evaluation.all()));
    JsonObject groups = new JsonObject();
    evaluation.groups().forEach((group, scores) -> groups.add(group, scores(scores)));
    json.add("groups", groups);
    JsonObject classes = new JsonObject();
    evaluation
        .confusion()
        .perClass()
        .forEach((label, scores) -> classes.add(label, GSON.toJsonTree(scores)));
    json.add("per_class", classes);
    calibration.ifPresent(
        measured -> {
          JsonObject figures = new JsonObject();
          figures.addProperty("ece", 100 * measured.error());
          figures.addProperty("nll", measured.logLoss());
          figures.addProperty("brier", measured.brier());
          json.add("calibration", figures);
        });
    json.addProperty("model", model);
    json.addProperty("truth", truth);
    json.addProperty("seen", exposure == Exposure.SEEN);
    return GSON.toJson(json);
  }

  private static JsonObject scores(Evaluation.Scores scores) {
    JsonObject json = scores(scores.everyClass());
    json.add("no_background", scores(scores.noBackground()));
    return json;
  }

  private static JsonObject scores(SegmentationScores scores) {
    JsonObject json = new JsonObject();
    json.addProperty("mof", scores.mof());
    json.addProperty("edit", scores.edit());
    JsonObject f1 = new JsonObject();
    for (Map.Entry<Integer, Double> entry : scores.f1().entrySet()) {
      f1.addProperty(entry.getKey().toString(), entry.getValue());
    }
    json.add("f1", f1);
    return json;
  }
}
