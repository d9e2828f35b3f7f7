package org.cuepoint.core.recognition.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;

/**
 * Layers whose parameters stand in a set under their names. Results belong to the manager of the
 * input, never to that of the parameters. One thread at a time.
 *
 * @param set the parameters
 * @param noise what is random; {@link Noise#NONE} for inference
 */
public record Layers(ParameterSet set, Noise noise) {

  private static final float EPSILON = 1e-5f;

  /** Applies a linear layer to the last dimension. */
  public NDArray linear(String name, NDArray x) {
    return Linear.linear(x, set.get(name + ".w"), set.get(name + ".b")).singletonOrThrow();
  }

  /** Normalises the last dimension (Ba, Kiros and Hinton, "Layer Normalization", 2016). */
  public NDArray norm(String name, NDArray x) {
    NDArray gain = set.get(name + ".g");
    return LayerNorm.layerNorm(x, gain.getShape(), gain, set.get(name + ".b"), EPSILON)
        .singletonOrThrow();
  }

  /**
   * Convolves over the last dimension; the length stays.
   *
   * @param x shape (batch, channels, ticks)
   */
  public NDArray convolve(String name, NDArray x, int dilation) {
    NDArray weight = set.get(name + ".w");
    long kernel = weight.getShape().get(2);
    return Conv1d.conv1d(
            x,
            weight,
            set.get(name + ".b"),
            new Shape(1),
            new Shape(kernel / 2 * dilation),
            new Shape(dilation))
        .singletonOrThrow();
  }

  /** Drops single values when there is noise. */
  public NDArray dropout(NDArray x, double share) {
    return noise.dropout(x, share);
  }

  /**
   * A pre-norm transformer block: {@code x + attention(norm(x))}, then the same with two linear
   * layers and GELU (Xiong et al., "On Layer Normalization in the Transformer Architecture", ICML
   * 2020). What each half adds is dropped out; not the attention itself, whose masks would be the
   * largest arrays of a step.
   *
   * @param x shape (batch, tokens, width)
   */
  public NDArray block(String name, NDArray x, int heads, double dropout) {
    NDArray mixed = attention(name, norm(name + ".norm1", x), heads);
    NDArray y = x.add(dropout(mixed, dropout));
    NDArray inner = Activation.gelu(linear(name + ".up", norm(name + ".norm2", y)));
    return y.add(dropout(linear(name + ".down", inner), dropout));
  }

  private NDArray attention(String name, NDArray x, int heads) {
    long batch = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    long width = x.getShape().get(2);
    long each = width / heads;
    NDArray all =
        linear(name + ".qkv", x)
            .reshape(batch, tokens, 3, heads, each)
            .transpose(2, 0, 3, 1, 4)
            .reshape(3, batch * heads, tokens, each);
    NDArray query = Scalars.over(all.get(new NDIndex("0")), Math.sqrt((double) each));
    NDArray key = all.get(new NDIndex("1"));
    NDArray value = all.get(new NDIndex("2"));
    NDArray weights = query.matMul(key.transpose(0, 2, 1)).softmax(2);
    NDArray mixed =
        weights
            .matMul(value)
            .reshape(batch, heads, tokens, each)
            .transpose(0, 2, 1, 3)
            .reshape(batch, tokens, width);
    return linear(name + ".mix", mixed);
  }

  /**
   * A residual adapter: a narrow two-layer network beside the identity (Houlsby et al.,
   * "Parameter-Efficient Transfer Learning for NLP", ICML 2019).
   */
  public NDArray adapter(String name, NDArray x) {
    NDArray inner = Activation.gelu(linear(name + ".down", norm(name + ".norm", x)));
    return x.add(linear(name + ".up", inner));
  }

  /**
   * One stage of MS-TCN (Abu Farha and Gall, CVPR 2019, section 3.1): in, dilated residual layers
   * {@code x + W2 relu(W1 * x)} with dilation 2^i, out.
   *
   * @param x shape (batch, channels, ticks)
   */
  public NDArray stage(String name, NDArray x, int layers, double dropout) {
    NDArray y = convolve(name + ".in", x, 1);
    for (int i = 0; i < layers; i++) {
      NDArray inner = Scalars.positive(convolve(name + "." + i + ".wide", y, 1 << i));
      inner = convolve(name + "." + i + ".mix", inner, 1);
      Shape channels = new Shape(inner.getShape().get(0), inner.getShape().get(1), 1);
      y = y.add(noise.drop(inner, channels, dropout));
    }
    return convolve(name + ".out", Scalars.positive(y), 1);
  }

  /**
   * A long short-term memory (Hochreiter and Schmidhuber, Neural Computation 9(8), 1997, with
   * forget gates), by libtorch's own operation over all ticks. libtorch has two biases that are
   * added; here the second is zero.
   *
   * @param x shape (batch, ticks, in)
   * @param state h and c, each of shape (1, batch, state)
   * @return what it says of each tick, shape (batch, ticks, state), then h and c after the last
   */
  public NDList lstm(String name, NDArray x, NDList state) {
    NDArray bias = set.get(name + ".b");
    NDArray none = x.getManager().zeros(bias.getShape());
    NDList parameters = new NDList(set.get(name + ".in"), set.get(name + ".again"), bias, none);
    return x.getNDArrayInternal().lstm(x, state, parameters, true, 1, 0, noise.isOn(), false, true);
  }

  /** Puts arrays side by side. */
  public static NDArray concat(int dimension, NDArray... arrays) {
    return NDArrays.concat(new NDList(arrays), dimension);
  }
}
