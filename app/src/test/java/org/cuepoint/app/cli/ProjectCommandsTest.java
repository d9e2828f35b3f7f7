package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCommandsTest {

  @TempDir private Path folder;
  private Shell shell;
  private Path project;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    project = folder.resolve("study");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private void makeProject() throws IOException {
    shell.done("new", project, "--class", "walk", "--class", "run");
    shell.done("add", project, shell.clip("one.mp4", 6), shell.clip("two.mp4", 4), "--group", "g1");
  }

  @Test
  void newMakesAProjectWithItsClasses() {
    JsonObject made =
        shell.done("new", project, "--name", "Field", "--class", "walk", "--json").json();

    assertEquals("Field", made.get("name").getAsString());
    assertEquals("walk", made.getAsJsonArray("classes").get(0).getAsString());
    assertEquals(8, made.get("clock").getAsInt());
  }

  @Test
  void newRefusesAFolderThatHoldsAProject() {
    shell.done("new", project);

    String sentence = shell.refused("new", project);

    assertTrue(sentence.contains("study"), sentence);
  }

  @Test
  void refusalsAreJsonWhenJsonIsAsked() {
    Shell.Outcome outcome = shell.run("info", folder.resolve("nowhere"), "--json");

    assertEquals(CommandLineTool.FAILED, outcome.code());
    assertTrue(outcome.json().has("error"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void addTakesWhatOpensAndSaysWhyTheRestDoesNot() throws IOException {
    shell.done("new", project);
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all");

    Shell.Outcome outcome =
        shell.run("add", project, shell.clip("one.mp4", 2), text, "--subject", "ada", "--json");

    assertEquals(CommandLineTool.FAILED, outcome.code(), outcome.err());
    JsonArray videos = outcome.json().getAsJsonArray("videos");
    assertEquals("opened", text(videos.get(0), "result"));
    assertEquals("refused", text(videos.get(1), "result"));
    assertTrue(text(videos.get(1), "error").contains("notes.mp4"), outcome.out());
    JsonObject info = shell.done("info", project, "--json").json();
    assertEquals(1, info.getAsJsonArray("videos").size());
    assertEquals("ada", text(info.getAsJsonArray("videos").get(0), "subject"));
  }

  @Test
  void addSearchesFoldersAndKnowsVideosAlready() throws IOException {
    shell.done("new", project);
    Files.createDirectories(folder.resolve("videos/more"));
    shell.clip("videos/one.mp4", 2);
    shell.clip("videos/more/two.mp4", 2);

    shell.done("add", project, folder.resolve("videos"));
    JsonObject second =
        shell.done("add", project, folder.resolve("videos"), "--recursive", "--json").json();

    assertEquals(
        List.of("opened", "there before"),
        second.getAsJsonArray("videos").asList().stream()
            .map(video -> text(video, "result"))
            .toList());
  }

  @Test
  void viewsJoinsPartsAndListsVideosThatPlaySideBySide() throws IOException {
    makeProject();

    JsonObject joined =
        shell
            .done(
                "views",
                project,
                "--join",
                "one.mp4",
                "--join",
                "two.mp4",
                "--offset",
                "0",
                "--offset",
                "1.5",
                "--name",
                "room",
                "--json")
            .json();

    JsonObject group = joined.getAsJsonArray("groups").get(0).getAsJsonObject();
    assertEquals("room", text(group, "name"));
    JsonObject second = group.getAsJsonArray("members").get(1).getAsJsonObject();
    assertEquals(1.5, second.get("offset_seconds").getAsDouble(), 1e-3);
    assertTrue(
        shell
            .refused("views", project, "--join", "one.mp4", "--join", "one.mp4")
            .contains("twice"));
    assertTrue(shell.refused("views", project, "--remove", "hall").contains("room"));
    shell.done("views", project, "--remove", "room");
    assertTrue(shell.done("views", project).out().contains("--join"));
  }

  @Test
  void infoOfAFileListsItsFrames() throws IOException {
    JsonObject info = shell.done("info", shell.clip("one.mp4", 2), "--json", "--frames").json();

    assertEquals(20, info.get("frames").getAsInt());
    assertEquals(20, info.getAsJsonArray("pts").size());
    assertEquals(0, info.getAsJsonArray("key_frames").get(0).getAsInt());
    assertEquals(0, info.get("rotation").getAsInt());
    assertFalse(info.get("variable_frame_rate").getAsBoolean());
    assertTrue(info.get("time_base").getAsString().contains("/"));
  }

  @Test
  void infoOfAFileThatIsNoVideoIsAnErrorAndOne() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no video");

    Shell.Outcome outcome = shell.run("info", text, "--json");

    assertEquals(CommandLineTool.FAILED, outcome.code());
    assertEquals(text.toString(), outcome.json().get("file").getAsString());
    assertTrue(outcome.json().has("error"));
  }

  @Test
  void schemeAddsRenamesAndReadsMappings() throws IOException {
    shell.done("new", project, "--class", "walk");
    Path mapping =
        Files.writeString(folder.resolve("mapping.txt"), "0 background\n1 walk\n2 sit\n");

    shell.done("scheme", project, "--from", mapping);
    JsonObject scheme =
        shell.done("scheme", project, "--add", "jump", "--rename", "walk=stroll", "--json").json();

    assertEquals(
        List.of("stroll", "sit", "jump"),
        scheme.getAsJsonArray("classes").asList().stream().map(c -> text(c, "name")).toList());
    assertEquals(1, scheme.getAsJsonArray("groups").size());
  }

  @Test
  void schemeReadsWhatItPrints() throws IOException {
    shell.done("new", project, "--class", "walk", "--class", "run");
    Path file =
        Files.writeString(
            folder.resolve("scheme.json"), shell.done("scheme", project, "--json").out());
    Path other = folder.resolve("other");
    shell.done("new", other);

    JsonObject read = shell.done("scheme", other, "--from", file, "--json").json();

    assertEquals(
        List.of("walk", "run"),
        read.getAsJsonArray("classes").asList().stream().map(c -> text(c, "name")).toList());
    assertEquals("2", text(read.getAsJsonArray("classes").get(1), "hotkey"));
  }

  @Test
  void schemeRefusesANameThatIsThere() {
    shell.done("new", project, "--class", "walk");

    assertTrue(shell.refused("scheme", project, "--add", "walk").contains("walk"));
  }

  @Test
  void labelsAreAddedListedUndoneAndRedone() throws IOException {
    makeProject();
    shell.done("label", project, "one", "--class", "walk", "--start", "1", "--end", "0:03");
    shell.done(
        "label", project, "one.mp4", "--class", "run", "--start", "20", "--end", "25", "--frames");

    assertEquals(List.of("walk 10-20", "run 20-25", "walk 25-30"), labels());

    shell.done("label", project, "one.mp4", "--undo");
    assertEquals(List.of("walk 10-30"), labels());
    shell.done("label", project, "one.mp4", "--redo");
    assertEquals(3, labels().size());
  }

  @Test
  void labelsHaveStatesAndCanBeRemoved() throws IOException {
    makeProject();
    JsonObject added =
        shell
            .done(
                "label",
                project,
                "two.mp4",
                "--class",
                "run",
                "--start",
                "0",
                "--end",
                "1",
                "--state",
                "negative",
                "--json")
            .json();
    JsonElement segment = added.getAsJsonArray("segments").get(0);
    assertEquals("negative", text(segment, "state"));

    shell.done("label", project, "--remove", text(segment, "id").substring(0, 8));

    assertEquals(List.of(), labels());
  }

  @Test
  void reviewingCountsAsSeen() throws IOException {
    makeProject();

    shell.done("label", project, "one.mp4", "--reviewed", "--start", "0", "--end", "5");

    double share = shell.done("info", project, "--json").json().get("seen_share").getAsDouble();
    assertEquals(0.5, share, 1e-6);
  }

  @Test
  void unknownNamesAreRefusedWithThoseThatExist() throws IOException {
    makeProject();

    String noClass =
        shell.refused("label", project, "one.mp4", "--class", "fly", "--start", "0", "--end", "1");
    String noVideo =
        shell.refused("label", project, "x.mp4", "--class", "run", "--start", "0", "--end", "1");
    String noUndo = shell.refused("label", project, "one.mp4", "--undo");

    assertTrue(noClass.contains("walk, run"), noClass);
    assertTrue(noVideo.contains("x.mp4"), noVideo);
    assertTrue(noUndo.contains("nothing"), noUndo);
  }

  @Test
  void aLockedProjectCanBeLookedAtButNotChanged() throws IOException {
    makeProject();
    try (ProjectSession other = shell.workbench().openSession(project, ProjectAccess.WRITE)) {
      assertEquals(ProjectAccess.WRITE, other.ports().project().access());

      shell.done("info", project);
      shell.done("label", project, "--list");
      String sentence = shell.refused("scheme", project, "--add", "jump");

      assertTrue(sentence.contains("study"), sentence);
    }
  }

  @Test
  void anExportComesBackAsItWas() throws IOException {
    makeProject();
    shell.done("label", project, "one.mp4", "--class", "walk", "--start", "1", "--end", "3");
    shell.done("label", project, "two.mp4", "--class", "run", "--start", "0", "--end", "2");
    Path table = folder.resolve("out.csv");
    shell.done("export", project, table, "--format", "segment-csv");
    List<String> before = labels();
    Path other = folder.resolve("other");
    shell.done("new", other);
    shell.done("add", other, shell.path("one.mp4"), shell.path("two.mp4"));

    shell.done("import", other, table, "--create-classes");

    project = other;
    assertEquals(before, labels());
  }

  @Test
  void anExportReplacesNothingUnasked() throws IOException {
    makeProject();
    Path table = Files.writeString(folder.resolve("out.csv"), "mine");

    assertTrue(
        shell.refused("export", project, table, "--format", "segment-csv").contains("--force"));
    assertEquals("mine", Files.readString(table));
    shell.done("export", project, table, "--format", "segment-csv", "--force");
  }

  @Test
  void anImportIsRefusedWithTheNamesThatTheProjectDoesNotHave() throws IOException {
    makeProject();
    Path table = table("video,start,end,label\none.mp4,0,1,fly\none.mp4,2,3,swim\n");

    String sentence = shell.refused("import", project, table);

    assertTrue(sentence.contains("'fly', 'swim'"), sentence);
    assertEquals(List.of(), labels());
  }

  @Test
  void anImportIsOneStepOverTheWholeProject() throws IOException {
    makeProject();
    Path table =
        table("video,start,end,label\none.mp4,0,1,walk\ntwo.mp4,0,1,run\nthree.mp4,0,1,run\n");

    JsonObject done = shell.done("import", project, table, "--gaps", "background", "--json").json();

    assertEquals(2, done.get("added").getAsInt());
    assertEquals(2, done.get("reviewed").getAsInt());
    assertEquals("three.mp4", done.getAsJsonArray("missing_videos").get(0).getAsString());
    shell.done("label", project, "--undo");
    assertEquals(List.of(), labels());
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    makeProject();
    Path table = table("video,start,end,label\none.mp4,0,1,fly\n");

    JsonObject would =
        shell.done("import", project, table, "--create-classes", "--dry-run", "--json").json();

    assertEquals("fly", would.getAsJsonArray("new_classes").get(0).getAsString());
    assertEquals(List.of(), labels());
    assertEquals(
        2, shell.done("scheme", project, "--json").json().getAsJsonArray("classes").size());
  }

  @Test
  void formatsListsWhatIsOnTheClassPath() {
    List<String> ids =
        shell.done("formats", "--json").json().getAsJsonArray("formats").asList().stream()
            .map(format -> text(format, "id"))
            .toList();

    assertTrue(ids.containsAll(List.of("audacity", "ms-tcn", "segment-csv")), ids.toString());
  }

  @Test
  void queueAndJobsOfAFreshProjectAreEmpty() {
    shell.done("new", project);

    assertEquals(0, shell.done("queue", project, "--json").json().getAsJsonArray("items").size());
    assertEquals(0, shell.done("jobs", project, "--json").json().getAsJsonArray("jobs").size());
  }

  @Test
  void learnNamesTheKindsThatExist() {
    shell.done("new", project);

    assertEquals(CommandLineTool.WRONG_USAGE, shell.run("learn", "wizard", project).code());
    assertTrue(shell.run("learn").err().contains("fast-head"));
    assertTrue(shell.refused("learn", "teacher", project).contains("label"));
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.csv"), text);
  }

  private List<String> labels() {
    return shell
        .done("label", project, "--list", "--json")
        .json()
        .getAsJsonArray("segments")
        .asList()
        .stream()
        .map(
            segment ->
                text(segment, "class")
                    + " "
                    + text(segment, "start_frame")
                    + "-"
                    + text(segment, "end_frame"))
        .toList();
  }

  private static String text(JsonElement object, String name) {
    return object.getAsJsonObject().get(name).getAsString();
  }
}
