package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Kind;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Part;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.student.StudentNetwork;
import org.cuepoint.core.recognition.djl.student.StudentNetwork.Said;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.student.TokenSource;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.PieceSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TrainingClip;

/**
 * Trains a student on pieces of clips: some around labels, some from anywhere, where only the
 * teacher says what is right. What learns besides the student (adapters to the teacher's features,
 * uncertainties) begins with {@link #BESIDE} and is not part of the model.
 */
final class StudentTask implements TrainingTask {

  static final String BESIDE = "beside.";
  static final String LABELS = "labels";
  static final String TICKS = "ticks";

  private static final String EDGES = "edges";
  private static final String WINDOWS = "windows";
  private static final String FEATURES = "features";
  private static final String RELATION = "relation";
  private static final String BOUNDARY = "boundary";
  private static final String CONSISTENCY = "consistency";
  private static final int WINDOW_TICKS = 16;
  private static final int EDGE_TICKS = 2;

  private final StudentPlan plan;
  private final LabelSpace space;
  private final List<TaughtClip> clips;
  private final FeatureShape shape;
  private final StudentNetwork network;
  private final TokenSource tokens;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final LabelLoss labelLoss;
  private final PieceSampler labelled;
  private final Divergences divergences;
  private final WeightedLosses losses;
  private final IdentityHashMap<TrainingClip, TeacherSignals> signals = new IdentityHashMap<>();
  private final IdentityHashMap<TrainingClip, EdgeTargets> edges = new IdentityHashMap<>();
  private final long ticks;
  private final int length;
  private int batch;

  /**
   * Makes a task with new parameters.
   *
   * @param clips at least one with labels, or all with a teacher
   * @param tokens reads them as the student will see them
   * @throws IllegalStateException if nothing is said of any
   */
  StudentTask(
      NDManager manager,
      StudentPlan plan,
      LabelSpace space,
      List<TaughtClip> clips,
      TokenSource tokens) {
    List<TrainingClip> known =
        clips.stream().map(TaughtClip::clip).filter(clip -> !clip.targets().isEmpty()).toList();
    boolean taught = clips.stream().allMatch(clip -> clip.teacher() != null);
    if (known.isEmpty() && !taught) {
      throw new IllegalStateException("There are no labels to learn from; label a few segments.");
    }
    this.plan = plan;
    this.space = space;
    this.clips = List.copyOf(clips);
    this.tokens = tokens;
    this.shape = clips.getFirst().clip().features().shape();
    this.network = Students.network(plan.spec(), space, shape, plan.dropout());
    this.ticks = clips.stream().mapToLong(clip -> clip.clip().features().ticks()).sum();
    this.length = plan.pieceTicks();
    this.batch = plan.batch();
    for (TaughtClip clip : clips) {
      if (clip.teacher() != null) {
        signals.put(clip.clip(), clip.teacher());
      }
    }
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    Initial initial = new Initial(parameters, random);
    network.initialise(initial);
    Objective objective = taught ? plan.objective() : plan.objective().withoutTeacher();
    if (objective.features() > 0) {
      int width = signals.values().iterator().next().width();
      List<Integer> widths = network.widths();
      for (int depth = 0; depth < widths.size(); depth++) {
        initial.linear(BESIDE + "adapter." + depth, widths.get(depth), width, 1);
      }
    }
    this.losses = new WeightedLosses(objective.weighting(), parts(objective), parameters);
    this.divergences = new Divergences(space, objective.temperature(), objective.divergence());
    this.labelLoss =
        new LabelLoss(
            space, known.stream().map(clip -> clip.known(space)).toList(), LabelLoss.Form.PLAIN);
    this.labelled = new PieceSampler(known, length, length);
  }

