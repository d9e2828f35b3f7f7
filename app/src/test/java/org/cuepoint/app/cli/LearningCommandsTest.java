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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop by commands, on clips of a few seconds and a real engine process. */
class LearningCommandsTest {

  private static final int SECONDS = 12;

  @TempDir private Path folder;

  @Test
  void theLoopRunsFromVideosToEvaluation() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", SECONDS), "--group", "g1");
      shell.done("add", project, shell.clip("b.mp4", SECONDS), "--group", "g2");
      shell.done("add", project, shell.clip("c.mp4", SECONDS), "--group", "g3");
      Path truth = truth("truth.csv", "a.mp4", "b.mp4");
      assertTrue(shell.refused("suggest", project).contains("model"));
      assertTrue(shell.refused("learn", "fast-head", project).contains("label"));
      shell.done("import", project, truth, "--group", "g1", "--gaps", "background");

      JsonObject indexed = shell.done("index", project, "--json").json();
      assertEquals(3, indexed.get("videos").getAsInt());
      JsonObject learned = shell.done("learn", "fast-head", project, "--json").json();
      assertEquals("fast-head v1", learned.get("name").getAsString());

      Path page = folder.resolve("report.html");
      JsonObject report =
          shell
              .done(
                  "evaluate",
                  project,
                  "--truth",
                  truth,
                  "--test-group",
                  "g2",
                  "--report",
                  page,
                  "--json")
              .json();
      String html = Files.readString(page);
      List<String> beside =
          List.of(
              "majority",
              "nearest-centroid",
              "histogram + difference, tick probe",
              "random FE-XS, tick probe");
      for (String baseline : beside) {
        assertTrue(html.contains(baseline), baseline);
        assertTrue(report.getAsJsonObject("baselines").has(baseline), baseline);
      }
      assertTrue(html.contains("confidence; ECE"), "the reliability diagram");
      assertTrue(report.getAsJsonObject("calibration").has("ece"));
      assertFalse(report.get("seen").getAsBoolean());
      assertTrue(report.getAsJsonObject("all").has("mof"));
      assertTrue(report.getAsJsonObject("all").getAsJsonObject("f1").has("50"));
      assertTrue(report.getAsJsonObject("all").has("no_background"));
      assertTrue(report.getAsJsonObject("groups").has("g2"));
      assertTrue(report.getAsJsonObject("baselines").has("nearest-centroid"));
      assertTrue(
          shell
              .refused("evaluate", project, "--truth", truth, "--test-group", "g1")
              .contains("g1"));
      assertTrue(
          shell
              .done(
                  "evaluate",
                  project,
                  "--truth",
                  truth,
                  "--test-group",
                  "g1",
                  "--allow-seen",
                  "--baselines",
                  "none",
                  "--json")
              .json()
              .get("seen")
              .getAsBoolean());

