package org.cuepoint.core.recognition.djl.live;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TickPredictor;

/**
 * Multinomial logistic regression on ticks and their {@link Surroundings}, one softmax for each
 * exclusive group, with inputs dropped while it learns (Wager, Wang and Liang, "Dropout Training as
 * Adaptive Regularization", NIPS 2013). Each {@link #learn} goes on from what was learned before;
 * the problem is convex, so that where it began hardly matters and how long it takes does. One
 * thread at a time.
 */
public final class LiveHead {

  private static final int BLOCK = 256;

  /** Of more ticks each step sees another part, since a step on twice as many takes twice as long. */
  private static final int STEP_TICKS = 2048;

  private final NDManager manager;
  private final LabelSpace space;
  private final int width;
  private final Settings settings;
  private final int outputs;

  /** The first output of each group. */
  private final int[] starts;

  /** Shape (VIEWS × width, outputs), row by row. */
  private final float[] weights;

  private final float[] bias;

  private boolean hasLearned;

  /**
   * How it learns.
   *
   * @param steps of the first {@link #learn}
   * @param laterSteps of each one after it, which begins where the one before ended
   * @param learningRate peak of the cosine
   * @param decay weight of the squared weights
   * @param inputDropout share of the views' values that are dropped at each step
   * @param mostTicks learns from at most so many ticks
   */
  public record Settings(
      int steps,
      int laterSteps,
      double learningRate,
      double decay,
      double inputDropout,
      int mostTicks) {

    /** Validates the ranges. */
    public Settings {
      if (steps < 1 || laterSteps < 1 || !(learningRate > 0) || !(decay >= 0) || mostTicks < 1) {
        throw new IllegalArgumentException("A live head needs steps, a rate and ticks");
      }
      if (!(inputDropout >= 0 && inputDropout < 1)) {
        throw new IllegalArgumentException("A share of inputs is 0 to 1, 1 left out");
      }
    }

    /** What the program uses. */
    public static Settings defaults() {
      return new Settings(60, 24, 0.03, 1e-3, 0.5, 4096);
    }
  }

  /**
   * Makes a head that finds everything equally likely.
   *
   * @param manager for what is made meanwhile
   * @param width directions of the projection
   */
  public LiveHead(NDManager manager, LabelSpace space, int width, Settings settings) {
    this.manager = manager;
    this.space = space;
    this.width = width;
    this.settings = settings;
    this.outputs = space.outputs();
    this.starts = IntStream.range(0, space.groups().size()).map(space::offset).toArray();
    this.weights = new float[Surroundings.VIEWS * width * outputs];
    this.bias = new float[outputs];
  }

