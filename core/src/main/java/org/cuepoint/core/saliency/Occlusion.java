package org.cuepoint.core.saliency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.TickPredictor;

/**
 * Finds out what a model's answer at a tick hangs on by hiding things and asking again: each cell
 * in the second around the tick, and each quarter of a second of the stretch around it. One thread
 * at a time.
 */
public final class Occlusion {

  /** To both sides of the tick; what is farther away hardly any model remembers. */
  private static final int REACH = 96;

  /** Cells are hidden so many ticks to both sides. */
  private static final int AROUND = 4;

  private static final int TICKS_A_PART = 2;

  /** Parts of time that are hidden one by one, to both sides of the tick. */
  private static final int PARTS = 16;

  private static final int DELETION_STEPS = 8;
  private static final int RANDOM_ORDERS = 3;

  private final TickPredictor model;
  private final int classes;
  private final HiddenFeatures features;
  private final JobContext context;

  /** Tick within the stretch that is asked about. */
  private final int tick;

  private final int first;
  private List<Integer> group = List.of();
  private int label = -1;
  private int asked;
  private final int questions;

  private Occlusion(
      TickPredictor model, FeatureReader all, int classes, int tick, JobContext context) {
    this.model = model;
    this.classes = classes;
    this.context = context;
    this.first = Math.max(0, tick - REACH);
    int end = Math.min(all.ticks(), tick + REACH);
    this.features = new HiddenFeatures(all, first, end - first);
    this.tick = tick - first;
    int cells = all.shape().tokens() * all.shape().tokens();
    this.questions = 1 + cells + 2 * PARTS + (1 + RANDOM_ORDERS) * DELETION_STEPS;
  }

  /**
   * Explains the answer of the group whose answer is surest to be a class, or of the first group
   * where all say background.
   *
   * @param classes number of classes of the scheme
   * @param tick of the video
   * @throws IllegalArgumentException if the video has no such tick
   */
  public static Saliency explain(
      TickPredictor model, FeatureReader features, int classes, int tick, JobContext context)
      throws IOException {
    if (tick < 0 || tick >= features.ticks()) {
      throw new IllegalArgumentException(
          "The video has " + features.ticks() + " ticks, so there is no tick " + tick + ".");
    }
    return new Occlusion(model, features, classes, tick, context).explain();
  }

  private Saliency explain() throws IOException {
    float[] said = row();
    choose(said);
    double whole = probability(said);
    int side = features.shape().tokens();
    int cells = side * side;
    List<Double> place = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      place.add(whole - without(cells(List.of(cell)), tick - AROUND, tick + AROUND + 1));
    }
    List<Integer> order =
        IntStream.range(0, cells)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer cell) -> -place.get(cell)))
            .toList();
    int firstPart = Math.max(0, tick / TICKS_A_PART - PARTS);
    int endPart = Math.min(features.ticks() / TICKS_A_PART, tick / TICKS_A_PART + PARTS);
    BitSet everything = cells(order);
    List<Double> time = new ArrayList<>();
    for (int part = firstPart; part < endPart; part++) {
      time.add(
          whole - without(everything, part * TICKS_A_PART, (part + 1) * TICKS_A_PART));
    }
    List<Double> deletion = deletion(whole, order);
    double[] random = new double[DELETION_STEPS + 1];
    for (int i = 0; i < RANDOM_ORDERS; i++) {
      List<Integer> shuffled = new ArrayList<>(order);
      Collections.shuffle(shuffled, new Random(i));
      List<Double> curve = deletion(whole, shuffled);
      for (int step = 0; step < random.length; step++) {
        random[step] += curve.get(step) / RANDOM_ORDERS;
      }
    }
    return new Saliency(
        label,
        whole,
        side,
        place,
        first + firstPart * TICKS_A_PART,
        TICKS_A_PART,
        time,
        deletion,
        Arrays.stream(random).boxed().toList());
  }

  private void choose(float[] said) {
    double best = -1;
    List<List<Integer>> groups = model.groups();
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> each = groups.get(g);
      double sum = 0;
      for (int member : each) {
        sum += said[member];
        if (said[member] > best) {
          best = said[member];
          group = each;
          label = member;
        }
      }
      if (g == 0 && 1 - sum > best) {
        best = 1 - sum;
        group = each;
        label = -1;
      }
    }
  }

  private double probability(float[] said) {
    if (label >= 0) {
      return said[label];
    }
    double sum = 0;
    for (int member : group) {
      sum += said[member];
    }
    return Math.max(0, 1 - sum);
  }

  private static BitSet cells(List<Integer> members) {
    BitSet cells = new BitSet();
    members.forEach(cells::set);
    return cells;
  }

  private List<Double> deletion(double whole, List<Integer> order) throws IOException {
    List<Double> curve = new ArrayList<>(List.of(whole));
    for (int step = 1; step <= DELETION_STEPS; step++) {
      int hidden = order.size() * step / DELETION_STEPS;
      curve.add(
          without(cells(order.subList(0, hidden)), tick - AROUND, tick + AROUND + 1));
    }
    return curve;
  }

  private double without(BitSet hidden, int from, int to) throws IOException {
    features.hide(hidden, from, to);
    return probability(row());
  }

  /** Returns what the model says at the tick. */
  private float[] row() throws IOException {
    context.throwIfCancelled();
    context.progress(asked++, questions, "");
    float[] said = model.predict(features, classes).probabilities();
    return Arrays.copyOfRange(said, tick * classes, (tick + 1) * classes);
  }
}
