package org.cuepoint.core.recognition;

import java.util.List;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;

/**
 * What a model says of one video or region: the probability of each class at each tick. What is
 * missing to 1 within an exclusive group is background. Immutable as long as nobody changes the
 * array; reading is thread-safe.
 */
public final class ProbabilityTrack {

  private final FeatureClock clock;
  private final List<ClassId> classes;
  private final int ticks;
  private final float[] values;

  /**
   * Makes a track.
   *
   * @param clock the clock of its ticks
   * @param classes the columns
   * @param values shape (ticks, classes), row by row, each 0 to 1; not copied, the caller must not
   *     change it
   */
  public ProbabilityTrack(FeatureClock clock, List<ClassId> classes, float[] values) {
    this.clock = clock;
    this.classes = List.copyOf(classes);
    if (this.classes.isEmpty() || values.length % this.classes.size() != 0) {
      throw new IllegalArgumentException(
          values.length + " values do not fill rows of " + classes.size() + " classes");
    }
    this.ticks = values.length / this.classes.size();
    this.values = values;
  }

  /** Returns the clock of the ticks. */
  public FeatureClock clock() {
    return clock;
  }

  /** Returns the columns. */
  public List<ClassId> classes() {
    return classes;
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return ticks;
  }

  /** Returns the probability of the class in column {@code column} at {@code tick}. */
  public float at(int tick, int column) {
    return values[tick * classes.size() + column];
  }

  /** Copies one tick's row into {@code row}. */
  public void row(int tick, float[] row) {
    System.arraycopy(values, tick * classes.size(), row, 0, classes.size());
  }
}
