package org.cuepoint.core.active.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Confident learning over out-of-fold predictions.
 *
 * <p>Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels",
 * JAIR 70, 2021, section 3. The threshold of a label j is the mean self-confidence of what is
 * labelled so, t_j = mean of p(j | x) over x labelled j. A unit labelled i counts in the confident
 * joint C[i][j] for the most probable j among those with p(j | x) ≥ t_j, or nowhere when there is
 * none. Units off the diagonal are suspect. Background is a label as any other; exclusive groups
 * are looked at one by one.
 *
 * <p>Which come first is the paper's choice of two: the least self-confidence p(i | x), as its
 * pruning by class, or the least normalised margin p(i | x) − p(j | x), as its pruning by noise
 * rate. Self-confidence is what the program uses: where models confuse two classes as a habit, they
 * are wrong with a large margin but still give the true label its share, while a label that was
 * simply mistaken gets next to nothing. Measured: core/experiments/README.md.
 *
 * @param groups what was counted in each group
 * @param suspects units off the diagonal, least self-confidence first; equal ones by place
 */
public record ConfidentLearning(List<Group> groups, List<Suspect> suspects) {

  private static final Comparator<Suspect> BY_PLACE =
      Comparator.comparingInt((Suspect suspect) -> suspect.unit().clip())
          .thenComparingInt(suspect -> suspect.unit().start())
          .thenComparingInt(suspect -> suspect.unit().group());

  /** Copies the lists. */
  public ConfidentLearning {
    groups = List.copyOf(groups);
    suspects = List.copyOf(suspects);
  }

  /** Which suspects come first. */
  public enum Order {
    /** What models think least of. */
    SELF_CONFIDENCE,
    /** What models think least of beside the proposed label. */
    MARGIN;

    private Comparator<Suspect> mostSuspectFirst() {
      return switch (this) {
        case SELF_CONFIDENCE -> Comparator.comparingDouble(Suspect::own).thenComparing(BY_PLACE);
        case MARGIN -> Comparator.comparingDouble(Suspect::margin).thenComparing(BY_PLACE);
      };
    }
  }

  /** Returns the suspects in an order. */
  public List<Suspect> suspects(Order order) {
    return suspects.stream().sorted(order.mostSuspectFirst()).toList();
  }

  /**
   * What was counted in a group; labels are in group order, background last.
   *
   * @param labels the class of each position, {@link Target#BACKGROUND} at the last
   * @param thresholds mean self-confidence of each label; empty where nothing is labelled so
   * @param joint the confident joint, a row a given label, a column a proposed one
   */
  public record Group(
      List<Integer> labels, List<OptionalDouble> thresholds, List<List<Integer>> joint) {
    /** Copies the lists. */
    public Group {
      labels = List.copyOf(labels);
      thresholds = List.copyOf(thresholds);
      joint = joint.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A label that is probably wrong.
   *
   * @param unit the labelled run
   * @param proposed what it probably is, a class or {@link Target#BACKGROUND}
   * @param own probability of the label that it has
   * @param other probability of the proposed one
   * @param ownUsual mean probability of the label over what is labelled so
   * @param otherUsual the same of the proposed one
   */
  public record Suspect(
      LabelledUnit unit,
      int proposed,
      double own,
      double other,
      double ownUsual,
      double otherUsual) {

    /** Returns the normalised margin, −1 to 1; the less, the more suspect. */
    public double margin() {
      return own - other;
    }
  }

  /**
   * Looks for suspect labels.
   *
   * @param groups positions of the classes of each exclusive group
   * @param units labelled runs with what a model says that did not learn from them
   */
  public static ConfidentLearning of(List<List<Integer>> groups, List<LabelledUnit> units) {
    List<Group> counted = new ArrayList<>();
    List<Suspect> suspects = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      List<LabelledUnit> own = units.stream().filter(unit -> unit.group() == group).toList();
      counted.add(count(groups.get(g), own, suspects));
    }
    suspects.sort(Order.SELF_CONFIDENCE.mostSuspectFirst());
    return new ConfidentLearning(counted, suspects);
  }

  private static Group count(
      List<Integer> members, List<LabelledUnit> units, List<Suspect> suspects) {
    List<Integer> labels = new ArrayList<>(members);
    labels.add(Target.BACKGROUND);
    List<OptionalDouble> thresholds = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      int position = i;
      thresholds.add(
          units.stream()
              .filter(unit -> unit.label() == labels.get(position))
              .mapToDouble(unit -> unit.probabilities().get(position))
              .average());
    }
    int[][] joint = new int[labels.size()][labels.size()];
    for (LabelledUnit unit : units) {
      int given = labels.indexOf(unit.label());
      OptionalInt confident = confident(unit, thresholds);
      if (confident.isEmpty()) {
        continue;
      }
      int proposed = confident.getAsInt();
      joint[given][proposed]++;
      if (proposed != given) {
        suspects.add(
            new Suspect(
                unit,
                labels.get(proposed),
                unit.probabilities().get(given),
                unit.probabilities().get(proposed),
                thresholds.get(given).orElse(0),
                thresholds.get(proposed).orElse(0)));
      }
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : joint) {
      rows.add(java.util.Arrays.stream(row).boxed().toList());
    }
    return new Group(labels, thresholds, rows);
  }

  /** Returns the most probable label among those that reach their threshold. */
  private static OptionalInt confident(LabelledUnit unit, List<OptionalDouble> thresholds) {
    OptionalInt best = OptionalInt.empty();
    for (int j = 0; j < thresholds.size(); j++) {
      double p = unit.probabilities().get(j);
      boolean reaches = thresholds.get(j).isPresent() && p >= thresholds.get(j).getAsDouble();
      if (reaches && (best.isEmpty() || p > unit.probabilities().get(best.getAsInt()))) {
        best = OptionalInt.of(j);
      }
    }
    return best;
  }
}
