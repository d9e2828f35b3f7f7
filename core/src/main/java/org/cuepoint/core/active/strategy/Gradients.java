package org.cuepoint.core.active.strategy;

import java.util.List;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;

/**
 * What the last layer would learn from each place if the model's own guess were right: the gradient
 * of the cross-entropy, (p − ŷ) xᵀ with p the model's distributions, ŷ the one-hot guess of each
 * exclusive group and x the embedding. It has classes × dimensions numbers and is never written
 * down: of such products, ⟨a xᵀ, b zᵀ⟩ = ⟨a, b⟩ ⟨x, z⟩. Immutable, thread-safe.
 */
final class Gradients implements Distances {

  private final DotProducts errors;
  private final DotProducts looks;

  private Gradients(DotProducts errors, DotProducts looks) {
    this.errors = errors;
    this.looks = looks;
  }

  static Gradients of(Matrix probabilities, List<Integer> starts, Matrix embeddings, int[] chosen) {
    return new Gradients(
        DotProducts.of(errors(probabilities, starts, chosen)), DotProducts.of(embeddings, chosen));
  }

  private static Matrix errors(Matrix probabilities, List<Integer> starts, int[] chosen) {
    int width = probabilities.width();
    float[] errors = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(probabilities.values(), chosen[i] * width, errors, i * width, width);
      for (int g = 0; g < starts.size(); g++) {
        int end = g + 1 < starts.size() ? starts.get(g + 1) : width;
        int guess = i * width + starts.get(g);
        for (int c = guess + 1; c < i * width + end; c++) {
          guess = errors[c] > errors[guess] ? c : guess;
        }
        errors[guess] -= 1;
      }
    }
    return new Matrix(chosen.length, width, errors);
  }

  @Override
  public int count() {
    return looks.count();
  }

  /** Returns the squared length of each gradient: what the model would learn there. */
  float[] squares() {
    float[] squares = new float[count()];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = errors.square(i) * looks.square(i);
    }
    return squares;
  }

  @Override
  public void from(int row, float[] out) {
    float[] errorProducts = new float[count()];
    errors.with(errors.row(row), errorProducts);
    looks.with(looks.row(row), out);
    float own = errors.square(row) * looks.square(row);
    RowBlocks.each(
        count(),
        8192,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float square = errors.square(i) * looks.square(i);
            out[i] = Math.max(0, square + own - 2 * errorProducts[i] * out[i]);
          }
        });
  }
}
