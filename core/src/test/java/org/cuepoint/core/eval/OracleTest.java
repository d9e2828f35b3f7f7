package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our figures against those that the published evaluation scripts gave for the same input. */
final class OracleTest {

  private static final double TOLERANCE = 1e-6;

  @Test
  void everyFigureOfEveryCaseIsThatOfTheReference() throws IOException {
    Path folder = Path.of(System.getProperty("cuepoint.shared", "none"), "oracle", "metrics");
    assumeTrue(Files.isDirectory(folder), "The metric cases are not on this machine");
    int segmentations = 0;
    int detections = 0;
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      MetricCase read = MetricCase.read(text);
      JsonObject expected =
          JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("expected");
      assertTrue(expected.size() > 0, file + " expects nothing");
      assertHas(expected, read.metrics(), String.valueOf(file.getFileName()));
      switch (read) {
        case MetricCase.Segmentation segmentation -> segmentations++;
        case MetricCase.Detection detection -> detections++;
      }
    }
    assertTrue(segmentations >= 60, "only " + segmentations + " cases of frames");
    assertTrue(detections >= 15, "only " + detections + " cases of scored segments");
  }

  private static void assertHas(JsonElement expected, JsonElement actual, String place) {
    if (expected.isJsonObject()) {
      for (Map.Entry<String, JsonElement> each : expected.getAsJsonObject().entrySet()) {
        JsonElement found = actual.getAsJsonObject().get(each.getKey());
        assertTrue(found != null, place + " lacks " + each.getKey());
        assertHas(each.getValue(), found, place + " " + each.getKey());
      }
    } else if (expected.isJsonArray()) {
      assertEquals(expected.getAsJsonArray().size(), actual.getAsJsonArray().size(), place);
      for (int i = 0; i < expected.getAsJsonArray().size(); i++) {
        assertHas(
            expected.getAsJsonArray().get(i),
            actual.getAsJsonArray().get(i),
            place + "[" + i + "]");
      }
    } else {
      assertEquals(expected.getAsDouble(), actual.getAsDouble(), TOLERANCE, place);
    }
  }
}
