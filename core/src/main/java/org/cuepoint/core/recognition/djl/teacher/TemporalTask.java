package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TemporalPlan;

/**
 * Pretrains a trunk on tokens of any videos, labelled or not. Tubes (a place over some ticks) are
 * hidden and their features, normalised token by token, recovered with a smooth L1 loss (Wei et
 * al., "Masked Feature Prediction", CVPR 2022; tubes as in Tong et al., "VideoMAE", NeurIPS 2022);
 * and each window is shown at one of a few playback rates, which is to be told (Benaim et al.,
 * "SpeedNet", CVPR 2020).
 */
final class TemporalTask implements TrainingTask {

  private static final float EPSILON = 1e-5f;

  private final TemporalPlan plan;
  private final List<FeatureReader> clips;
  private final long ticks;
  private final int channels;
  private final TemporalTrunk trunk;
  private final TokenBatch tokens;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private int batch;

  /**
   * Makes a task with new parameters.
   *
   * @param clips at least one of a window's length
   * @throws IllegalStateException if none is so long
   */
  TemporalTask(NDManager manager, TemporalPlan plan, List<FeatureReader> clips) {
    TeacherSpec spec = plan.spec();
    this.plan = plan;
    this.clips = clips.stream().filter(clip -> clip.ticks() >= spec.windowTicks()).toList();
    if (this.clips.isEmpty()) {
      throw new IllegalStateException(
          "No video is long enough to pretrain on; windows have " + spec.windowTicks() + " ticks.");
    }
    this.ticks = this.clips.stream().mapToLong(FeatureReader::ticks).sum();
    this.tokens = new TokenBatch(spec);
    this.channels = tokens.channels(this.clips.getFirst().shape());
    this.trunk = new TemporalTrunk(spec, channels, plan.dropout());
    this.batch = plan.batch();
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    Initial initial = new Initial(parameters, random);
    trunk.initialise(initial);
    initial.linear("recover", spec.width(), channels, 0.5);
    initial.linear("rate", spec.width(), plan.rates(), 0.3);
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return state;
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    TeacherSpec spec = plan.spec();
    int window = spec.windowTokens() * channels;
    float[] values = new float[batch * window];
    float[] rates = new float[batch * plan.rates()];
    float[] hidden = new float[batch * spec.windowTokens()];
    for (int row = 0; row < batch; row++) {
      FeatureReader clip = draw(random);
      int rate = random.nextInt(plan.rates());
      while (clip.ticks() < (spec.windowTicks() << rate)) {
        rate--;
      }
      int start = random.nextInt(clip.ticks() - (spec.windowTicks() << rate) + 1);
      tokens.read(clip, start, spec.windowTicks(), 1 << rate, values, row * window);
      rates[row * plan.rates() + rate] = 1f;
      hide(random, hidden, row * spec.windowTokens());
    }
    Shape places = new Shape(batch, spec.windowTicks(), spec.tickTokens(), 1);
    NDArray mask = scope.create(hidden, places);
    NDArray x = tokens.windows(scope, values, channels);
    Layers layers = new Layers(parameters, new Noise(random));
    NDArray y = trunk.run(layers, x, mask);
    NDArray wrong = layers.linear("recover", y).sub(normalised(x)).abs();
    NDArray near = Scalars.atMost(wrong, 1);
    NDArray smooth = Scalars.times(near.square(), 0.5).add(wrong.sub(near));
    NDArray recovery = smooth.mul(mask).sum().div(Scalars.times(mask.sum(), channels));
    parts.put("recovery", recovery);
    if (plan.rates() == 1) {
      return recovery;
    }
    NDArray pooled = y.reshape(batch, spec.windowTokens(), spec.width()).mean(new int[] {1});
    NDArray told = layers.linear("rate", pooled).logSoftmax(1);
    NDArray rate =
        Scalars.over(
            told.mul(scope.create(rates, new Shape(batch, plan.rates()))).sum().neg(), batch);
    parts.put("rate", rate);
    return recovery.add(Scalars.times(rate, plan.rateWeight()));
  }

  private FeatureReader draw(RandomGenerator random) {
    long at = random.nextLong(ticks);
    for (FeatureReader clip : clips) {
      if (at < clip.ticks()) {
        return clip;
      }
      at -= clip.ticks();
    }
    return clips.getLast();
  }

  /** Hides tubes; at least one and not all. */
  private void hide(RandomGenerator random, float[] hidden, int offset) {
    TeacherSpec spec = plan.spec();
    int places = spec.tickTokens();
    int tubes = places * (spec.windowTicks() / plan.tubeTicks());
    int wanted = Math.clamp(Math.round(plan.hidden() * tubes), 1, Math.max(1, tubes - 1));
    int left = tubes;
    for (int tube = 0; tube < tubes; tube++, left--) {
      if (random.nextInt(left) < wanted) {
        wanted--;
        for (int t = 0; t < plan.tubeTicks(); t++) {
          int tick = tube / places * plan.tubeTicks() + t;
          hidden[offset + tick * places + tube % places] = 1f;
        }
      }
    }
  }

  private static NDArray normalised(NDArray x) {
    NDArray centred = x.sub(x.mean(new int[] {3}, true));
    NDArray variance = centred.square().mean(new int[] {3}, true);
    return centred.div(variance.add(EPSILON).sqrt());
  }

  @Override
  public OptionalInt shrinkBatch() {
    if (batch == 1) {
      return OptionalInt.empty();
    }
    batch /= 2;
    return OptionalInt.of(batch);
  }
}
