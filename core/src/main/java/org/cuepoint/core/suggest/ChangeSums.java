package org.cuepoint.core.suggest;

/**
 * Sums over all changes of label at one tick, of scores given by logarithms. As in {@link
 * ScaledSums}, one exponential a label does for all pairs wherever that is precise. One thread at a
 * time.
 */
final class ChangeSums {

  private static final double SMALLEST = 1e-250;

  private final int labels;
  private final double[] logFollow;
  private final double[] follow;
  private final double[] scaled;
  private final LogSum plain = new LogSum();

  ChangeSums(SegmentModel model) {
    this.labels = model.labels();
    this.logFollow = new double[labels * labels];
    this.follow = new double[labels * labels];
    this.scaled = new double[labels];
    for (int a = 0; a < labels; a++) {
      for (int b = 0; b < labels; b++) {
        logFollow[a * labels + b] = model.follow(a, b);
        follow[a * labels + b] = Math.exp(model.follow(a, b));
      }
    }
  }

  /** Writes ln Σ_a exp(from[a] + follow(a, b)) for each b. */
  void arrive(double[] from, double[] to) {
    sum(from, to, 1, labels);
  }

  /** Writes ln Σ_b exp(follow(a, b) + to[b]) for each a. */
  void leave(double[] to, double[] from) {
    sum(to, from, labels, 1);
  }

  private void sum(double[] given, double[] result, int resultStep, int givenStep) {
    double greatest = LabelScores.FORBIDDEN;
    for (double value : given) {
      greatest = Math.max(greatest, value);
    }
    for (int i = 0; i < labels; i++) {
      scaled[i] = greatest == LabelScores.FORBIDDEN ? 0 : Math.exp(given[i] - greatest);
    }
    for (int j = 0; j < labels; j++) {
      double sum = 0;
      for (int i = 0; i < labels; i++) {
        sum += scaled[i] * follow[i * givenStep + j * resultStep];
      }
      result[j] =
          sum > SMALLEST ? greatest + Math.log(sum) : precisely(given, j, resultStep, givenStep);
    }
  }

  private double precisely(double[] given, int j, int resultStep, int givenStep) {
    plain.clear();
    for (int i = 0; i < labels; i++) {
      plain.add(given[i] + logFollow[i * givenStep + j * resultStep]);
    }
    return plain.value();
  }
}
