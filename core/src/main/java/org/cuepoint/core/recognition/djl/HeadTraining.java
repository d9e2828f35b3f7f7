package org.cuepoint.core.recognition.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.PieceSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.training.AdamW;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.DivergedException;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TrainingClip;

/**
 * Trains the fast head on pieces of labelled clips. Cancel is seen between steps; a run is a
 * function of its clips and its plan (on one machine with one number of threads).
 */
final class HeadTraining {

  private static final double WARM_UP = 0.1;

  private final NDManager manager;
  private final FastHeadPlan plan;
  private final LabelSpace space;
  private final List<TrainingClip> clips;
  private final RandomGenerator random;
  private final IdentityHashMap<TrainingClip, ClipStandard> standards = new IdentityHashMap<>();
  private final List<Double> losses = new ArrayList<>();

  HeadTraining(NDManager manager, FastHeadPlan plan, LabelSpace space, List<TrainingClip> clips) {
    this.manager = manager;
    this.plan = plan;
    this.space = space;
    this.clips = clips.stream().filter(clip -> !clip.isUnlabelled()).toList();
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
    if (this.clips.isEmpty()) {
      throw new IllegalStateException("There are no labels to learn from; label a few segments.");
    }
  }

  /** Returns the mean loss of each tenth of the steps. */
  List<Double> losses() {
    return List.copyOf(losses);
  }

  HeadNetwork run(JobContext context) {
    int inputs = clips.getFirst().features().shape().tokenValues();
    HeadNetwork network = HeadNetwork.random(manager, plan, space.groups(), inputs, random);
    LabelLoss loss =
        new LabelLoss(
            space, clips.stream().map(clip -> clip.known(space)).toList(), LabelLoss.Form.PLAIN);
    ParameterSet trained = new ParameterSet(manager);
    for (NDArray array : network.parameters()) {
      trained.add("head." + trained.names().size(), array);
    }
    AdamW optimiser = new AdamW(manager, trained, plan.weightDecay());
    network.parameters().forEach(parameter -> parameter.setRequiresGradient(true));
    PieceSampler pieces = new PieceSampler(clips, plan.windowTicks(), 1);
    int tenth = Math.max(1, plan.steps() / 10);
    double sum = 0;
    for (int step = 0; step < plan.steps(); step++) {
      context.throwIfCancelled();
      double value = step(network, loss, optimiser, pieces, rate(step));
      if (!Double.isFinite(value)) {
        throw new DivergedException(step);
      }
      sum += value;
      if ((step + 1) % tenth == 0) {
        losses.add(sum / tenth);
        sum = 0;
      }
      context.progress(step + 1, plan.steps(), "");
    }
    network.parameters().forEach(parameter -> parameter.setRequiresGradient(false));
    return network;
  }

  private double step(
      HeadNetwork network, LabelLoss loss, AdamW optimiser, PieceSampler pieces, double rate) {
    int batch = plan.batch();
    int length = pieces.length();
    int inputs = network.inputs();
    try (NDManager scope = manager.newSubManager()) {
      float[] values = new float[batch * length * inputs];
      TickLabels labels = loss.labels(batch, length);
      for (int row = 0; row < batch; row++) {
        PieceSampler.Piece piece = pieces.next(random);
        FeatureReader features = piece.clip().features();
        ClipStandard standard =
            standards.computeIfAbsent(piece.clip(), clip -> ClipStandard.of(clip.features()));
        for (int t = 0; t < length; t++) {
          // Past the end the last tick is repeated; nothing is known there, so it has no loss.
          int tick = Math.min(piece.start() + t, features.ticks() - 1);
          standard.read(features, tick, values, (row * length + t) * inputs);
        }
        labels.fill(row, piece.start(), piece.clip().known(space));
      }
      NDArray x = scope.create(values, new Shape(batch, length, inputs)).transpose(0, 2, 1);
      double value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray logits = network.train(x, random);
        NDArray rough = Scalars.times(loss.roughness(logits), plan.smoothing());
        NDArray total = loss.known(logits, labels).add(rough);
        collector.backward(total);
        value = total.getFloat();
      }
      double norm = optimiser.step(rate);
      return Double.isFinite(norm) ? value : norm;
    }
  }

  /** Cosine with a linear start; Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts. */
  private double rate(int step) {
    double share = (double) step / plan.steps();
    return share < WARM_UP
        ? plan.learningRate() * (share + 1.0 / plan.steps()) / WARM_UP
        : plan.learningRate() * 0.5 * (1 + Math.cos(Math.PI * (share - WARM_UP) / (1 - WARM_UP)));
  }

  /** Returns how many ticks have a known label, counted once a group. */
  static long labelledTicks(List<TrainingClip> clips) {
    return clips.stream()
        .flatMap(clip -> clip.targets().stream())
        .filter(target -> target.label() != Target.NOT_KNOWN)
        .mapToLong(target -> target.end() - target.start())
        .sum();
  }
}
