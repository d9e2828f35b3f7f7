package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suspect labels, audit and progress by commands, with a real engine process. */
class TrustCommandsTest {

  private static final int SECONDS = 24;

  @TempDir private Path folder;

  @Test
  void aWrongLabelIsFoundAndQueuedAndTheModelsAreCompared() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move", "--class", "rest");
      for (String name : new String[] {"a", "b", "c"}) {
        shell.done("add", project, shell.clip(name + ".mp4", SECONDS), "--group", name);
      }
      assertTrue(shell.done("audit", project).out().contains("No audit question"));
      assertTrue(shell.done("progress", project).out().contains("too early"));
      shell.done("import", project, truth(), "--gaps", "unlabelled");

      JsonObject planted =
          shell
              .done(
                  "suspects", project, "--plant", "0.1", "--heads", "1", "--steps", "60", "--json")
              .json();
      JsonObject figures = planted.getAsJsonObject("orders").getAsJsonObject("self_confidence");
      assertEquals(1, figures.getAsJsonArray("runs").size());
      assertTrue(figures.getAsJsonObject("mean").has("precision_at_k"));
      assertEquals(0, shell.done("queue", project, "--json").json().getAsJsonArray("items").size());

      JsonObject report =
          shell
              .done("suspects", project, "--heads", "1", "--limit", "3", "--queue", "--json")
              .json();
      assertEquals(3, report.get("folds").getAsInt());
      JsonArray labels = report.getAsJsonArray("labels");
      assertFalse(labels.isEmpty(), report.toString());
      JsonObject first = labels.get(0).getAsJsonObject();
      assertEquals("b.mp4", first.get("video").getAsString(), labels.toString());
      assertEquals(5, first.get("start").getAsDouble(), 1e-6, labels.toString());
      assertEquals("rest", first.get("label").getAsString());
      assertEquals("move", first.get("proposed").getAsString());
      assertTrue(first.get("reason").getAsString().startsWith("Labelled rest; models"));
      JsonObject queue = shell.done("queue", project, "--json").json();
      assertEquals("suspects", queue.get("acquisition").getAsString());
      assertEquals(report.get("queued").getAsInt(), queue.getAsJsonArray("items").size());

      shell.done("learn", "fast-head", project);
      shell.done("rank", project, "--acquisition", "random", "--count", "2");
      answerAll(shell, project);
      shell.done("learn", "fast-head", project);
      JsonObject progress = shell.done("progress", project, "--compare", "--json").json();
      JsonArray rounds = progress.getAsJsonArray("rounds");
      assertEquals(1, rounds.size(), "suspects are no round of learning");
      double kappa = rounds.get(0).getAsJsonObject().get("kappa").getAsDouble();
      assertTrue(kappa > 0.2 && kappa <= 1, "" + kappa);
      assertTrue(progress.getAsJsonObject("advice").has("words"));
      assertTrue(shell.done("audit", project, "--json").json().has("suggestion_bias"));
    }
  }

  private static void answerAll(Shell shell, Path project) {
    shell
        .done("queue", project, "--json")
        .json()
        .getAsJsonArray("items")
        .forEach(
            item ->
                shell.done(
                    "queue",
                    project,
                    "--answer",
                    item.getAsJsonObject().get("id").getAsString(),
                    "--nothing"));
  }

  @Test
  void oneVideoIsNotEnoughAndWrongUsageIsSaid() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", 4));
      shell.done("label", project, "a.mp4", "--class", "move", "--start", "1", "--end", "2");
      Shell.Outcome refused = shell.run("suspects", project);
      assertEquals(CommandLineTool.FAILED, refused.code());
      assertTrue(refused.err().contains("at least two videos"), refused.err());
      assertEquals(
          CommandLineTool.WRONG_USAGE, shell.run("suspects", project, "--plant", "2").code());
      assertEquals(
          CommandLineTool.WRONG_USAGE, shell.run("suspects", project, "--limit", "0").code());
    }
  }

  /** The bar moves in odd seconds; in the second clip one of them is called a rest. */
  private Path truth() throws IOException {
    StringBuilder table = new StringBuilder("video,start,end,label\n");
    for (String video : new String[] {"a.mp4", "b.mp4", "c.mp4"}) {
      // Something stays unlabelled, to be asked about.
      for (int second = 0; second < SECONDS - 4; second++) {
        boolean wrong = video.equals("b.mp4") && second == 5;
        String label = second % 2 == 1 && !wrong ? "move" : "rest";
        table.append(video + "," + second + "," + (second + 1) + "," + label + "\n");
      }
    }
    return Files.writeString(folder.resolve("truth.csv"), table);
  }
}
