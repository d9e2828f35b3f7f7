package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.WeakLabels;

/**
 * Learns timestamps (Li, Abu Farha and Gall, "Temporal Action Segmentation from Timestamp
 * Supervision", CVPR 2021). At first only the stamps themselves are labels. Later, and again from
 * time to time, the ticks between two stamps get the labels that {@link StampGap} finds with the
 * network as it is. All the time, the confidence in a stamp's class may only fall with the distance
 * from it (equation 8). What a person labelled between stamps stays as it is. The labels found
 * stand in the state, so that a resumed run has them. One thread at a time.
 */
final class TimestampTraining {

  private static final String FOUND = "stamps.";
  private static final int TIMES = 10;

  private final LabelSpace space;
  private final ParameterSet state;
  private final WholeClip whole;
  private final List<TrainingClip> stamped;
  private final IdentityHashMap<TrainingClip, List<Gap>> gaps = new IdentityHashMap<>();
  private final boolean[] background;

  /** Two stamps of a group with nothing stamped between them. */
  private record Gap(int group, WeakLabels.Point first, WeakLabels.Point second) {}

  TimestampTraining(
      LabelSpace space, List<TrainingClip> clips, ParameterSet state, WholeClip whole) {
    this.space = space;
    this.state = state;
    this.whole = whole;
    this.stamped = clips.stream().filter(clip -> !clip.weak().points().isEmpty()).toList();
    this.background = new boolean[space.groups().size()];
    for (TrainingClip clip : clips) {
      clip.targets().stream()
          .filter(target -> target.label() == Target.BACKGROUND)
          .forEach(target -> background[target.group()] = true);
    }
    for (TrainingClip clip : stamped) {
      List<Gap> found = new ArrayList<>();
      for (int g = 0; g < space.groups().size(); g++) {
        int group = g;
        List<WeakLabels.Point> points =
            clip.weak().points().stream()
                .filter(point -> space.groupOf(point.label()) == group)
                .toList();
        for (int i = 1; i < points.size(); i++) {
          if (points.get(i).tick() > points.get(i - 1).tick()) {
            found.add(new Gap(g, points.get(i - 1), points.get(i)));
          }
        }
      }
      gaps.put(clip, found);
    }
  }

  boolean isEmpty() {
    return stamped.isEmpty();
  }

  boolean isDue(int step, int steps, double from) {
    int every = Math.max(1, steps / TIMES);
    int first = (int) (from * steps);
    return !stamped.isEmpty() && from < 1 && step >= first && (step - first) % every == 0;
  }

  /** Finds the labels between stamps with the network as it is. */
  void guess(ParameterSet parameters) {
    float[][] centres = new float[space.groups().size()][];
    IdentityHashMap<TrainingClip, float[]> embeddings = new IdentityHashMap<>();
    for (TrainingClip clip : stamped) {
      embeddings.put(clip, whole.windows(parameters, clip.features()).embedding());
    }
    for (int g = 0; g < centres.length; g++) {
      centres[g] = background[g] ? backgroundCentre(g, embeddings) : new float[0];
    }
    for (int c = 0; c < stamped.size(); c++) {
      TrainingClip clip = stamped.get(c);
      List<Gap> own = gaps.getOrDefault(clip, List.of());
      float[] found = new float[own.size() * 2];
      StampGap search =
          new StampGap(embeddings.getOrDefault(clip, new float[0]), clip.features().ticks());
      int begin = -1;
      for (int i = 0; i < own.size(); i++) {
        Gap gap = own.get(i);
        boolean goesOn = i > 0 && own.get(i - 1).second().equals(gap.first()) && begin >= 0;
        int[] edges =
            search.edges(
                goesOn ? begin : gap.first().tick(),
                gap.first().tick(),
                gap.second().tick(),
                centres[gap.group()]);
        found[2 * i] = edges[0];
        found[2 * i + 1] = edges[1];
        begin = edges[1];
      }
      if (found.length > 0) {
        keep(FOUND + c, found);
      }
    }
  }

  private void keep(String name, float[] found) {
    NDArray array = state.manager().create(found, new Shape(found.length));
    if (state.contains(name)) {
      array.copyTo(state.get(name));
      array.close();
    } else {
      state.add(name, array);
    }
  }

