package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;

/**
 * Streaming attention with a temporal shift (our reading of the published description of Patel et
 * al., WACV 2026; shifting channels after Lin, Gan and Han, "TSM", ICCV 2019). Each layer is a
 * pre-norm block in which the tokens of a tick ask, and are answered by keys and values made of the
 * normalised tokens with an eighth of their channels taken from the tick before and an eighth from
 * the one before that, and by {@link #AGES} memories: the mean of the normalised tokens so many
 * ticks ago. What was before the stream is zero. The tokens of the last layer, narrowed and side by
 * side, give the embedding of the tick together with what {@link Looked} sees; a linear layer reads
 * it.
 *
 * <p>State of a layer: what the shift will want, shape (tokens, 3 · width / 8), as columns of the
 * last tick for one tick's delay, of the one before for two, and of the last for two; and the means
 * of the last 32 ticks, oldest first, shape (32, width). 14.6 kB for FE-XS.
 */
public final class ShiftAttentionNetwork implements StreamingNetwork {

  /** How many ticks ago the memories are, in the order in which they follow the tokens. */
  public static final List<Integer> AGES = List.of(4, 8, 16, 32);

  /** How many ticks the memories reach back. */
  public static final int REACH = Collections.max(AGES);

  private final StudentSpec.ShiftAttention spec;
  private final int tokens;
  private final int channels;
  private final LabelSpace space;
  private final double dropout;
  private final SideBySide embedding;

  /**
   * Makes the function.
   *
   * @param tokens of a tick
   * @param channels of a token
   * @param dropout share of what each half of a block adds that is dropped in training
   */
  ShiftAttentionNetwork(
      StudentSpec.ShiftAttention spec, int tokens, int channels, LabelSpace space, double dropout) {
    this.spec = spec;
    this.tokens = tokens;
    this.channels = channels;
    this.space = space;
    this.dropout = dropout;
    this.embedding = new SideBySide(tokens, spec.width());
  }

  /** Returns the channels that come from each of the two ticks before. */
  public static int shifted(int width) {
    return width / 8;
  }

  /** Returns what the names of a layer's parameters begin with. */
  public static String layer(int number) {
    return "layer." + number;
  }

  private int outputs() {
    return space.outputs() + space.groups().size();
  }

  @Override
  public void initialise(Initial initial) {
    int d = spec.width();
    initial.linear("input", channels, d, 1);
    initial.values("space", new Shape(tokens, d), 0.3);
    double gain = Looked.OTHERS;
    for (int i = 0; i < spec.layers(); i++) {
      String name = layer(i);
      initial.norm(name + ".norm1", d);
      initial.linear(name + ".query", d, d, 1);
      initial.linear(name + ".answer", d, 2 * d, 1);
      initial.values(name + ".age", new Shape(AGES.size(), d), 0.3);
      initial.linear(name + ".mix", d, d, gain);
      initial.norm(name + ".norm2", d);
      initial.linear(name + ".up", d, 4 * d, 1);
      initial.linear(name + ".down", 4 * d, d, gain);
    }
    embedding.initialise(initial, Looked.OTHERS);
    Looked.initialise(initial, tokens * channels, d);
    initial.linear("read", d, outputs(), 0.3);
  }

  @Override
  public List<Integer> widths() {
    return Collections.nCopies(spec.layers() + 1, spec.width());
  }

  @Override
  public Said run(Layers layers, NDArray x) {
    long batch = x.getShape().get(0);
    long ticks = x.getShape().get(1);
    long d = spec.width();
    int s = shifted(spec.width());
    NDArray h = layers.linear("input", x).add(layers.set().get("space"));
    h = layers.dropout(h, dropout);
    List<NDArray> depths = new ArrayList<>();
    for (int i = 0; i < spec.layers(); i++) {
      depths.add(h.mean(new int[] {2}));
      NDArray own = layers.norm(layer(i) + ".norm1", h);
      NDArray mean = own.mean(new int[] {2});
      NDArray source =
          Layers.concat(
              3,
              Delay.of(own.get(new NDIndex(":, :, :, :" + s)), 1),
              Delay.of(own.get(new NDIndex(":, :, :, " + s + ":" + 2 * s)), 2),
              own.get(new NDIndex(":, :, :, " + 2 * s + ":")));
      NDArray[] memories = new NDArray[AGES.size()];
      for (int m = 0; m < memories.length; m++) {
        memories[m] = Delay.of(mean, AGES.get(m)).expandDims(2);
      }
      h =
          block(
                  layers,
                  layer(i),
                  h.reshape(batch * ticks, tokens, d),
                  own.reshape(batch * ticks, tokens, d),
                  source.reshape(batch * ticks, tokens, d),
                  Layers.concat(2, memories).reshape(batch * ticks, AGES.size(), d))
              .reshape(batch, ticks, tokens, d);
    }
    NDArray tick = embedding.run(layers, h.reshape(batch * ticks, tokens, d));
    depths.add(tick.reshape(batch, ticks, d).add(Looked.at(layers, x)));
    NDArray outputs = layers.linear("read", layers.dropout(depths.getLast(), dropout));
    return new Said(outputs, depths);
  }

