package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain whose process is killed in the middle, with a real engine. */
@Tag("slow")
class ChainSurvivalTest {

  private static final int SECONDS = 12;
  private static final int STEPS = 120;
  private static final int PATIENCE_SECONDS = 300;

  /** Curves are written every ten steps. */
  private static final int KILLED_AFTER = 30;

  @TempDir private Path folder;

  @Test
  void aKilledChainGoesOnAtItsCheckpointAndRepeatsNoFinishedStep() throws Exception {
    Path project = folder.resolve("study");
    try (Shell shell = new Shell(folder)) {
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", SECONDS), "--group", "g1");
      shell.done("add", project, shell.clip("b.mp4", SECONDS), "--group", "g2");
      shell.done("import", project, truth(), "--gaps", "background");
    }
    int reached = startAndKillInTheTeacher(project);

    try (Shell shell = new Shell(folder)) {
      String before = encoder(shell, project).id().toString();
      JsonArray cut = chain(project).getAsJsonArray("steps");
      assertEquals(List.of("done", "running", "waiting", "waiting"), texts(cut, "state"));

      JsonObject resumed = shell.done("learn", "chain", project, "--resume", "--json").json();
      JsonArray steps = resumed.getAsJsonArray("steps");
      assertEquals("done", resumed.get("standing").getAsString());
      assertEquals(List.of("1", "2", "1", "1"), texts(steps, "tries"));
      assertEquals(before, encoder(shell, project).id().toString());
      assertEquals(before, steps.get(0).getAsJsonObject().get("made").getAsString());

      List<TrainingEvent> events = teachersEvents(shell, project);
      int wentOn =
          events.stream()
              .filter(TrainingEvent.Started.class::isInstance)
              .mapToInt(TrainingEvent::step)
              .max()
              .orElse(0);
      assertTrue(wentOn > 0 && wentOn >= reached - KILLED_AFTER, wentOn + " of " + reached);
      String refused = shell.refused("learn", "chain", project, "--resume");
      assertTrue(refused.contains("No chain is open"), refused);
    }
  }

  /** Returns the latest step that the teacher's log knew when everything ended. */
  private int startAndKillInTheTeacher(Path project) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ChainProcess.class.getName(),
                folder.toString(),
                Path.of("target", "test-home", "cache").toAbsolutePath().toString(),
                "learn",
                "chain",
                project.toString(),
                "--steps",
                "pretrain,teacher,see-very-little,evaluate",
                "--training-steps",
                Integer.toString(STEPS))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chain.log").toFile())
            .start();
    try {
      int reached = 0;
      for (int waited = 0; reached < KILLED_AFTER && waited < PATIENCE_SECONDS * 10; waited++) {
        assertTrue(!process.waitFor(100, TimeUnit.MILLISECONDS), "it ended by itself");
        reached = teachersStep(project);
      }
      assertTrue(reached >= KILLED_AFTER, "the teacher was never seen to train");
      List<ProcessHandle> engines = process.toHandle().children().toList();
      process.destroyForcibly().waitFor();
      for (ProcessHandle engine : engines) {
        engine.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return teachersStep(project);
    } finally {
      process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int teachersStep(Path project) throws IOException {
    File[] runs = project.resolve("features").resolve("runs").toFile().listFiles();
    if (runs == null) {
      return 0;
    }
    int step = 0;
    for (File run : runs) {
      if (run.getName().startsWith(ModelKind.TEACHER.word())) {
        for (TrainingEvent event : new RunFolder(run.toPath()).events()) {
          step = Math.max(step, event.step());
        }
      }
    }
    return step;
  }

  private Path truth() throws IOException {
    StringBuilder table = new StringBuilder("video,start,end,label\n");
    for (String video : List.of("a.mp4", "b.mp4")) {
      for (int second = 1; second < SECONDS; second += 2) {
        table.append(video + "," + second + "," + (second + 1) + ",move\n");
      }
    }
    return Files.writeString(folder.resolve("truth.csv"), table);
  }

  private static JsonObject chain(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("features").resolve("chains"))) {
      Path file = files.filter(each -> each.toString().endsWith(".json")).findFirst().orElseThrow();
      return com.google.gson.JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
  }

  private static List<String> texts(JsonArray steps, String field) {
    return steps.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(step -> step.get(field).getAsString())
        .toList();
  }

  private static ModelVersion encoder(Shell shell, Path project)
      throws ProjectUnavailableException {
    try (ProjectSession session = shell.workbench().openSession(project, ProjectAccess.READ)) {
      List<ModelVersion> encoders =
          session.ports().models().models().stream()
              .filter(model -> model.kind() == ModelKind.ENCODER)
              .toList();
      assertEquals(1, encoders.size(), "pretrained once");
      return encoders.getFirst();
    }
  }

  private List<TrainingEvent> teachersEvents(Shell shell, Path project) throws Exception {
    try (ProjectSession session = shell.workbench().openSession(project, ProjectAccess.READ)) {
      ModelVersion teacher =
          session.ports().models().models().stream()
              .filter(model -> model.kind() == ModelKind.TEACHER)
              .findFirst()
              .orElseThrow();
      Optional<Path> log = session.ports().blobs().find(teacher.files().get("log"));
      Path copy = Files.createDirectories(folder.resolve("teacher"));
      Files.copy(log.orElseThrow(), new RunFolder(copy).log());
      return new RunFolder(copy).events();
    }
  }
}
