package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.function.Predicate;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.NormStatistics;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.pretrain.Pretraining;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/** An encoder of the FE family that learns. One thread at a time. */
public final class FeTuning implements TunableEncoder {

  private final TrainableEncoder encoder;
  private final NormStatistics statistics;

  private FeTuning(TrainableEncoder encoder, NormStatistics statistics) {
    this.encoder = encoder;
    this.statistics = statistics;
  }

  /**
   * Opens an encoder.
   *
   * @param manager owns its arrays
   * @param folded the weights file for inference
   * @param trainable the file of trainable weights that belongs to it
   * @throws IOException if they are none or do not belong together
   */
  public static FeTuning open(NDManager manager, EncoderSpec spec, byte[] folded, byte[] trainable)
      throws IOException {
    TrainableEncoder encoder = Pretraining.decode(manager, spec, trainable);
    return new FeTuning(encoder, NormStatistics.unfold(manager, encoder, folded));
  }

  /** Returns the weights file for inference as the encoder is now. */
  public byte[] folded() throws IOException {
    return encoder.fold(statistics);
  }

  /** Returns the file of trainable weights as they are now. */
  public byte[] trainable() throws IOException {
    return Pretraining.encode(encoder);
  }

  @Override
  public ParameterSet parameters() {
    return encoder.parameters();
  }

  @Override
  public ParameterSet state() {
    return statistics.values();
  }

  @Override
  public boolean isOfLastStage(String name) {
    return encoder.isOfLastStage(name);
  }

  @Override
  public int inputSize() {
    return encoder.spec().inputSize();
  }

  @Override
  public int values() {
    return encoder.spec().shape().tokenValues();
  }

  @Override
  public NDArray tokens(NDArray pictures) {
    NDArray maps = ConvEncoder.pool(encoder.forward(pictures, statistics), encoder.spec());
    return maps.reshape(pictures.getShape().get(0), values());
  }

  @Override
  public void watch(Predicate<String> layers) {
    statistics.watch(layers);
  }

  @Override
  public void follow(double pace) {
    statistics.follow(pace);
  }
}
