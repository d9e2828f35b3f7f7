package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.pretrain.ViewMaker;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.RunSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TuningPlan;

/**
 * Trains a head and, from some step on, the encoder below it on clips around labelled ticks; keeps
 * the encoder that the held-out labels liked best.
 */
final class TuningTask implements TrainingTask {

  /** Name of the curve of the judge. */
  static final String ACCURACY = "held-out accuracy";

  private static final String HEAD = "head";
  private static final String BEST = "best.";
  private static final String JUDGED = "judged";
  private static final int KERNEL = 3;

  /** Last level: the encoder without its last stage. */
  private static final int REST = 2;

  private final TuningPlan plan;
  private final TunableEncoder encoder;
  private final LabelLoss loss;
  private final LabelSpace space;
  private final RunSampler<LabelledPictures> pieces;
  private final ViewMaker views;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final Standards standards;
  private final PlainTokens plain;
  private final HeldOutProbe probe;
  private int clips;

  /** How the judge found the start and the best. */
  record Judged(double start, double best, int bestStep) {
    /** Says whether the best is better by at least so much. */
    boolean isGain(double least) {
      return bestStep > 0 && best - start >= least;
    }
  }

  /**
   * Makes the task and judges the start.
   *
   * @param manager owns head and state
   * @param random draws the head's first values
   * @throws IllegalStateException if nothing is labelled
   */
  TuningTask(
      NDManager manager,
      TuningPlan plan,
      LabelSpace space,
      Sides sides,
      TunableEncoder encoder,
      RandomGenerator random) {
    this.plan = plan;
    this.space = space;
    this.encoder = encoder;
    this.clips = plan.clips();
    this.pieces =
        new RunSampler<>(
            sides.trained(),
            clip ->
                new RunSampler.Said(clip.pictures().ticks(), clip.targets(), clip.weak().points()),
            plan.clipTicks(),
            1);
    if (pieces.isEmpty()) {
      throw new IllegalStateException(
          "There are no segments to tune an encoder on; label a few (tags alone say nothing of"
              + " single pictures).");
    }
    this.loss =
        new LabelLoss(
            space,
            sides.trained().stream().map(clip -> clip.known(space)).toList(),
            new LabelLoss.Form(plan.loss().labelSmoothing(), 0));
    this.views = new ViewMaker(plan.view(), encoder.inputSize(), encoder.inputSize());
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    ParameterSet own = encoder.parameters();
    own.names().forEach(name -> parameters.add(name, own.get(name)));
    head(random);
    encoder.state().names().forEach(name -> state.add(name, encoder.state().get(name)));
    copies(own, manager);
    copies(encoder.state(), manager);
    this.plain = new PlainTokens(manager, encoder);
    this.standards =
        new Standards(
            java.util.stream.Stream.concat(sides.trained().stream(), sides.held().stream())
                .distinct()
                .toList(),
            encoder.values(),
            state);
    this.probe = new HeldOutProbe(manager, space, sides, encoder.values(), plan.judging().ticks());
    standards.measure(plain);
    float start = probe.isEmpty() ? 0 : (float) probe.judge(plain, standards);
    state.add(JUDGED, manager.create(new float[] {start, start, 0}));
  }

  private void head(RandomGenerator random) {
    TuningPlan.Head head = plan.head();
    Initial initial = new Initial(parameters, random);
    initial.convolution(HEAD + ".in", encoder.values(), head.maps(), 1, 1);
    for (int i = 0; i < head.layers(); i++) {
      initial.convolution(HEAD + "." + i + ".wide", head.maps(), head.maps(), KERNEL, 1.4);
      initial.convolution(HEAD + "." + i + ".mix", head.maps(), head.maps(), 1, 0.4);
    }
    initial.convolution(HEAD + ".out", head.maps(), space.outputs(), 1, 0.5);
  }

