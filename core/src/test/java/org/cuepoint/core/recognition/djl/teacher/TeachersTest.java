package org.cuepoint.core.recognition.djl.teacher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedTeacher;
import org.cuepoint.core.train.TrainedTemporal;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachersTest {

  @TempDir private Path folder;
  private NDManager manager;
  private Teachers teachers;
  private ToyClips clips;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    teachers = new Teachers(manager);
    clips = new ToyClips(folder.resolve("features"));
  }

  @AfterEach
  void close() {
    clips.close();
    manager.close();
  }

  @Test
  void theBlocksHaveAsManyParametersAsTheSpecSays() {
    for (TeacherSpec spec : List.of(TeacherSpec.T_CPU, TeacherSpec.T_CPU_PLUS)) {
      try (NDManager scope = manager.newSubManager()) {
        ParameterSet set = new ParameterSet(scope);
        new TeacherNetwork(TeacherPlan.of(spec), ToyClips.SPACE, 96)
            .initialise(set, java.util.random.RandomGenerator.of("L64X128MixRandom"));
        long blocks =
            set.names().stream()
                .filter(name -> name.matches("trunk\\.\\d+\\..*"))
                .mapToLong(name -> set.get(name).size())
                .sum();
        assertEquals(spec.blockParameters(), blocks);
        long layers =
            set.names().stream()
                .filter(name -> name.matches("refine\\.\\d+\\.\\d+\\..*"))
                .mapToLong(name -> set.get(name).size())
                .sum();
        assertEquals(TeacherPlan.of(spec).refinement().layerParameters(), layers);
      }
    }
  }

  @Test
  void learnsWhatTheFeaturesTellAndItsFileSaysTheSame() throws IOException {
    TrainedTeacher trained = train(ToyClips.plan(120), ToyClips.SPACE, clips.labelled(3), "run");
    assertEquals(2.0, trained.metrics().get("members"));
    try (TickPredictor teacher = teachers.open(bytes(trained));
        TickPredictor again = teachers.open(bytes(trained))) {
      FeatureReader held = clips.features("held out", 1);
      TickPredictor.Output said = teacher.predict(held, 2);
      double accuracy = ToyClips.accuracy(said.probabilities(), 2);
      assertTrue(accuracy > 0.85, "accuracy " + accuracy);
      assertArrayEquals(said.probabilities(), again.predict(held, 2).probabilities());
      double atEdges = 0;
      double between = 0;
      for (int t = ToyClips.RUN; t < ToyClips.TICKS; t += ToyClips.RUN) {
        atEdges += said.edges()[t];
        between += said.edges()[t + ToyClips.RUN / 2];
      }
      assertTrue(atEdges > 1.5 * between, atEdges + " against " + between);
    }
  }

  @Test
  void aCancelledRunGoesOnAsIfNothingHadHappened() throws IOException {
    List<TrainingClip> labelled = clips.labelled(3);
    TeacherPlan plan = ToyClips.plan(30).withCalibration(new TeacherPlan.Calibrating(3, 1));
    byte[] undisturbed = bytes(train(plan, ToyClips.SPACE, labelled, "a"));
    for (int stop : new int[] {7, 20, 44}) {
      Path run = folder.resolve("b" + stop);
      assertThrows(
          JobCancelledException.class,
          () -> train(plan, ToyClips.SPACE, labelled, run, new StopAfter(stop)));
      assertArrayEquals(
          undisturbed,
          bytes(train(plan, ToyClips.SPACE, labelled, run, JobContext.NONE)),
          "stopped after " + stop);
      assertEquals(
          List.of(0, Math.min(stop, 30)),
          new RunFolder(run)
              .events().stream()
                  .filter(TrainingEvent.Started.class::isInstance)
                  .map(TrainingEvent::step)
                  .toList());
    }
  }

  @Test
  void theTemperatureComesFromClipsThatItsTeacherDidNotSee() throws IOException {
    TeacherPlan plan = ToyClips.plan(40).withCalibration(new TeacherPlan.Calibrating(3, 2));
    TrainedTeacher trained = train(plan, ToyClips.SPACE, clips.labelled(4), "run");
    assertTrue(
        Objects.requireNonNull(trained.metrics().get("nll_after"))
            <= Objects.requireNonNull(trained.metrics().get("nll_before")) + 1e-9,
        trained.metrics().toString());
    assertTrue(trained.calibration().contains("2 of 3 folds"), trained.calibration());
    TrainedTeacher lonely = train(plan, ToyClips.SPACE, clips.labelled(2), "lonely");
    assertFalse(lonely.metrics().containsKey("temperature"));
    assertTrue(lonely.calibration().startsWith("not calibrated"), lonely.calibration());
  }

  @Test
  void learnsFromVideoTags() throws IOException {
    // Each clip shows half of a toy clip, with class 0 or with class 1 in it; only tags are known.
    List<TrainingClip> tagged = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<WeakLabels.Tag> tags = new ArrayList<>();
      for (int start = 0; start + 32 <= ToyClips.TICKS; start += 32) {
        boolean first = start % 64 == 0;
        tags.add(tag(start, 0, first));
        tags.add(tag(start, 1, !first));
      }
      tagged.add(clips.clip("tagged " + i, List.of(), new WeakLabels(List.of(), tags)));
    }
    TrainedTeacher trained = train(ToyClips.plan(150), ToyClips.SPACE, tagged, "run");
    try (TickPredictor teacher = teachers.open(bytes(trained))) {
      float[] p = teacher.predict(clips.features("held out", 1), 2).probabilities();
      assertTrue(mean(p, 0, 0) > mean(p, 0, 1) + 0.3, mean(p, 0, 0) + " " + mean(p, 0, 1));
      assertTrue(mean(p, 1, 1) > mean(p, 1, 0) + 0.3, mean(p, 1, 1) + " " + mean(p, 1, 0));
    }
  }

  private static WeakLabels.Tag tag(int start, int label, boolean happens) {
    return new WeakLabels.Tag(
        start,
        start + 32,
        label,
        happens ? WeakLabels.Presence.SOMEWHERE : WeakLabels.Presence.NOWHERE);
  }

  @Test
  void learnsFromTimestampsAndFindsWhatLiesBetween() throws IOException {
    List<TrainingClip> stamped = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<WeakLabels.Point> points = new ArrayList<>();
      List<Target> background = new ArrayList<>();
      for (int start = 0; start < ToyClips.TICKS; start += ToyClips.RUN) {
        if (ToyClips.label(start) >= 0) {
          points.add(new WeakLabels.Point(start + 5 + i, ToyClips.label(start)));
        } else if (start == 0) {
          background.add(new Target(0, 0, ToyClips.RUN, Target.BACKGROUND, List.of()));
        }
      }
      stamped.add(clips.clip("stamped " + i, background, new WeakLabels(points, List.of())));
    }
    TrainedTeacher trained = train(ToyClips.plan(150), ToyClips.SPACE, stamped, "run");
    assertTrue(trained.metrics().containsKey("timestamps"));
    try (TickPredictor teacher = teachers.open(bytes(trained))) {
      float[] p = teacher.predict(clips.features("held out", 1), 2).probabilities();
      double accuracy = ToyClips.accuracy(p, 2);
      assertTrue(accuracy > 0.75, "accuracy " + accuracy);
    }
  }

  @Test
  void coarseLabelsAreSharedOutAmongTheFinerClasses() throws IOException {
    // Class 2 is the coarse one of 0 and 1; two clips are labelled coarsely, one finely.
    LabelSpace space = new LabelSpace(List.of(List.of(0, 1, 2)), List.of(2, 2, -1));
    List<Target> coarse =
        ToyClips.targets().stream()
            .map(t -> new Target(0, t.start(), t.end(), t.label() >= 0 ? 2 : t.label(), List.of()))
            .toList();
    List<TrainingClip> mixed =
        List.of(
            clips.clip("coarse 0", coarse, WeakLabels.NONE),
            clips.clip("coarse 1", coarse, WeakLabels.NONE),
            clips.clip("fine", ToyClips.targets(), WeakLabels.NONE));
    TrainedTeacher trained = train(ToyClips.plan(120), space, mixed, "run");
    try (TickPredictor teacher = teachers.open(bytes(trained))) {
      float[] p = teacher.predict(clips.features("held out", 1), 3).probabilities();
      double accuracy = ToyClips.accuracy(p, 3);
      assertTrue(accuracy > 0.8, "accuracy " + accuracy);
    }
  }

  @Test
  void aTeacherStartsFromAPretrainedModuleOfItsSize() throws IOException {
    List<FeatureReader> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(clips.features("plain " + i, 0.3));
    }
    TrainingSchedule schedule = TrainingSchedule.of(100, LearningRate.cosine(1e-2), 1e-3, 1);
    TemporalPlan plan = new TemporalPlan(ToyClips.TINY, schedule, 8, 0.6, 2, 2, 0.2, 0);
    List<TrainingEvent> events = new ArrayList<>();
    TrainedTemporal trained =
        teachers.pretrain(
            plan, readers, folder.resolve("b"), "inputs", events::add, JobContext.NONE);
    List<Double> recovery =
        events.stream()
            .filter(TrainingEvent.Stepped.class::isInstance)
            .map(event -> ((TrainingEvent.Stepped) event).curves().getOrDefault("recovery", 0.0))
            .toList();
    assertTrue(recovery.getLast() < 0.8 * recovery.getFirst(), recovery.toString());

    byte[] start = new byte[trained.weights().remaining()];
    trained.weights().duplicate().get(start);
    Teachers.Inputs inputs =
        new Teachers.Inputs(
            ToyClips.SPACE, clips.labelled(1), Optional.of(start), folder.resolve("t"), "");
    teachers.train(ToyClips.plan(1), inputs, event -> {}, JobContext.NONE);
    TeacherPlan other = TeacherPlan.of(TeacherSpec.T_CPU);
    IOException refused =
        assertThrows(
            IOException.class,
            () -> teachers.train(other.fitting(2), inputs, event -> {}, JobContext.NONE));
    assertTrue(String.valueOf(refused.getMessage()).contains("tiny"), refused.getMessage());
  }

  private static double mean(float[] p, int label, int at) {
    double sum = 0;
    int count = 0;
    for (int t = 0; t < ToyClips.TICKS; t++) {
      if (ToyClips.label(t) == at) {
        sum += p[t * 2 + label];
        count++;
      }
    }
    return sum / count;
  }

  private TrainedTeacher train(
      TeacherPlan plan, LabelSpace space, List<TrainingClip> labelled, String run)
      throws IOException {
    return train(plan, space, labelled, folder.resolve(run), JobContext.NONE);
  }

  private TrainedTeacher train(
      TeacherPlan plan, LabelSpace space, List<TrainingClip> labelled, Path run, JobContext context)
      throws IOException {
    Teachers.Inputs inputs = new Teachers.Inputs(space, labelled, Optional.empty(), run, "inputs");
    return teachers.train(plan, inputs, event -> {}, context);
  }

  private static byte[] bytes(TrainedTeacher trained) {
    byte[] bytes = new byte[trained.weights().remaining()];
    trained.weights().duplicate().get(bytes);
    return bytes;
  }

  /** Cancels after some steps of all trainings together. */
  private static final class StopAfter implements JobContext {
    private final int steps;
    private long done;

    StopAfter(int steps) {
      this.steps = steps;
    }

    @Override
    public void progress(long now, long total, String message) {
      done = now;
    }

    @Override
    public boolean isCancelled() {
      return done >= steps;
    }
  }
}
