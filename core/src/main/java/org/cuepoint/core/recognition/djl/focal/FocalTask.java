package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.pretrain.ViewMaker;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.PlaceSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.PixelClip;

/**
 * Trains a focal network on windows of pictures around labelled ticks and, with a teacher, anywhere
 * else. Each window is one view: cropped and coloured alike throughout.
 */
final class FocalTask implements TrainingTask {

  /** Before the names of what only training needs. */
  static final String TEACHING = "teaching.";

  private static final String ADAPTER = TEACHING + "embedding";

  /** What {@link ViewMaker} writes: colours, and a difference that is not looked at here. */
  private static final int VIEW_CHANNELS = 4;

  private final FocalPlan plan;
  private final LabelSpace space;
  private final List<PixelClip> clips;
  private final PixelStandard standard;
  private final Optional<TickTargets> teacher;
  private final FocalNetwork network;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final LabelLoss loss;
  private final PlaceSampler places;
  private final List<EdgeTargets> edges = new ArrayList<>();
  private final ViewMaker views;
  private final long allTicks;
  private int batch;

  /**
   * Makes a task with new parameters.
   *
   * @param manager owns parameters and state
   * @param clips with pictures of the network's input size, at least one with a label of some ticks
   * @param teacher who is asked about every tick, if there is one
   * @throws IllegalStateException if nothing is labelled
   */
  FocalTask(
      NDManager manager,
      FocalPlan plan,
      LabelSpace space,
      List<PixelClip> clips,
      PixelStandard standard,
      Optional<TickTargets> teacher) {
    this.plan = plan;
    this.space = space;
    this.clips = List.copyOf(clips);
    this.standard = standard;
    this.teacher = teacher;
    this.batch = plan.batch();
    this.network = new FocalNetwork(plan.network(), plan.blockDropout());
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    Initial initial = new Initial(parameters, random);
    network.initialise(parameters, initial);
    if (comparesEmbeddings()) {
      initial.linear(ADAPTER, plan.network().width(), teacher.get().embeddingWidth(), 1);
    }
    this.loss =
        new LabelLoss(
            space,
            clips.stream().map(clip -> clip.known(space)).toList(),
            new LabelLoss.Form(plan.loss().labelSmoothing(), 0));
    int frames = plan.network().frames();
    this.places =
        new PlaceSampler(
            clips.stream()
                .map(clip -> new PlaceSampler.Clip(clip.ticks(), clip.targets(), clip.weak()))
                .toList(),
            frames,
            frames);
    if (places.isEmpty()) {
      throw new IllegalStateException("There are no labels to learn from; label a few segments.");
    }
    for (PixelClip clip : clips) {
      edges.add(
          EdgeTargets.of(space, clip.targets(), clip.ticks(), plan.loss().boundaryTicks()));
    }
    this.allTicks = clips.stream().mapToLong(PixelClip::ticks).sum();
    int size = plan.network().inputSize();
    for (PixelClip clip : clips) {
      if (clip.pictures().size() != size) {
        throw new IllegalArgumentException(
            "The network sees pictures of "
                + size
                + " pixels, and there are some of "
                + clip.pictures().size());
      }
    }
    this.views = new ViewMaker(plan.view(), size, size);
  }

  private boolean comparesEmbeddings() {
    return plan.teaching().embedding() > 0
        && teacher.isPresent()
        && teacher.get().embeddingWidth() > 0;
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
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    FocalPlan.Teaching teaching = plan.teaching();
    Batch drawn = new Batch(random);
    Layers layers = new Layers(parameters, new Noise(random));
    FocalNetwork.Said said = network.run(layers, drawn.input(scope));
    NDArray outputs = said.outputs().transpose(0, 2, 1);
    NDArray logits = outputs.get(new NDIndex(":, :" + space.outputs()));
    NDArray edge =
        EdgeTargets.loss(
            outputs.get(new NDIndex(":, " + space.outputs() + ":")),
            drawn.edgeTargets,
            drawn.edgeCounts);
    NDArray known = loss.known(logits, drawn.labels);
    NDArray rough = loss.roughness(logits);
    parts.put("labels", known);
    parts.put("edges", edge);
    NDArray total =
        known
            .add(Scalars.times(rough, plan.loss().smoothing()))
            .add(Scalars.times(edge, plan.loss().boundary()));
    if (teacher.isPresent() && teaching.weight() > 0) {
      NDArray apart = drawn.divergence.loss(logits, teaching.divergence());
      parts.put("teacher", apart);
      total = total.add(Scalars.times(apart, teaching.weight()));
    }
    if (comparesEmbeddings()) {
      NDArray apart = drawn.embeddings(layers.linear(ADAPTER, said.embedding()));
      parts.put("embedding", apart);
      total = total.add(Scalars.times(apart, teaching.embedding()));
    }
    return total;
  }

