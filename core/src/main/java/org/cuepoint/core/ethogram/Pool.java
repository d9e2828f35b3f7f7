package org.cuepoint.core.ethogram;

import java.util.List;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Observations that are counted together.
 *
 * @param name what they have in common; empty for what is in no group, or of no subject
 * @param scheme the classes
 * @param records the observations
 */
public record Pool(String name, LabelScheme scheme, List<ObservationRecord> records) {

  /** Copies the list. */
  public Pool {
    records = List.copyOf(records);
  }

  /** Returns how long the observations are together, labelled or not, in seconds. */
  public double seconds() {
    return records.stream().mapToDouble(each -> each.observation().seconds()).sum();
  }

  /** Returns the figures of each class, in the order of the scheme. */
  public List<BehaviourStatistics> statistics() {
    return java.util.stream.IntStream.range(0, scheme.classes().size())
        .mapToObj(
            c ->
                BehaviourStatistics.of(
                    scheme.classes().get(c).id(),
                    records.stream().map(each -> each.behaviours().get(c)).toList()))
        .toList();
  }

  /** Returns how the time of each group is spent, in the order of {@link BehaviourGroup#of}. */
  public List<TimeBudget> budgets() {
    List<BehaviourGroup> groups = BehaviourGroup.of(scheme);
    return java.util.stream.IntStream.range(0, groups.size())
        .mapToObj(
            g ->
                records.stream()
                    .map(each -> each.groups().get(g).budget())
                    .reduce(TimeBudget.none(groups.get(g).classes().size()), TimeBudget::plus))
        .toList();
  }

  /** Returns the transitions of each group of two classes or more. */
  public List<TransitionMatrix> transitions(TransitionMatrix.Background background) {
    List<BehaviourGroup> groups = BehaviourGroup.of(scheme);
    return java.util.stream.IntStream.range(0, groups.size())
        .filter(g -> groups.get(g).isSequence())
        .mapToObj(
            g ->
                TransitionMatrix.of(
                    groups.get(g),
                    background,
                    records.stream().map(each -> each.groups().get(g)).toList()))
        .toList();
  }
}
