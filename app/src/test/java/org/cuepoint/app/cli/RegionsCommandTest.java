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

class RegionsCommandTest {

  @TempDir private Path folder;
  private Shell shell;
  private Path project;

  @BeforeEach
  void makeAProjectWithTwoVideos() throws IOException {
    shell = new Shell(folder);
    project = folder.resolve("study");
    shell.done("new", project, "--class", "walk", "--class", "run");
    shell.done("add", project, shell.clip("one.mp4", 2), shell.clip("two.mp4", 2), "--group", "p");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private JsonObject video(String name) {
    return shell
        .done("regions", project, name, "--json")
        .json()
        .getAsJsonArray("videos")
        .get(0)
        .getAsJsonObject();
  }

  private JsonObject region(String video, int place) {
    return video(video).getAsJsonArray("regions").get(place).getAsJsonObject();
  }

  @Test
  void regionsAreSetInSharesAndInPixelsAndListed() {
    Shell.Outcome set =
        shell.done(
            "regions",
            project,
            "one.mp4",
            "--set",
            "left=0,0,0.5,1",
            "--set",
            "right=32px,8px,32px,48px",
            "--subject",
            "right=Mia");
    assertTrue(set.out().contains("32,8 32x48"), set.out());
    JsonObject right = region("one.mp4", 1);
    assertEquals("right", right.get("name").getAsString());
    assertEquals("Mia", right.get("subject").getAsString());
    assertEquals(0.5, right.get("x").getAsDouble());
    assertEquals(0.75, right.get("height").getAsDouble());

    String id = right.get("id").getAsString();
    shell.done("regions", project, "one.mp4", "--set", "RIGHT=0.5,0,0.5,1", "--rename", "left=L");
    assertEquals(id, region("one.mp4", 1).get("id").getAsString(), "moved, not drawn anew");
    assertEquals(1.0, region("one.mp4", 1).get("height").getAsDouble());
    assertEquals("L", region("one.mp4", 0).get("name").getAsString());
    shell.done("label", project, "one.mp4", "--undo");
    assertEquals("left", region("one.mp4", 0).get("name").getAsString());
  }

  @Test
  void placesOutsideThePictureAndUnknownNamesAreRefused() {
    String outside = shell.refused("regions", project, "one.mp4", "--set", "a=0.6,0,0.5,1");
    assertTrue(outside.contains("64x64"), outside);
    assertTrue(
        shell.refused("regions", project, "one.mp4", "--set", "a=0,0,x,1").contains("no number"));
    assertTrue(
        shell.refused("regions", project, "one.mp4", "--set", "a=0,0,4px,4px").contains("8 by 8"));
    assertTrue(shell.refused("regions", project, "one.mp4", "--remove", "b").contains("none yet"));
    assertEquals(
        CommandLineTool.WRONG_USAGE, shell.run("regions", project, "--set", "a=0,0,1,1").code());
    assertEquals(0, video("one.mp4").getAsJsonArray("regions").size());
  }

  @Test
  void labelsOfTheWholeFrameAreWarnedOfAndGivenToARegion() {
    shell.done("label", project, "one.mp4", "--class", "walk", "--start", "0", "--end", "1");
    Shell.Outcome first = shell.done("regions", project, "one.mp4", "--set", "left=0,0,0.5,1");
    assertTrue(first.err().contains("Nothing learns from the 1 labels"), first.err());
    assertEquals(1, video("one.mp4").get("whole_frame_labels").getAsInt());

    shell.done("regions", project, "one.mp4", "--give-labels", "left");
    assertEquals(1, region("one.mp4", 0).get("labels").getAsInt());
    String refused = shell.refused("regions", project, "one.mp4", "--remove", "left");
    assertTrue(refused.contains("1 labels"), refused);
    shell.done("regions", project, "one.mp4", "--remove", "left", "--labels-to", "whole");
    assertEquals(1, video("one.mp4").get("whole_frame_labels").getAsInt());
    shell.done("label", project, "one.mp4", "--undo");
    assertEquals(1, region("one.mp4", 0).get("labels").getAsInt());
  }

  @Test
  void labelsAreSetInARegionAndTravelByItsName() throws IOException {
    shell.done("regions", project, "one.mp4", "--set", "left=0,0,0.5,1");
    shell.done("regions", project, "one.mp4", "--copy-to", "two.mp4");
    shell.done(
        "label",
        project,
        "one.mp4",
        "--class",
        "walk",
        "--start",
        "0",
        "--end",
        "1",
        "--region",
        "left");
    String unknown =
        shell.refused(
            "label",
            project,
            "one.mp4",
            "--class",
            "run",
            "--start",
            "0",
            "--end",
            "1",
            "--region",
            "middle");
    assertTrue(unknown.contains("left"), unknown);
    JsonArray segments =
        shell.done("label", project, "--list", "--json").json().getAsJsonArray("segments");
    assertEquals("left", segments.get(0).getAsJsonObject().get("region").getAsString());

    Path csv = folder.resolve("out.csv");
    shell.done("export", project, csv, "--format", "segment-csv");
    String text = Files.readString(csv);
    assertTrue(text.contains("left"), text);
    Files.writeString(csv, text.replace("one.mp4", "two.mp4"));
    shell.done("import", project, csv, "--gaps", "unlabelled");
    assertEquals(1, region("two.mp4", 0).get("labels").getAsInt());
    assertEquals(0, video("two.mp4").get("whole_frame_labels").getAsInt());
  }

  @Test
  void regionsAreCopiedToVideosAndGroupsInOneStep() {
    shell.done("regions", project, "one.mp4", "--set", "left=0,0,0.5,1");
    Shell.Outcome copied = shell.done("regions", project, "one.mp4", "--group", "p");
    assertTrue(copied.err().contains("Copied to 1 videos"), copied.err());
    assertEquals("left", region("two.mp4", 0).get("name").getAsString());
    shell.done("label", project, "--undo");
    assertEquals(0, video("two.mp4").getAsJsonArray("regions").size());
    assertFalse(video("one.mp4").getAsJsonArray("regions").isEmpty());
  }
}
