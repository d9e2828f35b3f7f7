package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our figures against those that the published evaluation scripts gave for the same input. */
final class OracleTest {

  private static final double TOLERANCE = 1e-6;

  private static List<JsonObject> cases(String excludedPrefix, String prefix) throws IOException {
    Path folder = Path.of(System.getProperty("cuepoint.shared", "none"), "oracle", "metrics");
    assumeTrue(Files.isDirectory(folder), "The metric cases are not on this machine");
    List<JsonObject> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix) && !name.startsWith(excludedPrefix)) {
          cases.add(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        }
      }
    }
    return cases;
  }

  private static LabelRuns runs(JsonArray json) {
    List<LabelRuns.Run> runs = new ArrayList<>();
    for (JsonElement run : json) {
      JsonArray pair = run.getAsJsonArray();
      runs.add(new LabelRuns.Run("class " + pair.get(0).getAsInt(), pair.get(1).getAsInt()));
    }
    return new LabelRuns(runs);
  }

  @Test
  void segmentationScoresAreThoseOfTheReference() throws IOException {
    List<JsonObject> cases = cases("map-", "");
    assertTrue(cases.size() >= 60, "only " + cases.size() + " cases");
    for (JsonObject oracle : cases) {
      String name = oracle.get("name").getAsString();
      Set<String> background = new TreeSet<>();
      oracle.getAsJsonArray("background").forEach(b -> background.add("class " + b.getAsInt()));
      List<LabelledVideo> videos = new ArrayList<>();
      for (JsonElement video : oracle.getAsJsonArray("videos")) {
        JsonObject both = video.getAsJsonObject();
        videos.add(
            new LabelledVideo(
                name,
                Optional.empty(),
                runs(both.getAsJsonArray("truth")),
                runs(both.getAsJsonArray("prediction"))));
      }
      SegmentationScores scores = SegmentationScores.of(videos, background);
      JsonObject expected = oracle.getAsJsonObject("expected");
      assertEquals(expected.get("mof").getAsDouble(), scores.mof(), TOLERANCE, name);
      assertEquals(expected.get("edit").getAsDouble(), scores.edit(), TOLERANCE, name);
      for (Map.Entry<Integer, Double> f1 : scores.f1().entrySet()) {
        double reference = expected.getAsJsonObject("f1").get(f1.getKey().toString()).getAsDouble();
        assertEquals(reference, f1.getValue(), TOLERANCE, name + " F1@" + f1.getKey());
      }
    }
  }

  @Test
  void detectionScoresAreThoseOfTheReference() throws IOException {
    List<JsonObject> cases = cases("none", "map-");
    assertTrue(cases.size() >= 15, "only " + cases.size() + " cases");
    for (JsonObject oracle : cases) {
      String name = oracle.get("name").getAsString();
      List<DetectionScores.Instance> truth = new ArrayList<>();
      List<DetectionScores.Detection> detections = new ArrayList<>();
      for (var video : oracle.getAsJsonObject("truth").entrySet()) {
        for (JsonElement element : video.getValue().getAsJsonArray()) {
          JsonObject one = element.getAsJsonObject();
          JsonArray segment = one.getAsJsonArray("segment");
          truth.add(
              new DetectionScores.Instance(
                  video.getKey(),
                  one.get("label").getAsString(),
                  segment.get(0).getAsDouble(),
                  segment.get(1).getAsDouble()));
        }
      }
      for (var video : oracle.getAsJsonObject("predictions").entrySet()) {
        for (JsonElement element : video.getValue().getAsJsonArray()) {
          JsonObject one = element.getAsJsonObject();
          JsonArray segment = one.getAsJsonArray("segment");
          detections.add(
              new DetectionScores.Detection(
                  video.getKey(),
                  one.get("label").getAsString(),
                  segment.get(0).getAsDouble(),
                  segment.get(1).getAsDouble(),
                  one.get("score").getAsDouble()));
        }
      }
      List<Double> overlaps =
          oracle.getAsJsonArray("tiou").asList().stream().map(JsonElement::getAsDouble).toList();
      DetectionScores scores = DetectionScores.of(truth, detections, overlaps);
      JsonObject expected = oracle.getAsJsonObject("expected");
      for (int i = 0; i < overlaps.size(); i++) {
        assertEquals(
            expected.getAsJsonArray("map").get(i).getAsDouble(),
            scores.map().getOrDefault(overlaps.get(i), -1.0),
            TOLERANCE,
            name + " at " + overlaps.get(i));
      }
      assertEquals(expected.get("average").getAsDouble(), scores.average(), TOLERANCE, name);
    }
  }
}