  private static List<Part> parts(Objective objective) {
    return List.of(
        new Part(LABELS, Kind.CLASSIFICATION, objective.labels()),
        new Part(EDGES, Kind.CLASSIFICATION, objective.edges()),
        new Part(TICKS, Kind.CLASSIFICATION, objective.ticks()),
        new Part(WINDOWS, Kind.CLASSIFICATION, objective.windows()),
        new Part(FEATURES, Kind.REGRESSION, objective.features()),
        new Part(RELATION, Kind.REGRESSION, objective.relation()),
        new Part(BOUNDARY, Kind.CLASSIFICATION, objective.boundary()),
        new Part(CONSISTENCY, Kind.CLASSIFICATION, objective.consistency()));
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return state;
  }

  /** Returns the student's own parameters. */
  ParameterSet model() {
    ParameterSet model = new ParameterSet(parameters.manager());
    parameters.names().stream()
        .filter(name -> !name.startsWith(BESIDE))
        .forEach(name -> model.add(name, parameters.get(name)));
    return model;
  }

  @Override
  public double rate(String parameter, int step) {
    return losses.rate(parameter, step, plan.schedule().steps()).orElse(1.0);
  }

  private boolean joins(String part, int step) {
    double done = (double) step / plan.schedule().steps();
    return losses.has(part)
        && switch (part) {
          case LABELS, EDGES, BOUNDARY -> done >= plan.objective().labelsFrom();
          case TICKS, WINDOWS, CONSISTENCY -> done >= plan.objective().logitsFrom();
          default -> true;
        };
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    Batch drawn = draw(random);
    Layers layers = new Layers(parameters, new Noise(random));
    NDArray x = view(scope, layers, drawn);
    Said said = network.run(layers, x);
    NDArray logits = said.outputs().get(new NDIndex("..., :" + space.outputs()));
    NDArray edgeLogits =
        said.outputs().get(new NDIndex("..., " + space.outputs() + ":")).transpose(0, 2, 1);
    NDArray byOutput = logits.transpose(0, 2, 1);
    Map<String, NDArray> values = new LinkedHashMap<>();
    if (joins(LABELS, step)) {
      values.put(LABELS, labelLoss.known(byOutput, drawn.labels()));
    }
    if (joins(EDGES, step)) {
      values.put(EDGES, EdgeTargets.loss(edgeLogits, drawn.edges(), drawn.edgeCounts()));
    }
    if (drawn.teacher() != null) {
      fromTeacher(step, scope, layers, said, logits, edgeLogits, drawn.teacher(), values);
    }
    if (joins(CONSISTENCY, step)) {
      NDArray other =
          network
              .run(layers, view(scope, layers, drawn))
              .outputs()
              .get(new NDIndex("..., :" + space.outputs()));
      values.put(CONSISTENCY, divergences.between(logits, other));
    }
    NDArray total = losses.sum(scope, values, parts);
    return total.add(
        org.cuepoint.core.recognition.djl.training.Scalars.times(
            labelLoss.roughness(byOutput), plan.objective().smoothing()));
  }

  private void fromTeacher(
      int step,
      NDManager scope,
      Layers layers,
      Said said,
      NDArray logits,
      NDArray edgeLogits,
      TeacherBatch teacher,
      Map<String, NDArray> values) {
    NDArray probabilities = teacher.probabilities(scope);
    NDArray weights = teacher.weights(scope);
    if (joins(TICKS, step)) {
      values.put(TICKS, divergences.fromTeacher(logits, probabilities, weights));
    }
    if (joins(WINDOWS, step)) {
      int window = Math.min(WINDOW_TICKS, length);
      int windows = length / window;
      NDArray mean = within(probabilities, windows, window).mean(new int[] {2});
      // A student's window says what its ticks say on average, as logits.
      NDArray own = within(logits, windows, window).mean(new int[] {2});
      NDArray weight = within(weights, windows, window).mean(new int[] {2});
      values.put(WINDOWS, divergences.fromTeacher(own, mean, weight));
    }
    if (joins(FEATURES, step)) {
      NDArray target = teacher.embedding(scope);
      NDArray sum = scope.create(0f);
      for (int depth = 0; depth < said.depths().size(); depth++) {
        NDArray like = layers.linear(BESIDE + "adapter." + depth, said.depths().get(depth));
        sum = sum.add(Likeness.features(like, target));
      }
      values.put(FEATURES, sum);
    }
    if (joins(RELATION, step)) {
      values.put(RELATION, Likeness.relation(said.depths().getLast(), teacher.embedding(scope)));
    }
    if (joins(BOUNDARY, step)) {
      values.put(BOUNDARY, EdgeTargets.loss(edgeLogits, teacher.edges(), teacher.counts()));
    }
  }

