package org.cuepoint.core.suggest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Which label follows which and how often each is, counted in what is labelled. Immutable; JSON
 * that people can read.
 *
 * @param groups in the snapshot's order
 */
public record TransitionModel(List<Group> groups) {

  /** How many changes the labels' own frequency is worth where few were seen. */
  private static final double SMOOTHING = 2;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the list. */
  public TransitionModel {
    groups = List.copyOf(groups);
  }

  /**
   * Counts of one group. Labels are positions in the group; background is the last.
   *
   * @param changes row by row, how often a label (column) followed at once on another (row)
   * @param first how often a video began with each label
   * @param last how often a video ended with each
   * @param ticks how many ticks each label has
   */
  public record Group(
      List<List<Integer>> changes, List<Integer> first, List<Integer> last, List<Long> ticks) {

    /** Copies the lists. */
    public Group {
      changes = changes.stream().map(List::copyOf).toList();
      first = List.copyOf(first);
      last = List.copyOf(last);
      ticks = List.copyOf(ticks);
    }

    int labels() {
      return ticks.size();
    }

    /** Returns ln P(label after the row's), smoothed, row by row; 0 on the diagonal. */
    double[] follow() {
      int labels = labels();
      double[] arrivals = new double[labels];
      double all = 0;
      for (int b = 0; b < labels; b++) {
        arrivals[b] = 1;
        for (int a = 0; a < labels; a++) {
          arrivals[b] += changes.get(a).get(b);
        }
        all += arrivals[b];
      }
      double[] follow = new double[labels * labels];
      for (int a = 0; a < labels; a++) {
        double seen = changes.get(a).stream().mapToInt(Integer::intValue).sum();
        double others = 1 - arrivals[a] / all;
        for (int b = 0; b < labels; b++) {
          if (a != b) {
            double expected = arrivals[b] / all / others;
            follow[a * labels + b] =
                Math.log((changes.get(a).get(b) + SMOOTHING * expected) / (seen + SMOOTHING));
          }
        }
      }
      return follow;
    }

    /** Returns ln P(label at the beginning of a video), smoothed. */
    double[] begin() {
      return ends(first);
    }

    /** Returns ln P(label at the end of a video), smoothed. */
    double[] end() {
      return ends(last);
    }

    private double[] ends(List<Integer> counts) {
      double seen = counts.stream().mapToInt(Integer::intValue).sum();
      double[] scores = new double[labels()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = Math.log((counts.get(i) + SMOOTHING / labels()) / (seen + SMOOTHING));
      }
      return scores;
    }

    /** Returns how often each label is, smoothed; sums to 1. */
    double[] shares() {
      double all = ticks.stream().mapToLong(Long::longValue).sum();
      double[] shares = new double[labels()];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = (ticks.get(i) + 1.0) / (all + labels());
      }
      return shares;
    }
  }

  /** Returns a model that has seen nothing. */
  public static TransitionModel empty() {
    return new TransitionModel(List.of());
  }

  /** Counts what is labelled: changes where both sides are known, ticks of known labels. */
  public static TransitionModel learn(DatasetSnapshot snapshot) {
    List<LabelledRun> runs = LabelledRun.of(snapshot);
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < snapshot.groups().size(); g++) {
      int group = g;
      groups.add(
          count(
              snapshot.groups().get(g),
              runs.stream().filter(run -> run.group() == group).toList()));
    }
    return new TransitionModel(groups);
  }

  private static Group count(List<Integer> members, List<LabelledRun> runs) {
    int labels = members.size() + 1;
    List<List<Integer>> changes = new ArrayList<>();
    for (int a = 0; a < labels; a++) {
      changes.add(new ArrayList<>(Collections.nCopies(labels, 0)));
    }
    List<Integer> first = new ArrayList<>(Collections.nCopies(labels, 0));
    List<Integer> last = new ArrayList<>(Collections.nCopies(labels, 0));
    List<Long> ticks = new ArrayList<>(Collections.nCopies(labels, 0L));
    for (LabelledRun run : runs) {
      int label = position(members, run.label());
      ticks.set(label, ticks.get(label) + run.ticks());
      if (run.left() == LabelledRun.Side.VIDEO) {
        first.set(label, first.get(label) + 1);
      }
      if (run.right() == LabelledRun.Side.VIDEO) {
        last.set(label, last.get(label) + 1);
      }
      if (run.next() != Target.NOT_KNOWN) {
        List<Integer> row = changes.get(label);
        int next = position(members, run.next());
        row.set(next, row.get(next) + 1);
      }
    }
    return new Group(changes, first, last, ticks);
  }

  private static int position(List<Integer> members, int label) {
    return label == Target.BACKGROUND ? members.size() : members.indexOf(label);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static TransitionModel fromJson(String json) {
    return GSON.fromJson(json, TransitionModel.class);
  }
}
