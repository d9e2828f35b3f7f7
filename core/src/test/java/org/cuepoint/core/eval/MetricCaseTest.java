package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

final class MetricCaseTest {

  private static String refused(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> MetricCase.read(text)).getMessage();
    return String.valueOf(message);
  }

  @Test
  void emptyListsScoreNothingAndFailNowhere() {
    JsonObject frames = MetricCase.read("{\"videos\":[]}").metrics();
    assertEquals(0, frames.get("mof").getAsDouble());
    assertFalse(frames.getAsJsonObject("boundary").has("mean"));
    JsonObject segments =
        MetricCase.read("{\"tiou\":[0.5],\"truth\":{},\"predictions\":{\"v\":[]}}").metrics();
    assertEquals(0, segments.get("average").getAsDouble());
    assertEquals(
        0,
        MetricCase.read("{\"tiou\":[],\"truth\":{},\"predictions\":{}}")
            .metrics()
            .get("average")
            .getAsDouble());
  }

  @Test
  void whatIsExpectedIsPassedOver() {
    String videos = "\"videos\":[{\"truth\":[[1,4],[0,4]],\"prediction\":[[1,3],[0,5]]}]";
    JsonObject alone = MetricCase.read("{" + videos + "}").metrics();
    assertEquals(alone, MetricCase.read("{" + videos + ",\"expected\":{\"mof\":1}}").metrics());
    assertEquals(87.5, alone.get("mof").getAsDouble(), 1e-9);
    assertEquals(0.5, alone.getAsJsonObject("boundary").get("mean").getAsDouble(), 1e-9);
  }

  @Test
  void aWrongFileIsRefusedWithWhatIsWrong() {
    assertTrue(refused("[1]").contains("no JSON object"));
    assertTrue(refused("{").contains("layout"));
    assertTrue(refused("{\"name\":\"x\"}").contains("neither 'videos'"));
    assertTrue(refused("{\"videos\":[{\"truth\":[[1,2]]}]}").contains("'prediction'"));
    assertTrue(
        refused("{\"videos\":[{\"truth\":[[1,2]],\"prediction\":[[1,3]]}]}").contains("frames"));
    assertTrue(
        refused("{\"videos\":[{\"truth\":[[1,2,3]],\"prediction\":[[1,2]]}]}")
            .contains("[class, length]"));
  }
}