  /** Windows with all that is known of them, in plain arrays. */
  private final class Batch {
    private final int frames = plan.network().frames();
    private final int groups = space.groups().size();
    private final float[] values;
    private final TickLabels labels = loss.labels(batch, frames);
    private final float[] edgeTargets = new float[batch * groups * frames];
    private final float[] edgeCounts = new float[edgeTargets.length];
    private final TickDivergence divergence =
        new TickDivergence(space, plan.teaching().temperature(), batch, frames);
    private final int embeddingWidth =
        comparesEmbeddings() ? teacher.orElseThrow().embeddingWidth() : 0;
    private final float[] embedding = new float[batch * frames * embeddingWidth];
    private final float[] embeddingCounts = new float[batch * frames];

    Batch(RandomGenerator random) {
      int size = plan.network().inputSize();
      int picture = VIEW_CHANNELS * size * size;
      values = new float[batch * frames * picture];
      for (int row = 0; row < batch; row++) {
        boolean anywhere =
            teacher.isPresent() && random.nextDouble() < plan.teaching().anywhere();
        PlaceSampler.Place place = anywhere ? anywhere(random) : places.next(random);
        PixelClip clip = clips.get(place.clip());
        views.make(
            clip.pictures(), ticks(clip, place.start()), values, row * frames * picture, random);
        labels.fill(row, place.start(), clip.known(space));
        edges
            .get(place.clip())
            .read(place.start(), frames, edgeTargets, edgeCounts, row * groups * frames);
        if (teacher.isPresent()) {
          ask(teacher.get(), row, place, Math.min(frames, clip.ticks() - place.start()));
        }
      }
    }

    private PlaceSampler.Place anywhere(RandomGenerator random) {
      long tick = random.nextLong(allTicks);
      int c = 0;
      while (tick >= clips.get(c).ticks()) {
        tick -= clips.get(c).ticks();
        c++;
      }
      int latest = Math.max(0, clips.get(c).ticks() - frames);
      return new PlaceSampler.Place(c, Math.clamp(tick - random.nextInt(frames), 0, latest));
    }

    /** Returns the tick before the window and those of it; past the end the last is repeated. */
    private int[] ticks(PixelClip clip, int start) {
      int[] ticks = new int[frames + 1];
      for (int i = 0; i < ticks.length; i++) {
        ticks[i] = Math.clamp(start + i - 1L, 0, clip.ticks() - 1);
      }
      return ticks;
    }

    private void ask(TickTargets who, int row, PlaceSampler.Place place, int count) {
      float[] probabilities = new float[count * space.outputs()];
      float[] inside = new float[count * embeddingWidth];
      who.read(place.clip(), place.start(), count, probabilities, inside);
      divergence.fill(row, count, probabilities);
      System.arraycopy(inside, 0, embedding, row * frames * embeddingWidth, inside.length);
      java.util.Arrays.fill(embeddingCounts, row * frames, row * frames + count, 1f);
    }

    /** Returns standardised pictures, shape (windows, 3, frames, size, size). */
    NDArray input(NDManager scope) {
      int size = plan.network().inputSize();
      NDArray pictures =
          scope
              .create(values, new Shape(batch, frames, VIEW_CHANNELS, size, size))
              .get(new NDIndex(":, :, :3"));
      return standard.apply(pictures, 1).transpose(0, 2, 1, 3, 4);
    }

    /**
     * Returns the mean over ticks of the smooth L1 distance (Girshick, "Fast R-CNN", 2015, equation
     * 3) of normed embeddings.
     */
    NDArray embeddings(NDArray own) {
      NDManager manager = own.getManager();
      NDArray wanted = normed(manager.create(embedding, own.getShape()));
      NDArray mask = manager.create(embeddingCounts, new Shape(batch, frames, 1));
      NDArray away = normed(own).sub(wanted).abs();
      NDArray near = Scalars.atMost(away, 1);
      NDArray distance = Scalars.times(near.square(), 0.5).add(away.sub(near));
      return distance.mul(mask).mean();
    }

    private static NDArray normed(NDArray x) {
      long width = x.getShape().get(2);
      NDManager manager = x.getManager();
      return LayerNorm.layerNorm(
              x,
              new Shape(width),
              manager.ones(new Shape(width)),
              manager.zeros(new Shape(width)),
              1e-5f)
          .singletonOrThrow();
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
