package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.TeacherSpec;

/**
 * A pretrained temporal module by itself: what it makes of each tick's tokens in the light of those
 * around them. One thread at a time.
 */
public final class TemporalModule implements AutoCloseable {

  private final NDManager manager;
  private final TeacherSpec spec;
  private final ParameterSet parameters;

  private TemporalModule(NDManager manager, TeacherSpec spec, ParameterSet parameters) {
    this.manager = manager;
    this.spec = spec;
    this.parameters = parameters;
  }

  /**
   * Reads a file.
   *
   * @param manager owned by the module
   * @throws IOException if it is none
   */
  static TemporalModule decode(NDManager manager, byte[] bytes) throws IOException {
    TeacherSpec spec = TemporalFile.spec(bytes);
    return new TemporalModule(manager, spec, TemporalFile.read(manager, bytes, spec));
  }

  /** Returns the profile's name, for example {@code T-CPU}. */
  public String name() {
    return spec.name();
  }

  /** Returns the shape of what it gives for a tick. */
  public FeatureShape shape() {
    return new FeatureShape(spec.width(), spec.side());
  }

  /**
   * Runs over a clip; windows overlap by a half and are averaged.
   *
   * @param features of the encoder that the module was pretrained on
   */
  public TickFeatures run(FeatureReader features) {
    int ticks = features.ticks();
    TokenBatch batch = new TokenBatch(spec);
    TemporalTrunk trunk = new TemporalTrunk(spec, batch.channels(features.shape()), 0);
    Layers layers = new Layers(parameters, Noise.NONE);
    List<float[]> mean =
        new OverlappingWindows(manager, spec, batch, spec.windowTicks() / 2)
            .mean(
                features,
                x -> {
                  NDArray tokens = trunk.run(layers, x, null);
                  return List.of(tokens, tokens.mean(new int[] {2}));
                });
    int[] frames = new int[ticks];
    float[] motion = new float[ticks];
    for (int tick = 0; tick < ticks; tick++) {
      frames[tick] = features.frame(tick);
      motion[tick] = features.motion(tick);
    }
    return new TickFeatures(frames, motion, mean.getLast(), mean.getFirst());
  }

  @Override
  public void close() {
    manager.close();
  }
}
