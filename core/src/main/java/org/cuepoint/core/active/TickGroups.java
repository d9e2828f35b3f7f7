package org.cuepoint.core.active;

import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;

/** One tick of a track as distributions, group by group. Immutable. */
final class TickGroups {

  private final ProbabilityTrack track;
  private final int[][] groups;

  /**
   * Looks at a track.
   *
   * @param groups columns of the classes that exclude each other
   */
  TickGroups(ProbabilityTrack track, List<List<Integer>> groups) {
    this.track = track;
    this.groups =
        groups.stream()
            .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  ProbabilityTrack track() {
    return track;
  }

  int ticks() {
    return track.ticks();
  }

  /** Returns how many groups there are. */
  int count() {
    return groups.length;
  }

  /** Returns how many labels a group has, background counted. */
  int size(int group) {
    return groups[group].length + 1;
  }

  /** Returns the column of a label of a group, or -1 for background, which is label 0. */
  int column(int group, int label) {
    return label == 0 ? -1 : groups[group][label - 1];
  }

  /**
   * Writes the distribution of a group at a tick, background first; classes that sum to more than 1
   * are scaled.
   */
  void read(int tick, int group, float[] out) {
    int[] columns = groups[group];
    float sum = 0;
    for (int i = 0; i < columns.length; i++) {
      float p = Math.max(0, track.at(tick, columns[i]));
      out[i + 1] = p;
      sum += p;
    }
    out[0] = Math.max(0, 1 - sum);
    for (int i = 1; sum > 1 && i <= columns.length; i++) {
      out[i] /= sum;
    }
  }

  /** Returns the mean distribution of a group over ticks {@code [start, end)}. */
  float[] mean(int group, int start, int end) {
    float[] mean = new float[size(group)];
    float[] row = new float[size(group)];
    for (int tick = start; tick < end; tick++) {
      read(tick, group, row);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / (end - start);
      }
    }
    return mean;
  }

  /** Returns the likeliest label of a distribution. */
  static int best(float[] distribution) {
    int best = 0;
    for (int i = 1; i < distribution.length; i++) {
      best = distribution[i] > distribution[best] ? i : best;
    }
    return best;
  }
}
