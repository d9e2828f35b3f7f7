package org.cuepoint.core.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Truth and predictions in a file of their own, in one of two layouts.
 *
 * <p>Segmentation: {@code {"name", "background": [class, …], "videos": [{"truth": [[class, length],
 * …], "prediction": [[class, length], …]}, …]}}; {@code background} lists classes that make no
 * segment and may be left out. Detection: {@code {"name", "tiou": [overlap, …], "truth": {video:
 * [{"label", "segment": [start, end]}, …]}, "predictions": {video: [{"label", "segment", "score"},
 * …]}}}. Further fields are passed over. Classes are numbers or texts. Immutable.
 */
public sealed interface MetricCase {

  /** Returns what the file calls itself; empty when it does not. */
  String name();

  /** Returns the metrics, in the layout of the {@code expected} part of published cases. */
  JsonObject metrics();

  /**
   * Labels of frames.
   *
   * @param name what the file calls itself
   * @param background labels that make no segment
   * @param videos truth and predictions
   */
  record Segmentation(String name, Set<String> background, List<LabelledVideo> videos)
      implements MetricCase {
    /** Copies the collections. */
    public Segmentation {
      background = Set.copyOf(background);
      videos = List.copyOf(videos);
    }

    /**
     * Returns {@code mof}, {@code edit}, {@code f1} by overlap, and beyond the published cases
     * {@code kappa}, {@code macro_f1}, {@code per_class} and {@code boundary} in frames.
     */
    @Override
    public JsonObject metrics() {
      SegmentationScores scores = SegmentationScores.of(videos, background);
      ConfusionMatrix confusion = ConfusionMatrix.of(videos);
      JsonObject json = new JsonObject();
      json.addProperty("mof", scores.mof());
      json.addProperty("edit", scores.edit());
      JsonObject f1 = new JsonObject();
      scores.f1().forEach((overlap, value) -> f1.addProperty(overlap.toString(), value));
      json.add("f1", f1);
      json.addProperty("kappa", confusion.kappa());
      json.addProperty("macro_f1", confusion.macroF1());
      JsonObject classes = new JsonObject();
      confusion
          .perClass()
          .forEach(
              (label, each) -> {
                JsonObject one = new JsonObject();
                one.addProperty("precision", each.precision());
                one.addProperty("recall", each.recall());
                one.addProperty("f1", each.f1());
                one.addProperty("frames", each.frames());
                classes.add(label, one);
              });
      json.add("per_class", classes);
      BoundaryError edges = BoundaryError.of(videos, background);
      JsonObject boundary = new JsonObject();
      boundary.addProperty("edges", edges.edges());
      if (edges.edges() > 0) {
        boundary.addProperty("mean", edges.mean());
        boundary.addProperty("median", edges.median());
      }
      json.add("boundary", boundary);
      return json;
    }
  }

  /**
   * Scored segments.
   *
   * @param name what the file calls itself
   * @param truth the true segments
   * @param detections the predicted segments
   * @param overlaps intersection over union that hits need
   */
  record Detection(
      String name,
      List<DetectionScores.Instance> truth,
      List<DetectionScores.Detection> detections,
      List<Double> overlaps)
      implements MetricCase {
    /** Copies the lists. */
    public Detection {
      truth = List.copyOf(truth);
      detections = List.copyOf(detections);
      overlaps = List.copyOf(overlaps);
    }

    /** Returns {@code map}, one value an overlap in the file's order, and their {@code average}. */
    @Override
    public JsonObject metrics() {
      DetectionScores scores = DetectionScores.of(truth, detections, overlaps);
      JsonObject json = new JsonObject();
      JsonArray map = new JsonArray();
      overlaps.forEach(
          overlap -> map.add(Optional.ofNullable(scores.map().get(overlap)).orElseThrow()));
      json.add("map", map);
      json.addProperty("average", scores.average());
      return json;
    }
  }

