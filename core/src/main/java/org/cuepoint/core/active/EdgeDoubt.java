package org.cuepoint.core.active;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How unclear it is where labels change, by what a model says of neighbouring ticks; so every model
 * has it, also one that says nothing of edges and is not decoded. With p(t) the distribution at
 * tick t, the total variation |p(t) − p(t − 1)| / 2 is the least probability with which the label
 * changes there. A model that is sure of an edge changes its mind within a tick; one that is not
 * takes its time. Where a decoder has been run its posterior is the better answer, but it takes
 * seconds for hours of video, and this is asked after each label. Thread-safe.
 */
public final class EdgeDoubt {

  /** An edge is looked for so far to both sides of a tick. */
  private static final double NEAR_SECONDS = 1;

  /** How far around an edge its place is spread. */
  private static final double REACH_SECONDS = 2;

  private static final int BLOCK = 2048;
  private static final float LEAST = 1e-6f;

  private final TickGroups said;
  private final int near;
  private final int reach;
  private final int hertz;

  /**
   * Looks at what a model says of a video or region.
   *
   * @param matrix distributions of each tick
   * @param hertz ticks a second
   */
  public EdgeDoubt(Matrix matrix, Columns columns, int hertz) {
    this.said = new TickGroups(matrix, columns);
    this.hertz = hertz;
    this.near = Math.max(1, (int) Math.round(NEAR_SECONDS * hertz));
    this.reach = Math.max(1, (int) Math.round(REACH_SECONDS * hertz));
  }

  /**
   * Returns for each tick the entropy in nats of where near it an edge lies, times the probability
   * that one lies there; mean over groups. The entropy is that of the variations within a second,
   * normalised; the probability is how far the distributions a second before and after are from the
   * one in the middle, at most 1. A clear edge has 0, as has a stretch where nothing changes,
   * however unsure of its label the model is.
   */
  public float[] curve() {
    float[] curve = new float[said.ticks()];
    for (int group = 0; group < said.count(); group++) {
      add(group, curve);
    }
    return curve;
  }

  private void add(int group, float[] curve) {
    int ticks = said.ticks();
    float[] steps = variations(group, 1);
    float[] leaps = variations(group, near);
    double[] mass = new double[ticks + 1];
    double[] logs = new double[ticks + 1];
    for (int t = 0; t < ticks; t++) {
      float step = steps[t] < LEAST ? 0 : steps[t];
      mass[t + 1] = mass[t] + step;
      logs[t + 1] = logs[t] + (step > 0 ? step * Doubt.log(step) : 0);
    }
    RowBlocks.each(
        ticks,
        BLOCK,
        (from, to) -> {
          for (int t = from; t < to; t++) {
            // The step of t lies between t and t + 1.
            int first = Math.max(0, t - near);
            int last = Math.min(ticks, t + near);
            double all = mass[last] - mass[first];
            if (all > LEAST) {
              double entropy = Math.log(all) - (logs[last] - logs[first]) / all;
              double happens = Math.min(1, leaps[Math.max(0, t - near)] + leaps[t]);
              curve[t] += (float) (Math.max(0, entropy) * happens / said.count());
            }
          }
        });
  }

  /** Returns the total variation between each tick and one that comes so much later, 0 to 1. */
  private float[] variations(int group, int later) {
    int ticks = said.ticks();
    float[] variations = new float[ticks];
    RowBlocks.each(
        ticks,
        BLOCK,
        (from, to) -> {
          float[] now = new float[said.size(group)];
          float[] then = new float[now.length];
          for (int t = from; t < to; t++) {
            said.read(t, group, now);
            said.read(Math.min(ticks - 1, t + later), group, then);
            float sum = 0;
            for (int i = 0; i < now.length; i++) {
              sum += Math.abs(then[i] - now[i]);
            }
            variations[t] = sum / 2;
          }
        });
    return variations;
  }

  /**
   * Returns how far the place of an edge is spread, in seconds: the standard deviation of where
   * what one label loses the next one gains, within two seconds of the tick at which the likeliest
   * label changes. Of several edges at the place the least clear one counts.
   *
   * @param start first tick of the place
   * @param end the tick after its last
   * @return empty when the likeliest label is the same all over the place and at its borders
   */
  public OptionalDouble spreadSeconds(int start, int end) {
    double widest = -1;
    for (int group = 0; group < said.count(); group++) {
      float[] row = new float[said.size(group)];
      int last = Math.min(said.ticks() - 1, end);
      int from = Math.max(0, start - 1);
      int before = labelAt(from, group, row);
      for (int t = from + 1; t <= last; t++) {
        int now = labelAt(t, group, row);
        if (now != before) {
          widest = Math.max(widest, spread(group, t, before, now));
        }
        before = now;
      }
    }
    return widest < 0 ? OptionalDouble.empty() : OptionalDouble.of(widest / hertz);
  }

  private int labelAt(int tick, int group, float[] row) {
    said.read(tick, group, row);
    return TickGroups.best(row);
  }

  /** Returns the standard deviation of the edge between two labels, in ticks. */
  private double spread(int group, int edge, int before, int after) {
    int first = Math.max(1, edge - reach);
    int last = Math.min(said.ticks() - 1, edge + reach);
    double[] moved = new double[last - first + 1];
    float[] row = new float[said.size(group)];
    said.read(first - 1, group, row);
    double former = row[after] - row[before];
    for (int t = first; t <= last; t++) {
      said.read(t, group, row);
      double now = row[after] - row[before];
      moved[t - first] = Math.max(0, now - former);
      former = now;
    }
    double all = Arrays.stream(moved).sum();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < moved.length; i++) {
      mean += i * moved[i] / all;
      square += (double) i * i * moved[i] / all;
    }
    return Math.sqrt(Math.max(0, square - mean * mean));
  }
}
