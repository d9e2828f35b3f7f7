package org.cuepoint.core.compare;

import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;

/**
 * How much models contradict each other at each tick: the generalised divergence of Jensen and
 * Shannon of their distributions with equal weights, the entropy of the mean less the mean of the
 * entropies (Lin, "Divergence Measures Based on the Shannon Entropy", IEEE Transactions on
 * Information Theory 37, 1991). Divided by the logarithm of the number of models, its maximum, so
 * that it is 0 where all say the same and 1 where each is sure of something else. Pure functions.
 */
final class Divergence {

  private Divergence() {}

  /** Returns it at each tick, mean over groups. */
  static float[] of(List<ProbabilityTrack> tracks, List<List<Integer>> groups) {
    int ticks = tracks.getFirst().ticks();
    float[] result = new float[ticks];
    if (tracks.size() < 2) {
      return result;
    }
    double most = Math.log(tracks.size());
    for (List<Integer> group : groups) {
      double[] mean = new double[group.size() + 1];
      for (int t = 0; t < ticks; t++) {
        Arrays.fill(mean, 0);
        double entropies = 0;
        for (ProbabilityTrack track : tracks) {
          GroupDistribution said = GroupDistribution.at(track, group, t);
          for (int i = 0; i < group.size(); i++) {
            mean[i] += said.member(i) / tracks.size();
          }
          mean[group.size()] += said.background() / tracks.size();
          entropies += said.entropy() / tracks.size();
        }
        double apart = Math.max(0, entropy(mean) - entropies) / most;
        result[t] += (float) (Math.min(1, apart) / groups.size());
      }
    }
    return result;
  }

  private static double entropy(double[] distribution) {
    double entropy = 0;
    for (double p : distribution) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy;
  }
}