  /**
   * Reads a case.
   *
   * @param text the file's text
   * @throws IllegalArgumentException if it is in neither layout; the message says what is missing
   */
  static MetricCase read(String text) {
    try {
      JsonElement parsed = JsonParser.parseString(text);
      if (!parsed.isJsonObject()) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      JsonObject json = parsed.getAsJsonObject();
      String name = json.has("name") ? json.get("name").getAsString() : "";
      if (json.has("videos")) {
        return segmentation(name, json);
      }
      if (json.has("tiou")) {
        return detection(name, json);
      }
      throw new IllegalArgumentException(
          "it has neither 'videos' (labels of frames) nor 'tiou' (scored segments)");
    } catch (JsonParseException
        | UnsupportedOperationException
        | IllegalStateException
        | NumberFormatException broken) {
      throw new IllegalArgumentException(
          "it is not in the layout that is expected (" + broken.getMessage() + ")", broken);
    }
  }

  private static Segmentation segmentation(String name, JsonObject json) {
    Set<String> background = new TreeSet<>();
    if (json.has("background")) {
      json.getAsJsonArray("background").forEach(each -> background.add(each.getAsString()));
    }
    List<LabelledVideo> videos = new ArrayList<>();
    for (JsonElement element : array(json, "videos")) {
      JsonObject video = element.getAsJsonObject();
      videos.add(
          new LabelledVideo(
              "video " + (videos.size() + 1),
              Optional.empty(),
              runs(array(video, "truth")),
              runs(array(video, "prediction"))));
    }
    return new Segmentation(name, background, videos);
  }

  private static LabelRuns runs(JsonArray json) {
    List<LabelRuns.Run> runs = new ArrayList<>();
    for (JsonElement element : json) {
      JsonArray pair = element.getAsJsonArray();
      if (pair.size() != 2) {
        throw new IllegalArgumentException("a run must be [class, length], not " + pair);
      }
      runs.add(new LabelRuns.Run(pair.get(0).getAsString(), pair.get(1).getAsInt()));
    }
    return new LabelRuns(runs);
  }

  private static Detection detection(String name, JsonObject json) {
    List<DetectionScores.Instance> truth = new ArrayList<>();
    List<DetectionScores.Detection> detections = new ArrayList<>();
    for (Map.Entry<String, JsonElement> video : object(json, "truth").entrySet()) {
      for (JsonElement element : video.getValue().getAsJsonArray()) {
        JsonObject one = element.getAsJsonObject();
        double[] segment = segment(one);
        truth.add(
            new DetectionScores.Instance(
                video.getKey(), text(one, "label"), segment[0], segment[1]));
      }
    }
    for (Map.Entry<String, JsonElement> video : object(json, "predictions").entrySet()) {
      for (JsonElement element : video.getValue().getAsJsonArray()) {
        JsonObject one = element.getAsJsonObject();
        double[] segment = segment(one);
        detections.add(
            new DetectionScores.Detection(
                video.getKey(),
                text(one, "label"),
                segment[0],
                segment[1],
                Double.parseDouble(text(one, "score"))));
      }
    }
    List<Double> overlaps =
        array(json, "tiou").asList().stream().map(JsonElement::getAsDouble).toList();
    return new Detection(name, truth, detections, overlaps);
  }

  private static double[] segment(JsonObject json) {
    JsonArray segment = array(json, "segment");
    if (segment.size() != 2) {
      throw new IllegalArgumentException("a segment must be [start, end], not " + segment);
    }
    return new double[] {segment.get(0).getAsDouble(), segment.get(1).getAsDouble()};
  }

  private static JsonArray array(JsonObject json, String field) {
    if (!(json.get(field) instanceof JsonArray array)) {
      throw new IllegalArgumentException("'" + field + "' must be a list");
    }
    return array;
  }

  private static JsonObject object(JsonObject json, String field) {
    if (!(json.get(field) instanceof JsonObject object)) {
      throw new IllegalArgumentException("'" + field + "' must be an object");
    }
    return object;
  }

  private static String text(JsonObject json, String field) {
    if (!json.has(field)) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return json.get(field).getAsString();
  }
}
