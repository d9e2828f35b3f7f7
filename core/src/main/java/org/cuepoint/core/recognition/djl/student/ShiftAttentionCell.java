package org.cuepoint.core.recognition.djl.student;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.StudentSpec;

/** {@link ShiftAttentionNetwork} tick by tick in plain Java. One thread at a time. */
final class ShiftAttentionCell implements TickCell {

  private final int tokens;
  private final int width;
  private final int shifted;
  private final PlainTokens in;
  private final List<Layer> layers = new ArrayList<>();
  private final PlainLayers.Norm norm;
  private final PlainLayers.Linear token;
  private final PlainLayers.Linear tick;
  private final PlainLayers.Linear look;
  private final PlainLayers.Linear read;
  private final float[][] h;
  private final float[][] own;
  private final float[] narrow;
  private final float[] side;
  private final float[] embedding;
  private final float[] looked;

  ShiftAttentionCell(
      StudentSpec.ShiftAttention spec, int tokens, int channels, ParameterSet parameters) {
    this.tokens = tokens;
    width = spec.width();
    shifted = ShiftAttentionNetwork.shifted(width);
    in = new PlainTokens(parameters, channels);
    h = new float[tokens][width];
    own = new float[tokens][width];
    for (int i = 0; i < spec.layers(); i++) {
      layers.add(new Layer(parameters, ShiftAttentionNetwork.layer(i), spec.heads()));
    }
    norm = PlainLayers.Norm.of(parameters, "out");
    token = PlainLayers.Linear.of(parameters, "token");
    tick = PlainLayers.Linear.of(parameters, "tick");
    look = PlainLayers.Linear.of(parameters, "look");
    read = PlainLayers.Linear.of(parameters, "read");
    narrow = new float[token.out()];
    side = new float[tokens * token.out()];
    embedding = new float[width];
    looked = new float[width];
  }

  @Override
  public int stateSize() {
    return layers.size() * (tokens * 3 * shifted + ShiftAttentionNetwork.REACH * width);
  }

  @Override
  public int outputs() {
    return read.out();
  }

  @Override
  public void step(float[] x, float[] state, float[] outputs) {
    in.read(x, h);
    int at = 0;
    for (Layer layer : layers) {
      layer.step(state, at);
      at += stateSize() / layers.size();
    }
    norm.apply(h, own);
    for (int n = 0; n < tokens; n++) {
      token.apply(own[n], narrow);
      System.arraycopy(narrow, 0, side, n * narrow.length, narrow.length);
    }
    tick.apply(side, embedding);
    look.apply(x, looked);
    RowArithmetic.add(embedding, looked);
    read.apply(embedding, outputs);
  }

  private final class Layer {
    private final PlainLayers.Norm norm;
    private final PlainLayers.Linear query;
    private final PlainLayers.Linear answer;
    private final PlainLayers.Linear mix;
    private final PlainFeedForward feedForward;
    private final float[][] age;
    private final PlainAttention attention;
    private final float[][] sources;
    private final float[][] answers;
    private final float[][] queries = new float[tokens][width];
    private final float[] mean = new float[width];
    private final float[] mixed = new float[width];

    Layer(ParameterSet parameters, String name, int heads) {
      norm = PlainLayers.Norm.of(parameters, name + ".norm1");
      query = PlainLayers.Linear.of(parameters, name + ".query");
      answer = PlainLayers.Linear.of(parameters, name + ".answer");
      mix = PlainLayers.Linear.of(parameters, name + ".mix");
      feedForward = new PlainFeedForward(parameters, name);
      age = PlainLayers.rows(parameters, name + ".age");
      int count = tokens + age.length;
      attention = new PlainAttention(width, heads, count);
      sources = new float[count][width];
      answers = new float[count][2 * width];
    }

    /**
     * Goes one tick on.
     *
     * @param from where the layer's part of the state begins
     */
    void step(float[] state, int from) {
      norm.apply(h, own);
      int memory = from + tokens * 3 * shifted;
      sources(state, from, memory);
      remember(state, from, memory);
      query.apply(own, queries);
      answer.apply(sources, answers);
      attention.answers(answers, 0, width);
      // What was normalised is not needed any more, and makes room for what the attention says.
      attention.ask(queries, own);
      for (int n = 0; n < tokens; n++) {
        mix.apply(own[n], mixed);
        RowArithmetic.add(h[n], mixed);
      }
      feedForward.add(h);
    }

    private void sources(float[] state, int near, int memory) {
      for (int n = 0; n < tokens; n++) {
        System.arraycopy(own[n], 0, sources[n], 0, width);
        System.arraycopy(state, near + n * 3 * shifted, sources[n], 0, 2 * shifted);
      }
      for (int m = 0; m < age.length; m++) {
        int row = ShiftAttentionNetwork.REACH - ShiftAttentionNetwork.AGES.get(m);
        System.arraycopy(state, memory + row * width, sources[tokens + m], 0, width);
        RowArithmetic.add(sources[tokens + m], age[m]);
      }
    }

    private void remember(float[] state, int near, int memory) {
      Arrays.fill(mean, 0);
      for (int n = 0; n < tokens; n++) {
        int at = near + n * 3 * shifted;
        System.arraycopy(own[n], 0, state, at, shifted);
        System.arraycopy(state, at + 2 * shifted, state, at + shifted, shifted);
        System.arraycopy(own[n], shifted, state, at + 2 * shifted, shifted);
        RowArithmetic.add(mean, own[n]);
      }
      RowArithmetic.scale(mean, 1f / tokens);
      int kept = (ShiftAttentionNetwork.REACH - 1) * width;
      System.arraycopy(state, memory + width, state, memory, kept);
      System.arraycopy(mean, 0, state, memory + kept, width);
    }
  }
}
