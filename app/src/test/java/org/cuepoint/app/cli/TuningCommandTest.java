package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TuningPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tuning an encoder by commands, from labels to suggestions with its features. */
class TuningCommandTest {

  private static final int SECONDS = 12;

  @TempDir private Path folder;

  @Test
  void anEncoderIsTunedAndUsed() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      StringBuilder table = new StringBuilder("video,start,end,label\n");
      for (String video : new String[] {"a.mp4", "b.mp4", "c.mp4"}) {
        shell.done("add", project, shell.clip(video, SECONDS));
        for (int second = 1; second < SECONDS; second += 2) {
          table.append(video + "," + second + "," + (second + 1) + ",move\n");
        }
      }
      shell.done("add", project, shell.clip("d.mp4", SECONDS));
      Shell.Outcome unlabelled = shell.run("learn", "tuned-encoder", project);
      assertEquals(CommandLineTool.FAILED, unlabelled.code());
      assertTrue(unlabelled.err().contains("label a few"), unlabelled.err());
      Path truth = Files.writeString(folder.resolve("truth.csv"), table);
      shell.done("import", project, truth, "--gaps", "background");
      String before = shell.done("index", project, "--json").json().get("encoder").getAsString();

      JsonObject judged =
          shell.done("learn", "tuned-encoder", project, "--steps", "2", "--json").json();
      assertEquals("encoder v2", judged.get("name").getAsString());
      assertTrue(judged.get("verdict").getAsString().contains("1 of 3 groups or videos"));
      assertTrue(judged.getAsJsonObject("metrics").has("held_out_start"));

      Path plan =
          Files.writeString(
              folder.resolve("plan.json"),
              TuningPlan.of(PretrainingPlan.Profile.QUICK)
                  .with(new TuningPlan.Unfreezing(0, 0.3, 0.5, 0.01))
                  .toJson());
      JsonObject tuned =
          shell
              .done(
                  "learn",
                  "tuned-encoder",
                  project,
                  "--plan",
                  plan,
                  "--start",
                  "encoder v1",
                  "--held-out",
                  "0",
                  "--steps",
                  "4",
                  "--json")
              .json();
      assertTrue(tuned.get("active").getAsBoolean());
      String after = shell.done("index", project, "--json").json().get("encoder").getAsString();
      assertNotEquals(before, after);
      shell.done("learn", "fast-head", project);
      assertFalse(
          shell.done("suggest", project, "--json").json().getAsJsonArray("suggestions").isEmpty());
      assertTrue(
          shell.refused("learn", "tuned-encoder", project, "--start", "nobody").contains("nobody"));
    }
  }
}
