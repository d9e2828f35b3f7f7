package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * Layers of {@code nn.Layers} in plain Java, with copies of the parameters, on rows: one row is one
 * token. Immutable; reading is thread-safe.
 */
final class PlainLayers {

  private PlainLayers() {}

  /** Copies an array of two dimensions, row by row. */
  static float[][] rows(ParameterSet parameters, String name) {
    NDArray array = parameters.get(name);
    float[] values = array.toFloatArray();
    int rows = (int) array.getShape().get(0);
    int width = values.length / rows;
    float[][] copy = new float[rows][];
    for (int r = 0; r < rows; r++) {
      copy[r] = Arrays.copyOfRange(values, r * width, (r + 1) * width);
    }
    return copy;
  }

  /**
   * A linear layer.
   *
   * @param weight shape (in, out): what each input adds
   * @param bias shape (out)
   */
  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Linear(float[][] weight, float[] bias) {

    static Linear of(ParameterSet parameters, String name) {
      return of(parameters, name + ".w", name + ".b");
    }

    static Linear of(ParameterSet parameters, String weight, String bias) {
      float[][] stored = rows(parameters, weight);
      float[][] turned = new float[stored[0].length][stored.length];
      for (int o = 0; o < stored.length; o++) {
        for (int i = 0; i < turned.length; i++) {
          turned[i][o] = stored[o][i];
        }
      }
      return new Linear(turned, parameters.get(bias).toFloatArray());
    }

    int out() {
      return bias.length;
    }

    /** Multiplies each row. */
    void apply(float[][] x, float[][] to) {
      for (int r = 0; r < x.length; r++) {
        apply(x[r], to[r]);
      }
    }

    void apply(float[] x, float[] to) {
      System.arraycopy(bias, 0, to, 0, bias.length);
      RowArithmetic.addWeighted(to, x, 0, weight, 0, weight.length);
    }
  }

  /** A layer norm. */
  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Norm(float[] gain, float[] bias) {

    static Norm of(ParameterSet parameters, String name) {
      return new Norm(
          parameters.get(name + ".g").toFloatArray(), parameters.get(name + ".b").toFloatArray());
    }

    /** Normalises each row. */
    void apply(float[][] x, float[][] to) {
      for (int r = 0; r < x.length; r++) {
        RowArithmetic.norm(x[r], gain, bias, to[r]);
      }
    }
  }
}