      decide(shell, project);
      ask(shell, project);
      versions(shell, project);
      JsonArray jobs = shell.done("jobs", project, "--json").json().getAsJsonArray("jobs");
      assertTrue(jobs.size() >= 4, jobs.toString());
    }
  }

  @Test
  void everyAnalysisRegionIsASequenceOfItsOwn() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", SECONDS), "--group", "g1");
      shell.done("add", project, shell.clip("b.mp4", SECONDS), "--group", "g2");
      for (String video : List.of("a.mp4", "b.mp4")) {
        shell.done("regions", project, video, "--set", "top=0,0,1,0.5");
        shell.done("regions", project, video, "--set", "bottom=0,0.5,1,0.5");
      }
      Path truth = folder.resolve("truth.csv");
      StringBuilder table = new StringBuilder("video,start,end,label,region\n");
      for (int second = 1; second < SECONDS; second += 2) {
        table.append("a.mp4," + second + "," + (second + 1) + ",move,top\n");
        table.append("b.mp4," + second + "," + (second + 1) + ",move,top\n");
      }
      Files.writeString(truth, table);
      shell.done("import", project, truth, "--group", "g1", "--gaps", "background");
      shell.done("learn", "fast-head", project);
      Path page = folder.resolve("report.html");
      Object[] evaluate = {
        "evaluate", project, "--truth", truth, "--test-group", "g2", "--report", page, "--json"
      };
      JsonObject report = shell.done(evaluate).json();
      String html = Files.readString(page);
      assertTrue(html.contains("b.mp4, top") && html.contains("b.mp4, bottom"));
      // Both halves of the picture show the same, and only one of them is called a move.
      double frames =
          report.getAsJsonObject("per_class").getAsJsonObject("move").get("frames").getAsDouble();
      double rest =
          report
              .getAsJsonObject("per_class")
              .getAsJsonObject("background")
              .get("frames")
              .getAsDouble();
      assertEquals(SECONDS * Shell.RATE / 2, frames, Shell.RATE);
      assertEquals(2 * SECONDS * Shell.RATE, frames + rest, 2);

      Path nameless = truth("whole.csv", "b.mp4");
      String refused =
          shell.refused("evaluate", project, "--truth", nameless, "--test-group", "g2");
      assertTrue(refused.contains("'top' of b.mp4"), refused);
    }
  }

  private static void decide(Shell shell, Path project) {
    JsonArray suggestions =
        shell.done("suggest", project, "--json").json().getAsJsonArray("suggestions");
    assertFalse(suggestions.isEmpty());
    String first = suggestions.get(0).getAsJsonObject().get("id").getAsString();
    assertEquals(
        1,
        shell
            .done("reject", project, first.substring(0, 8), "--json")
            .json()
            .get("rejected")
            .getAsInt());
    JsonObject preview =
        shell.done("accept", project, "--threshold", "0", "--dry-run", "--json").json();
    assertEquals(suggestions.size() - 1, preview.get("found").getAsInt());
    assertEquals(0, preview.get("accepted").getAsInt());
    JsonObject precision = preview.getAsJsonObject("expected_precision");
    assertEquals(0, precision.get("checked").getAsInt());
    assertFalse(precision.get("tellable").getAsBoolean());
    assertTrue(
        shell
            .done("accept", project, "--threshold", "1", "--dry-run")
            .out()
            .contains("nobody knows how many are right"));
    assertEquals(
        suggestions.size() - 1,
        shell.done("accept", project, "--all", "--json").json().get("accepted").getAsInt());
  }

  private static void versions(Shell shell, Path project) {
    assertEquals(1, suggesting(shell, project));
    assertTrue(shell.refused("models", project, "rollback").contains("nothing to go back"));
    shell.done("learn", "fast-head", project);
    assertEquals(2, suggesting(shell, project));
    JsonObject back = shell.done("models", project, "rollback", "--json").json();
    assertEquals("fast-head v1", back.get("active").getAsString());
    assertTrue(back.has("questions"), "the queue follows");
    assertEquals(1, suggesting(shell, project));
    shell.done("models", project, "activate", "fast-head-v2", "--only");
    assertEquals(2, suggesting(shell, project));
    assertTrue(
        shell.refused("models", project, "activate", "fast-head-v9").contains("fast-head-v9"));

    JsonObject difference =
        shell.done("models", project, "compare", "fast-head-v1", "fast-head-v2", "--json").json();
    assertTrue(
        difference.getAsJsonArray("data").toString().contains("segments of move"),
        "labels were made in between: " + difference);
    assertFalse(difference.has("plan"), "the same plan: " + difference);

    shell.done("models", project, "note", "fast-head-v1", "--text", "first", "--tag", "old");
    JsonObject shown = shell.done("models", project, "show", "fast-head-v1", "--json").json();
    assertEquals("first", shown.get("note").getAsString());
    assertEquals("old", shown.getAsJsonArray("tags").get(0).getAsString());
    assertTrue(shown.getAsJsonArray("parents").get(0).getAsString().startsWith("encoder v"));
    deletion(shell, project);
  }

  private static void deletion(Shell shell, Path project) {
    assertTrue(
        shell
            .refused("models", project, "delete", "fast-head-v2")
            .contains("fast-head v2 suggests and ranks now"));
    assertTrue(
        shell
            .refused("models", project, "delete", "encoder-v1", "--with-dependents")
            .contains("encoder v1"));
    JsonObject plan =
        shell.done("models", project, "delete", "fast-head-v1", "--dry-run", "--json").json();
    assertFalse(plan.get("deleted").getAsBoolean());
    assertTrue(plan.get("bytes").getAsLong() > 0, plan.toString());
    assertTrue(plan.get("decided_kept").getAsInt() > 0, plan.toString());
    JsonObject done = shell.done("models", project, "delete", "fast-head-v1", "--json").json();
    assertTrue(done.get("deleted").getAsBoolean());
    assertEquals(plan.get("bytes"), done.get("bytes"));
    assertTrue(
        shell.refused("models", project, "activate", "fast-head-v1").contains("fast-head-v1"));
    JsonObject record = shell.done("models", project, "show", "fast-head-v1", "--json").json();
    assertTrue(record.has("deleted"), "the record stays");
    assertEquals("first", record.get("note").getAsString());
    assertEquals(
        "fast-head v1",
        shell
            .done("models", project, "--json")
            .json()
            .getAsJsonArray("deleted")
            .get(0)
            .getAsJsonObject()
            .get("name")
            .getAsString());
  }

  /** Returns the number of the fast head that suggests. */
  private static int suggesting(Shell shell, Path project) {
    for (JsonElement model :
        shell.done("models", project, "--json").json().getAsJsonArray("models")) {
      JsonObject object = model.getAsJsonObject();
      String name = object.get("name").getAsString();
      if (name.startsWith("fast-head v") && object.get("active").getAsBoolean()) {
        return Integer.parseInt(name.substring("fast-head v".length()));
      }
    }
    return 0;
  }

  private static void ask(Shell shell, Path project) {
    JsonArray labels =
        shell.done("label", project, "--list", "--json").json().getAsJsonArray("segments");
    String example = labels.get(0).getAsJsonObject().get("id").getAsString();
    JsonObject like =
        shell.done("rank", project, "--like", example, "--count", "2", "--json").json();
    assertEquals("like", like.get("chooser").getAsString());
    assertTrue(like.has("like"), like.toString());
    JsonArray items =
        shell
            .done(
                "rank",
                project,
                "--acquisition",
                "random",
                "--count",
                "3",
                "--video",
                "c.mp4",
                "--json")
            .json()
            .getAsJsonArray("items");
    assertFalse(items.isEmpty());
    int open = items.size();
    String id = items.get(0).getAsJsonObject().get("id").getAsString();
    assertEquals(
        open - 1,
        shell
            .done("queue", project, "--answer", id, "--class", "move", "--json")
            .json()
            .get("open")
            .getAsInt());
    assertEquals(
        open - 1, shell.done("queue", project, "--json").json().getAsJsonArray("items").size());
  }

  private Path truth(String name, String... videos) throws IOException {
    StringBuilder table = new StringBuilder("video,start,end,label\n");
    for (String video : videos) {
      for (int second = 1; second < SECONDS; second += 2) {
        table.append(video + "," + second + "," + (second + 1) + ",move\n");
      }
    }
    return Files.writeString(folder.resolve(name), table);
  }
}
