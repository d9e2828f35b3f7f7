package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.djl.distill.PieceLoss;
import org.cuepoint.core.recognition.djl.distill.TeacherBatch;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.pretrain.ViewMaker;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.RunSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective;

/**
 * Trains a focal network on windows of pictures around labelled ticks and, with a teacher, anywhere
 * else. Each window is one view: cropped and coloured alike throughout, so that what differs
 * between its pictures is the video's own.
 */
final class FocalTask implements TrainingTask {

  private static final int EDGE_TICKS = 2;

  /** What {@link ViewMaker} writes: colours, and a difference that is not looked at here. */
  private static final int VIEW_CHANNELS = 4;

  private final FocalPlan plan;
  private final LabelSpace space;
  private final List<LabelledPictures> clips;
  private final PixelStandard standard;
  private final List<TeacherSignals> teacher;
  private final FocalNetwork network;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final LabelLoss labelLoss;
  private final PieceLoss loss;
  private final RunSampler<Integer> labelled;
  private final List<EdgeTargets> edges;
  private final ViewMaker views;
  private final long allTicks;
  private int batch;

  /**
   * Makes a task with new parameters.
   *
   * @param manager owns parameters and state
   * @param clips with pictures of the network's input size
   * @param teacher what it says of each clip, or empty
   * @throws IllegalStateException if nothing is labelled and there is no teacher
   */
  FocalTask(
      NDManager manager,
      FocalPlan plan,
      LabelSpace space,
      List<LabelledPictures> clips,
      PixelStandard standard,
      List<TeacherSignals> teacher) {
    this.plan = plan;
    this.space = space;
    this.clips = List.copyOf(clips);
    this.standard = standard;
    this.teacher = List.copyOf(teacher);
    this.batch = plan.batch();
    requireFitting();
    int frames = plan.network().frames();
    this.labelled =
        new RunSampler<>(
            IntStream.range(0, clips.size()).boxed().toList(),
            number -> said(clips.get(number)),
            frames,
            frames);
    if (labelled.isEmpty() && teacher.isEmpty()) {
      throw new IllegalStateException("There are no labels to learn from; label a few segments.");
    }
    this.network = new FocalNetwork(plan.network(), plan.blockDropout());
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    Initial initial = new Initial(parameters, random);
    network.initialise(parameters, initial);
    this.labelLoss =
        new LabelLoss(
            space, clips.stream().map(clip -> clip.known(space)).toList(), LabelLoss.Form.PLAIN);
    Objective objective = teacher.isEmpty() ? plan.objective().withoutTeacher() : plan.objective();
    this.loss =
        new PieceLoss(
            objective,
            space,
            labelLoss,
            parameters,
            initial,
            plan.network().widths(),
            teacher.isEmpty() ? 0 : teacher.getFirst().width(),
            plan.schedule().steps());
    this.edges =
        clips.stream()
            .map(clip -> EdgeTargets.of(space, clip.targets(), clip.pictures().ticks(), EDGE_TICKS))
            .toList();
    this.allTicks = clips.stream().mapToLong(clip -> clip.pictures().ticks()).sum();
    int size = plan.network().inputSize();
    this.views = new ViewMaker(plan.view(), size, size);
  }

  private static RunSampler.Said said(LabelledPictures clip) {
    return new RunSampler.Said(clip.pictures().ticks(), clip.targets(), clip.weak().points());
  }

  private void requireFitting() {
    int size = plan.network().inputSize();
    for (int c = 0; c < clips.size(); c++) {
      if (clips.get(c).pictures().size() != size) {
        throw new IllegalArgumentException(
            "The network sees pictures of "
                + size
                + " pixels, and there are some of "
                + clips.get(c).pictures().size());
      }
      if (!teacher.isEmpty() && teacher.get(c).ticks() != clips.get(c).pictures().ticks()) {
        throw new IllegalArgumentException(
            "The teacher speaks of "
                + teacher.get(c).ticks()
                + " ticks of a clip that has "
                + clips.get(c).pictures().ticks());
      }
    }
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return state;
  }

  /** Returns the network's own parameters. */
  ParameterSet model() {
    return PieceLoss.model(parameters);
  }