  private void copies(ParameterSet set, NDManager manager) {
    ParameterSet copy = set.copyTo(manager);
    copy.names().forEach(name -> state.add(BEST + name, copy.get(name)));
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
  public int measureSteps() {
    return plan.judging().everySteps();
  }

  /** Says whether there are held-out labels to judge by. */
  boolean hasJudge() {
    return !probe.isEmpty();
  }

  @Override
  public double rate(String parameter, int step) {
    return rate(level(parameter), step);
  }

  private double rate(int level, int step) {
    return plan.unfreezing().rate(level, step, plan.schedule().steps());
  }

  private int level(String parameter) {
    if (parameter.startsWith(HEAD + ".")) {
      return 0;
    }
    return encoder.isOfLastStage(parameter) ? 1 : REST;
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    boolean follows = plan.unfreezing().statisticsPace() > 0;
    encoder.watch(layer -> follows && rate(level(layer), step) > 0);
    // The first step of a process may have been preceded by a checkpoint that was taken up.
    standards.stateChanged();
    int length = pieces.length();
    int size = encoder.inputSize();
    int frame = 4 * size * size;
    int values = encoder.values();
    float[] input = new float[clips * length * frame];
    float[] mean = new float[clips * values];
    float[] factor = new float[clips * values];
    TickLabels labels = loss.labels(clips, length);
    for (int row = 0; row < clips; row++) {
      RunSampler.Piece<LabelledPictures> piece = pieces.next(random);
      LabelledPictures clip = piece.clip();
      int last = clip.pictures().ticks() - 1;
      int[] ticks = new int[length + 1];
      for (int t = 0; t <= length; t++) {
        ticks[t] = Math.clamp((long) piece.start() + t - 1, 0, last);
      }
      views.make(clip.pictures(), ticks, input, row * length * frame, random);
      standards.mean(clip.source(), mean, row * values);
      standards.factor(clip.source(), factor, row * values);
      labels.fill(row, piece.start(), clip.known(space));
    }
    Layers layers = new Layers(parameters, new Noise(random));
    NDArray tokens =
        encoder
            .tokens(scope.create(input, new Shape((long) clips * length, 4, size, size)))
            .reshape(clips, length, values);
    Shape wholes = new Shape(clips, 1, values);
    NDArray x = tokens.sub(scope.create(mean, wholes)).mul(scope.create(factor, wholes));
    x = layers.noise().drop(x, wholes, plan.head().inputDropout());
    NDArray logits =
        layers.stage(HEAD, x.transpose(0, 2, 1), plan.head().layers(), plan.head().dropout());
    NDArray known = loss.known(logits, labels);
    NDArray rough = loss.roughness(logits);
    parts.put("labels", known);
    parts.put("roughness", rough);
    return known.add(Scalars.times(rough, plan.loss().smoothing()));
  }

  @Override
  public void afterStep(int step) {
    if (plan.unfreezing().statisticsPace() > 0) {
      encoder.follow(plan.unfreezing().statisticsPace());
    }
  }

  @Override
  public Map<String, Double> measure(int step, NDManager scope) {
    // What stands in the state may come from a checkpoint.
    standards.stateChanged();
    if (step > plan.unfreezing().firstStep(1, plan.schedule().steps())) {
      standards.measure(plain);
    }
    Judged judged = judged();
    double now = hasJudge() ? (float) probe.judge(plain, standards) : judged.best();
    if (now > judged.best() || !hasJudge()) {
      keep(encoder.parameters());
      keep(encoder.state());
      judged = new Judged(judged.start(), now, step);
      scope
          .create(new float[] {(float) judged.start(), (float) now, step})
          .copyTo(state.get(JUDGED));
    }
    return hasJudge() ? Map.of(ACCURACY, now, "held-out gain", now - judged.start()) : Map.of();
  }

  private void keep(ParameterSet set) {
    for (String name : set.names()) {
      set.get(name).copyTo(state.get(BEST + name));
    }
  }

  Judged judged() {
    float[] values = state.get(JUDGED).toFloatArray();
    return new Judged(values[0], values[1], (int) values[2]);
  }

  /** Makes the encoder what it was when the judge liked it best. */
  void takeBest() {
    for (ParameterSet set : List.of(encoder.parameters(), encoder.state())) {
      for (String name : set.names()) {
        state.get(BEST + name).copyTo(set.get(name));
      }
    }
  }

  /** Returns targets of outputs that are learnt from; for a message. */
  static long labelledTicks(List<LabelledPictures> clips) {
    return clips.stream()
        .flatMap(clip -> clip.targets().stream())
        .filter(target -> target.label() != Target.NOT_KNOWN)
        .mapToLong(target -> target.end() - target.start())
        .sum();
  }

  @Override
  public OptionalInt shrinkBatch() {
    if (clips == 1) {
      return OptionalInt.empty();
    }
    clips /= 2;
    return OptionalInt.of(clips);
  }
}
