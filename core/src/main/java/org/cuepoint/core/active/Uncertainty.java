package org.cuepoint.core.active;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cuepoint.core.suggest.GroupDistribution;

/** Means of a measure of doubt over the ticks and groups of a candidate. */
final class Uncertainty {

  private Uncertainty() {}

  static double entropy(Candidate candidate) {
    return mean(candidate, GroupDistribution::entropy);
  }

  static double margin(Candidate candidate) {
    return mean(candidate, GroupDistribution::margin);
  }

  static double best(Candidate candidate) {
    return mean(candidate, GroupDistribution::best);
  }

  static double[] each(List<Candidate> candidates, ToDoubleFunction<Candidate> score) {
    return candidates.stream().mapToDouble(score).toArray();
  }

  private static double mean(Candidate candidate, ToDoubleFunction<GroupDistribution> measure) {
    double sum = 0;
    for (List<Integer> group : candidate.groups()) {
      for (int t = candidate.startTick(); t < candidate.endTick(); t++) {
        sum += measure.applyAsDouble(GroupDistribution.at(candidate.probabilities(), group, t));
      }
    }
    int count = candidate.groups().size() * (candidate.endTick() - candidate.startTick());
    return count == 0 ? 0 : sum / count;
  }
}
