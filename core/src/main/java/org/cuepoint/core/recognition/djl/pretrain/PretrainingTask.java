package org.cuepoint.core.recognition.djl.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.encoder.InputStatistics;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.PretrainingPlan;

/**
 * The loss of stage A: {@code byol + local + rate + arrow}, each with its weight.
 *
 * <p>Every tick is embedded by itself from its flattened token map, so that place is kept. Byol: a
 * tick of one view predicts a tick of the other view of the same clip as the slow copy sees it.
 * Local: among the ticks of all clips of a place, the same tick of the other view must be nearest;
 * ticks of the same clip, and of clips nearer than the plan says, are no negatives.
 */
final class PretrainingTask implements TrainingTask {

  private static final int HIDDEN = 256;
  private static final int EMBEDDING = 128;
  private static final float TEMPERATURE = 0.1f;
  private static final double FIRST_PACE = 0.99;
  private static final float MASKED = -1e9f;

  private final PretrainingPlan plan;
  private final int clock;
  private final TrainableEncoder encoder;
  private final InputStatistics statistics;
  private final ClipBatch batches;
  private final CollapseGuards guards;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private int places;

  /**
   * Makes the task.
   *
   * @param manager owns projections and the slow copy
   * @param encoder what is trained; its parameters become part of the task's
   * @param random draws the projections' first values
   */
  PretrainingTask(
      NDManager manager,
      PretrainingPlan plan,
      int clock,
      TrainableEncoder encoder,
      InputStatistics statistics,
      ClipBatch batches,
      CollapseGuards guards,
      RandomGenerator random) {
    this.plan = plan;
    this.clock = clock;
    this.statistics = statistics;
    this.batches = batches;
    this.guards = guards;
    this.places = plan.videos();
    this.parameters = new ParameterSet(manager);
    encoder.parameters().names().forEach(n -> parameters.add(n, encoder.parameters().get(n)));
    this.encoder = encoder.with(parameters);
    int map = plan.cropSize() * encoder.spec().map() / encoder.spec().inputSize();
    int tokens = map * map * encoder.spec().channels();
    linear(manager, "project.in", tokens, HIDDEN, random);
    norm(manager, "project.norm", HIDDEN);
    linear(manager, "project.byol", HIDDEN, EMBEDDING, random);
    linear(manager, "project.local", HIDDEN, EMBEDDING, random);
    linear(manager, "predict.in", EMBEDDING, HIDDEN, random);
    norm(manager, "predict.norm", HIDDEN);
    linear(manager, "predict.out", HIDDEN, EMBEDDING, random);
    int channels = encoder.spec().channels();
    linear(manager, "pace.in", plan.clipTicks() * channels, EMBEDDING, random);
    linear(manager, "pace.rate", EMBEDDING, ClipBatch.RATES.length, random);
    linear(manager, "pace.arrow", EMBEDDING, 2, random);
    this.state = new ParameterSet(manager);
    if (plan.weights().byol() > 0) {
      ParameterSet copy = parameters.copyTo(manager);
      copy.names().stream()
          .filter(PretrainingTask::isSlow)
          .forEach(name -> state.add(name, copy.get(name)));
    }
  }

  /** Says whether the slow copy has a parameter too. */
  private static boolean isSlow(String name) {
    return !name.startsWith("predict.")
        && !name.startsWith("pace.")
        && !name.startsWith("project.local");
  }

  private void linear(NDManager manager, String name, int in, int out, RandomGenerator random) {
    float[] values = new float[out * in];
    double deviation = Math.sqrt(1.0 / in);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    parameters.add(name + ".weight", manager.create(values, new Shape(out, in)));
    parameters.add(name + ".bias", manager.zeros(new Shape(out)));
  }

  private void norm(NDManager manager, String name, int width) {
    parameters.add(name + ".scale", manager.ones(new Shape(width)));
    parameters.add(name + ".shift", manager.zeros(new Shape(width)));
  }

  /** Returns the encoder as it is now. */
  TrainableEncoder encoder() {
    return encoder;
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return state;
  }

  @Override
  public OptionalInt shrinkBatch() {
    places /= 2;
    return places == 0 ? OptionalInt.empty() : OptionalInt.of(places);
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    ClipBatch.Batch batch = batches.draw(places, random);
    int clips = places * plan.clips();
    int ticks = plan.clipTicks();
    NDArray input = statistics.standardise(input(scope, batch.values()));
    NDArray maps = encoder.forward(input);
    NDArray hidden = hidden(maps, parameters);
    PretrainingPlan.Weights weights = plan.weights();
    NDArray total = scope.create(0f);
    if (weights.byol() > 0) {
      NDArray online = apply(hidden, "project.byol", parameters);
      NDArray guess = apply(online, "predict.in", parameters);
      guess =
          apply(
              Scalars.positive(normed(guess, "predict.norm", parameters)),
              "predict.out",
              parameters);
      NDArray slow =
          apply(hidden(encoder.with(state).forward(input), state), "project.byol", state)
              .stopGradient();
      NDArray loss = byol(guess, slow, clips, ticks, random);
      parts.put("byol", loss);
      total = total.add(Scalars.times(loss, weights.byol()));
    }
    if (weights.local() > 0) {
      NDArray local = apply(hidden, "project.local", parameters);
      NDArray loss = local(unit(local), batch, ticks);
      parts.put("local", loss);
      total = total.add(Scalars.times(loss, weights.local()));
    }
    if (weights.rate() > 0 || weights.arrow() > 0) {
      int channels = encoder.spec().channels();
      NDArray pooled = maps.reshape(maps.getShape().get(0), channels, -1).mean(new int[] {2});
      NDArray pace =
          Scalars.positive(
              apply(pooled.reshape(2L * clips, (long) ticks * channels), "pace.in", parameters));
      NDArray rate = entropy(apply(pace, "pace.rate", parameters), ofClips(batch.rates()));
      NDArray arrow = entropy(apply(pace, "pace.arrow", parameters), ofClips(batch.directions()));
      parts.put("rate", rate);
      parts.put("arrow", arrow);
      total =
          total.add(Scalars.times(rate, weights.rate())).add(Scalars.times(arrow, weights.arrow()));
    }
    return total;
  }

