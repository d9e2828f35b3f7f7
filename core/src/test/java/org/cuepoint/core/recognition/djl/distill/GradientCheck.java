package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.UnaryOperator;

/** Compares gradients with differences. */
final class GradientCheck {

  private static final float STEP = 1e-2f;

  private GradientCheck() {}

  /** Asserts that the gradient of a scalar function is what small changes of each value show. */
  static void check(NDManager manager, float[] at, Shape shape, UnaryOperator<NDArray> function) {
    float[] gradient;
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = scope.create(at, shape);
      x.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(function.apply(x));
      }
      gradient = x.getGradient().toFloatArray();
    }
    for (int i = 0; i < at.length; i++) {
      double slope =
          (value(manager, at, shape, function, i, STEP)
                  - value(manager, at, shape, function, i, -STEP))
              / (2 * STEP);
      assertEquals(slope, gradient[i], 2e-3 + 0.02 * Math.abs(slope), "value " + i);
    }
  }

  private static double value(
      NDManager manager,
      float[] at,
      Shape shape,
      UnaryOperator<NDArray> function,
      int changed,
      float by) {
    try (NDManager scope = manager.newSubManager()) {
      float[] moved = at.clone();
      moved[changed] += by;
      return function.apply(scope.create(moved, shape)).getFloat();
    }
  }
}
