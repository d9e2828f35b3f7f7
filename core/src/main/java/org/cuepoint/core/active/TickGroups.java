package org.cuepoint.core.active;

/** What a model says of ticks, group by group. Immutable. */
final class TickGroups {

  private final Matrix said;
  private final Columns columns;

  /**
   * Looks at what a model says.
   *
   * @param said distributions of each tick
   */
  TickGroups(Matrix said, Columns columns) {
    this.said = said;
    this.columns = columns;
  }

  int ticks() {
    return said.count();
  }

  /** Returns how many groups there are. */
  int count() {
    return columns.starts().size();
  }

  /** Returns how many labels a group has, background counted. */
  int size(int group) {
    return columns.size(group);
  }

  /** Returns the class of a label of a group, or -1 for background, which is label 0. */
  int classOf(int group, int label) {
    return columns.classAt(columns.starts().get(group) + label);
  }

  /** Writes the distribution of a group at a tick, background first. */
  void read(int tick, int group, float[] out) {
    int from = tick * said.width() + columns.starts().get(group);
    System.arraycopy(said.values(), from, out, 0, size(group));
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
