package org.cuepoint.core.recognition.djl.supervision;

import java.util.BitSet;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * What the labels leave possible in a batch, filled piece by piece; what is filled later wins. One
 * thread at a time.
 */
public final class TickLabels {

  private static final float IMPOSSIBLE = -1e9f;

  private final LabelSpace space;
  private final Possible possible;
  private final float[] outputWeights;
  private final int batch;
  private final int length;
  private final float[] impossible;
  private final float[] weight;
  private final float[] single;

  TickLabels(LabelSpace space, Possible possible, float[] outputWeights, int batch, int length) {
    this.space = space;
    this.possible = possible;
    this.outputWeights = outputWeights;
    this.batch = batch;
    this.length = length;
    this.impossible = new float[batch * space.outputs() * length];
    this.weight = new float[space.groups().size() * batch * length];
    this.single = new float[weight.length];
  }

  /** Returns what is added to the logarithms, shape (batch, outputs, ticks). */
  float[] impossible() {
    return impossible;
  }

  /** Returns the weight of each tick, shape (groups, batch, ticks); 0 where nothing is known. */
  float[] weight() {
    return weight;
  }

  /** Returns 1 where one output is left, shape (groups, batch, ticks). */
  float[] single() {
    return single;
  }

  /**
   * Fills a row.
   *
   * @param row piece in the batch
   * @param start tick of the clip at which the piece starts
   * @param targets of the clip
   */
  public void fill(int row, int start, List<Target> targets) {
    if (!possible.isFlat()) {
      for (Target target : targets) {
        for (int g = 0; g < space.groups().size(); g++) {
          BitSet left = possible.outputsElsewhere(target, g);
          if (g != target.group() && !left.isEmpty()) {
            fill(row, start, target, g, left);
          }
        }
      }
    }
    for (Target target : targets) {
      fill(row, start, target, target.group(), possible.outputs(target));
    }
  }

  private void fill(int row, int start, Target target, int group, BitSet left) {
    int from = Math.max(0, target.start() - start);
    int to = Math.min(length, target.end() - start);
    if (from >= to) {
      return;
    }
    boolean one = left.cardinality() == 1;
    float tickWeight = one ? outputWeights[left.nextSetBit(0)] : 1f;
    int offset = space.offset(group);
    for (int o = offset; o < offset + space.size(group); o++) {
      int at = (row * space.outputs() + o) * length;
      java.util.Arrays.fill(impossible, at + from, at + to, left.get(o) ? 0f : IMPOSSIBLE);
    }
    int at = (group * batch + row) * length;
    java.util.Arrays.fill(weight, at + from, at + to, tickWeight);
    java.util.Arrays.fill(single, at + from, at + to, one ? 1f : 0f);
  }
}
