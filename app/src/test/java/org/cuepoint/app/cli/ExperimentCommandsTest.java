package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandsTest {

  private static final String FRAMES =
      "{\"name\":\"small\",\"background\":[0],\"videos\":"
          + "[{\"truth\":[[0,2],[1,4]],\"prediction\":[[0,1],[1,5]]}],\"expected\":{\"mof\":1}}";
  private static final String SEGMENTS =
      "{\"name\":\"found\",\"tiou\":[0.5],\"truth\":{\"v\":[{\"label\":\"a\",\"segment\":[0,2]}]},"
          + "\"predictions\":{\"v\":[{\"label\":\"a\",\"segment\":[0,2],\"score\":0.9}]}}";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void metricsOfSeveralFilesStandInTheirOrder() throws IOException {
    Path frames = file("frames.json", FRAMES);
    Path segments = file("segments.json", SEGMENTS);
    JsonArray files =
        shell.done("metrics", frames, segments, "--json").json().getAsJsonArray("files");
    JsonObject first = files.get(0).getAsJsonObject();
    assertEquals("small", first.get("name").getAsString());
    assertEquals(100.0 * 5 / 6, first.get("mof").getAsDouble(), 1e-9);
    assertEquals(100, first.getAsJsonObject("f1").get("50").getAsDouble(), 1e-9);
    assertEquals(1, files.get(1).getAsJsonObject().get("average").getAsDouble(), 1e-9);
    String text = shell.done("metrics", frames, segments).out();
    assertTrue(text.contains("83.33") && text.contains("1.0000"), text);
  }

  @Test
  void aFileWithoutMetricsIsRefusedByName() throws IOException {
    Path wrong = file("wrong.json", "{\"videos\":[{}]}");
    assertTrue(shell.refused("metrics", wrong).contains("wrong.json"));
    assertTrue(shell.refused("metrics", folder.resolve("none.json")).contains("none.json"));
    assertEquals(CommandLineTool.WRONG_USAGE, shell.run("metrics").code());
  }

  @Test
  void aPlanThatNobodyUnderstandsIsRefusedWithItsField() throws IOException {
    Path plan = file("plan.json", "{\"kind\":\"guess\"}");
    String said = shell.refused("experiment", plan, "--data", folder);
    assertTrue(said.contains("'guess'") && said.contains("segmentation"), said);
    Path good =
        file("good.json", plan("\"seeds\":[1],\"labels_per_class\":[1],\"encoders\":[HIST]"));
    assertTrue(
        shell.refused("experiment", good, "--data", folder.resolve("no")).contains("data folder"));
    assertTrue(shell.refused("experiment", good, "--data", folder).contains("table.csv"));
  }

  private static String plan(String rest) {
    return "{\"kind\":\"representation\",\"name\":\"small clips\",\"data\":{\"videos\":\".\","
        + "\"segments\":\"table.csv\",\"columns\":{\"video\":\"v\",\"start\":\"s\",\"end\":\"e\","
        + "\"label\":\"l\"},\"gaps\":\"background\"},\"split\":{\"kind\":\"k-fold\",\"k\":2,"
        + "\"by\":\"video\",\"seed\":1},"
        + rest.replace(
            "HIST", "{\"name\":\"hist\",\"encoder\":{\"kind\":\"histogram-difference\"}}")
        + "}";
  }

  @Test
  void anExperimentPrintsEveryFigureAndWritesAReport() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    StringBuilder table = new StringBuilder("v,s,e,l\n");
    for (int i = 0; i < 4; i++) {
      // Bars of different speed, since copies would be refused.
      shell.bars("data/clip" + i + ".mp4", 12, i);
      table.append("clip").append(i).append(",0,20,rest\n");
      table.append("clip").append(i).append(",40,60,move\n");
    }
    file("data/table.csv", table.toString());
    Path plan =
        file("plan.json", plan("\"seeds\":[1],\"labels_per_class\":[1],\"encoders\":[HIST]"));
    Path page = folder.resolve("out").resolve("report.html");
    Shell.Outcome outcome =
        shell.done(
            "experiment",
            plan,
            "--data",
            folder.resolve("data"),
            "--work",
            folder.resolve("work"),
            "--out",
            page,
            "--json");
    JsonArray rows = outcome.json().getAsJsonArray("rows");
    assertFalse(rows.isEmpty());
    JsonObject accuracy =
        rows.get(0).getAsJsonObject().getAsJsonObject("figures").getAsJsonObject("accuracy");
    assertTrue(accuracy.has("mean") && accuracy.has("n") && accuracy.has("values"));
    String html = Files.readString(page);
    assertTrue(html.contains("random FE-XS") && html.contains("majority"));
    assertTrue(html.contains("said to be"), "a confusion matrix");
    assertTrue(html.contains("confidence; ECE"), "a reliability diagram");
    assertTrue(html.contains("clip0"), "timelines");
    assertTrue(html.contains("labelled segments of each class"), "a learning curve");
    assertFalse(html.contains("http"), "the page needs no network");
  }
}
