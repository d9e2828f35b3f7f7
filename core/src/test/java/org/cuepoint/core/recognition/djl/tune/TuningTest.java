package org.cuepoint.core.recognition.djl.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.TuningPlan;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {

  @TempDir private Path folder;
  private NDManager manager;
  private ToyPictures toys;
  private List<LabelledPictures> clips;
  private ToyPictures.Start start;

  @BeforeEach
  void draw() throws IOException {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    toys = new ToyPictures(folder.resolve("pictures"));
    clips = toys.videos(5);
    start = toys.randomEncoder(manager, clips);
  }

  @AfterEach
  void close() {
    toys.close();
    manager.close();
  }

  @Test
  void aRandomEncoderLearnsWhatItCannotTellFrozen() throws IOException {
    FeTuning encoder = encoder();
    RunFolder run = RunFolder.at(folder.resolve("run"));
    Tuning.Result result = tune(encoder, plan(160, 0.1, 0.2), run, JobContext.NONE);
    double frozen = metric(result, "held_out_start");
    double tuned = metric(result, "held_out_best");
    assertTrue(frozen < 0.8, "frozen, the task was told with " + frozen);
    assertTrue(tuned > 0.9, "tuned, the task was told with " + tuned);
    assertEquals(Tuning.Verdict.HELPED, result.verdict());
    assertTrue(run.curves().containsKey(TuningTask.ACCURACY));
    assertTrue(
        run.events().stream()
            .anyMatch(
                event ->
                    event instanceof TrainingEvent.Warned(int step, String message)
                        && message.contains("Tuning helped")));

    Path weights = folder.resolve("weights");
    Files.write(weights, encoder.folded());
    try (DjlBackend backend = new DjlBackend();
        FrameEncoder opened = backend.openEncoder(weights)) {
      byte[] picture = new byte[ToyPictures.SIZE * ToyPictures.SIZE * 3];
      ByteBuffer rgb = ByteBuffer.allocateDirect(2 * picture.length);
      for (int tick = 8; tick < 10; tick++) {
        clips.getFirst().pictures().copy(tick, picture);
        rgb.put(picture);
      }
      TickFeatures features = opened.encode(rgb.flip(), new int[] {0});
      float[] trained =
          new PlainTokens(manager, encoder).of(List.of(new PlainTokens.Place(clips.getFirst(), 9)));
      assertEquals(sum(features.tokens()), sum(trained), 1e-2, "in use it gives what was trained");
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void theStartIsUnfoldedToWhatItWas() throws IOException {
    assertArrayEquals(start.trainable(), encoder().trainable());
    FeTuning encoder = encoder();
    Path before = Files.write(folder.resolve("before"), start.folded());
    Path after = Files.write(folder.resolve("after"), encoder.folded());
    ByteBuffer rgb = ByteBuffer.allocateDirect(4 * ToyPictures.SIZE * ToyPictures.SIZE * 3);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < rgb.capacity(); i++) {
      rgb.put(i, (byte) random.nextInt());
    }
    try (DjlBackend backend = new DjlBackend();
        FrameEncoder a = backend.openEncoder(before);
        FrameEncoder b = backend.openEncoder(after)) {
      assertArrayEquals(
          a.encode(rgb, new int[3]).tokens(), b.encode(rgb, new int[3]).tokens(), 1e-3f);
    }
  }

  @Test
  void frozenLevelsStayToTheBitAndMoveInTheirPhase() throws IOException {
    TuningPlan plan = plan(12, 1.0 / 3, 2.0 / 3);
    Map<Integer, Map<String, float[]>> seen = new TreeMap<>();
    FeTuning encoder = encoder();
    Map<String, float[]> first = values(encoder);
    tune(
        encoder,
        plan,
        RunFolder.at(folder.resolve("run")),
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            seen.put((int) done, values(encoder));
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    Predicate<String> last = encoder::isOfLastStage;
    assertSame(first, at(seen, 4), name -> true);
    assertMoved(first, at(seen, 5), last);
    assertSame(first, at(seen, 8), last.negate());
    assertMoved(first, at(seen, 9), name -> true);
    double lastRate = change(at(seen, 8), at(seen, 9), "stage1.block0.first.weight");
    double restRate = change(at(seen, 8), at(seen, 9), "stage0.block0.first.weight");
    assertTrue(restRate < lastRate, restRate + " is not below " + lastRate);
  }

  @Test
  void aParameterThatBeginsLateTakesNoStepsAboveItsRate() throws IOException {
    TuningPlan plan = plan(12, 0.5, 1);
    Map<Integer, Map<String, float[]>> seen = new TreeMap<>();
    FeTuning encoder = encoder();
    tune(
        encoder,
        plan,
        RunFolder.at(folder.resolve("run")),
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            seen.put((int) done, values(encoder));
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    double rate = plan.schedule().rateAt(6, -1) * plan.unfreezing().rateADown();
    assertTrue(
        change(at(seen, 6), at(seen, 7), "stage1.block0.first.scale") <= rate * 1.01,
        "Adam's first step is at most the learning rate");
  }

  @Test
  void aPausedRunEndsWithTheSameWeights() throws IOException {
    TuningPlan plan = plan(16, 0.25, 0.5);
    FeTuning undisturbed = encoder();
    Tuning.Result one = tune(undisturbed, plan, RunFolder.at(folder.resolve("a")), JobContext.NONE);
    RunFolder run = RunFolder.at(folder.resolve("b"));
    for (int stop : new int[] {3, 6, 11}) {
      assertThrows(JobCancelledException.class, () -> tune(encoder(), plan, run, new StopAt(stop)));
    }
    FeTuning resumed = encoder();
    Tuning.Result other = tune(resumed, plan, run, JobContext.NONE);
    assertArrayEquals(undisturbed.folded(), resumed.folded());
    assertArrayEquals(undisturbed.trainable(), resumed.trainable());
    assertEquals(one.metrics().get("held_out_best"), other.metrics().get("held_out_best"));
  }

  @Test
  void aTuningThatDoesNotHelpSaysSo() throws IOException {
    TuningPlan plan =
        plan(6, 0.2, 0.4).with(TrainingSchedule.of(6, LearningRate.cosine(1e-9), 0, 1));
    RunFolder run = RunFolder.at(folder.resolve("run"));
    Tuning.Result result = tune(encoder(), plan, run, JobContext.NONE);
    assertEquals(Tuning.Verdict.DID_NOT_HELP, result.verdict());
    assertTrue(result.words().contains("did not help"), result.words());
    assertTrue(result.words().contains("1 of 5 groups or videos were held out"), result.words());
  }

  @Test
  void withFewVideosSegmentsAreHeldOutAndNotLearntFrom() {
    Sides sides = Sides.of(clips.subList(0, 2), 0.2, 1);
    assertFalse(sides.held().isEmpty());
    long held = TuningTask.labelledTicks(sides.held());
    long trained = TuningTask.labelledTicks(sides.trained());
    assertEquals(2 * ToyPictures.TICKS, held + trained);
    assertEquals(8L * ToyPictures.RUN, held);
    for (LabelledPictures clip : sides.held()) {
      LabelledPictures other =
          sides.trained().stream()
              .filter(c -> c.source() == clip.source())
              .findFirst()
              .orElseThrow();
      assertTrue(java.util.Collections.disjoint(clip.targets(), other.targets()));
    }
  }

  @Test
  void withoutSegmentsItIsRefusedInASentence() {
    List<LabelledPictures> nothing =
        clips.stream().map(clip -> clip.with(List.<Target>of(), WeakLabels.NONE)).toList();
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                new Tuning(manager, plan(2, 0, 0), ToyPictures.SPACE, nothing)
                    .run(
                        encoder(),
                        "",
                        RunFolder.at(folder.resolve("run")),
                        event -> {},
                        JobContext.NONE));
    assertTrue(String.valueOf(refused.getMessage()).contains("label a few"));
  }

  private FeTuning encoder() throws IOException {
    return FeTuning.open(manager, ToyPictures.TINY, start.folded(), start.trainable());
  }

  private Tuning.Result tune(
      TunableEncoder encoder, TuningPlan plan, RunFolder run, JobContext context)
      throws IOException {
    return new Tuning(manager, plan, ToyPictures.SPACE, clips)
        .run(encoder, "inputs", run, event -> {}, context);
  }

  private static TuningPlan plan(int steps, double lastFrom, double allFrom) {
    return new TuningPlan(
        8,
        6,
        new PretrainingPlan.View(0.95, 0.05, 0.05, 0.02, 0, 0.01),
        new TuningPlan.Head(16, 2, 0, 0.1),
        new TuningPlan.Unfreezing(lastFrom, allFrom, 0.7, 0.02),
        new TuningPlan.Loss(0, 0),
        new TuningPlan.Judging(Math.max(2, steps / 4), 0.2, 300, 0.01),
        TrainingSchedule.of(steps, LearningRate.cosine(5e-3), 1e-3, 3));
  }

  private static double metric(Tuning.Result result, String name) {
    return Objects.requireNonNull(result.metrics().get(name), name);
  }

  private static Map<String, float[]> values(TunableEncoder encoder) {
    Map<String, float[]> values = new HashMap<>();
    for (ParameterSet set : List.of(encoder.parameters(), encoder.state())) {
      set.names().forEach(name -> values.put(name, set.get(name).toFloatArray()));
    }
    return values;
  }

  private static Map<String, float[]> at(Map<Integer, Map<String, float[]>> seen, int step) {
    return Objects.requireNonNull(seen.get(step));
  }

  private static void assertSame(
      Map<String, float[]> before, Map<String, float[]> after, Predicate<String> which) {
    before.keySet().stream()
        .filter(which)
        .forEach(name -> assertArrayEquals(before.get(name), after.get(name), name));
  }

  private static void assertMoved(
      Map<String, float[]> before, Map<String, float[]> after, Predicate<String> which) {
    before.keySet().stream()
        .filter(which)
        .forEach(
            name -> assertFalse(Arrays.equals(before.get(name), after.get(name)), name + " moved"));
  }

  private static double change(
      Map<String, float[]> before, Map<String, float[]> after, String name) {
    float[] a = Objects.requireNonNull(before.get(name));
    float[] b = Objects.requireNonNull(after.get(name));
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private static final class StopAt implements JobContext {
    private final int step;
    private long done;

    StopAt(int step) {
      this.step = step;
    }

    @Override
    public void progress(long now, long total, String message) {
      done = now;
    }

    @Override
    public boolean isCancelled() {
      return done >= step;
    }
  }
}
