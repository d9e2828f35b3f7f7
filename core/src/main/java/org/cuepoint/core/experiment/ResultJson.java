package org.cuepoint.core.experiment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cuepoint.core.eval.Interval;

/**
 * The JSON of an experiment's result: every figure with its interval and the values behind it, but
 * no timelines. A figure is {@code {"mean","low","high","over","n","folds":{"mean","low","high",
 * "n"},"values":[{"seed","fold","value"}]}}; ends of an interval are left out where there is one
 * value only. Pure function.
 */
public final class ResultJson {

  private ResultJson() {}

  /** Returns the JSON form. */
  public static JsonObject of(ExperimentResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("name", result.name());
    json.add("rows", array(result.rows(), ResultJson::row));
    json.add("curves", array(result.curves(), ResultJson::curve));
    json.add("notes", array(result.notes(), com.google.gson.JsonPrimitive::new));
    json.add("plan", JsonParser.parseString(result.plan()));
    JsonObject provenance = new JsonObject();
    provenance.add("inputs", object(result.provenance().inputs()));
    provenance.add("settings", object(result.provenance().settings()));
    provenance.add("software", object(result.provenance().software()));
    json.add("provenance", provenance);
    json.addProperty("started", result.started().toString());
    json.addProperty("seconds", result.seconds());
    return json;
  }

  private static JsonObject row(ExperimentResult.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("system", row.system());
    json.addProperty("condition", row.condition());
    JsonObject figures = new JsonObject();
    row.figures().forEach((name, figure) -> figures.add(name, figure(figure)));
    json.add("figures", figures);
    return json;
  }

  private static JsonObject curve(ExperimentResult.Curve curve) {
    JsonObject json = new JsonObject();
    json.addProperty("system", curve.system());
    json.addProperty("figure", curve.figure());
    json.add(
        "points",
        array(
            curve.points(),
            point -> {
              JsonObject each = interval(point.figure().interval());
              each.addProperty("labels_per_class", point.labels());
              return each;
            }));
    return json;
  }

  private static JsonObject figure(Figure figure) {
    JsonObject json = interval(figure.interval());
    json.addProperty("over", figure.interval().over().name().toLowerCase(Locale.ROOT));
    json.add("folds", interval(figure.overFolds()));
    json.add(
        "values",
        array(
            figure.values(),
            value -> {
              JsonObject each = new JsonObject();
              each.addProperty("seed", value.seed());
              each.addProperty("fold", value.fold());
              each.addProperty("value", value.value());
              return each;
            }));
    return json;
  }

  private static JsonObject interval(Interval interval) {
    JsonObject json = new JsonObject();
    add(json, "mean", interval.mean());
    add(json, "low", interval.low());
    add(json, "high", interval.high());
    json.addProperty("n", interval.n());
    return json;
  }

  private static void add(JsonObject json, String name, double value) {
    if (Double.isFinite(value)) {
      json.addProperty(name, value);
    }
  }

  private static JsonObject object(Map<String, String> map) {
    JsonObject json = new JsonObject();
    new java.util.TreeMap<>(map).forEach(json::addProperty);
    return json;
  }

  private static <T> JsonArray array(
      List<T> values, java.util.function.Function<T, JsonElement> form) {
    JsonArray array = new JsonArray(values.size());
    values.forEach(value -> array.add(form.apply(value)));
    return array;
  }
}
