package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.distill.Preflight;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.TrainingEvent;

/** Trains focal networks and opens them. One thread at a time. */
public final class FocalNets {

  private final NDManager manager;

  /**
   * Makes the entry.
   *
   * @param manager names the device; everything lives in managers below it
   */
  public FocalNets(NDManager manager) {
    this.manager = manager;
  }

  /** Says whether these bytes are a focal network's. */
  public static boolean accepts(byte[] weights) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(weights))) {
      return in.readUTF().equals(FocalModel.MAGIC);
    } catch (IOException other) {
      return false;
    }
  }

  /**
   * What the file of a focal network has.
   *
   * @param plan how it was trained; its network has as many classes as the label space and edges
   *     need
   * @param standard of its pictures
   */
  public record Contents(
      FocalPlan plan, LabelSpace space, PixelStandard standard, ParameterSet parameters) {}

  /**
   * Reads a file.
   *
   * @param manager owns the parameters
   * @throws IOException if the bytes are no focal network's
   */
  public static Contents read(NDManager manager, byte[] weights) throws IOException {
    return FocalModel.read(manager, weights);
  }

  /** Opens a focal network. */
  public PixelPredictor open(byte[] weights) throws IOException {
    NDManager own = manager.newSubManager();
    try {
      return FocalModel.decode(own, weights);
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /**
   * What a training needs besides its plan.
   *
   * @param space the classes
   * @param clips with pictures of the network's input size
   * @param teacher what it says of each of them, tick by tick, or empty
   * @param folder where the run keeps its files; a run of the same plan and inputs that was cut off
   *     there goes on
   * @param inputs names snapshot, pictures and teacher
   */
  public record Inputs(
      LabelSpace space,
      List<LabelledPictures> clips,
      List<TeacherSignals> teacher,
      Path folder,
      String inputs) {}

  /**
   * Trains.
   *
   * @param plan its network's number of classes is replaced by what the label space needs
   * @param listener told of every event, in this thread
   * @param context told about steps; asked about cancellation between them; a cancelled run leaves
   *     a checkpoint
   * @throws IllegalStateException if nothing is labelled and there is no teacher, or the teacher is
   *     not worth learning from; the message says why
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedStudent train(
      FocalPlan plan, Inputs inputs, Consumer<? super TrainingEvent> listener, JobContext context)
      throws IOException {
    int outputs = inputs.space().outputs() + inputs.space().groups().size();
    FocalPlan fitted = plan.with(plan.network().withClasses(outputs));
    RunFolder folder = RunFolder.at(inputs.folder());
    folder.writePlan(fitted.toJson());
    PixelStandard standard =
        PixelStandard.of(inputs.clips().stream().map(LabelledPictures::pictures).toList());
    Map<String, Double> metrics = new HashMap<>();
    try (NDManager scope = manager.newSubManager()) {
      FocalTask task =
          new FocalTask(scope, fitted, inputs.space(), inputs.clips(), standard, inputs.teacher());
      if (!inputs.teacher().isEmpty()) {
        metrics.putAll(preflight(scope, fitted, inputs, standard));
      }
      String name = fitted.toJson() + inputs.inputs();
      TrainingLoop.Outcome outcome =
          new TrainingLoop(scope, task, fitted.schedule(), folder, name, listener).run(context);
      FocalPlan ran = fitted.withSchedule(fitted.schedule().repeating(outcome.coolFrom()));
      metrics.putAll(outcome.curves());
      metrics.put("steps", (double) outcome.steps());
      metrics.put("parameters", (double) fitted.network().parameters());
      metrics.put("macs", (double) fitted.network().macs());
      byte[] bytes =
          FocalModel.encode(new FocalModel.Header(ran, inputs.space(), standard), task.model());
      return new TrainedStudent(ByteBuffer.wrap(bytes), ran, metrics, outcome.seconds());
    }
  }

  private static Map<String, Double> preflight(
      NDManager scope, FocalPlan plan, Inputs inputs, PixelStandard standard) {
    List<Preflight.Judged> judged = new ArrayList<>();
    for (int i = 0; i < inputs.clips().size(); i++) {
      judged.add(new Preflight.Judged(inputs.clips().get(i).targets(), inputs.teacher().get(i)));
    }
    Map<String, Double> found = new HashMap<>(Preflight.teacher(inputs.space(), judged));
    if (judged.stream().anyMatch(clip -> !clip.targets().isEmpty())) {
      found.putAll(
          Preflight.gradients(
              scope,
              plan.objective(),
              plan.schedule().steps() - 1,
              own ->
                  new FocalTask(
                      own, plan, inputs.space(), inputs.clips(), standard, inputs.teacher())));
    }
    return found;
  }

  /** Returns width and height of the pictures that a network looks at. */
  public int inputSize(byte[] weights) throws IOException {
    try (PixelPredictor model = open(weights)) {
      return model.inputSize();
    }
  }

  /**
   * Says what a network teaches of clips; uncalibrated.
   *
   * @param weights of a focal network
   * @param space the classes that it must know
   * @param clips pictures of its input size
   * @return one for each clip
   * @throws IOException if the bytes are no focal network's, or those of one with other classes
   */
  public List<TeacherSignals> signals(
      byte[] weights, LabelSpace space, List<Pictures> clips, JobContext context)
      throws IOException {
    try (FocalModel model = FocalModel.decode(manager.newSubManager(), weights)) {
      if (!model.groups().equals(space.groups())) {
        throw new IOException(
            "The teacher was trained on other classes than the labels have now; train it anew");
      }
      List<TeacherSignals> signals = new ArrayList<>();
      for (Pictures clip : clips) {
        context.progress(signals.size(), clips.size(), "The teacher looks at the videos");
        signals.add(model.signals(clip.reader(), clip.ticks(), context));
      }
      return signals;
    }
  }
}
