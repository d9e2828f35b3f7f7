package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.RefinementSpec;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;

/**
 * The teacher's function. Each window of the video goes through the {@link TemporalTrunk}; the
 * tokens of a tick, side by side, give its embedding, together with a linear look at the features
 * themselves, so that what lies in a single tick need not pass the blocks (whether that helps was
 * never measured by itself); a linear layer reads it; then stages of dilated convolutions go over
 * the whole video, the first on embeddings and class probabilities, the others on class
 * probabilities (Abu Farha and Gall, "MS-TCN", CVPR 2019). Outputs of a stage: class logits as
 * {@link LabelSpace} orders them, and one edge logit a group. Holds no parameters.
 */
final class TeacherNetwork {

  private static final String ADAPTER = "adapter";
  private static final int KERNEL = 3;

  private final TeacherPlan plan;
  private final LabelSpace space;
  private final int channels;
  private final TemporalTrunk trunk;

  TeacherNetwork(TeacherPlan plan, LabelSpace space, int channels) {
    this.plan = plan;
    this.space = space;
    this.channels = channels;
    this.trunk = new TemporalTrunk(plan.spec(), channels, plan.regularisation().dropout());
  }

  /**
   * What windows say.
   *
   * @param embedding shape (windows, ticks, width)
   * @param outputs class logits, then edge logits, shape (windows, ticks, outputs + groups)
   */
  record Windows(NDArray embedding, NDArray outputs) {}

  /**
   * What a stage says.
   *
   * @param logits shape (batch, outputs, ticks)
   * @param edges shape (batch, groups, ticks)
   */
  record Stage(NDArray logits, NDArray edges) {}

  TeacherSpec spec() {
    return plan.spec();
  }

  LabelSpace space() {
    return space;
  }

  /**
   * Returns the channels of a token that reach its tick: all four widths of them together are the
   * tick's. Side by side and not averaged, since where something moves is half of what it is.
   */
  private int tokenShare() {
    return Math.min(spec().width(), 4 * spec().width() / spec().tickTokens());
  }

  private int width() {
    return space.outputs() + space.groups().size();
  }

  void initialise(ParameterSet parameters, RandomGenerator random) {
    Initial initial = new Initial(parameters, random);
    if (plan.regularisation().adapter() > 0) {
      initial.adapter(ADAPTER, channels, plan.regularisation().adapter());
    }
    trunk.initialise(initial);
    int d = plan.spec().width();
    if (tokenShare() < d) {
      initial.linear("token", d, tokenShare(), 1);
    }
    // Little at first, so that the linear look beside it is not drowned in what is noise still.
    initial.linear("tick", plan.spec().tickTokens() * tokenShare(), d, 0.1);
    initial.linear("direct", plan.spec().tickTokens() * channels, d, 1);
    initial.linear("read", d, width(), 0.3);
    RefinementSpec refinement = plan.refinement();
    for (int s = 0; s < refinement.stages(); s++) {
      String name = stage(s);
      int in = s == 0 ? d + space.outputs() : space.outputs();
      initial.convolution(name + ".in", in, refinement.maps(), 1, 1);
      for (int i = 0; i < refinement.layers(); i++) {
        initial.convolution(
            name + "." + i + ".wide", refinement.maps(), refinement.maps(), KERNEL, 1.4);
        initial.convolution(name + "." + i + ".mix", refinement.maps(), refinement.maps(), 1, 0.4);
      }
      initial.convolution(name + ".out", refinement.maps(), width(), 1, 0.5);
    }
  }

  private static String stage(int number) {
    return "refine." + number;
  }

  /**
   * Runs windows.
   *
   * @param x standardised tokens, shape (windows, ticks, tokens, C)
   */
  Windows windows(Layers layers, NDArray x) {
    NDArray hidden = hiddenTicks(layers.noise(), x);
    NDArray tokens = plan.regularisation().adapter() > 0 ? layers.adapter(ADAPTER, x) : x;
    NDArray each = trunk.run(layers, tokens, hidden);
    if (tokenShare() < spec().width()) {
      each = layers.linear("token", each);
    }
    long count = x.getShape().get(0);
    int ticks = spec().windowTicks();
    NDArray side = each.reshape(count, ticks, (long) spec().tickTokens() * tokenShare());
    NDArray seen = hidden == null ? tokens : tokens.mul(hidden.neg().add(1f));
    NDArray direct = seen.reshape(count, ticks, (long) spec().tickTokens() * channels);
    NDArray embedding = layers.linear("tick", side).add(layers.linear("direct", direct));
    NDArray read =
        layers.linear("read", layers.dropout(embedding, plan.regularisation().dropout()));
    return new Windows(embedding, read);
  }

  private @org.jspecify.annotations.Nullable NDArray hiddenTicks(Noise noise, NDArray x) {
    double share = plan.regularisation().tickDropout();
    if (!noise.isOn() || share <= 0) {
      return null;
    }
    Shape shape = new Shape(x.getShape().get(0), x.getShape().get(1), 1, 1);
    return x.getManager().create(noise.places((int) shape.size(), share), shape);
  }

  /** Splits class and edge logits of shape (batch, outputs + groups, ticks). */
  Stage split(NDArray both) {
    int outputs = space.outputs();
    return new Stage(
        both.get(new NDIndex(":, :" + outputs)), both.get(new NDIndex(":, " + outputs + ":")));
  }

  /**
   * Runs the stages over a video.
   *
   * @param embedding shape (batch, width, ticks)
   * @param first what the windows said, shape (batch, outputs + groups, ticks)
   * @return the first, then each stage
   */
  List<Stage> refine(Layers layers, NDArray embedding, NDArray first) {
    List<Stage> stages = new ArrayList<>();
    stages.add(split(first));
    for (int s = 0; s < plan.refinement().stages(); s++) {
      NDArray probabilities = probabilities(stages.getLast().logits());
      NDArray in = s == 0 ? Layers.concat(1, embedding, probabilities) : probabilities;
      NDArray out =
          layers.stage(stage(s), in, plan.refinement().layers(), plan.regularisation().dropout());
      stages.add(split(out));
    }
    return stages;
  }

  /** Returns probabilities in each group, the same shape. */
  NDArray probabilities(NDArray logits) {
    NDArray[] groups = new NDArray[space.groups().size()];
    for (int g = 0; g < groups.length; g++) {
      int offset = space.offset(g);
      NDIndex slice = new NDIndex(":, " + offset + ":" + (offset + space.size(g)));
      groups[g] = logits.get(slice).softmax(1);
    }
    return groups.length == 1 ? groups[0] : Layers.concat(1, groups);
  }

  /** Returns the multiply-adds of one window without the refinement. */
  long windowMacs() {
    long token = tokenShare() < spec().width() ? spec().width() * (long) tokenShare() : 0;
    long tick = (long) spec().tickTokens() * tokenShare() * spec().width();
    return trunk.macs()
        + spec().windowTokens() * token
        + spec().windowTicks() * (tick + (long) spec().width() * width())
        + (long) spec().windowTokens() * channels * spec().width();
  }
}
