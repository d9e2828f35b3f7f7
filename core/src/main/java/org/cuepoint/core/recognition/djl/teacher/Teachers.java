package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.Temperature;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedTeacher;
import org.cuepoint.core.train.TrainedTemporal;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TrainingEvent;

/** Trains teachers, pretrains what they start from, and opens them. One thread at a time. */
public final class Teachers {

  private final NDManager manager;

  /**
   * Makes the entry.
   *
   * @param manager names the device; everything lives in managers below it
   */
  public Teachers(NDManager manager) {
    this.manager = manager;
  }

  /** Says whether these bytes are a teacher's. */
  public static boolean accepts(byte[] weights) {
    return startsWith(weights, Teacher.MAGIC);
  }

  static boolean startsWith(byte[] bytes, String magic) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readUTF().equals(magic);
    } catch (IOException other) {
      return false;
    }
  }

  /** Opens a teacher. */
  public TickPredictor open(byte[] weights) throws IOException {
    NDManager own = manager.newSubManager();
    try {
      return Teacher.decode(own, weights);
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /**
   * Asks a teacher about clips.
   *
   * @param weights of the teacher
   * @param space classes that its students have; it must have the same
   * @throws IOException if it is no teacher, or was trained on other classes; the message says so
   */
  public List<TeacherSignals> signals(
      byte[] weights, LabelSpace space, List<FeatureReader> clips, JobContext context)
      throws IOException {
    try (Teacher teacher = Teacher.decode(manager.newSubManager(), weights)) {
      if (!teacher.space().groups().equals(space.groups())) {
        throw new IOException(
            "The teacher was trained on other classes than the labels have now; train it anew");
      }
      List<TeacherSignals> signals = new ArrayList<>();
      for (FeatureReader clip : clips) {
        context.throwIfCancelled();
        context.progress(signals.size(), clips.size(), "The teacher looks at the videos");
        signals.add(teacher.signals(clip));
      }
      return signals;
    }
  }

  /** Opens a pretrained temporal module by itself. */
  public TemporalModule openTemporal(byte[] weights) throws IOException {
    NDManager own = manager.newSubManager();
    try {
      return TemporalModule.decode(own, weights);
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /**
   * What a training needs besides its plan.
   *
   * @param space the classes
   * @param clips with features of one encoder; those of which nothing is said are passed over
   * @param start a pretrained trunk to start from
   * @param folder where the run keeps its files; a run of the same plan and inputs that was cut off
   *     there goes on
   * @param inputs names snapshot, encoder and start
   */
  public record Inputs(
      LabelSpace space,
      List<TrainingClip> clips,
      Optional<byte[]> start,
      Path folder,
      String inputs) {}

  /**
   * Trains a teacher and finds its temperature.
   *
   * @param listener told of the teacher's own events (not those of the folds), in this thread
   * @param context told about steps; asked about cancellation between them; a cancelled run leaves
   *     checkpoints
   * @throws IllegalStateException if nothing is labelled
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedTeacher train(
      TeacherPlan plan, Inputs inputs, Consumer<? super TrainingEvent> listener, JobContext context)
      throws IOException {
    List<TrainingClip> known =
        inputs.clips().stream().filter(clip -> !clip.targets().isEmpty()).toList();
    Folds folds = Folds.of(known, plan.calibration(), plan.schedule().seed());
    int parts = 1 + folds.parts().size();
    RunFolder folder = RunFolder.at(inputs.folder());
    folder.writePlan(plan.toJson());
    try (NDManager scope = manager.newSubManager()) {
      TeacherTask task = task(scope, plan, inputs, inputs.clips());
      TrainingLoop.Outcome outcome =
          new TrainingLoop(scope, task, plan.schedule(), folder, name(plan, inputs), listener)
              .run(new PartOfJob(context, 0, parts, "teacher"));
      TeacherPlan ran = plan.withSchedule(plan.schedule().repeating(outcome.coolFrom()));
      Map<String, Double> metrics = new HashMap<>(outcome.curves());
      Temperature temperature = new Temperature();
      double seconds = outcome.seconds();
      for (int f = 0; f < folds.parts().size(); f++) {
        PartOfJob part = new PartOfJob(context, 1 + f, parts, "calibration");
        seconds += fold(ran, inputs, folds.parts().get(f), f, temperature, part);
      }
      double best = temperature.fit();
      String calibration = folds.words();
      if (temperature.count() > 0) {
        calibration =
            String.format(Locale.ROOT, "%s, %d labelled ticks", calibration, temperature.count());
        metrics.put("temperature", best);
        metrics.put("nll_before", temperature.negativeLogLikelihood(1));
        metrics.put("nll_after", temperature.negativeLogLikelihood(best));
        metrics.put("ece_before", temperature.calibrationError(1));
        metrics.put("ece_after", temperature.calibrationError(best));
      }
      metrics.put("steps", (double) outcome.steps());
      metrics.put("parameters", (double) task.parameters().count());
      List<ParameterSet> members = task.members();
      metrics.put("members", (double) members.size());
      // Windows overlap, so each tick is looked at more than once; the refinement is not counted.
      metrics.put(
          "macs_per_tick",
          (double) members.size() * task.network().windowMacs() / plan.strideTicks());
      byte[] bytes =
          Teacher.encode(header(ran, inputs, members.size(), best, calibration), members);
      return new TrainedTeacher(ByteBuffer.wrap(bytes), ran, calibration, metrics, seconds);
    }
  }

  private static Teacher.Header header(
      TeacherPlan plan, Inputs inputs, int members, double temperature, String calibration) {
    int channels =
        new TokenBatch(plan.spec()).channels(inputs.clips().getFirst().features().shape());
    return new Teacher.Header(plan, inputs.space(), channels, members, temperature, calibration);
  }

  private TeacherTask task(
      NDManager scope, TeacherPlan plan, Inputs inputs, List<TrainingClip> clips)
      throws IOException {
    TeacherTask task = new TeacherTask(scope, plan, inputs.space(), clips);
    if (inputs.start().isPresent()) {
      task.startFrom(TemporalFile.read(scope, inputs.start().get(), plan.spec()));
    }
    return task;
  }

  /**
   * Pretrains the temporal module of teachers without labels.
   *
   * @param clips features of one encoder
   * @param folder where the run keeps its files; one that was cut off goes on
   * @param inputs names clips and encoder
   * @param listener told of every event, in this thread
   * @param context told about steps; asked about cancellation between them
   * @throws IllegalStateException if no clip is long enough
   */
  public TrainedTemporal pretrain(
      TemporalPlan plan,
      List<FeatureReader> clips,
      Path folder,
      String inputs,
      Consumer<? super TrainingEvent> listener,
      JobContext context)
      throws IOException {
    RunFolder run = RunFolder.at(folder);
    run.writePlan(plan.toJson());
    try (NDManager scope = manager.newSubManager()) {
      TemporalTask task = new TemporalTask(scope, plan, clips);
      TrainingLoop.Outcome outcome =
          new TrainingLoop(scope, task, plan.schedule(), run, plan.toJson() + inputs, listener)
              .run(context);
      TemporalPlan ran = plan.withSchedule(plan.schedule().repeating(outcome.coolFrom()));
      Map<String, Double> metrics = new HashMap<>(outcome.curves());
      metrics.put("steps", (double) outcome.steps());
      byte[] bytes = TemporalFile.encode(plan.spec(), task.parameters());
      return new TrainedTemporal(ByteBuffer.wrap(bytes), ran, metrics, outcome.seconds());
    }
  }

  private static String name(TeacherPlan plan, Inputs inputs) {
    return plan.toJson() + inputs.inputs();
  }

  /** Trains on the other clips and collects what it says of those held out. */
  private double fold(
      TeacherPlan plan,
      Inputs inputs,
      Folds.Part part,
      int number,
      Temperature temperature,
      JobContext context)
      throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      TeacherTask task = task(scope, plan, inputs, part.trained());
      RunFolder folder = RunFolder.at(inputs.folder().resolve("fold-" + number));
      TrainingLoop.Outcome outcome =
          new TrainingLoop(
                  scope, task, plan.schedule(), folder, name(plan, inputs) + number, event -> {})
              .run(context);
      List<ParameterSet> members = task.members();
      // Not closed: its manager is this scope.
      Teacher teacher = new Teacher(scope, header(plan, inputs, members.size(), 1, ""), members);
      for (TrainingClip clip : part.held()) {
        context.throwIfCancelled();
        WholeClip.Said said = teacher.mean(clip.features());
        for (Target target : clip.targets()) {
          if (target.label() != Target.NOT_KNOWN && isFinest(inputs.space(), target.label())) {
            int truth =
                inputs.space().output(target.group(), target.label())
                    - inputs.space().offset(target.group());
            for (int tick = target.start(); tick < target.end(); tick++) {
              temperature.add(teacher.logarithms(said, tick, target.group()), truth);
            }
          }
        }
      }
      return outcome.seconds();
    }
  }

  private static boolean isFinest(LabelSpace space, int label) {
    return label < 0 || space.descendants(label).isEmpty();
  }
}
