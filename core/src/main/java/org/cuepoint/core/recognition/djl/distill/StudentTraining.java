package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.student.TokenSource;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.teacher.Teachers;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TrainingEvent;

/** Trains students. One thread at a time. */
public final class StudentTraining {

  private final NDManager manager;

  /**
   * Makes the entry.
   *
   * @param manager names the device; everything lives in managers below it
   */
  public StudentTraining(NDManager manager) {
    this.manager = manager;
  }

  /**
   * What a training needs besides its plan.
   *
   * @param space the classes
   * @param clips with features of one encoder; those of which nothing is said are learnt from if
   *     there is a teacher
   * @param teacher weights of the teacher; empty to learn from labels only
   * @param folder where the run keeps its files; a run of the same plan and inputs that was cut off
   *     there goes on
   * @param inputs names snapshot, encoder and teacher
   */
  public record Inputs(
      LabelSpace space,
      List<TrainingClip> clips,
      Optional<byte[]> teacher,
      Path folder,
      String inputs) {}

  /**
   * Trains a student.
   *
   * @param listener told of every event, in this thread
   * @param context told about steps; asked about cancellation between them; a cancelled run leaves
   *     a checkpoint
   * @throws IllegalStateException if nothing is labelled and there is no teacher, or the teacher is
   *     not worth learning from; the message says why
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedStudent train(
      FeatureStudentPlan plan,
      Inputs inputs,
      Consumer<? super TrainingEvent> listener,
      JobContext context)
      throws IOException {
    RunFolder folder = RunFolder.at(inputs.folder());
    folder.writePlan(plan.toJson());
    List<FeatureReader> features = inputs.clips().stream().map(TrainingClip::features).toList();
    List<TaughtClip> taught = new ArrayList<>();
    List<TeacherSignals> signals = List.of();
    if (inputs.teacher().isPresent()) {
      signals =
          new Teachers(manager).signals(inputs.teacher().get(), inputs.space(), features, context);
    }
    for (int i = 0; i < features.size(); i++) {
      taught.add(new TaughtClip(inputs.clips().get(i), signals.isEmpty() ? null : signals.get(i)));
    }
    Map<String, Double> metrics = new HashMap<>();
    if (!signals.isEmpty()) {
      List<Preflight.Judged> judged = new ArrayList<>();
      for (int i = 0; i < features.size(); i++) {
        judged.add(new Preflight.Judged(inputs.clips().get(i).targets(), signals.get(i)));
      }
      metrics.putAll(Preflight.teacher(inputs.space(), judged));
    }
    RunningStandard.Prior prior = RunningStandard.Prior.of(features, plan.priorTicks());
    TokenSource tokens = Students.tokens(plan.spec(), prior);
    try (NDManager scope = manager.newSubManager()) {
      StudentTask task = new StudentTask(scope, plan, inputs.space(), taught, tokens);
      boolean labelled = inputs.clips().stream().anyMatch(clip -> !clip.targets().isEmpty());
      if (!signals.isEmpty() && labelled) {
        metrics.putAll(
            Preflight.gradients(
                scope,
                plan.objective(),
                plan.schedule().steps() - 1,
                own -> new StudentTask(own, plan, inputs.space(), taught, tokens)));
      }
      TrainingLoop.Outcome outcome =
          new TrainingLoop(
                  scope, task, plan.schedule(), folder, plan.toJson() + inputs.inputs(), listener)
              .run(context);
      metrics.putAll(outcome.curves());
      metrics.put("steps", (double) outcome.steps());
      metrics.put("parameters", (double) task.model().count());
      metrics.put(
          "macs_per_tick",
          (double)
              Students.network(plan.spec(), inputs.space(), features.getFirst().shape(), 0)
                  .macsPerTick());
      FeatureStudentPlan ran = plan.withSchedule(plan.schedule().repeating(outcome.coolFrom()));
      byte[] bytes =
          new StudentFile(ran, inputs.space(), features.getFirst().shape(), prior, task.model())
              .encode();
      return new TrainedStudent(ByteBuffer.wrap(bytes), ran, metrics, outcome.seconds());
    }
  }
}
