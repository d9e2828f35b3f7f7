package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings are run again on a real engine process, on clips of a few seconds. */
class LearnRepeatCommandTest {

  private static final int SECONDS = 12;

  @TempDir private Path folder;

  @Test
  void aRepeatedTrainingGivesTheSameWeightsWhateverHappenedSince() throws IOException {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      Path first = shell.clip("a.mp4", SECONDS);
      shell.done("add", project, first, "--group", "g1");
      shell.done("add", project, shell.clip("b.mp4", SECONDS), "--group", "g2");
      shell.done("import", project, labels("a.csv", "a.mp4"), "--gaps", "background");
      shell.done("learn", "fast-head", project);
      shell.done("learn", "temporal", project, "--steps", "3");
      shell.done("learn", "teacher", project, "--steps", "3", "--from-stage-b", "temporal v1");
      for (String kind : List.of("see-very-little", "attention-lstm")) {
        shell.done(
            "learn", "student", project, "--kind", kind, "--teacher", "none", "--steps", "3");
      }
      assertEquals(List.of(), folders(project.resolve("features/runs")), "runs are finished");

      // Labels made since, and a model trained on them.
      shell.done("import", project, labels("b.csv", "b.mp4"), "--gaps", "background");
      shell.done("learn", "fast-head", project);

      for (String model :
          List.of(
              "fast-head v1",
              "temporal v1",
              "teacher v1",
              "see-very-little v1",
              "attention-lstm v1",
              "encoder v1")) {
        JsonObject again = shell.done("learn", "repeat", project, model, "--json").json();
        assertTrue(again.get("equal").getAsBoolean(), again.toString());
        assertEquals(0, again.getAsJsonArray("figures").size(), again.toString());
        assertEquals(0, again.get("encoded_ticks").getAsInt());
        assertFalse(again.has("added"));
      }
      assertEquals(List.of(), folders(project.resolve("features/runs")));

      deleteFeatures(project);
      JsonObject kept =
          shell.done("learn", "repeat", project, "fast-head v1", "--keep", "--json").json();
      assertTrue(kept.get("equal").getAsBoolean());
      assertEquals(SECONDS * 8, kept.get("encoded_ticks").getAsInt(), "one video was needed");
      assertEquals("fast-head v3", kept.get("added").getAsString());

      deleteFeatures(project);
      Files.move(first, folder.resolve("elsewhere.mp4"));
      String refused = shell.refused("learn", "repeat", project, "teacher v1");
      assertTrue(refused.contains("a.mp4"), refused);
    }
  }

  private static void deleteFeatures(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("features"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> folders(Path of) throws IOException {
    if (!Files.isDirectory(of)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of)) {
      return files.toList();
    }
  }

  private Path labels(String name, String video) throws IOException {
    StringBuilder table = new StringBuilder("video,start,end,label\n");
    for (int second = 1; second < SECONDS; second += 2) {
      table.append(video + "," + second + "," + (second + 1) + ",move\n");
    }
    return Files.writeString(folder.resolve(name), table);
  }
}
