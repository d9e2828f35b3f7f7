package org.cuepoint.core.recognition.djl.supervision;

import java.util.BitSet;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * Which outputs a label leaves possible. A coarse class stands for the finer ones of it that
 * somebody labelled; with none of them, for itself. Immutable.
 */
final class Possible {

  private final LabelSpace space;

  /** Classes that somebody said to happen somewhere. */
  private final BitSet said = new BitSet();

  Possible(LabelSpace space, List<List<Target>> clips) {
    this.space = space;
    for (List<Target> clip : clips) {
      clip.stream().map(Target::label).filter(c -> c >= 0).forEach(said::set);
    }
  }

  boolean isFlat() {
    return space.parents().isEmpty();
  }

  /** Returns the outputs in the target's own group. */
  BitSet outputs(Target target) {
    int g = target.group();
    BitSet left = new BitSet();
    if (target.label() == Target.NOT_KNOWN) {
      left.set(space.offset(g), space.offset(g) + space.size(g));
      target.excluded().forEach(c -> left.clear(space.output(g, c)));
      return left;
    }
    if (target.label() >= 0) {
      left.or(finer(target.label(), g));
    }
    if (left.isEmpty()) {
      left.set(space.output(g, target.label()));
    }
    return left;
  }

  /**
   * Returns what the target says of another group: the finer classes of a coarse one, the coarse
   * class of a finer one, and no finer class of one that does not happen.
   *
   * @return the outputs that are left; empty when it says nothing
   */
  BitSet outputsElsewhere(Target target, int group) {
    BitSet left = new BitSet();
    if (target.label() >= 0) {
      left.or(finer(target.label(), group));
      for (int coarser : space.ancestors(target.label())) {
        if (space.groups().get(group).contains(coarser)) {
          left.set(space.output(group, coarser));
        }
      }
      return left;
    }
    List<Integer> absent =
        target.label() == Target.BACKGROUND
            ? space.groups().get(target.group())
            : target.excluded();
    for (int c : absent) {
      for (int finer : space.descendants(c)) {
        if (space.groups().get(group).contains(finer)) {
          if (left.isEmpty()) {
            left.set(space.offset(group), space.offset(group) + space.size(group));
          }
          left.clear(space.output(group, finer));
        }
      }
    }
    return left;
  }

  private BitSet finer(int label, int group) {
    BitSet outputs = new BitSet();
    if (!isFlat()) {
      for (int c : space.descendants(label)) {
        if (said.get(c) && space.groups().get(group).contains(c)) {
          outputs.set(space.output(group, c));
        }
      }
    }
    return outputs;
  }
}
