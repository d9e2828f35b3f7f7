package org.cuepoint.core.recognition.djl.focal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FocalNetsTest {

  private static final int HELD_OUT = 77;

  @TempDir private Path folder;
  private NDManager manager;
  private FocalNets nets;
  private MovingBars bars;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    nets = new FocalNets(manager);
    bars = new MovingBars(folder.resolve("pictures"));
  }

  @AfterEach
  void close() {
    bars.close();
    manager.close();
  }

  @Test
  void learnsMotionThatNoSinglePictureShowsAndItsFileSaysTheSame() throws IOException {
    TrainedStudent trained = train(MovingBars.plan(250), bars.clips(4), List.of(), "run");
    byte[] file = bytes(trained);
    assertTrue(FocalNets.accepts(file));
    assertEquals(
        (double) MovingBars.TINY.parameters(), trained.metrics().getOrDefault("parameters", 0.0));
    try (PixelPredictor model = nets.open(file);
        PixelPredictor again = nets.open(file)) {
      TickPredictor.Output said = predict(model, MovingBars.TICKS);
      double accuracy = MovingBars.accuracy(said.probabilities());
      assertTrue(accuracy > 0.85, "accuracy " + accuracy);
      assertArrayEquals(
          said.probabilities(), predict(again, MovingBars.TICKS).probabilities(), 1e-6f);
      assertEquals(MovingBars.SIZE, model.inputSize());
      double atEdges = 0;
      double between = 0;
      for (int t = MovingBars.RUN; t < MovingBars.TICKS; t += MovingBars.RUN) {
        atEdges += said.edges()[t];
        between += said.edges()[t + MovingBars.RUN / 2];
      }
      assertTrue(atEdges > 1.5 * between, atEdges + " against " + between);
    }
  }

  @Test
  void saysSomethingOfEveryTickHoweverShortTheClip() throws IOException {
    TrainedStudent trained = train(MovingBars.plan(2), bars.clips(1), List.of(), "run");
    try (PixelPredictor model = nets.open(bytes(trained))) {
      for (int ticks : new int[] {1, 7, 8, 9, 41, 128}) {
        TickPredictor.Output said = predict(model, ticks);
        assertEquals(2 * ticks, said.probabilities().length);
        assertEquals(ticks, said.edges().length);
        for (float p : said.probabilities()) {
          assertTrue(p >= 0 && p <= 1, "not a probability: " + p);
        }
      }
    }
  }

  @Test
  void aTickIsTheSameWhateverComesMuchLater() throws IOException {
    TrainedStudent trained = train(MovingBars.plan(2), bars.clips(1), List.of(), "run");
    try (PixelPredictor model = nets.open(bytes(trained))) {
      float[] whole = predict(model, 128).probabilities();
      float[] start = predict(model, 64).probabilities();
      for (int i = 0; i < 2 * 56; i++) {
        assertEquals(whole[i], start[i], 1e-5f);
      }
    }
  }

  @Test
  void aCancelledRunGoesOnAsIfNothingHadHappened() throws IOException {
    List<LabelledPictures> clips = bars.clips(2);
    FocalPlan plan = MovingBars.plan(12);
    byte[] undisturbed = bytes(train(plan, clips, truth(clips.size()), "a"));
    assertThrows(
        JobCancelledException.class,
        () -> nets.train(plan, inputs(clips, truth(clips.size()), "b"), e -> {}, new StopAfter(5)));
    assertTrue(new RunFolder(folder.resolve("b")).hasCheckpoint());
    byte[] resumed = bytes(train(plan, clips, truth(clips.size()), "b"));
    assertArrayEquals(undisturbed, resumed);
  }

  @Test
  void aTeacherTeachesWhatTheLabelsDoNotSay() throws IOException {
    // Only the first run is labelled, as background; the rest only the teacher knows.
    List<LabelledPictures> clips =
        bars.clips(4).stream()
            .map(
                clip ->
                    new LabelledPictures(
                        clip.source(),
                        clip.unit(),
                        clip.pictures(),
                        List.of(new Target(0, 0, MovingBars.RUN, Target.BACKGROUND, List.of())),
                        WeakLabels.NONE))
            .toList();
    FocalPlan plan = MovingBars.plan(300, 0.9);
    TrainedStudent taught = train(plan, clips, truth(clips.size()), "taught");
    assertTrue(taught.metrics().containsKey("ticks"));
    assertTrue(taught.metrics().containsKey("features"));
    try (PixelPredictor model = nets.open(bytes(taught))) {
      double accuracy = MovingBars.accuracy(predict(model, MovingBars.TICKS).probabilities());
      assertTrue(accuracy > 0.8, "accuracy " + accuracy);
    }
    TrainedStudent alone = train(MovingBars.plan(2), clips, List.of(), "alone");
    assertFalse(alone.metrics().containsKey("ticks"));
  }

  @Test
  void withoutLabelsItSaysWhatToDo() throws IOException {
    List<LabelledPictures> clips =
        List.of(new LabelledPictures(0, "", bars.clip(0).pictures(), List.of(), WeakLabels.NONE));
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> train(MovingBars.plan(2), clips, List.of(), "run"));
    assertTrue(String.valueOf(refused.getMessage()).contains("label a few segments"));
  }

  @Test
  void anotherFileIsRefused() {
    byte[] other = {0, 3, 'a', 'b', 'c'};
    assertFalse(FocalNets.accepts(other));
    assertThrows(IOException.class, () -> nets.open(other));
  }

  private TrainedStudent train(
      FocalPlan plan, List<LabelledPictures> clips, List<TeacherSignals> teacher, String run)
      throws IOException {
    return nets.train(plan, inputs(clips, teacher, run), event -> {}, JobContext.NONE);
  }

  private FocalNets.Inputs inputs(
      List<LabelledPictures> clips, List<TeacherSignals> teacher, String run) {
    return new FocalNets.Inputs(MovingBars.SPACE, clips, teacher, folder.resolve(run), "");
  }

  private static TickPredictor.Output predict(PixelPredictor model, int ticks) throws IOException {
    return model.predict(MovingBars.reader(HELD_OUT), ticks, 2, JobContext.NONE);
  }

  private static byte[] bytes(TrainedStudent trained) {
    byte[] bytes = new byte[trained.weights().remaining()];
    trained.weights().duplicate().get(bytes);
    return bytes;
  }

  /** A teacher that knows. */
  private static List<TeacherSignals> truth(int clips) {
    int ticks = MovingBars.TICKS;
    float[] probabilities = new float[3 * ticks];
    float[] embedding = new float[3 * ticks];
    float[] edges = new float[ticks];
    for (int t = 0; t < ticks; t++) {
      int right = 1 + MovingBars.label(t);
      for (int o = 0; o < 3; o++) {
        probabilities[3 * t + o] = o == right ? 0.9f : 0.05f;
        embedding[3 * t + o] = o == right ? 1f : 0f;
      }
      edges[t] = t > 0 && t % MovingBars.RUN == 0 ? 0.9f : 0.05f;
    }
    TeacherSignals said = new TeacherSignals(3, 1, 3, probabilities, edges, embedding);
    return Collections.nCopies(clips, said);
  }

  private static final class StopAfter implements JobContext {
    private final int step;
    private long done;

    StopAfter(int step) {
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
