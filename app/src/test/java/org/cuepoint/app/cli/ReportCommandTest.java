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

class ReportCommandTest {

  @TempDir private Path folder;
  private Shell shell;
  private Path project;

  @BeforeEach
  void makeAProject() throws IOException {
    shell = new Shell(folder);
    project = folder.resolve("study");
    shell.done("new", project, "--class", "move", "--class", "rest");
    shell.done("add", project, shell.clip("a.mp4", 12), "--group", "one");
    shell.done("add", project, shell.clip("b.mp4", 8), "--group", "two");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private void label(String video, String name, int start, int end) {
    shell.done("label", project, video, "--class", name, "--start", "" + start, "--end", "" + end);
  }

  @Test
  void allFiguresArePrintedAndThePageNeedsNothingBesideIt() throws IOException {
    label("a.mp4", "move", 1, 2);
    label("a.mp4", "rest", 2, 4);
    label("a.mp4", "move", 4, 6);
    Path page = folder.resolve("out").resolve("study.html");
    Path tables = folder.resolve("tables");

    JsonObject report =
        shell.done("report", project, "--html", page, "--csv", tables, "--json").json();

    JsonObject all =
        report.getAsJsonObject("ethogram").getAsJsonArray("all").get(0).getAsJsonObject();
    JsonObject move = all.getAsJsonArray("classes").get(0).getAsJsonObject();
    assertEquals(2, move.get("bouts").getAsInt());
    assertEquals(3, move.get("total").getAsDouble(), 1e-6);
    assertEquals(5, move.get("observed").getAsDouble(), 1e-6);
    assertEquals(0.6, move.get("share").getAsDouble(), 1e-6);
    JsonArray counts =
        all.getAsJsonArray("transitions").get(0).getAsJsonObject().getAsJsonArray("counts");
    assertEquals("[[0,1],[1,0]]", counts.toString());
    assertEquals(0.25, report.getAsJsonObject("coverage").get("share").getAsDouble(), 1e-6);
    assertTrue(report.getAsJsonObject("disk").get("all").getAsLong() > 0);
    String html = Files.readString(page);
    assertTrue(html.contains("data:image/png;base64,"));
    assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "it names other files");
    assertEquals(4, Files.readString(tables.resolve("bouts.csv")).lines().count());
  }

  @Test
  void anEmptyProjectHasAReportToo() throws IOException {
    Path page = folder.resolve("study.html");
    String said = shell.done("report", project, "--html", page, "--no-pictures").out();
    assertTrue(said.contains("2 videos"), said);
    assertTrue(Files.readString(page).contains("Nothing is labelled yet"));
    assertFalse(Files.readString(page).contains("data:image"));
  }

  @Test
  void somebodyWhoLabelledNothingIsRefused() {
    label("a.mp4", "move", 1, 2);
    assertTrue(shell.refused("report", project, "--by", "nobody").contains("Nobody called"));
    assertTrue(
        shell.refused("report", folder.resolve("nothing")).contains("nothing"), "no project");
    assertEquals(CommandLineTool.WRONG_USAGE, shell.run("report").code());
  }
}
