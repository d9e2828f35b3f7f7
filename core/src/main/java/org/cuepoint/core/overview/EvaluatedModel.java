package org.cuepoint.core.overview;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.EvaluationRecord;

/**
 * A comparison of a model with truth, with its main figures, 0 to 100; background is left out of
 * segments.
 *
 * @param model which one
 * @param name what people read
 * @param made when the model was trained
 * @param minutes of people's work before that
 * @param truth where the truth came from
 * @param seen whether the model was trained on labels of the same videos, so that figures say
 *     little
 * @param frames share of right frames (MoF); NaN when not recorded
 * @param edit edit score; NaN when not recorded
 * @param f1 segmental F1 at 25 % overlap; NaN when not recorded
 * @param strictF1 segmental F1 at 50 % overlap; NaN when not recorded
 */
public record EvaluatedModel(
    ModelVersionId model,
    String name,
    Instant made,
    double minutes,
    String truth,
    boolean seen,
    double frames,
    double edit,
    double f1,
    double strictF1) {

  static EvaluatedModel of(EvaluationRecord record, Optional<ModelVersion> model, double minutes) {
    JsonObject report = parsed(record.report());
    return new EvaluatedModel(
        record.model(),
        model.map(ModelVersion::name).orElseGet(() -> record.model().toString()),
        model.map(ModelVersion::created).orElse(record.created()),
        minutes,
        record.truth(),
        report.has("seen") && report.get("seen").getAsBoolean(),
        number(report, List.of("all", "mof")),
        number(report, List.of("all", "no_background", "edit")),
        number(report, List.of("all", "no_background", "f1", "25")),
        number(report, List.of("all", "no_background", "f1", "50")));
  }

  private static JsonObject parsed(String report) {
    try {
      JsonElement parsed = JsonParser.parseString(report);
      return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException damaged) {
      // An evaluation of another version: it is listed without figures.
      return new JsonObject();
    }
  }

  private static double number(JsonObject report, List<String> path) {
    JsonElement at = report;
    for (String name : path) {
      if (!at.isJsonObject() || !at.getAsJsonObject().has(name)) {
        return Double.NaN;
      }
      at = at.getAsJsonObject().get(name);
    }
    return at.isJsonPrimitive() && at.getAsJsonPrimitive().isNumber()
        ? at.getAsDouble()
        : Double.NaN;
  }
}
