package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainedFocal;
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
   * @throws IllegalStateException if nothing is labelled and there is no teacher
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedFocal train(
      FocalPlan plan, Inputs inputs, Consumer<? super TrainingEvent> listener, JobContext context)
      throws IOException {
    int outputs = inputs.space().outputs() + inputs.space().groups().size();
    FocalPlan fitted = plan.with(plan.network().withClasses(outputs));
    RunFolder folder = RunFolder.at(inputs.folder());
    folder.writePlan(fitted.toJson());
    PixelStandard standard =
        PixelStandard.of(inputs.clips().stream().map(LabelledPictures::pictures).toList());
    try (NDManager scope = manager.newSubManager()) {
      FocalTask task =
          new FocalTask(scope, fitted, inputs.space(), inputs.clips(), standard, inputs.teacher());
      String name = fitted.toJson() + inputs.inputs();
      TrainingLoop.Outcome outcome =
          new TrainingLoop(scope, task, fitted.schedule(), folder, name, listener).run(context);
      FocalPlan ran = fitted.with(fitted.schedule().repeating(outcome.coolFrom()));
      Map<String, Double> metrics = new HashMap<>(outcome.curves());
      metrics.put("steps", (double) outcome.steps());
      metrics.put("parameters", (double) fitted.network().parameters());
      metrics.put("macs", (double) fitted.network().macs());
      byte[] bytes =
          FocalModel.encode(new FocalModel.Header(ran, inputs.space(), standard), task.model());
      return new TrainedFocal(ByteBuffer.wrap(bytes), ran, metrics, outcome.seconds());
    }
  }
}
