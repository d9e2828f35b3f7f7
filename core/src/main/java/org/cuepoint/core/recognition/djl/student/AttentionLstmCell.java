package org.cuepoint.core.recognition.djl.student;

import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.StudentSpec;

/** {@link AttentionLstmNetwork} tick by tick in plain Java. One thread at a time. */
final class AttentionLstmCell implements TickCell {

  private final int tokens;
  private final int width;
  private final int heads;
  private final int stateWidth;
  private final PlainTokens in;
  private final PlainLayers.Norm first;
  private final PlainLayers.Linear qkv;
  private final PlainLayers.Linear mix;
  private final PlainFeedForward feedForward;
  private final PlainLayers.Norm norm;
  private final PlainLayers.Linear pool;
  private final PlainLayers.Linear look;
  private final PlainLayers.Linear fresh;
  private final float[][] again;
  private final PlainLayers.Linear read;
  private final PlainAttention attention;
  private final float[][] h;
  private final float[][] own;
  private final float[][] all;
  private final float[] mixed;
  private final float[][] weights;
  private final float[] pooled;
  private final float[] looked;
  private final float[] gates;
  private final float[] said;

  AttentionLstmCell(
      StudentSpec.AttentionLstm spec, int tokens, int channels, ParameterSet parameters) {
    this.tokens = tokens;
    width = spec.tokenWidth();
    heads = spec.heads();
    stateWidth = spec.state();
    in = new PlainTokens(parameters, channels);
    first = PlainLayers.Norm.of(parameters, "block.norm1");
    qkv = PlainLayers.Linear.of(parameters, "block.qkv");
    mix = PlainLayers.Linear.of(parameters, "block.mix");
    feedForward = new PlainFeedForward(parameters, "block");
    norm = PlainLayers.Norm.of(parameters, "out");
    pool = PlainLayers.Linear.of(parameters, "pool");
    look = PlainLayers.Linear.of(parameters, "look");
    fresh = PlainLayers.Linear.of(parameters, "lstm.in", "lstm.b");
    again = PlainLayers.Linear.of(parameters, "lstm.again", "lstm.b").weight();
    read = PlainLayers.Linear.of(parameters, "read");
    attention = new PlainAttention(width, heads, tokens);
    h = new float[tokens][width];
    own = new float[tokens][width];
    all = new float[tokens][3 * width];
    mixed = new float[width];
    weights = new float[tokens][heads];
    pooled = new float[width];
    looked = new float[width];
    gates = new float[4 * stateWidth];
    said = new float[stateWidth];
  }

  @Override
  public int stateSize() {
    return 2 * stateWidth;
  }

  @Override
  public int outputs() {
    return read.out();
  }

  @Override
  public void step(float[] x, float[] state, float[] outputs) {
    in.read(x, h);
    first.apply(h, own);
    qkv.apply(own, all);
    attention.answers(all, width, 2 * width);
    attention.ask(all, own);
    for (int n = 0; n < tokens; n++) {
      mix.apply(own[n], mixed);
      RowArithmetic.add(h[n], mixed);
    }
    feedForward.add(h);
    pool();
    look.apply(x, looked);
    RowArithmetic.add(pooled, looked);
    remember(state);
    System.arraycopy(state, 0, said, 0, stateWidth);
    read.apply(said, outputs);
  }

  /** Each head weighs the tokens for its share of the channels. */
  private void pool() {
    norm.apply(h, own);
    pool.apply(own, weights);
    float[] column = new float[tokens];
    int each = width / heads;
    for (int head = 0; head < heads; head++) {
      for (int n = 0; n < tokens; n++) {
        column[n] = weights[n][head];
      }
      RowArithmetic.softmax(column, 0, tokens);
      for (int c = head * each; c < (head + 1) * each; c++) {
        float sum = 0;
        for (int n = 0; n < tokens; n++) {
          sum += column[n] * own[n][c];
        }
        pooled[c] = sum;
      }
    }
  }

  /** The LSTM; gates in the order in, forget, new, out. */
  private void remember(float[] state) {
    fresh.apply(pooled, gates);
    RowArithmetic.addWeighted(gates, state, 0, again, 0, stateWidth);
    for (int i = 0; i < stateWidth; i++) {
      float enter = RowArithmetic.sigmoid(gates[i]);
      float keep = RowArithmetic.sigmoid(gates[stateWidth + i]);
      float fill = (float) Math.tanh(gates[2 * stateWidth + i]);
      float out = RowArithmetic.sigmoid(gates[3 * stateWidth + i]);
      float cell = keep * state[stateWidth + i] + enter * fill;
      state[stateWidth + i] = cell;
      state[i] = (float) (out * Math.tanh(cell));
    }
  }
}
