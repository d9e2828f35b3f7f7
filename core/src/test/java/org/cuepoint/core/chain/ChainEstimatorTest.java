package org.cuepoint.core.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.chain.StepEstimate.Basis;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainEstimatorTest {

  private static final ProjectSize SIZE = new ProjectSize(6, 600, 300, 0, 8, 3200);

  private static List<ChainTask> tasks(Profile profile, String... words) {
    return ChainTask.ofWords(List.of(words), profile, EvaluationSpec.ofProjectLabels());
  }

  private static PastTraining past(ChainTask task, double pace) {
    double units = TrainingWork.units(task);
    return new PastTraining("m" + pace, task.word(), units, pace * units, "cpu");
  }

  private static StepEstimate of(List<ChainTask> tasks, List<PastTraining> past, ProjectSize size) {
    return new ChainEstimator(size, past).estimate(tasks).getFirst();
  }

  @Test
  void earlierTrainingsOfTheKindSayHowLongItTakes() {
    List<ChainTask> teacher = tasks(Profile.QUICK, "teacher");
    List<PastTraining> past =
        List.of(
            past(teacher.getFirst(), 0.1),
            past(teacher.getFirst(), 0.3),
            past(teacher.getFirst(), 0.2));
    StepEstimate estimate = of(teacher, past, SIZE);
    assertEquals(Basis.SAME_KIND, estimate.basis());
    assertEquals(3, estimate.runs());
    double training = 0.2 * TrainingWork.units(teacher.getFirst());
    assertTrue(estimate.seconds() > training && estimate.seconds() < training + 20);
  }

  @Test
  void otherKindsSayHowMuchSlowerThisComputerIs() {
    List<ChainTask> teacher = tasks(Profile.QUICK, "teacher");
    ChainTask student = tasks(Profile.QUICK, "see-very-little").getFirst();
    StepEstimate elsewhere = of(teacher, List.of(), SIZE);
    assertEquals(Basis.REFERENCE, elsewhere.basis());
    StepEstimate here =
        of(teacher, List.of(past(student, 2 * ReferencePaces.pace(student.word()))), SIZE);
    assertEquals(Basis.OTHER_KINDS, here.basis());
    assertEquals(2 * elsewhere.seconds(), here.seconds(), 1e-6);
  }

  @Test
  void aCapOfTimeHolds() {
    List<ChainTask> encoder = tasks(Profile.QUICK, "pretrain");
    StepEstimate slow = of(encoder, List.of(past(encoder.getFirst(), 1000)), SIZE);
    double cap = encoder.getFirst().schedule().orElseThrow().maximumSeconds();
    assertTrue(slow.seconds() >= cap, "the cap of the training itself");
    StepEstimate slower = of(encoder, List.of(past(encoder.getFirst(), 2000)), SIZE);
    // Reading videos is slower too, since the computer is.
    assertTrue(slower.seconds() - slow.seconds() < 2 * slow.seconds());
  }

  @Test
  void featuresAreComputedBeforeTheFirstTrainingThatNeedsThem() {
    ProjectSize fresh = new ProjectSize(6, 600, 300, 300, 8, 3200);
    List<ChainTask> both = tasks(Profile.QUICK, "teacher", "see-very-little");
    List<StepEstimate> indexed = new ChainEstimator(SIZE, List.of()).estimate(both);
    List<StepEstimate> missing = new ChainEstimator(fresh, List.of()).estimate(both);
    assertTrue(missing.getFirst().seconds() > indexed.getFirst().seconds());
    assertTrue(missing.getFirst().kept() > indexed.getFirst().kept());
    assertEquals(indexed.getLast().seconds(), missing.getLast().seconds());
    List<StepEstimate> renewed =
        new ChainEstimator(SIZE, List.of()).estimate(tasks(Profile.QUICK, "pretrain", "teacher"));
    assertEquals(missing.getFirst().seconds(), renewed.getLast().seconds(), "a new encoder");
  }

  @Test
  void aBookKeepsPacesAndPassesOverWhatItCannotRead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("more").resolve("paces.jsonl");
    PaceBook book = new PaceBook(file);
    assertEquals(List.of(), book.all());
    PastTraining past = past(tasks(Profile.QUICK, "teacher").getFirst(), 0.5);
    book.add(past);
    book.add(past);
    assertEquals(List.of(past, past), new PaceBook(file).all());
    Files.writeString(file, Files.readString(file) + "{\"model\":");
    assertEquals(2, new PaceBook(file).all().size());
  }
}