  @Override
  public double rate(String parameter, int step) {
    return loss.rate(parameter, step);
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    Batch drawn = new Batch(random);
    Layers layers = new Layers(parameters, new Noise(random));
    return loss.of(
        step,
        scope,
        layers,
        run(layers, drawn.pictures(scope)),
        drawn.known(),
        () -> run(layers, drawn.otherView(scope, random)),
        parts);
  }

  private PieceLoss.Said run(Layers layers, NDArray x) {
    FocalNetwork.Said said = network.run(layers, x);
    return new PieceLoss.Said(said.outputs(), said.depths());
  }

  /** Windows with all that is known of them, in plain arrays. */
  private final class Batch {
    private final int frames = plan.network().frames();
    private final int rows = batch;
    private final int[] which = new int[rows];
    private final int[] starts = new int[rows];
    private final float[] values;
    private final TickLabels labels = labelLoss.labels(rows, frames);
    private final float[] edgeTargets = new float[rows * space.groups().size() * frames];
    private final float[] edgeCounts = new float[edgeTargets.length];
    private final Optional<TeacherBatch> taught;

    Batch(RandomGenerator random) {
      int groups = space.groups().size();
      taught =
          teacher.stream()
              .findFirst()
              .map(
                  first ->
                      new TeacherBatch(
                          space, rows, frames, first.width(), plan.objective().sampleFloor()));
      for (int row = 0; row < rows; row++) {
        boolean anywhere =
            labelled.isEmpty()
                || (taught.isPresent() && random.nextDouble() < plan.unlabelledShare());
        RunSampler.Piece<Integer> piece = anywhere ? anywhere(random) : labelled.next(random);
        int clip = piece.clip();
        int start = piece.start();
        which[row] = clip;
        starts[row] = start;
        labels.fill(row, start, clips.get(clip).known(space));
        edges.get(clip).read(start, frames, edgeTargets, edgeCounts, row * groups * frames);
        if (taught.isPresent()) {
          taught.get().fill(row, start, teacher.get(clip));
        }
      }
      values = view(random);
    }

    private RunSampler.Piece<Integer> anywhere(RandomGenerator random) {
      long tick = random.nextLong(allTicks);
      int c = 0;
      while (tick >= clips.get(c).pictures().ticks()) {
        tick -= clips.get(c).pictures().ticks();
        c++;
      }
      int latest = Math.max(0, clips.get(c).pictures().ticks() - frames);
      return new RunSampler.Piece<>(c, Math.clamp(tick - random.nextInt(frames), 0, latest));
    }

    private float[] view(RandomGenerator random) {
      int size = plan.network().inputSize();
      int window = frames * VIEW_CHANNELS * size * size;
      float[] seen = new float[rows * window];
      for (int row = 0; row < rows; row++) {
        LabelledPictures clip = clips.get(which[row]);
        views.make(clip.pictures(), ticks(clip, starts[row]), seen, row * window, random);
      }
      return seen;
    }

    /** Returns the tick before the window and those of it; past the end the last is repeated. */
    private int[] ticks(LabelledPictures clip, int start) {
      int[] ticks = new int[frames + 1];
      for (int i = 0; i < ticks.length; i++) {
        ticks[i] = Math.clamp(start + i - 1L, 0, clip.pictures().ticks() - 1);
      }
      return ticks;
    }

    PieceLoss.Known known() {
      return new PieceLoss.Known(labels, edgeTargets, edgeCounts, taught);
    }

    NDArray pictures(NDManager scope) {
      return standardised(scope, values);
    }

    /** Returns the same windows cropped and coloured otherwise. */
    NDArray otherView(NDManager scope, RandomGenerator random) {
      return standardised(scope, view(random));
    }

    /** Returns standardised pictures, shape (windows, 3, frames, size, size). */
    private NDArray standardised(NDManager scope, float[] seen) {
      int size = plan.network().inputSize();
      NDArray pictures =
          scope
              .create(seen, new Shape(rows, frames, VIEW_CHANNELS, size, size))
              .get(new NDIndex(":, :, :3"));
      return standard.apply(pictures, 1).transpose(0, 2, 1, 3, 4);
    }
  }

  @Override
  public OptionalInt shrinkBatch() {
    if (batch == 1) {
      return OptionalInt.empty();
    }
    batch /= 2;
    return OptionalInt.of(batch);
  }
}
