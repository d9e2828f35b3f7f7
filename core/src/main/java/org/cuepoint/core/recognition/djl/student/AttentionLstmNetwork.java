package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;

/**
 * Streaming attention taken apart: space first, then time (our reading of the published description
 * of Patel et al., WACV 2026). One pre-norm block among the tokens of a tick, then attention
 * pooling in which each head weighs the tokens for its share of the channels; beside it all tokens
 * are {@link Looked} at once. Then an LSTM over ticks whose output is the embedding, then a linear
 * layer that reads it.
 *
 * <p>State: output and cell of the LSTM, zeros before the stream.
 */
final class AttentionLstmNetwork implements StreamingNetwork {

  private final StudentSpec.AttentionLstm spec;
  private final int tokens;
  private final int channels;
  private final LabelSpace space;
  private final double dropout;

  /**
   * Makes the function.
   *
   * @param tokens of a tick
   * @param channels of a token
   * @param dropout share of what each half of the block adds that is dropped in training
   */
  AttentionLstmNetwork(
      StudentSpec.AttentionLstm spec, int tokens, int channels, LabelSpace space, double dropout) {
    this.spec = spec;
    this.tokens = tokens;
    this.channels = channels;
    this.space = space;
    this.dropout = dropout;
  }

  private int outputs() {
    return space.outputs() + space.groups().size();
  }

  @Override
  public void initialise(Initial initial) {
    int d = spec.tokenWidth();
    initial.linear("input", channels, d, 1);
    initial.values("space", new Shape(tokens, d), 0.3);
    initial.block("block", d, Looked.OTHERS);
    Looked.initialise(initial, tokens * channels, d);
    initial.norm("out", d, Looked.OTHERS);
    initial.linear("pool", d, spec.heads(), 1);
    initial.lstm("lstm", d, spec.state());
    initial.linear("read", spec.state(), outputs(), 0.3);
  }

  @Override
  public List<Integer> widths() {
    return List.of(spec.tokenWidth(), spec.tokenWidth(), spec.state());
  }

  @Override
  public Said run(Layers layers, NDArray x) {
    long batch = x.getShape().get(0);
    long ticks = x.getShape().get(1);
    NDArray h = enter(layers, x.reshape(batch * ticks, tokens, channels));
    NDArray pooled =
        pool(layers, layers.block("block", h, spec.heads(), dropout))
            .reshape(batch, ticks, spec.tokenWidth())
            .add(Looked.at(layers, x));
    NDArray said = layers.lstm("lstm", pooled, zeros(x.getManager(), batch)).get(0);
    NDArray outputs = layers.linear("read", layers.dropout(said, dropout));
    NDArray first = h.mean(new int[] {1}).reshape(batch, ticks, spec.tokenWidth());
    return new Said(outputs, List.of(first, pooled, said));
  }

  private NDArray enter(Layers layers, NDArray x) {
    NDArray h = layers.linear("input", x).add(layers.set().get("space"));
    return layers.dropout(h, dropout);
  }

  /** Pools (n, tokens, width) to (n, width). */
  private NDArray pool(Layers layers, NDArray h) {
    NDArray own = layers.norm("out", h);
    long n = h.getShape().get(0);
    int heads = spec.heads();
    long each = spec.tokenWidth() / heads;
    NDArray weights = layers.linear("pool", own).softmax(1).reshape(n, tokens, heads, 1);
    return own.reshape(n, tokens, heads, each)
        .mul(weights)
        .sum(new int[] {1})
        .reshape(n, spec.tokenWidth());
  }

  private NDList zeros(NDManager manager, long batch) {
    Shape shape = new Shape(1, batch, spec.state());
    return new NDList(manager.zeros(shape), manager.zeros(shape));
  }

  @Override
  public NDList start(NDManager manager) {
    return zeros(manager, 1);
  }

  @Override
  public Tick step(Layers layers, NDArray x, NDList state) {
    NDArray h = enter(layers, x.expandDims(0));
    NDArray pooled =
        pool(layers, layers.block("block", h, spec.heads(), dropout))
            .add(Looked.at(layers, x.expandDims(0)));
    NDList said = layers.lstm("lstm", pooled.expandDims(0), state);
    NDArray outputs = layers.linear("read", said.get(0).reshape(spec.state()));
    NDList next = new NDList(said.get(1), said.get(2));
    next.attach(x.getManager());
    return new Tick(outputs, next);
  }

  @Override
  public TickCell cell(ParameterSet parameters) {
    return new AttentionLstmCell(spec, tokens, channels, parameters);
  }

  @Override
  public long macsPerTick() {
    long d = spec.tokenWidth();
    long block = 12L * tokens * d * d + 2L * tokens * tokens * d;
    long pool = tokens * d * spec.heads() + tokens * d;
    long lstm = 4L * spec.state() * (d + spec.state());
    long in = 2L * tokens * channels * d;
    return in + block + pool + lstm + (long) spec.state() * outputs();
  }
}
