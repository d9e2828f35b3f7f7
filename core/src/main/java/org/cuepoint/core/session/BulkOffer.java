package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.active.audit.CheckedGuess;
import org.cuepoint.core.active.audit.ExpectedPrecision;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * The suggestions of some videos that could be taken together, and what checked answers say of how
 * right such guesses are. Read once; thresholds are tried on it without asking the store again.
 * Immutable.
 *
 * @param candidates surest first
 * @param checked guesses of the audit slice
 * @param scheme the classes, which name the positions of {@code checked}
 */
public record BulkOffer(
    List<Candidate> candidates, List<CheckedGuess> checked, LabelScheme scheme) {

  /** Copies the lists. */
  public BulkOffer {
    candidates = List.copyOf(candidates);
    checked = List.copyOf(checked);
  }

  /** Whether a suggestion may be taken without a look. */
  public enum Standing {
    /** Nothing speaks against it. */
    FREE,
    /** It reaches into what a person has labelled, reviewed or left out. */
    LABELLED,
    /** A person has refused the class there, and nothing around it has changed since. */
    REFUSED,
    /** A surer suggestion lies there that excludes it, for example of another model. */
    LESS_SURE
  }

  /**
   * One suggestion.
   *
   * @param seconds how long it lasts
   */
  public record Candidate(Suggestion suggestion, double seconds, Standing standing) {}

  /**
   * What would be taken.
   *
   * @param accepted the suggestions, surest first
   * @param classes those that occur, in scheme order
   * @param leftOut sure enough, but not taken, by the reason; reasons that do not occur are missing
   * @param precision what checked answers say of guesses that are as sure
   */
  public record Preview(
      List<Suggestion> accepted,
      List<PerClass> classes,
      Map<Standing, Integer> leftOut,
      ExpectedPrecision precision) {

    /** Copies the collections. */
    public Preview {
      accepted = List.copyOf(accepted);
      classes = List.copyOf(classes);
      leftOut = Map.copyOf(leftOut);
    }

    /** Returns how long all of it lasts. */
    public double seconds() {
      return classes.stream().mapToDouble(PerClass::seconds).sum();
    }
  }

  /**
   * What would be taken of one class.
   *
   * @param count suggestions, at least 1
   * @param seconds how long they last together
   */
  public record PerClass(ClassId actionClass, int count, double seconds) {}

  /**
   * Returns what would be taken.
   *
   * @param threshold the least mean probability of the suggested class, 0 to 1
   * @param classes only these; empty means all
   */
  public Preview above(double threshold, Set<ClassId> classes) {
    List<Candidate> free = new ArrayList<>();
    Map<Standing, Integer> leftOut = new EnumMap<>(Standing.class);
    for (Candidate candidate : of(classes)) {
      if (candidate.suggestion().confidence() < threshold) {
        continue;
      }
      if (candidate.standing() == Standing.FREE) {
        free.add(candidate);
      } else {
        leftOut.merge(candidate.standing(), 1, Integer::sum);
      }
    }
    Set<Integer> counted =
        classes.stream().map(scheme::indexOf).collect(Collectors.toUnmodifiableSet());
    return new Preview(
        free.stream().map(Candidate::suggestion).toList(),
        perClass(free),
        leftOut,
        ExpectedPrecision.of(
            checked, threshold, label -> counted.isEmpty() || counted.contains(label)));
  }

  /**
   * Returns all that is suggested, however sure, also what may not be taken without a look.
   *
   * @param classes only these; empty means all
   */
  public List<PerClass> everything(Set<ClassId> classes) {
    return perClass(of(classes));
  }

  private List<Candidate> of(Set<ClassId> classes) {
    return candidates.stream()
        .filter(each -> classes.isEmpty() || classes.contains(each.suggestion().actionClass()))
        .toList();
  }

  private List<PerClass> perClass(List<Candidate> counted) {
    Map<ClassId, PerClass> sums = new LinkedHashMap<>();
    scheme.classes().forEach(c -> sums.put(c.id(), new PerClass(c.id(), 0, 0)));
    for (Candidate each : counted) {
      sums.computeIfPresent(
          each.suggestion().actionClass(),
          (id, sum) -> new PerClass(id, sum.count() + 1, sum.seconds() + each.seconds()));
    }
    return sums.values().stream().filter(sum -> sum.count() > 0).toList();
  }
}
