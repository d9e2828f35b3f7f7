package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cuepoint.core.suggest.DurationModel.Length;

/**
 * Fits a negative binomial to runs by greatest likelihood. The prior enters as {@value #PRIOR_RUNS}
 * runs spread over its quantiles, so that nothing else is needed for classes with few labels or
 * none. One thread at a time.
 */
final class LengthFit {

  /** How many runs the wider distribution is worth. */
  private static final double PRIOR_RUNS = 3;

  /** With fewer complete runs, those in unlabelled time count as complete. */
  private static final int ENOUGH = 3;

  /** Longer runs count as lasting at least this long, which bounds the tables. */
  private static final int LONGEST = 4096;

  private static final int QUANTILES = 9;
  private static final double LEAST_SHAPE = .5;
  private static final double GREATEST_SHAPE = 64;

  private final List<Integer> complete = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private final List<Integer> cutOff = new ArrayList<>();

  void add(LabelledRun run) {
    if (run.ticks() > LONGEST || run.touchesVideo()) {
      cutOff.add(Math.min(LONGEST, run.ticks()));
    } else if (run.isComplete()) {
      complete.add(run.ticks());
    } else {
      open.add(run.ticks());
    }
  }

  /** Adds what another fit makes of its runs. */
  void addAll(LengthFit other) {
    complete.addAll(other.whole());
    cutOff.addAll(other.partial());
  }

  private List<Integer> whole() {
    List<Integer> whole = new ArrayList<>(complete);
    if (complete.size() < ENOUGH) {
      whole.addAll(open);
    }
    return whole;
  }

  private List<Integer> partial() {
    List<Integer> partial = new ArrayList<>(cutOff);
    if (complete.size() >= ENOUGH) {
      partial.addAll(open);
    }
    return partial;
  }

  /** Returns the distribution that fits best. */
  Length fit(Length prior, int hertz) {
    List<Integer> whole = whole();
    List<Integer> partial = partial();
    if (whole.isEmpty() && partial.isEmpty()) {
      return new Length(prior.meanSeconds(), prior.shape(), 0, 0);
    }
    int[] quantiles = quantiles(prior.ticks(hertz));
    int longest = Arrays.stream(quantiles).max().orElse(1);
    for (int length : whole) {
      longest = Math.max(longest, length);
    }
    for (int length : partial) {
      longest = Math.max(longest, length);
    }
    double[] ends = new double[longest + 1];
    double[] lasts = new double[longest + 1];
    for (int length : quantiles) {
      ends[length] += PRIOR_RUNS / QUANTILES;
    }
    whole.forEach(length -> ends[length]++);
    partial.forEach(length -> lasts[length]++);
    NegativeBinomial best = best(ends, lasts, !partial.isEmpty());
    return new Length(best.mean() / hertz, best.shape(), whole.size(), partial.size());
  }

  private static int[] quantiles(NegativeBinomial lengths) {
    double[] masses = lengths.masses(LONGEST);
    int[] quantiles = new int[QUANTILES];
    double sum = 0;
    int next = 0;
    for (int d = 1; d <= LONGEST && next < QUANTILES; d++) {
      sum += masses[d];
      while (next < QUANTILES && (sum > (next + .5) / QUANTILES || d == LONGEST)) {
        quantiles[next++] = d;
      }
    }
    return quantiles;
  }

  private static NegativeBinomial best(double[] ends, double[] lasts, boolean anyCutOff) {
    double weight = 0;
    double total = 0;
    for (int d = 1; d < ends.length; d++) {
      weight += ends[d];
      total += d * (ends[d] + lasts[d]);
    }
    // With every run complete the likeliest mean is that of the runs, whatever the shape.
    double mean = Math.max(1.05, total / weight);
    DoubleUnaryOperator meanOf =
        !anyCutOff
            ? logShape -> mean
            : logShape ->
                Math.exp(
                    greatest(
                        logMean -> likelihood(Math.exp(logMean), Math.exp(logShape), ends, lasts),
                        Math.log(1.05),
                        Math.log(4 * mean)));
    double logShape =
        greatest(
            log -> likelihood(meanOf.applyAsDouble(log), Math.exp(log), ends, lasts),
            Math.log(LEAST_SHAPE),
            Math.log(GREATEST_SHAPE));
    return new NegativeBinomial(meanOf.applyAsDouble(logShape), Math.exp(logShape));
  }

  private static double likelihood(double mean, double shape, double[] ends, double[] lasts) {
    double[] masses = new NegativeBinomial(mean, shape).masses(ends.length - 1);
    double left = 1;
    double sum = 0;
    for (int d = 1; d < ends.length; d++) {
      if (ends[d] > 0) {
        sum += ends[d] * Math.log(Math.max(masses[d], 1e-300));
      }
      if (lasts[d] > 0) {
        sum += lasts[d] * Math.log(Math.max(left, 1e-12));
      }
      left -= masses[d];
    }
    return sum;
  }

  /** Finds the argument of the greatest value of a function with one hill, by golden section. */
  private static double greatest(DoubleUnaryOperator function, double low, double high) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double a = low;
    double b = high;
    double x = b - golden * (b - a);
    double y = a + golden * (b - a);
    double fx = function.applyAsDouble(x);
    double fy = function.applyAsDouble(y);
    for (int i = 0; i < 18; i++) {
      if (fx >= fy) {
        b = y;
        y = x;
        fy = fx;
        x = b - golden * (b - a);
        fx = function.applyAsDouble(x);
      } else {
        a = x;
        x = y;
        fx = fy;
        y = a + golden * (b - a);
        fy = function.applyAsDouble(y);
      }
    }
    return (a + b) / 2;
  }
}
