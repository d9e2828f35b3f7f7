package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.teacher.Teachers;
import org.cuepoint.core.recognition.djl.teacher.ToyClips;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.FrameChoice;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.Objective;
import org.cuepoint.core.train.StudentSpec;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentTrainingTest {

  private static final List<StudentSpec> SPECS =
      List.of(new StudentSpec.SeeVeryLittle(32, 8, 10, FrameChoice.UNIFORM, 16, 1, 2, 0));

  @TempDir private Path folder;
  private NDManager manager;
  private ToyClips clips;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    clips = new ToyClips(folder.resolve("features"));
  }

  @AfterEach
  void close() {
    clips.close();
    manager.close();
  }

  private static FeatureStudentPlan plan(StudentSpec spec, int steps, Objective objective) {
    return new FeatureStudentPlan(
        spec,
        TrainingSchedule.of(steps, LearningRate.cosine(1e-2), 1e-3, 1),
        64,
        4,
        0.5,
        0,
        0,
        0,
        16,
        objective);
  }

  private byte[] teacher(List<TrainingClip> labelled) throws IOException {
    Teachers.Inputs inputs =
        new Teachers.Inputs(
            ToyClips.SPACE, labelled, Optional.empty(), folder.resolve("teacher"), "toy");
    return bytes(
        new Teachers(manager)
            .train(ToyClips.plan(80), inputs, event -> {}, JobContext.NONE)
            .weights());
  }

  private TrainedStudent train(
      FeatureStudentPlan plan,
      List<TrainingClip> learnt,
      Optional<byte[]> teacher,
      String run,
      JobContext context)
      throws IOException {
    return new StudentTraining(manager)
        .train(
            plan,
            new StudentTraining.Inputs(ToyClips.SPACE, learnt, teacher, folder.resolve(run), "toy"),
            event -> {},
            context);
  }

  private static byte[] bytes(java.nio.ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private double accuracy(byte[] student) throws IOException {
    try (TickPredictor predictor = new Students(manager).open(student)) {
      return ToyClips.accuracy(
          predictor.predict(clips.features("held out", 1), 2).probabilities(), 2);
    }
  }

  @Test
  void aStudentLearnsFromItsTeacherWhereNobodyLabelled() throws IOException {
    List<TrainingClip> labelled = clips.labelled(3);
    byte[] teacher = teacher(labelled);
    List<TrainingClip> unlabelled = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      unlabelled.add(clips.clip("new " + i, List.of(), WeakLabels.NONE));
    }
    for (StudentSpec spec : SPECS) {
      TrainedStudent trained =
          train(
              plan(spec, 150, Objective.distilling()),
              unlabelled,
              Optional.of(teacher),
              "run-" + spec.kind().word(),
              JobContext.NONE);
      double accuracy = accuracy(bytes(trained.weights()));
      assertTrue(accuracy > 0.75, spec.kind() + ": " + accuracy);
    }
  }

  @Test
  void everyPartCanBeTrainedAndPutTogetherByUncertainty() throws IOException {
    List<TrainingClip> labelled = clips.labelled(2);
    byte[] teacher = teacher(labelled);
    Objective all =
        new Objective(
            1,
            0.15,
            0.5,
            1,
            0.5,
            0.5,
            0.5,
            0.5,
            0.2,
            2,
            Objective.Divergence.FORWARD_KL,
            Objective.Weighting.UNCERTAINTY,
            0.1,
            0.2,
            0.4);
    for (StudentSpec spec : SPECS) {
      TrainedStudent trained =
          train(
              plan(spec, 60, all),
              labelled,
              Optional.of(teacher),
              "all-" + spec.kind().word(),
              JobContext.NONE);
      for (String part :
          List.of(
              "labels",
              "edges",
              "ticks",
              "windows",
              "features",
              "relation",
              "boundary",
              "consistency")) {
        assertTrue(trained.metrics().containsKey(part), part);
        assertNotEquals(0.0, trained.metrics().get("beside.uncertainty." + part), part);
      }
      assertTrue(trained.metrics().getOrDefault("teacher_accuracy", 0.0) > 0.5);
      assertTrue(trained.metrics().getOrDefault("gradient_ratio", 0.0) > 0.05);
    }
  }

  @Test
  void aCancelledRunGoesOnAsIfNothingHadHappened() throws IOException {
    List<TrainingClip> labelled = clips.labelled(2);
    byte[] teacher = teacher(labelled);
    for (StudentSpec spec : SPECS) {
      FeatureStudentPlan plan = plan(spec, 24, Objective.distilling());
      byte[] undisturbed =
          bytes(train(plan, labelled, Optional.of(teacher), "a", JobContext.NONE).weights());
      assertThrows(
          JobCancelledException.class,
          () -> train(plan, labelled, Optional.of(teacher), "b", new StopAt(9)));
      assertArrayEquals(
          undisturbed,
          bytes(train(plan, labelled, Optional.of(teacher), "b", JobContext.NONE).weights()));
    }
  }

  /** Cancels once a step is done. */
  private static final class StopAt implements JobContext {
    private final long stop;
    private boolean stopped;

    StopAt(long stop) {
      this.stop = stop;
    }

    @Override
    public void progress(long done, long total, String message) {
      stopped = total == 24 && done >= stop;
    }

    @Override
    public boolean isCancelled() {
      return stopped;
    }
  }

  @Test
  void aTeacherThatKnowsNothingIsRefused() throws IOException {
    List<TrainingClip> labelled = clips.labelled(2);
    byte[] teacher =
        bytes(
            new Teachers(manager)
                .train(
                    ToyClips.plan(1),
                    new Teachers.Inputs(
                        ToyClips.SPACE, labelled, Optional.empty(), folder.resolve("t"), "toy"),
                    event -> {},
                    JobContext.NONE)
                .weights());
    FeatureStudentPlan plan = plan(SPECS.getFirst(), 5, Objective.distilling());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> train(plan, labelled, Optional.of(teacher), "c", JobContext.NONE));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("nothing to teach"), message);
  }

  @Test
  void plansAreReadAsTheyWereWritten() {
    for (StudentSpec spec : SPECS) {
      FeatureStudentPlan plan = plan(spec, 10, Objective.distilling());
      assertEquals(plan, FeatureStudentPlan.fromJson(plan.toJson()));
    }
  }
}
