package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;

/**
 * How the time of a group of classes is spent. Shares are of the observed time; all parts together
 * are the whole time.
 *
 * @param happening seconds of each class of the group, in its order
 * @param background seconds in which it is known that none of them happens
 * @param unclear seconds of which a person could not say, or labels contradict each other
 * @param ignored seconds left out of everything
 * @param unlabelled seconds that nobody has looked at, for all classes of the group
 */
public record TimeBudget(
    List<Double> happening, double background, double unclear, double ignored, double unlabelled) {

  /** Copies the list. */
  public TimeBudget {
    happening = List.copyOf(happening);
  }

  /** Returns the seconds in which some class of the group happens. */
  public double labelled() {
    return happening.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the seconds in which it is known what happens. */
  public double observed() {
    return labelled() + background;
  }

  /** Returns all seconds. */
  public double total() {
    return observed() + unclear + ignored + unlabelled;
  }

  /** Returns the share of the observed time that a class takes, 0 to 1; NaN when nothing is. */
  public double share(int position) {
    return observed() > 0 ? happening.get(position) / observed() : Double.NaN;
  }

  /** Returns the share of the observed time in which nothing happens, 0 to 1; NaN if unobserved. */
  public double backgroundShare() {
    return observed() > 0 ? background / observed() : Double.NaN;
  }

  /**
   * Returns the budget of both together.
   *
   * @throws IllegalArgumentException if they are not of the same classes
   */
  public TimeBudget plus(TimeBudget other) {
    if (happening.size() != other.happening.size()) {
      throw new IllegalArgumentException("Budgets of other classes cannot be added");
    }
    List<Double> sum = new ArrayList<>();
    for (int i = 0; i < happening.size(); i++) {
      sum.add(happening.get(i) + other.happening.get(i));
    }
    return new TimeBudget(
        sum,
        background + other.background,
        unclear + other.unclear,
        ignored + other.ignored,
        unlabelled + other.unlabelled);
  }

  static TimeBudget none(int classes) {
    return new TimeBudget(java.util.Collections.nCopies(classes, 0.0), 0, 0, 0, 0);
  }
}
