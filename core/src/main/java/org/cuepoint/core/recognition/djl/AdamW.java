package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
 * ICLR 2019, algorithm 2) and clipping of the global gradient norm. DJL's own Adam hides its state
 * and clips one side only.
 */
final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double MAX_NORM = 5;

  private final NDList parameters;
  private final NDList first = new NDList();
  private final NDList second = new NDList();
  private final double weightDecay;
  private int step;

  AdamW(NDManager manager, NDList parameters, double weightDecay) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    for (NDArray parameter : parameters) {
      first.add(manager.zeros(parameter.getShape()));
      second.add(manager.zeros(parameter.getShape()));
    }
  }

  /**
   * Takes one step with the gradients that stand in the parameters, and clears them.
   *
   * @return the norm of the gradient before clipping
   */
  double step(double learningRate) {
    step++;
    double sum = 0;
    for (NDArray parameter : parameters) {
      try (NDManager scope = parameter.getManager().newSubManager()) {
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        sum += gradient.square().sum().getFloat();
      }
    }
    double norm = Math.sqrt(sum);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    float scale = (float) Math.min(1, MAX_NORM / (norm + 1e-12));
    double rate = learningRate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    for (int i = 0; i < parameters.size(); i++) {
      NDArray parameter = parameters.get(i);
      NDArray m = first.get(i);
      NDArray v = second.get(i);
      try (NDManager scope = parameter.getManager().newSubManager()) {
        // DJL attaches a result to the manager of the left operand: without this the state's
        // manager would fill up.
        scope.tempAttachAll(m, v);
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        NDArray g = gradient.mul(scale);
        m.muli((float) BETA1).addi(g.mul((float) (1 - BETA1)));
        v.muli((float) BETA2).addi(g.square().mul((float) (1 - BETA2)));
        if (parameter.getShape().dimension() > 1) {
          parameter.muli((float) (1 - learningRate * weightDecay));
        }
        parameter.subi(m.div(v.sqrt().add((float) EPSILON)).mul((float) rate));
        gradient.subi(gradient);
      }
    }
    return norm;
  }
}