  private NDArray within(NDArray x, int windows, int window) {
    NDArray whole = x.get(new NDIndex(":, :" + windows * window));
    return whole.reshape(x.getShape().get(0), windows, window, x.getShape().get(2));
  }

  /**
   * A drawn batch.
   *
   * @param tokens shape (batch, ticks, tokens, C)
   * @param edges shape (batch, groups, ticks)
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Batch(
      float[] tokens,
      TickLabels labels,
      float[] edges,
      float[] edgeCounts,
      @org.jspecify.annotations.Nullable TeacherBatch teacher) {}

  private Batch draw(RandomGenerator random) {
    int values = shape.tokenValues();
    int groups = space.groups().size();
    float[] in = new float[batch * length * values];
    TickLabels labels = labelLoss.labels(batch, length);
    float[] edgeTargets = new float[batch * groups * length];
    float[] edgeCounts = new float[edgeTargets.length];
    TeacherBatch teacher =
        signals.isEmpty()
            ? null
            : new TeacherBatch(
                space,
                batch,
                length,
                signals.values().iterator().next().width(),
                plan.objective().sampleFloor());
    for (int row = 0; row < batch; row++) {
      boolean anywhere =
          labelled.isEmpty() || (teacher != null && random.nextDouble() < plan.unlabelledShare());
      PieceSampler.Piece piece = anywhere ? anywhere(random) : labelled.next(random);
      TrainingClip clip = piece.clip();
      tokens.read(clip.features(), piece.start(), length, in, row * length * values);
      labels.fill(row, piece.start(), clip.known(space));
      edges(clip).read(piece.start(), length, edgeTargets, edgeCounts, row * groups * length);
      TeacherSignals said = signals.get(clip);
      if (teacher != null && said != null) {
        teacher.fill(row, piece.start(), said);
      }
    }
    return new Batch(in, labels, edgeTargets, edgeCounts, teacher);
  }

  private PieceSampler.Piece anywhere(RandomGenerator random) {
    long at = random.nextLong(ticks);
    for (TaughtClip each : clips) {
      int own = each.clip().features().ticks();
      if (at < own) {
        int latest = Math.max(0, own - length);
        return new PieceSampler.Piece(
            each.clip(), Math.clamp(at - random.nextInt(length), 0, latest));
      }
      at -= own;
    }
    throw new IllegalStateException("There are fewer ticks than were counted");
  }

  /** Hides input values and ticks, other ones at every call. */
  private NDArray view(NDManager scope, Layers layers, Batch drawn) {
    int values = shape.tokenValues();
    NDArray x = scope.create(drawn.tokens(), new Shape(batch, length, values));
    x = layers.noise().drop(x, new Shape(batch, 1, values), plan.inputDropout());
    if (plan.tickDropout() > 0) {
      float[] hidden = layers.noise().places(batch * length, plan.tickDropout());
      x = x.mul(scope.create(hidden, new Shape(batch, length, 1)).neg().add(1f));
    }
    int side = shape.tokens();
    return x.reshape(batch, length, (long) side * side, shape.channels());
  }

  private EdgeTargets edges(TrainingClip clip) {
    return edges.computeIfAbsent(
        clip, key -> EdgeTargets.of(space, key.targets(), key.features().ticks(), EDGE_TICKS));
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
