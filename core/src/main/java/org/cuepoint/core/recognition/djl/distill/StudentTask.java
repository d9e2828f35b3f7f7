package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.student.StudentNetwork;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.student.TokenSource;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.PieceSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective;
import org.cuepoint.core.train.TrainingClip;

/**
 * Trains a student on pieces of clips: some around labels, some from anywhere, where only the
 * teacher says what is right. What learns besides the student (adapters to the teacher's features,
 * uncertainties) begins with {@link PieceLoss#BESIDE} and is not part of the model.
 */
final class StudentTask implements TrainingTask {

  private static final int EDGE_TICKS = 2;

  private final FeatureStudentPlan plan;
  private final LabelSpace space;
  private final List<TaughtClip> clips;
  private final FeatureShape shape;
  private final StudentNetwork network;
  private final TokenSource tokens;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final LabelLoss labelLoss;
  private final PieceSampler labelled;
  private final PieceLoss loss;
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
      FeatureStudentPlan plan,
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
    this.labelLoss =
        new LabelLoss(
            space, known.stream().map(clip -> clip.known(space)).toList(), LabelLoss.Form.PLAIN);
    int width = signals.isEmpty() ? 0 : signals.values().iterator().next().width();
    this.loss =
        new PieceLoss(
            objective,
            space,
            labelLoss,
            parameters,
            initial,
            network.widths(),
            width,
            plan.schedule().steps());
    this.labelled = new PieceSampler(known, length, length);
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
    return PieceLoss.model(parameters);
  }

  @Override
  public double rate(String parameter, int step) {
    return loss.rate(parameter, step);
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    Batch drawn = draw(random);
    Layers layers = new Layers(parameters, new Noise(random));
    return loss.of(
        step,
        scope,
        layers,
        run(scope, layers, drawn),
        drawn.known(),
        () -> run(scope, layers, drawn),
        parts);
  }

  private PieceLoss.Said run(NDManager scope, Layers layers, Batch drawn) {
    StudentNetwork.Said said = network.run(layers, view(scope, layers, drawn));
    return new PieceLoss.Said(said.outputs(), said.depths());
  }

  /**
   * A drawn batch.
   *
   * @param tokens shape (batch, ticks, tokens, C)
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Batch(float[] tokens, PieceLoss.Known known) {}

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
    return new Batch(
        in, new PieceLoss.Known(labels, edgeTargets, edgeCounts, Optional.ofNullable(teacher)));
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
