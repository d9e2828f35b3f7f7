package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on small clips, with a real engine process. */
final class ExperimentsTest {

  private static final MediaLibrary MEDIA = new JavaCvMediaLibrary();

  @TempDir private static Path folder;
  private static EngineClient engine;
  private static Path data;

  @BeforeAll
  static void drawClips() throws IOException {
    data = MovingClips.folder(MEDIA, folder.resolve("data"), 3, 24);
    engine =
        new EngineClient(
            EngineSettings.ofThisMachine(
                Path.of("target/test-home/engine-cache").toAbsolutePath(), folder.resolve("log")));
  }

  @AfterAll
  static void endEngine() {
    engine.close();
  }

  private static ExperimentResult run(String plan, JobContext context) throws Exception {
    Path file = Files.writeString(folder.resolve("plan.json"), plan);
    return new Experiments(
            new ExperimentTools(MEDIA, engine, folder.resolve("work"), Map.of("test", "1")),
            InstantSource.system())
        .run(PlanReader.read(file), data)
        .work()
        .run(context);
  }

  private static String representation(String encoders) {
    return "{\"kind\":\"representation\",\"name\":\"clips\",\"data\":"
        + MovingClips.LAYOUT
        + ",\"split\":{\"kind\":\"leave-one-group-out\"},\"seeds\":[1,2],"
        + "\"labels_per_class\":[1,5],\"encoders\":["
        + encoders
        + "]}";
  }

  private static double mean(ExperimentResult result, String system, String condition, String f) {
    Row row =
        result.rows().stream()
            .filter(each -> each.system().equals(system) && each.condition().equals(condition))
            .findFirst()
            .orElseThrow(() -> new AssertionError(system + ", " + condition));
    return Optional.ofNullable(row.figures().get(f)).orElseThrow().mean();
  }

  @Test
  void aRepresentationTellsMovementsApartAndHasBaselines() throws Exception {
    String plan =
        representation("{\"name\":\"hist\",\"encoder\":{\"kind\":\"histogram-difference\"}}");
    ExperimentResult result = run(plan, JobContext.NONE);
    TreeSet<String> systems = new TreeSet<>();
    result.rows().forEach(row -> systems.add(row.system()));
    assertEquals("[hist, majority, random FE-XS]", systems.toString());
    assertEquals(50, mean(result, "majority", "segments", "accuracy"), 1e-9);
    assertTrue(mean(result, "hist", "segments, logistic regression", "accuracy") >= 80);
    assertTrue(mean(result, "hist", "ticks, logistic regression", "MoF") >= 60);
    assertTrue(mean(result, "hist", "segments, nearest neighbours, 5 a class", "accuracy") > 50);
    assertEquals(4, result.curves().size());
    assertFalse(result.notes().isEmpty());
    JsonObject json = ResultJson.of(result);
    assertEquals(result.rows().size(), json.getAsJsonArray("rows").size());
    assertTrue(json.getAsJsonObject("provenance").getAsJsonObject("inputs").has("data"));

    ExperimentResult again = run(plan, JobContext.NONE);
    assertEquals(result.rows(), again.rows(), "the same plan gives the same figures");
  }

  @Test
  void theFastHeadIsJudgedOnVideosThatItHasNotSeen() throws Exception {
    ExperimentResult result =
        run(
            "{\"kind\":\"segmentation\",\"name\":\"clips\",\"data\":"
                + MovingClips.LAYOUT
                + ",\"split\":{\"kind\":\"leave-one-group-out\"},\"seeds\":[1],\"systems\":["
                + "{\"name\":\"head\",\"system\":{\"kind\":\"fast-head\",\"encoder\":"
                + "{\"kind\":\"histogram-difference\"},\"plan\":{\"steps\":60}}}]}",
            JobContext.NONE);
    assertEquals(4, result.rows().size(), "majority, two probes and the head");
    assertTrue(mean(result, "head", "", "MoF") > mean(result, "majority", "", "MoF"));
    assertEquals(6, result.details().getLast().videos().size());
    assertTrue(result.details().getLast().reliability().isPresent());
  }

  @Test
  void aTeacherOnAnEncoderPretrainedWithoutTheJudgedVideosIsTrainedForEachPart() throws Exception {
    ExperimentResult result =
        run(
            "{\"kind\":\"segmentation\",\"name\":\"clips\",\"data\":"
                + MovingClips.LAYOUT
                + ",\"split\":{\"kind\":\"leave-one-group-out\"},\"seeds\":[1],\"systems\":["
                + "{\"name\":\"teacher\",\"system\":{\"kind\":\"teacher\",\"profile\":\"T-CPU\","
                + "\"encoder\":{\"kind\":\"pretrained\",\"profile\":\"quick\",\"sight\":"
                + "\"training-side\",\"plan\":{\"videos\":2,\"clips\":2,\"schedule\":{\"steps\":2}}},"
                + "\"plan\":{\"schedule\":{\"steps\":6},\"calibration\":{\"trained\":0}}}}]}",
            JobContext.NONE);
    assertTrue(mean(result, "teacher", "", "MoF") >= 0);
    assertTrue(mean(result, "teacher", "", "training, s") > 0);
    try (var files = Files.list(folder.resolve("work").resolve("encoders"))) {
      assertEquals(
          3,
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.startsWith("pretrained-") && name.endsWith(".fe"))
              .count());
    }
  }

  @Test
  void anAblationRunsEveryVariant() throws Exception {
    String base =
        representation("{\"name\":\"h\",\"encoder\":{\"kind\":\"histogram-difference\"}}");
    ExperimentResult result =
        run(
            "{\"kind\":\"ablation\",\"name\":\"a\",\"base\":"
                + base
                + ",\"variants\":[{\"name\":\"8 Hz\",\"changes\":{\"seeds\":[1]}},{\"name\":\"4"
                + " Hz\",\"changes\":{\"seeds\":[1],\"data\":{\"clock\":4}}}]}",
            JobContext.NONE);
    String condition = "segments, logistic regression";
    assertTrue(mean(result, "8 Hz: h", condition, "accuracy") > 50);
    assertTrue(mean(result, "4 Hz: h", condition, "accuracy") > 0);
  }

  @Test
  void aMistakeInThePlanOfTheHeadIsNamed() {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                run(
                    "{\"kind\":\"segmentation\",\"name\":\"c\",\"data\":"
                        + MovingClips.LAYOUT
                        + ",\"split\":{\"kind\":\"leave-one-group-out\"},\"seeds\":[1],"
                        + "\"systems\":[{\"name\":\"head\",\"system\":{\"kind\":\"fast-head\","
                        + "\"encoder\":{\"kind\":\"histogram-difference\"},"
                        + "\"plan\":{\"step\":60}}}]}",
                    JobContext.NONE));
    assertTrue(String.valueOf(problem.getMessage()).contains("'step'"), problem.getMessage());
  }

  @Test
  void aCancelStopsTheRun() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        JobCancelledException.class,
        () ->
            run(
                representation("{\"name\":\"h\",\"encoder\":{\"kind\":\"histogram-difference\"}}"),
                cancelled));
  }
}