  /**
   * Learns.
   *
   * @param seed of the dropped inputs
   * @return mean negative log-likelihood at the last step, in nats; NaN when nothing is known
   */
  public double learn(LabelledTicks ticks, long seed) {
    if (ticks.count() == 0) {
      return Double.NaN;
    }
    int inputs = Surroundings.VIEWS * width;
    int count = ticks.count();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Adam forWeights = new Adam(weights);
    Adam forBias = new Adam(bias);
    float[] kept = new float[inputs];
    float[] masked = new float[weights.length];
    double loss = Double.NaN;
    int steps = hasLearned ? settings.laterSteps() : settings.steps();
    hasLearned = true;
    int parts = Math.ceilDiv(count, STEP_TICKS);
    try (NDManager scope = manager.newSubManager()) {
      NDArray all = scope.create(ticks.views(), new Shape(count, inputs));
      for (int step = 0; step < steps; step++) {
        drop(kept, random);
        mask(weights, kept, masked);
        int from = (int) ((long) count * (step % parts) / parts);
        int to = (int) ((long) count * (step % parts + 1) / parts);
        try (NDManager own = scope.newSubManager()) {
          NDArray x = all.get(new NDIndex().addSliceDim(from, to));
          x.attach(own);
          float[] said = x.matMul(own.create(masked, new Shape(inputs, outputs))).toFloatArray();
          loss = blame(said, ticks, from);
          NDArray wrong = own.create(said, new Shape(to - from, outputs));
          float[] gradient = x.transpose().matMul(wrong).toFloatArray();
          mask(gradient, kept, gradient);
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (float) (2 * settings.decay()) * weights[i];
          }
          float[] shift = new float[outputs];
          for (int row = 0; row < said.length; row += outputs) {
            for (int o = 0; o < outputs; o++) {
              shift[o] += said[row + o];
            }
          }
          double share = (double) step / steps;
          double rate = settings.learningRate() * 0.5 * (1 + Math.cos(Math.PI * share));
          forWeights.step(gradient, rate);
          forBias.step(shift, rate);
        }
      }
    }
    return loss;
  }

  private void drop(float[] kept, RandomGenerator random) {
    float keep = (float) (1 / (1 - settings.inputDropout()));
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextDouble() < settings.inputDropout() ? 0f : keep;
    }
  }

  private void mask(float[] values, float[] kept, float[] out) {
    for (int i = 0; i < kept.length; i++) {
      for (int o = 0; o < outputs; o++) {
        out[i * outputs + o] = values[i * outputs + o] * kept[i];
      }
    }
  }

  /**
   * Turns logits of the ticks from {@code first} on into the gradient of their mean loss, and
   * returns the loss.
   */
  private double blame(float[] said, LabelledTicks ticks, int first) {
    int count = said.length / outputs;
    double loss = 0;
    long known = 0;
    for (int[] group : ticks.outputs()) {
      for (int i = 0; i < count; i++) {
        known += group[first + i] >= 0 ? 1 : 0;
      }
    }
    float each = 1f / Math.max(1, known);
    for (int row = 0; row < said.length; row += outputs) {
      for (int o = 0; o < outputs; o++) {
        said[row + o] += bias[o];
      }
    }
    Softmax.apply(said, 0, count, outputs, starts);
    for (int i = 0; i < count; i++) {
      for (int g = 0; g < starts.length; g++) {
        int offset = i * outputs + starts[g];
        int end = offset + space.size(g);
        int right = ticks.outputs()[g][first + i];
        if (right < 0) {
          Arrays.fill(said, offset, end, 0f);
          continue;
        }
        loss -= Math.log(Math.max(said[offset + right], 1e-12));
        said[offset + right] -= 1;
        for (int o = offset; o < end; o++) {
          said[o] *= each;
        }
      }
    }
    return loss * each;
  }

  /** Returns what the head says of each tick: for each group background, then its classes. */
  public Matrix distributions(Matrix rows) {
    return said(rows, 1, weights);
  }

  /**
   * Returns the same of rows that are means of some ticks each.
   *
   * @param stride ticks of a row
   */
  public Matrix distributions(Matrix rows, int stride) {
    return said(rows, stride, weights);
  }

  /**
   * Returns the same with inputs dropped as while learning, each time others: samples of what the
   * head could as well have learned (Gal and Ghahramani, "Dropout as a Bayesian Approximation",
   * ICML 2016).
   *
   * @param seed of the dropped inputs
   */
  public Matrix sample(Matrix rows, long seed) {
    float[] kept = new float[Surroundings.VIEWS * width];
    drop(kept, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    float[] masked = new float[weights.length];
    mask(weights, kept, masked);
    return said(rows, 1, masked);
  }

  private Matrix said(Matrix rows, int stride, float[] with) {
    int ticks = rows.count();
    float[] views = views(rows, with);
    float[] values = new float[ticks * outputs];
    RowBlocks.each(
        ticks,
        BLOCK,
        (from, to) -> {
          Surroundings.gather(views, ticks, stride, outputs, bias, from, to, values);
          Softmax.apply(values, from, to, outputs, starts);
        });
    return new Matrix(ticks, outputs, values);
  }

  /** One product for all views: (ticks, width) × (width, VIEWS × outputs). */
  private float[] views(Matrix rows, float[] with) {
    float[] sideBySide = new float[with.length];
    int row = Surroundings.VIEWS * outputs;
    for (int view = 0; view < Surroundings.VIEWS; view++) {
      for (int i = 0; i < width; i++) {
        System.arraycopy(
            with, (view * width + i) * outputs, sideBySide, i * row + view * outputs, outputs);
      }
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = scope.create(rows.values(), new Shape(rows.count(), width));
      NDArray w = scope.create(sideBySide, new Shape(width, row));
      return x.matMul(w).toFloatArray();
    }
  }

  /**
   * Turns distributions into what decoders read.
   *
   * @param classes number of classes of the scheme
   */
  public TickPredictor.Output output(Matrix distributions, int classes) {
    float[] probabilities = new float[distributions.count() * classes];
    for (int t = 0; t < distributions.count(); t++) {
      for (int g = 0; g < space.groups().size(); g++) {
        int offset = space.offset(g);
        for (int i = 1; i < space.size(g); i++) {
          probabilities[t * classes + space.groups().get(g).get(i - 1)] =
              distributions.at(t, offset + i);
        }
      }
    }
    return new TickPredictor.Output(probabilities, new float[0]);
  }

  /** Adam (Kingma and Ba, ICLR 2015) on an array, in place. */
  private static final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;

    private final float[] values;
    private final double[] mean;
    private final double[] square;
    private int steps;

    Adam(float[] values) {
      this.values = values;
      this.mean = new double[values.length];
      this.square = new double[values.length];
    }

    void step(float[] gradient, double rate) {
      steps++;
      double first = 1 - Math.pow(FIRST, steps);
      double second = 1 - Math.pow(SECOND, steps);
      for (int i = 0; i < values.length; i++) {
        mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
        square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
        values[i] -= (float) (rate * (mean[i] / first) / (Math.sqrt(square[i] / second) + 1e-8));
      }
    }
  }
}
