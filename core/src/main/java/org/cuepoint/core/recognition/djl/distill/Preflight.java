package org.cuepoint.core.recognition.djl.distill;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective;

/**
 * Asks before a training whether it can work: a teacher that knows no more than which label is most
 * frequent teaches nothing, and a divergence whose gradient drowns that of the labels, or drowns in
 * it, is a mistake somewhere.
 */
public final class Preflight {

  private static final double LEAST = 0.05;
  private static final double MOST = 20;

  private Preflight() {}

  /**
   * A clip with labels and with what the teacher says of it.
   *
   * @param targets runs of ticks, counted from the first of which the teacher speaks
   */
  public record Judged(List<Target> targets, TeacherSignals teacher) {
    /** Copies the list. */
    public Judged {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Compares the teacher with the most frequent label, on labelled ticks.
   *
   * @return figures by name; empty where nothing is labelled
   * @throws IllegalStateException if it is no better
   */
  public static Map<String, Double> teacher(LabelSpace space, List<Judged> clips) {
    long right = 0;
    long all = 0;
    long[] counts = new long[space.outputs()];
    for (Judged each : clips) {
      TeacherSignals said = each.teacher();
      for (Target target : each.targets()) {
        if (target.label() == Target.NOT_KNOWN) {
          continue;
        }
        int truth = space.output(target.group(), target.label());
        int end = Math.min(target.end(), said.ticks());
        for (int tick = target.start(); tick < end; tick++) {
          right += best(space, said, tick, target.group()) == truth ? 1 : 0;
          counts[truth]++;
          all++;
        }
      }
    }
    if (all == 0) {
      return Map.of();
    }
    long majority = 0;
    for (int g = 0; g < space.groups().size(); g++) {
      long most = 0;
      for (int o = space.offset(g); o < space.offset(g) + space.size(g); o++) {
        most = Math.max(most, counts[o]);
      }
      majority += most;
    }
    // Where one label is all that was said, a teacher cannot do better than to agree.
    if (right <= majority && right < all) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "The teacher is right on %.1f %% of the labelled ticks and the most frequent label"
                  + " on %.1f %%; it has nothing to teach. Train it longer or label more first.",
              100.0 * right / all,
              100.0 * majority / all));
    }
    Map<String, Double> found = new HashMap<>();
    found.put("teacher_accuracy", (double) right / all);
    found.put("majority_accuracy", (double) majority / all);
    return found;
  }

  private static int best(LabelSpace space, TeacherSignals said, int tick, int group) {
    int at = tick * space.outputs();
    int best = space.offset(group);
    for (int o = best + 1; o < space.offset(group) + space.size(group); o++) {
      best = said.probabilities()[at + o] > said.probabilities()[at + best] ? o : best;
    }
    return best;
  }

  /**
   * Compares the gradient of the divergence on ticks with that of the labels, at the start.
   *
   * @param manager on the task's device
   * @param objective of the training
   * @param lastStep by which every part of the objective has joined
   * @param task makes the task anew
   * @return figures by name; empty if one of both does not count
   * @throws IllegalStateException if one is more than 20 times the other
   */
  public static Map<String, Double> gradients(
      NDManager manager,
      Objective objective,
      int lastStep,
      Function<NDManager, ? extends TrainingTask> task) {
    if (!(objective.ticks() > 0 && objective.labels() > 0)) {
      return Map.of();
    }
    double labels = norm(manager, lastStep, task, PieceLoss.LABELS);
    double ticks = norm(manager, lastStep, task, PieceLoss.TICKS);
    double ratio = ticks / Math.max(labels, 1e-12);
    if (!(ratio >= LEAST && ratio <= MOST)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "The gradient of the teacher's divergence is %.3g times that of the labels; between"
                  + " 0.05 and 20 is sound. Change the weight 'ticks' or the temperature of the"
                  + " plan.",
              ratio));
    }
    return Map.of("gradient_ratio", ratio);
  }

  private static double norm(
      NDManager manager, int step, Function<NDManager, ? extends TrainingTask> made, String part) {
    try (NDManager own = manager.newSubManager()) {
      TrainingTask task = made.apply(own);
      ParameterSet parameters = PieceLoss.model(task.parameters());
      parameters.requireGradients(name -> true);
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      try (NDManager scope = own.newSubManager();
          GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        Map<String, NDArray> parts = new HashMap<>();
        var _ = task.loss(step, scope, random, parts);
        NDArray loss = parts.get(part);
        if (loss == null) {
          return 0;
        }
        collector.backward(loss);
      }
      double sum = 0;
      for (String name : parameters.names()) {
        NDArray array = parameters.get(name);
        if (array.hasGradient()) {
          try (NDArray gradient = array.getGradient();
              NDArray squares = gradient.square();
              NDArray total = squares.sum()) {
            sum += total.getFloat();
          }
        }
      }
      return Math.sqrt(sum);
    }
  }
}
