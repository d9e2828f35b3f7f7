package org.cuepoint.core.recognition.djl.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.recognition.djl.encoder.InputStatistics;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;

/** Pretrains an encoder on pictures. One thread at a time. */
public final class Pretraining {

  /** Unchanged pictures whose statistics are folded into the result. */
  private static final int FOLD_PICTURES = 512;

  private final NDManager manager;
  private final PretrainingPlan plan;
  private final EncoderSpec spec;
  private final int clock;
  private final List<VideoPictures> videos;

  /**
   * What pretraining gave.
   *
   * @param weights the encoder for inference, folded with the statistics of these videos
   * @param trainable the encoder to go on from: filters, scales and shifts
   * @param outcome steps, time and the last values of the curves
   */
  public record Result(ByteBuffer weights, ByteBuffer trainable, TrainingLoop.Outcome outcome) {}

  /**
   * Prepares a pretraining.
   *
   * @param manager owns all arrays
   * @param spec the encoder's shape
   * @param clock ticks a second
   * @param videos pictures of the encoder's input size; all of them are used, labels or not
   */
  public Pretraining(
      NDManager manager,
      PretrainingPlan plan,
      EncoderSpec spec,
      int clock,
      List<VideoPictures> videos) {
    this.manager = manager;
    this.plan = plan;
    this.spec = spec;
    this.clock = clock;
    this.videos = List.copyOf(videos);
  }

  /**
   * Trains from the start or from the run's checkpoint.
   *
   * @param start trainable weights to begin with, or empty for random ones
   * @param inputs names the videos and the start, for the checkpoint
   * @throws IllegalStateException if the videos are too short
   */
  public Result run(
      Optional<byte[]> start,
      String inputs,
      RunFolder folder,
      Consumer<? super TrainingEvent> listener,
      JobContext context)
      throws IOException {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    TrainableEncoder encoder =
        start.isPresent()
            ? decode(manager, spec, start.get())
            : TrainableEncoder.random(manager, spec, random);
    ClipBatch batches = new ClipBatch(videos, plan, clock);
    InputStatistics statistics;
    try (NDManager scope = manager.newSubManager()) {
      statistics = InputStatistics.of(manager, plain(scope, spec.inputSize(), FOLD_PICTURES));
    }
    PretrainingTask task =
        new PretrainingTask(
            manager,
            plan,
            clock,
            encoder,
            statistics,
            batches,
            new CollapseGuards(videos, plan, clock, random),
            random);
    TrainingLoop.Outcome outcome =
        new TrainingLoop(manager, task, plan.schedule(), folder, plan.toJson() + inputs, listener)
            .run(context);
    task.parameters().requireGradients(name -> false);
    try (NDManager scope = manager.newSubManager()) {
      byte[] folded = task.encoder().fold(scope, plain(scope, spec.inputSize(), FOLD_PICTURES));
      return new Result(ByteBuffer.wrap(folded), ByteBuffer.wrap(encode(encoder)), outcome);
    }
  }

  /** Returns unchanged pictures, evenly spread over all videos, shape (n, 4, size, size). */
  private NDArray plain(NDManager scope, int size, int count) {
    long all = videos.stream().mapToLong(video -> video.pictures().ticks() - 1).sum();
    int wanted = (int) Math.min(count, Math.max(1, all));
    int frame = 4 * size * size;
    float[] values = new float[wanted * frame];
    PlainPictures plain = new PlainPictures(size);
    for (int i = 0; i < wanted; i++) {
      long at = all * i / wanted;
      for (VideoPictures video : videos) {
        long ticks = video.pictures().ticks() - 1L;
        if (at < ticks) {
          plain.copy(video.pictures(), (int) at + 1, values, i * frame);
          break;
        }
        at -= ticks;
      }
    }
    return scope.create(values, new Shape(wanted, 4, size, size));
  }

  /** Returns the file of trainable weights. */
  public static byte[] encode(TrainableEncoder encoder) throws IOException {
    TrainableWeights weights = new TrainableWeights(encoder.spec().name());
    ParameterSet parameters = encoder.parameters();
    for (String name : parameters.names()) {
      NDArray array = parameters.get(name);
      weights.add(name, array.getShape().getShape(), array.toFloatArray());
    }
    return weights.encode(TrainableWeights.Precision.SINGLE);
  }

  /**
   * Reads trainable weights.
   *
   * @throws IOException if the bytes are none or of another shape
   */
  public static TrainableEncoder decode(NDManager manager, EncoderSpec spec, byte[] bytes)
      throws IOException {
    TrainableWeights weights = TrainableWeights.decode(bytes);
    if (!weights.encoder().equals(spec.name())) {
      throw new IOException("The weights are of " + weights.encoder() + ", not of " + spec.name());
    }
    ParameterSet parameters = new ParameterSet(manager);
    weights.visit(
        (name, shape, values) -> parameters.add(name, manager.create(values, new Shape(shape))));
    return new TrainableEncoder(spec, parameters);
  }
}