  private NDArray input(NDManager scope, float[] values) {
    int size = plan.cropSize();
    return scope.create(values, new Shape(values.length / (4L * size * size), 4, size, size));
  }

  private static NDArray hidden(NDArray maps, ParameterSet set) {
    NDArray flat = maps.reshape(maps.getShape().get(0), -1);
    return Scalars.positive(normed(apply(flat, "project.in", set), "project.norm", set));
  }

  private static NDArray apply(NDArray x, String name, ParameterSet set) {
    return x.matMul(set.get(name + ".weight").transpose()).add(set.get(name + ".bias"));
  }

  private static NDArray normed(NDArray x, String name, ParameterSet set) {
    return LayerNorm.layerNorm(
            x,
            new Shape(x.getShape().get(1)),
            set.get(name + ".scale"),
            set.get(name + ".shift"),
            1e-5f)
        .singletonOrThrow();
  }

  private static NDArray unit(NDArray x) {
    return x.div(x.square().sum(new int[] {1}, true).add(1e-6f).sqrt());
  }

  /** Each tick of one view predicts a tick of the other view of its clip. */
  private NDArray byol(NDArray guess, NDArray slow, int clips, int ticks, RandomGenerator random) {
    NDArray a = unit(guess);
    NDArray b = unit(slow);
    int rows = 2 * clips * ticks;
    long[] partner = new long[rows];
    for (int view = 0; view < 2; view++) {
      for (int clip = 0; clip < clips; clip++) {
        for (int t = 0; t < ticks; t++) {
          int other = ((1 - view) * clips + clip) * ticks + random.nextInt(ticks);
          partner[(view * clips + clip) * ticks + t] = other;
        }
      }
    }
    NDArray chosen = b.get(guess.getManager().create(partner));
    return Scalars.times(a.mul(chosen).sum(new int[] {1}).mean(), -2).add(2f);
  }

  /** InfoNCE among the ticks of each place; rows of {@code z} have length 1. */
  private NDArray local(NDArray z, ClipBatch.Batch batch, int ticks) {
    int clips = plan.clips();
    int rows = clips * ticks;
    int apart = (int) Math.round(plan.apartSeconds() * clock);
    NDManager scope = z.getManager();
    NDArray views = z.reshape(2, places, rows, EMBEDDING);
    NDArray first = views.get(0);
    NDArray second = views.get(1);
    float[] mask = new float[places * rows * rows];
    float[] same = new float[rows * rows];
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < rows; i++) {
        same[i * rows + i] = 1;
        for (int j = 0; j < rows; j++) {
          int a = batch.middles()[place * clips + i / ticks];
          int b = batch.middles()[place * clips + j / ticks];
          boolean near = i / ticks == j / ticks || Math.abs(a - b) < apart;
          mask[(place * rows + i) * rows + j] = near && i != j ? MASKED : 0;
        }
      }
    }
    NDArray similar = Scalars.over(first.matMul(second.transpose(0, 2, 1)), TEMPERATURE);
    similar = similar.add(scope.create(mask, new Shape(places, rows, rows)));
    NDArray diagonal = scope.create(same, new Shape(1, rows, rows));
    NDArray there = similar.logSoftmax(2).mul(diagonal).sum();
    NDArray back = similar.logSoftmax(1).mul(diagonal).sum();
    return Scalars.over(there.add(back), -2.0 * places * rows);
  }

  /** Repeats what is known of places for the clips of both views. */
  private int[] ofClips(int[] values) {
    int clips = plan.clips();
    int[] all = new int[2 * places * clips];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i / clips % places];
    }
    return all;
  }

  private static NDArray entropy(NDArray logits, int[] wanted) {
    long width = logits.getShape().get(1);
    float[] chosen = new float[(int) (wanted.length * width)];
    for (int i = 0; i < wanted.length; i++) {
      chosen[(int) (i * width + wanted[i])] = 1;
    }
    NDArray mask = logits.getManager().create(chosen, logits.getShape());
    return Scalars.over(logits.logSoftmax(1).mul(mask).sum(), -wanted.length);
  }

  @Override
  public void afterStep(int step) {
    if (plan.weights().byol() > 0) {
      double share = Math.min(1, (double) step / plan.schedule().steps());
      double pace = 1 - (1 - FIRST_PACE) * (Math.cos(Math.PI * share) + 1) / 2;
      state.follow(parameters, pace);
    }
  }

  @Override
  public Map<String, Double> measure(int step, NDManager scope) {
    return new HashMap<>(guards.measure(encoder, statistics, scope));
  }
}
