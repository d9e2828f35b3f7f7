package org.cuepoint.core.active.stopping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long decisions take, by kind.
 *
 * @param costs each kind that occurred, in the order of the kinds
 */
public record DecisionCosts(Map<Kind, Cost> costs) {

  /** Copies the map, in order. */
  public DecisionCosts {
    costs =
        costs.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new EnumMap<>(costs));
  }

  /** What a person did. */
  public enum Kind {
    /** A question was answered as the model had guessed. */
    CONFIRMED,
    /** A question was answered with another label than the model had guessed. */
    CORRECTED,
    /** A question was answered, and nothing can be compared. */
    ANSWERED,
    /** A question was answered: nothing happens there. */
    NOTHING,
    /** A question was looked at and nobody could say. */
    AMBIGUOUS,
    /** A question was skipped. */
    SKIPPED,
    /** A suggestion was taken as it was. */
    ACCEPTED,
    /** A suggestion was taken with other edges. */
    TRIMMED,
    /** A suggestion was taken with another class. */
    OTHER_CLASS,
    /** A suggestion was refused. */
    REJECTED,
    /** A segment was drawn by hand. */
    DRAWN
  }

  /**
   * One decision.
   *
   * @param kind what was done
   * @param seconds how long it took; 0 when not known
   */
  public record Decision(Kind kind, double seconds) {}

  /**
   * How long decisions of a kind take.
   *
   * @param count how many there were
   * @param timed of how many the time is known
   * @param lower a quarter took at most so many seconds; NaN when no time is known
   * @param median half took at most so many seconds; NaN when no time is known
   * @param upper three quarters took at most so many seconds; NaN when no time is known
   */
  public record Cost(int count, int timed, double lower, double median, double upper) {}

  /** Returns what decisions of a kind cost; empty when there were none. */
  public Optional<Cost> of(Kind kind) {
    return Optional.ofNullable(costs.get(kind));
  }

  /** Measures decisions in any order. */
  public static DecisionCosts of(List<Decision> decisions) {
    EnumMap<Kind, Cost> costs = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Decision> own = decisions.stream().filter(d -> d.kind() == kind).toList();
      if (!own.isEmpty()) {
        double[] seconds =
            own.stream().mapToDouble(Decision::seconds).filter(s -> s > 0).sorted().toArray();
        costs.put(
            kind,
            new Cost(
                own.size(),
                seconds.length,
                quantile(seconds, 0.25),
                quantile(seconds, 0.5),
                quantile(seconds, 0.75)));
      }
    }
    return new DecisionCosts(costs);
  }

  /** Between two values it lies in proportion (type 7 of Hyndman and Fan, 1996). */
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