  /** Returns the mean embedding of ticks that are known to be background in the stamped clips. */
  private float[] backgroundCentre(int group, IdentityHashMap<TrainingClip, float[]> embeddings) {
    double[] sum = new double[0];
    long count = 0;
    for (TrainingClip clip : stamped) {
      float[] rows = embeddings.getOrDefault(clip, new float[0]);
      int width = rows.length / clip.features().ticks();
      sum = sum.length == 0 ? new double[width] : sum;
      for (Target target : clip.targets()) {
        if (target.group() == group && target.label() == Target.BACKGROUND) {
          for (int t = target.start(); t < target.end(); t++) {
            for (int i = 0; i < width; i++) {
              sum[i] += rows[t * width + i];
            }
            count++;
          }
        }
      }
    }
    if (count == 0) {
      return new float[0];
    }
    float[] centre = new float[sum.length];
    for (int i = 0; i < centre.length; i++) {
      centre[i] = (float) (sum[i] / count);
    }
    return centre;
  }

  /** Returns what was found between the stamps of a clip; empty before the first time. */
  List<Target> targets(TrainingClip clip) {
    int c = stamped.indexOf(clip);
    if (c < 0 || !state.contains(FOUND + c)) {
      return List.of();
    }
    float[] found = state.get(FOUND + c).toFloatArray();
    List<Target> targets = new ArrayList<>();
    List<Gap> own = gaps.getOrDefault(clip, List.of());
    for (int i = 0; i < own.size(); i++) {
      Gap gap = own.get(i);
      int first = (int) found[2 * i];
      int second = (int) found[2 * i + 1];
      add(targets, gap.group(), gap.first().tick(), first, gap.first().label());
      add(targets, gap.group(), first, second, Target.BACKGROUND);
      add(targets, gap.group(), second, gap.second().tick() + 1, gap.second().label());
    }
    return targets;
  }

  private static void add(List<Target> targets, int group, int start, int end, int label) {
    if (start < end) {
      targets.add(new Target(group, start, end, label, List.of()));
    }
  }

  /** Returns the array that {@link #fill} fills, shape (batch, outputs, ticks − 1). */
  float[] slopes(int batch, int length) {
    return new float[stamped.isEmpty() ? 0 : batch * space.outputs() * (length - 1)];
  }

  /** Writes 1 where confidence must not rise to the next tick, −1 where it must not fall. */
  void fill(float[] slopes, int row, int start, int length, TrainingClip clip) {
    for (Gap gap : gaps.getOrDefault(clip, List.of())) {
      int first = row * space.outputs() + space.output(gap.group(), gap.first().label());
      int second = row * space.outputs() + space.output(gap.group(), gap.second().label());
      if (first == second) {
        continue;
      }
      int from = Math.max(0, gap.first().tick() - start);
      int to = Math.min(length - 1, gap.second().tick() - start);
      for (int t = from; t < to; t++) {
        slopes[first * (length - 1) + t] = 1f;
        slopes[second * (length - 1) + t] = -1f;
      }
    }
  }

  /**
   * Returns the mean of what confidence does against the rule; a scalar.
   *
   * @param logits shape (batch, outputs, ticks)
   */
  NDArray loss(NDArray logits, float[] slopes) {
    Shape shape = logits.getShape();
    long length = shape.get(2);
    NDArray[] groups = new NDArray[space.groups().size()];
    for (int g = 0; g < groups.length; g++) {
      int offset = space.offset(g);
      groups[g] = logits.get(":, " + offset + ":" + (offset + space.size(g))).logSoftmax(1);
    }
    NDArray logP =
        groups.length == 1 ? groups[0] : NDArrays.concat(new ai.djl.ndarray.NDList(groups), 1);
    NDArray rise = logP.get(":, :, 1:").sub(logP.get(":, :, :" + (length - 1)));
    NDArray rule =
        logits.getManager().create(slopes, new Shape(shape.get(0), shape.get(1), length - 1));
    return Scalars.positive(rise.mul(rule)).sum().div(rule.abs().sum().add(1f));
  }
}
