package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.train.FrameChoice;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec.SeeVeryLittle;

/**
 * Sees a few ticks of each window and says what happens at all of them (after Bhardwaj, Srinivasan
 * and Khapra, "Efficient Video Classification Using Fewer Frames", CVPR 2019, whose students give
 * one label a video; here each tick of the window is a question of its own). The tokens of the seen
 * ticks and one question a tick go through the same transformer blocks; both carry their true time,
 * so that any ticks can be seen. The answer gets also what {@link Looked} sees at the looks, each
 * weighing the more the nearer it is. Holds no parameters.
 */
public final class SeeVeryLittleNetwork implements StudentNetwork {

  /** A look that is so many ticks farther away weighs e times less. */
  public static final float NEAR = 1;

  private final SeeVeryLittle spec;
  private final LabelSpace space;
  private final int tokens;
  private final int channels;
  private final double dropout;

  /**
   * Makes the network.
   *
   * @param tokens of a tick
   * @param channels of a token
   */
  SeeVeryLittleNetwork(
      SeeVeryLittle spec, LabelSpace space, int tokens, int channels, double dropout) {
    this.spec = spec;
    this.space = space;
    this.tokens = tokens;
    this.channels = channels;
    this.dropout = dropout;
  }

  @Override
  public void initialise(Initial initial) {
    int d = spec.width();
    initial.linear("see", channels, d, 1);
    initial.values("space", new Shape(tokens, d), 0.3);
    initial.linear("time", d, d, 1);
    initial.values("ask", new Shape(d), 0.3);
    for (int i = 0; i < spec.layers(); i++) {
      initial.block("block." + i, d, Looked.OTHERS);
    }
    initial.norm("out", d, Looked.OTHERS);
    Looked.initialise(initial, tokens * channels, d);
    initial.linear("read", d, space.outputs() + space.groups().size(), 0.3);
  }

  /** In training another number of ticks is seen at every call, drawn at random. */
  @Override
  public Said run(Layers layers, NDArray x) {
    int ticks = (int) x.getShape().get(1);
    int windows = (int) (x.getShape().get(0) * ticks / spec.windowTicks());
    RandomGenerator random = layers.noise().generator();
    int count = spec.looks();
    int[][] looks = new int[windows][];
    if (layers.noise().isOn()) {
      count = random.nextInt(spec.fewestLooks(), spec.mostLooks() + 1);
    }
    for (int w = 0; w < windows; w++) {
      // Evenly spread, but not always the same, so that where a look is cheap it may be taken.
      looks[w] =
          layers.noise().isOn() && spec.choice() == FrameChoice.UNIFORM
              ? Looks.ofParts(spec.windowTicks(), count, random::nextInt)
              : Looks.choose(spec.choice(), spec.windowTicks(), count, random);
    }
    return run(layers, x, looks);
  }

  /**
   * Runs over whole windows.
   *
   * @param x standardised tokens, shape (batch, ticks, tokens, C); ticks that are not looked at are
   *     not read
   * @param looks ticks of each window, all of one number
   */
  Said run(Layers layers, NDArray x, int[][] looks) {
    NDManager scope = x.getManager();
    int d = spec.width();
    int length = spec.windowTicks();
    long batch = x.getShape().get(0);
    long ticks = x.getShape().get(1);
    int windows = looks.length;
    int count = looks[0].length;
    float[] chosen = new float[windows * count * length];
    float[] times = new float[windows * count * d];
    for (int w = 0; w < windows; w++) {
      for (int i = 0; i < count; i++) {
        chosen[(w * count + i) * length + looks[w][i]] = 1f;
        time(spec, looks[w][i], times, (w * count + i) * d);
      }
    }
    NDArray seen =
        scope
            .create(chosen, new Shape(windows, count, length))
            .matMul(x.reshape(windows, length, (long) tokens * channels))
            .reshape(windows, count, tokens, channels);
    NDArray when = layers.linear("time", scope.create(times, new Shape(windows, count, 1, d)));
    NDArray h = layers.linear("see", seen).add(layers.set().get("space")).add(when);
    NDArray questions =
        layers
            .linear("time", scope.create(times(spec), new Shape(1, length, d)))
            .add(layers.set().get("ask"))
            .broadcast(windows, length, d);
    NDArray all = Layers.concat(1, h.reshape(windows, (long) count * tokens, d), questions);
    all = layers.dropout(all, dropout);
    for (int i = 0; i < spec.layers(); i++) {
      all = layers.block("block." + i, all, spec.heads(), dropout);
    }
    NDArray answers = all.get(new NDIndex(":, " + count * tokens + ":"));
    NDArray looked =
        scope
            .create(near(looks, length), new Shape(windows, length, count))
            .matMul(Looked.at(layers, seen));
    NDArray embedding = layers.norm("out", answers).add(looked).reshape(batch, ticks, d);
    return new Said(layers.linear("read", layers.dropout(embedding, dropout)), List.of(embedding));
  }

  /** Returns how much of each look is seen at each tick, shape (windows, ticks, looks). */
  private static float[] near(int[][] looks, int length) {
    int count = looks[0].length;
    float[] near = new float[looks.length * length * count];
    for (int w = 0; w < looks.length; w++) {
      for (int t = 0; t < length; t++) {
        int at = (w * length + t) * count;
        for (int i = 0; i < count; i++) {
          near[at + i] = -Math.abs(t - looks[w][i]) / NEAR;
        }
        RowArithmetic.softmax(near, at, count);
      }
    }
    return near;
  }

  /** Returns how each tick of a window tells its time, shape (ticks, width). */
  public static float[] times(SeeVeryLittle spec) {
    float[] times = new float[spec.windowTicks() * spec.width()];
    for (int t = 0; t < spec.windowTicks(); t++) {
      time(spec, t, times, t * spec.width());
    }
    return times;
  }

  /** Sines and cosines of a tick's time, from the length of a window down to two ticks. */
  private static void time(SeeVeryLittle spec, int tick, float[] out, int offset) {
    int half = spec.width() / 2;
    for (int i = 0; i < half; i++) {
      double period = 2 * Math.pow(spec.windowTicks(), (double) i / (half - 1));
      out[offset + i] = (float) Math.sin(2 * Math.PI * tick / period);
      out[offset + half + i] = (float) Math.cos(2 * Math.PI * tick / period);
    }
  }

  @Override
  public List<Integer> widths() {
    return List.of(spec.width());
  }

  /** Of a whole window with the usual number of looks, shared by its ticks; without the encoder. */
  @Override
  public long macsPerTick() {
    long d = spec.width();
    long n = (long) spec.looks() * tokens + spec.windowTicks();
    long blocks = spec.layers() * (12 * d * d * n + 2 * n * n * d);
    long in = spec.looks() * (2L * tokens * channels * d + d * d) + spec.windowTicks() * d * d;
    long out = spec.windowTicks() * d * (space.outputs() + space.groups().size());
    return (blocks + in + out) / spec.windowTicks();
  }
}
