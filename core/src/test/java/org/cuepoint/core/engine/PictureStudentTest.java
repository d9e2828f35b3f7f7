package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.FocalSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students that look at pictures, from videos and labels to a file. */
class PictureStudentTest {

  private static final FeatureClock CLOCK = FeatureClock.DEFAULT;

  @TempDir private Path folder;

  private final MediaLibrary media = new JavaCvMediaLibrary();

  @Test
  void aNetworkOnPicturesTeachesASmallerOneOnSmallerPictures() throws IOException {
    EngineProtocol.Source labelled = EngineClips.darkThenBright(folder, "a", 60);
    EngineProtocol.Source other = EngineClips.movingBars(folder, "b", 40);
    int ticks = SourceMedia.read(labelled).ticks(CLOCK);
    String snapshot =
        snapshot(
            labelled,
            ticks,
            List.of(
                new Target(0, 0, ticks / 2, 0, List.of()),
                new Target(0, ticks / 2, ticks, 1, List.of())));
    try (DjlBackend backend = new DjlBackend()) {
      StudentWork work = new StudentWork(media, backend);
      FocalPlan large = plan(48, 40);
      EngineProtocol.StudentFile teacher =
          work.train(request(snapshot, List.of(labelled, other), large, null), JobContext.NONE);
      assertTrue(metric(teacher, "labels") > 0);
      assertFalse(teacher.metrics().containsKey("ticks"));
      FocalPlan small = plan(32, 8);
      EngineProtocol.TrainStudent taught =
          request(snapshot, List.of(other, labelled), small, teacher.file());
      EngineProtocol.StudentFile student = work.train(taught, JobContext.NONE);
      assertTrue(metric(student, "ticks") > 0);
      assertTrue(metric(student, "gradient_ratio") > 0);
      assertTrue(metric(student, "teacher_accuracy") > metric(student, "majority_accuracy"));
      FocalPlan ran = FocalPlan.fromJson(student.plan());
      assertEquals(small.network().inputSize(), ran.network().inputSize());
      assertEquals(small.schedule(), ran.schedule());
    }
  }

  @Test
  void withoutLabelsAndTeacherThereIsNothingToLearn() throws IOException {
    EngineProtocol.Source source = EngineClips.movingBars(folder, "a", 40);
    int ticks = SourceMedia.read(source).ticks(CLOCK);
    String snapshot = snapshot(source, ticks, List.of());
    try (DjlBackend backend = new DjlBackend()) {
      StudentWork work = new StudentWork(media, backend);
      EngineProtocol.TrainStudent request = request(snapshot, List.of(source), plan(32, 8), null);
      assertThrows(IllegalStateException.class, () -> work.train(request, JobContext.NONE));
    }
  }

  private static double metric(EngineProtocol.StudentFile student, String name) {
    return student.metrics().getOrDefault(name, Double.NaN);
  }

  private static FocalPlan plan(int inputSize, int steps) {
    FocalPlan usual = FocalPlan.of(FocalSpec.NANO.withInputSize(inputSize));
    return usual.withSchedule(usual.schedule().withSteps(steps));
  }

  private String snapshot(EngineProtocol.Source source, int ticks, List<Target> targets)
      throws IOException {
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            CLOCK.hertz(),
            1,
            List.of(ClassId.random().toString(), ClassId.random().toString()),
            List.of(List.of(0, 1)),
            List.of(
                new DatasetSnapshot.Clip(
                    source.video(), source.contentHash(), null, null, ticks, targets)));
    return Files.writeString(folder.resolve("snapshot.json"), snapshot.toJson()).toString();
  }

  private EngineProtocol.TrainStudent request(
      String snapshot,
      List<EngineProtocol.Source> sources,
      FocalPlan plan,
      @Nullable String teacher) {
    String name = Integer.toString(plan.network().inputSize());
    return new EngineProtocol.TrainStudent(
        snapshot,
        folder.resolve("no-encoder").toString(),
        folder.resolve("no-features").toString(),
        folder.resolve("pictures").toString(),
        sources,
        plan.toJson(),
        teacher,
        folder.resolve("run" + name).toString(),
        folder.resolve("student" + name).toString());
  }
}
