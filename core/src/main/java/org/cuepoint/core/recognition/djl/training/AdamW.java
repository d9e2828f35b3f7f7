package org.cuepoint.core.recognition.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
 * ICLR 2019, algorithm 2) and clipping of the global gradient norm. DJL's own Adam hides its state
 * and clips one side only. Vectors (biases, norms) are not decayed. A parameter's moments are
 * corrected for the steps that it has taken itself: one that was frozen at first would otherwise
 * take steps of several times the learning rate when it begins. One thread at a time.
 */
public final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double MAX_NORM = 5;

  private final ParameterSet parameters;
  private final ParameterSet moments;
  private final double weightDecay;
  private final Map<String, Integer> taken = new HashMap<>();
  private int steps;

  /**
   * Makes an optimiser that has taken no step.
   *
   * @param manager owns the moments
   * @param weightDecay share of a weight that a step at learning rate 1 would take away
   */
  public AdamW(NDManager manager, ParameterSet parameters, double weightDecay) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    this.moments = new ParameterSet(manager);
    for (String name : parameters.names()) {
      moments.add("m." + name, manager.zeros(parameters.get(name).getShape()));
      moments.add("v." + name, manager.zeros(parameters.get(name).getShape()));
    }
  }

  /** Returns first and second moments, for a checkpoint. */
  ParameterSet moments() {
    return moments;
  }

  int steps() {
    return steps;
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param savedTaken how many of the steps changed a parameter
   */
  void restore(ParameterSet savedMoments, int savedSteps, ToIntFunction<String> savedTaken) {
    moments.assign(savedMoments);
    steps = savedSteps;
    for (String name : parameters.names()) {
      taken.put(name, savedTaken.applyAsInt(name));
    }
  }

  /**
   * Takes one step with the gradients that stand in the parameters, and clears them.
   *
   * @return the norm of the gradient before clipping; when it is no finite number nothing changed
   */
  public double step(double learningRate) {
    return step(learningRate, name -> 1);
  }

  /**
   * Takes one step with the gradients that stand in the parameters, and clears them.
   *
   * @param share learning rate of a parameter as a share of {@code learningRate}; 0 leaves it as it
   *     is
   * @return the norm of the gradient before clipping; when it is no finite number nothing changed
   */
  public double step(double learningRate, ToDoubleFunction<String> share) {
    List<String> names =
        parameters.names().stream().filter(name -> share.applyAsDouble(name) > 0).toList();
    double norm = norm(names);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    steps++;
    float scale = (float) Math.min(1, MAX_NORM / (norm + 1e-12));
    for (String name : names) {
      int own = taken.merge(name, 1, Integer::sum);
      double correction = Math.sqrt(1 - Math.pow(BETA2, own)) / (1 - Math.pow(BETA1, own));
      update(name, learningRate * share.applyAsDouble(name), correction, scale);
    }
    return norm;
  }

  private double norm(List<String> names) {
    double sum = 0;
    for (String name : names) {
      NDArray parameter = parameters.get(name);
      if (!parameter.hasGradient()) {
        continue;
      }
      try (NDManager scope = parameter.getManager().newSubManager()) {
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        sum += gradient.square().sum().getFloat();
      }
    }
    return Math.sqrt(sum);
  }

  private void update(String name, double rate, double correction, float scale) {
    NDArray parameter = parameters.get(name);
    if (!parameter.hasGradient()) {
      return;
    }
    NDArray m = moments.get("m." + name);
    NDArray v = moments.get("v." + name);
    try (NDManager scope = parameter.getManager().newSubManager()) {
      // DJL attaches a result to the manager of the left operand: without this the state's manager
      // would fill up.
      scope.tempAttachAll(m, v);
      NDArray gradient = parameter.getGradient();
      gradient.attach(scope);
      NDArray g = gradient.mul(scale);
      m.muli((float) BETA1).addi(g.mul((float) (1 - BETA1)));
      v.muli((float) BETA2).addi(g.square().mul((float) (1 - BETA2)));
      if (parameter.getShape().dimension() > 1) {
        parameter.muli((float) (1 - rate * weightDecay));
      }
      parameter.subi(m.div(v.sqrt().add((float) EPSILON)).mul((float) (rate * correction)));
      gradient.subi(gradient);
    }
  }
}
