package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of a project by commands, with a real engine process for the features. */
class EmbedCommandTest {

  private static final int SECONDS = 24;

  @TempDir private Path folder;

  @Test
  void windowsBecomeLinesOfATableThatIsTheSameEachTime() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      Path table = folder.resolve("map.csv");
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", SECONDS), "--group", "g1");
      assertTrue(shell.refused("embed", project, "--out", table).contains("index"));
      shell.done("index", project);
      shell.done("label", project, "a.mp4", "--class", "move", "--start", "0", "--end", "4");

      JsonObject said = shell.done("embed", project, "--out", table, "--json").json();
      assertEquals(12, said.get("points").getAsInt());
      assertEquals(12, said.get("windows").getAsInt());
      assertEquals("umap", said.get("method").getAsString());
      assertEquals(2, said.getAsJsonObject("labels").get("move").getAsInt());
      List<String> lines = Files.readAllLines(table);
      assertEquals(13, lines.size());
      assertTrue(lines.getFirst().startsWith("video,region,group,start,end,"), lines.getFirst());
      assertTrue(lines.get(1).startsWith("a.mp4,,g1,0.000000,2.000000,0,"), lines.get(1));
      assertTrue(lines.get(1).contains(",move,"), lines.get(1));

      shell.done("embed", project, "--out", table, "--anew");
      assertEquals(lines, Files.readAllLines(table));
      shell.done("embed", project, "--out", table, "--method", "pca", "--count", "5");
      assertEquals(6, Files.readAllLines(table).size());
      assertEquals(
          CommandLineTool.WRONG_USAGE,
          shell.run("embed", project, "--out", table, "--method", "x").code());
      assertEquals(
          CommandLineTool.WRONG_USAGE,
          shell.run("embed", project, "--out", table, "--count", "0").code());
    }
  }
}
