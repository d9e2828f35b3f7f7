package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Kind;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Part;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.supervision.EdgeTargets;
import org.cuepoint.core.recognition.djl.supervision.LabelLoss;
import org.cuepoint.core.recognition.djl.supervision.TickLabels;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective;

/**
 * The loss of pieces of video as an {@link Objective} wants it, whatever the network sees of them:
 * features or pictures. What learns besides the student (adapters to the teacher's features,
 * uncertainties) begins with {@link #BESIDE} and is not part of the model. One thread at a time.
 */
public final class PieceLoss {

  /** Before the names of parameters that are not the student's. */
  public static final String BESIDE = "beside.";

  /** The part of labels. */
  static final String LABELS = "labels";

  /** The part of the teacher's distribution at each tick. */
  static final String TICKS = "ticks";

  private static final String EDGES = "edges";
  private static final String WINDOWS = "windows";
  private static final String FEATURES = "features";
  private static final String RELATION = "relation";
  private static final String BOUNDARY = "boundary";
  private static final String CONSISTENCY = "consistency";
  private static final int WINDOW_TICKS = 16;

  private final Objective objective;
  private final LabelSpace space;
  private final LabelLoss labelLoss;
  private final int steps;
  private final Divergences divergences;
  private final WeightedLosses losses;

  /**
   * Makes the loss and adds what it learns.
   *
   * @param objective without a teacher's parts when there is none
   * @param labelLoss of the clips
   * @param parameters where adapters and uncertainties go
   * @param initial adds to the same
   * @param widths of the student's depths
   * @param teacherWidth of the teacher's embedding; does not matter without a teacher
   * @param steps of the training
   */
  public PieceLoss(
      Objective objective,
      LabelSpace space,
      LabelLoss labelLoss,
      ParameterSet parameters,
      Initial initial,
      List<Integer> widths,
      int teacherWidth,
      int steps) {
    this.objective = objective;
    this.space = space;
    this.labelLoss = labelLoss;
    this.steps = steps;
    if (objective.features() > 0) {
      for (int depth = 0; depth < widths.size(); depth++) {
        initial.linear(adapter(depth), widths.get(depth), teacherWidth, 1);
      }
    }
    this.losses = new WeightedLosses(objective.weighting(), parts(objective), parameters);
    this.divergences = new Divergences(space, objective.temperature(), objective.divergence());
  }

  private static String adapter(int depth) {
    return BESIDE + "adapter." + depth;
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

  /** Returns those of the parameters that are the student's. */
  public static ParameterSet model(ParameterSet parameters) {
    ParameterSet model = new ParameterSet(parameters.manager());
    parameters.names().stream()
        .filter(name -> !name.startsWith(BESIDE))
        .forEach(name -> model.add(name, parameters.get(name)));
    return model;
  }

  /** Returns the learning rate of a parameter as a share of the plan's. */
  public double rate(String parameter, int step) {
    return losses.rate(parameter, step, steps).orElse(1.0);
  }

  private boolean joins(String part, int step) {
    double done = (double) step / steps;
    return losses.has(part)
        && switch (part) {
          case LABELS, EDGES, BOUNDARY -> done >= objective.labelsFrom();
          case TICKS, WINDOWS, CONSISTENCY -> done >= objective.logitsFrom();
          default -> true;
        };
  }

  /**
   * What a student says of pieces.
   *
   * @param outputs class logits, then edge logits, shape (batch, ticks, outputs + groups)
   * @param depths each of shape (batch, ticks, width)
   */
  public record Said(NDArray outputs, List<NDArray> depths) {}

  /**
   * What is known of pieces.
   *
   * @param labels what people said
   * @param edges shape (batch, groups, ticks)
   * @param edgeCounts 1 where an edge or its absence is known, the same shape
   * @param teacher what a teacher says, if there is one
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Known(
      TickLabels labels, float[] edges, float[] edgeCounts, Optional<TeacherBatch> teacher) {}

  /**
   * Returns the loss of a step, a scalar.
   *
   * @param otherView runs the student on the same pieces with other values hidden; asked only if
   *     that counts
   * @param curves gets each part
   */
  public NDArray of(
      int step,
      NDManager scope,
      Layers layers,
      Said said,
      Known known,
      Supplier<Said> otherView,
      Map<String, NDArray> curves) {
    NDArray logits = logits(said);
    NDArray edgeLogits =
        said.outputs().get(new NDIndex("..., " + space.outputs() + ":")).transpose(0, 2, 1);
    NDArray byOutput = logits.transpose(0, 2, 1);
    Map<String, NDArray> values = new LinkedHashMap<>();
    if (joins(LABELS, step)) {
      values.put(LABELS, labelLoss.known(byOutput, known.labels()));
    }
    if (joins(EDGES, step)) {
      values.put(EDGES, EdgeTargets.loss(edgeLogits, known.edges(), known.edgeCounts()));
    }
    if (known.teacher().isPresent()) {
      fromTeacher(step, scope, layers, said, edgeLogits, known.teacher().get(), values);
    }
    if (joins(CONSISTENCY, step)) {
      values.put(CONSISTENCY, divergences.between(logits, logits(otherView.get())));
    }
    NDArray total = losses.sum(scope, values, curves);
    return total.add(Scalars.times(labelLoss.roughness(byOutput), objective.smoothing()));
  }

  private NDArray logits(Said said) {
    return said.outputs().get(new NDIndex("..., :" + space.outputs()));
  }

  private void fromTeacher(
      int step,
      NDManager scope,
      Layers layers,
      Said said,
      NDArray edgeLogits,
      TeacherBatch teacher,
      Map<String, NDArray> values) {
    NDArray logits = logits(said);
    NDArray probabilities = teacher.probabilities(scope);
    NDArray weights = teacher.weights(scope);
    if (joins(TICKS, step)) {
      values.put(TICKS, divergences.fromTeacher(logits, probabilities, weights));
    }
    if (joins(WINDOWS, step)) {
      int length = (int) logits.getShape().get(1);
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
        NDArray like = layers.linear(adapter(depth), said.depths().get(depth));
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

  private static NDArray within(NDArray x, int windows, int window) {
    NDArray whole = x.get(new NDIndex(":, :" + windows * window));
    return whole.reshape(x.getShape().get(0), windows, window, x.getShape().get(2));
  }
}
