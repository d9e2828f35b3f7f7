package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.StudentSpec;
import org.cuepoint.core.train.TrainingSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a small student and watches with it, in a real engine process. */
class StreamCommandTest {

  private static final int SECONDS = 12;

  @TempDir private Path folder;

  @Test
  void aStudentTellsSegmentsOfAVideoAndOfACamera() throws Exception {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      Path clip = shell.clip("a.mp4", SECONDS);
      shell.done("add", project, clip, "--group", "g1");
      assertTrue(shell.refused("stream", project, clip).contains("no student"));
      shell.done("import", project, truth(), "--gaps", "background");
      shell.done("learn", "fast-head", project);
      ModelVersion student = train(shell, project);

      List<JsonObject> events = events(shell.done("stream", project, "a.mp4", "--json").out());
      JsonObject last = events.getLast();
      assertEquals("done", last.get("event").getAsString());
      assertEquals(student.name(), last.get("model").getAsString());
      assertEquals(SECONDS * 8, last.get("ticks").getAsInt());
      assertTrue(last.get("tick_p50_ms").getAsDouble() > 0);
      List<JsonObject> begun = of(events, "begin");
      assertTrue(begun.size() >= 3, events.toString());
      assertEquals(begun.size(), of(events, "end").size());
      for (JsonObject each : begun) {
        assertEquals("move", each.get("class").getAsString());
        assertEquals(1, each.get("lag").getAsDouble(), 1e-9);
      }

      Path exported = folder.resolve("student.onnx");
      String told =
          shell
              .done("export-model", project, student.name(), "--format", "onnx", "--out", exported)
              .out();
      assertTrue(told.contains("Wrote " + student.name() + " to " + exported), told);
      assertTrue(
          shell
              .refused(
                  "export-model",
                  project,
                  "fast-head v1",
                  "--format",
                  "onnx",
                  "--out",
                  exported,
                  "--force")
              .contains("train a student"));

      String text =
          shell
              .done("stream", project, "lavfi:testsrc2=rate=10:size=64x64", "--seconds", "2")
              .out();
      assertTrue(text.contains("watched 2.0 s"), text);
      assertTrue(
          shell
              .refused("stream", project, clip, "--model", "fast-head v1")
              .contains("looks ahead"));
      assertTrue(shell.refused("stream", project, "/dev/video99").contains("/dev/video99"));
      assertTrue(shell.refused("stream", project, "nothing.mp4").contains("nothing.mp4"));
    }
  }

  private static ModelVersion train(Shell shell, Path project) throws Exception {
    FeatureStudentPlan plan = FeatureStudentPlan.of(StudentSpec.of(ModelKind.SHIFT_ATTENTION));
    FeatureStudentPlan quick =
        plan.withSchedule(TrainingSchedule.of(60, LearningRate.cosine(3e-3), 1e-3, 1))
            .withObjective(plan.objective().withoutTeacher());
    try (ProjectSession session = shell.workbench().openSession(project, ProjectAccess.WRITE)) {
      return session.learning().learnStudent(quick, Optional.empty()).work().run(JobContext.NONE);
    }
  }

  private static List<JsonObject> events(String lines) {
    return lines.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  private static List<JsonObject> of(List<JsonObject> events, String kind) {
    return events.stream().filter(e -> e.get("event").getAsString().equals(kind)).toList();
  }

  private Path truth() throws IOException {
    StringBuilder table = new StringBuilder("video,start,end,label\n");
    for (int second = 1; second < SECONDS; second += 2) {
      table.append("a.mp4," + second + "," + (second + 1) + ",move\n");
    }
    return Files.writeString(folder.resolve("truth.csv"), table);
  }
}