  /**
   * One layer.
   *
   * @param h shape (n, tokens, width)
   * @param own the same normalised
   * @param source of keys and values, as {@code own}
   * @param memories shape (n, {@link #AGES}, width)
   */
  private NDArray block(
      Layers layers, String name, NDArray h, NDArray own, NDArray source, NDArray memories) {
    long n = h.getShape().get(0);
    long d = spec.width();
    int heads = spec.heads();
    long each = d / heads;
    long answers = tokens + (long) AGES.size();
    NDArray aged = memories.add(layers.set().get(name + ".age"));
    NDArray both =
        layers
            .linear(name + ".answer", Layers.concat(1, source, aged))
            .reshape(n, answers, 2, heads, each)
            .transpose(2, 0, 3, 1, 4)
            .reshape(2, n * heads, answers, each);
    NDArray query =
        Scalars.over(layers.linear(name + ".query", own), Math.sqrt((double) each))
            .reshape(n, tokens, heads, each)
            .transpose(0, 2, 1, 3)
            .reshape(n * heads, tokens, each);
    NDArray weights = query.matMul(both.get(new NDIndex("0")).transpose(0, 2, 1)).softmax(2);
    NDArray mixed =
        weights
            .matMul(both.get(new NDIndex("1")))
            .reshape(n, heads, tokens, each)
            .transpose(0, 2, 1, 3)
            .reshape(n, tokens, d);
    NDArray y = h.add(layers.dropout(layers.linear(name + ".mix", mixed), dropout));
    NDArray inner = Activation.gelu(layers.linear(name + ".up", layers.norm(name + ".norm2", y)));
    return y.add(layers.dropout(layers.linear(name + ".down", inner), dropout));
  }

  @Override
  public NDList start(NDManager manager) {
    NDList state = new NDList();
    for (int i = 0; i < spec.layers(); i++) {
      state.add(manager.zeros(new Shape(tokens, 3L * shifted(spec.width()))));
      state.add(manager.zeros(new Shape(REACH, spec.width())));
    }
    return state;
  }

  @Override
  public Tick step(Layers layers, NDArray x, NDList state) {
    int s = shifted(spec.width());
    NDArray h = layers.linear("input", x).add(layers.set().get("space")).expandDims(0);
    NDList next = new NDList();
    for (int i = 0; i < spec.layers(); i++) {
      NDArray near = state.get(2 * i);
      NDArray memory = state.get(2 * i + 1);
      NDArray normed = layers.norm(layer(i) + ".norm1", h);
      NDArray own = normed.squeeze(0);
      NDArray source =
          Layers.concat(
              1, near.get(new NDIndex(":, :" + 2 * s)), own.get(new NDIndex(":, " + 2 * s + ":")));
      NDArray[] memories = new NDArray[AGES.size()];
      for (int m = 0; m < memories.length; m++) {
        int row = REACH - AGES.get(m);
        memories[m] = memory.get(new NDIndex(row + ":" + (row + 1)));
      }
      h =
          block(
              layers,
              layer(i),
              h,
              normed,
              source.expandDims(0),
              Layers.concat(0, memories).expandDims(0));
      next.add(
          Layers.concat(
              1,
              own.get(new NDIndex(":, :" + s)),
              near.get(new NDIndex(":, " + 2 * s + ":")),
              own.get(new NDIndex(":, " + s + ":" + 2 * s))));
      next.add(
          Layers.concat(0, memory.get(new NDIndex("1:")), own.mean(new int[] {0}).expandDims(0)));
    }
    // What is made of several arrays belongs to the manager of the first, which here is the past's.
    next.attach(x.getManager());
    NDArray tick = embedding.run(layers, h).add(Looked.at(layers, x.expandDims(0)));
    return new Tick(layers.linear("read", tick).squeeze(0), next);
  }

  @Override
  public TickCell cell(ParameterSet parameters) {
    return new ShiftAttentionCell(spec, tokens, channels, parameters);
  }

  @Override
  public long macsPerTick() {
    long d = spec.width();
    long answers = tokens + (long) AGES.size();
    long attention = tokens * d * d + answers * 2 * d * d + 2L * tokens * answers * d;
    long rest = tokens * d * d + 8L * tokens * d * d;
    return 2L * tokens * channels * d
        + spec.layers() * (attention + rest)
        + embedding.macs()
        + d * outputs();
  }
}
