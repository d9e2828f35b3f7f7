package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.PieceSampler;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.training.TrainingTask;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TrainingClip;

/**
 * Trains a teacher on pieces of labelled clips: the losses of the windows and of each stage are
 * added. Clips with tags and timestamps join in the same steps. The ends of the learning rate's
 * cycles are kept in the state as members of the ensemble.
 */
final class TeacherTask implements TrainingTask {

  private static final String SNAPSHOT = "snapshot.";

  private final TeacherPlan plan;
  private final LabelSpace space;
  private final TeacherNetwork network;
  private final ParameterSet parameters;
  private final ParameterSet state;
  private final TokenBatch tokens;
  private final LabelLoss loss;
  private final PieceSampler pieces;
  private final TagTraining tags;
  private final TimestampTraining timestamps;
  private final IdentityHashMap<TrainingClip, EdgeTargets> edges = new IdentityHashMap<>();
  private int batch;

  /**
   * Makes a task with new parameters.
   *
   * @param manager owns parameters and state
   * @param clips at least one with a label
   * @throws IllegalStateException if there is none
   */
  TeacherTask(NDManager manager, TeacherPlan plan, LabelSpace space, List<TrainingClip> clips) {
    List<TrainingClip> labelled = clips.stream().filter(clip -> !clip.isUnlabelled()).toList();
    if (labelled.isEmpty()) {
      throw new IllegalStateException("There are no labels to learn from; label a few segments.");
    }
    this.plan = plan;
    this.space = space;
    this.batch = plan.batch();
    this.tokens = new TokenBatch(plan.spec());
    this.network =
        new TeacherNetwork(plan, space, tokens.channels(labelled.getFirst().features().shape()));
    this.parameters = new ParameterSet(manager);
    this.state = new ParameterSet(manager);
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    network.initialise(parameters, random);
    this.loss =
        new LabelLoss(
            space,
            labelled.stream().map(clip -> clip.known(space)).toList(),
            new LabelLoss.Form(plan.loss().labelSmoothing(), plan.loss().noiseExponent()));
    this.pieces = new PieceSampler(labelled, plan.pieceTicks(), plan.spec().windowTicks());
    this.tags = new TagTraining(network, tokens, labelled);
    this.timestamps =
        new TimestampTraining(
            space, labelled, state, new WholeClip(manager, network, plan, tokens));
  }

  TeacherNetwork network() {
    return network;
  }

  TokenBatch tokens() {
    return tokens;
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return state;
  }

  /** Starts from parameters of the same names, for example a pretrained trunk. */
  void startFrom(ParameterSet start) {
    parameters.assign(start);
  }

  /** Returns the members of the ensemble: the snapshots, and what the parameters are now. */
  List<ParameterSet> members() {
    List<ParameterSet> members = new ArrayList<>();
    for (int k = 0; state.contains(SNAPSHOT + k + "." + parameters.names().getFirst()); k++) {
      ParameterSet member = new ParameterSet(parameters.manager());
      for (String name : parameters.names()) {
        member.add(name, state.get(SNAPSHOT + k + "." + name));
      }
      members.add(member);
    }
    members.add(parameters);
    return members;
  }

  @Override
  public NDArray loss(
      int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts) {
    Layers layers = new Layers(parameters, new Noise(random));
    NDArray total = scope.create(0f);
    if (!pieces.isEmpty()) {
      total = total.add(pieceLoss(scope, layers, random, parts));
    }
    if (!tags.isEmpty() && plan.loss().tags() > 0) {
      NDArray tagged = tags.loss(scope, layers, random);
      parts.put("tags", tagged);
      total = total.add(Scalars.times(tagged, plan.loss().tags()));
    }
    return total;
  }

  private NDArray pieceLoss(
      NDManager scope, Layers layers, RandomGenerator random, Map<String, NDArray> parts) {
    int length = pieces.length();
    int groups = space.groups().size();
    TickLabels labels = loss.labels(batch, length);
    float[] edgeTargets = new float[batch * groups * length];
    float[] edgeCounts = new float[edgeTargets.length];
    float[] slopes = timestamps.slopes(batch, length);
    float[] in = null;
    int channels = 0;
    int values = 0;
    for (int row = 0; row < batch; row++) {
      PieceSampler.Piece piece = pieces.next(random);
      TrainingClip clip = piece.clip();
      if (in == null) {
        channels = tokens.channels(clip.features().shape());
        values = TokenBatch.values(clip.features().shape());
        in = new float[batch * length * values];
      }
      tokens.read(clip.features(), piece.start(), length, 1, in, row * length * values);
      labels.fill(row, piece.start(), timestamps.targets(clip));
      labels.fill(row, piece.start(), clip.known(space));
      edges(clip).read(piece.start(), length, edgeTargets, edgeCounts, row * groups * length);
      timestamps.fill(slopes, row, piece.start(), length, clip);
    }
    NDArray x = scope.create(in, new Shape(batch, length, values));
    x = layers.noise().drop(x, new Shape(batch, 1, values), plan.regularisation().inputDropout());
    List<TeacherNetwork.Stage> stages = stages(layers, x, channels);
    NDArray known = scope.create(0f);
    NDArray rough = scope.create(0f);
    NDArray edge = scope.create(0f);
    for (TeacherNetwork.Stage stage : stages) {
      known = known.add(loss.known(stage.logits(), labels));
      rough = rough.add(loss.roughness(stage.logits()));
      edge = edge.add(EdgeTargets.loss(stage.edges(), edgeTargets, edgeCounts));
    }
    parts.put("labels", known);
    parts.put("edges", edge);
    NDArray total =
        known
            .add(Scalars.times(rough, plan.loss().smoothing()))
            .add(Scalars.times(edge, plan.loss().boundary()));
    if (!timestamps.isEmpty() && plan.loss().timestamps() > 0) {
      NDArray confidence = timestamps.loss(stages.getLast().logits(), slopes);
      parts.put("timestamps", confidence);
      total = total.add(Scalars.times(confidence, plan.loss().timestamps()));
    }
    return total;
  }

  private List<TeacherNetwork.Stage> stages(Layers layers, NDArray x, int channels) {
    long rows = x.getShape().get(0);
    long length = x.getShape().get(1);
    int window = plan.spec().windowTicks();
    TeacherNetwork.Windows out =
        network.windows(
            layers, x.reshape(rows * length / window, window, plan.spec().tickTokens(), channels));
    NDArray embedding = out.embedding().reshape(rows, length, plan.spec().width());
    NDArray first = out.outputs().reshape(rows, length, -1).transpose(0, 2, 1);
    Shape wholes = new Shape(rows, 1, plan.spec().width());
    embedding = layers.noise().drop(embedding, wholes, plan.regularisation().dropout());
    return network.refine(layers, embedding.transpose(0, 2, 1), first);
  }

  private EdgeTargets edges(TrainingClip clip) {
    return edges.computeIfAbsent(
        clip,
        key ->
            EdgeTargets.of(
                space, key.targets(), key.features().ticks(), plan.loss().boundaryTicks()));
  }

  @Override
  public void afterStep(int step) {
    int steps = plan.schedule().steps();
    if (plan.schedule().learningRate().endsCycle(step, steps) && step + 1 < steps) {
      int k = members().size() - 1;
      ParameterSet copy = parameters.copyTo(state.manager());
      for (String name : copy.names()) {
        state.add(SNAPSHOT + k + "." + name, copy.get(name));
      }
    }
    if (timestamps.isDue(step, steps, plan.loss().pseudoFrom())) {
      timestamps.guess(parameters);
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
