package org.cuepoint.core.recognition.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/** Adds new parameters to a set, by name. One thread at a time. */
public final class Initial {

  private final ParameterSet set;
  private final RandomGenerator random;

  /**
   * Makes an initialiser.
   *
   * @param set takes the parameters
   * @param random their source
   */
  public Initial(ParameterSet set, RandomGenerator random) {
    this.set = set;
    this.random = random;
  }

  /**
   * Adds a linear layer, {@code name.w} of shape (out, in) and {@code name.b} of zeros.
   *
   * @param gain 1 keeps the variance of the input (Glorot and Bengio 2010 for equal widths); 0
   *     makes the layer say nothing at first
   */
  public Initial linear(String name, int in, int out, double gain) {
    values(name + ".w", new Shape(out, in), gain / Math.sqrt(in));
    set.add(name + ".b", set.manager().zeros(new Shape(out)));
    return this;
  }

  /** Adds a temporal convolution, {@code name.w} of shape (out, in, kernel), and its bias. */
  public Initial convolution(String name, int in, int out, int kernel, double gain) {
    values(name + ".w", new Shape(out, in, kernel), gain / Math.sqrt(in * kernel));
    set.add(name + ".b", set.manager().zeros(new Shape(out)));
    return this;
  }

  /** Adds a layer norm over {@code width} values, {@code name.g} of ones and {@code name.b}. */
  public Initial norm(String name, int width) {
    return norm(name, width, 1);
  }

  /** Adds a layer norm that gives values of another deviation than 1 at first. */
  public Initial norm(String name, int width, double gain) {
    float[] gains = new float[width];
    Arrays.fill(gains, (float) gain);
    set.add(name + ".g", set.manager().create(gains));
    set.add(name + ".b", set.manager().zeros(new Shape(width)));
    return this;
  }

  /** Adds the parameters of {@link Layers#block}. */
  public Initial block(String name, int width, double gain) {
    norm(name + ".norm1", width);
    linear(name + ".qkv", width, 3 * width, 1);
    linear(name + ".mix", width, width, gain);
    norm(name + ".norm2", width);
    linear(name + ".up", width, 4 * width, 1);
    linear(name + ".down", 4 * width, width, gain);
    return this;
  }

  /** Adds the parameters of {@link Layers#adapter}; at first it changes nothing. */
  public Initial adapter(String name, int width, int inner) {
    norm(name + ".norm", width);
    linear(name + ".down", width, inner, 1);
    linear(name + ".up", inner, width, 0);
    return this;
  }

  /**
   * Adds the parameters of {@link Layers#lstm}: gates in the order in, forget, new, out. The forget
   * gate begins open (Jozefowicz, Zaremba and Sutskever, "An Empirical Exploration of Recurrent
   * Network Architectures", ICML 2015).
   */
  public Initial lstm(String name, int in, int state) {
    values(name + ".in", new Shape(4L * state, in), 1 / Math.sqrt(in));
    values(name + ".again", new Shape(4L * state, state), 1 / Math.sqrt(state));
    float[] bias = new float[4 * state];
    Arrays.fill(bias, state, 2 * state, 1f);
    set.add(name + ".b", set.manager().create(bias));
    return this;
  }

  /** Adds an array of normal numbers. */
  public Initial values(String name, Shape shape, double deviation) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    set.add(name, set.manager().create(values, shape));
    return this;
  }
}
