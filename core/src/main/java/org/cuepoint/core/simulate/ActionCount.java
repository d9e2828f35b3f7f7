package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * An honest and exact person's work in a window, counted action by action. What was proposed is
 * mended into what is true with as few actions as there are differences. Immutable.
 *
 * @param costs seconds of each action
 * @param hertz ticks a second
 */
record ActionCount(Costs costs, int hertz) {

  /** An edge that is nearer than this is left as it was proposed. */
  private static final double TOLERANCE_SECONDS = 0.25;

  /**
   * A stretch of one label.
   *
   * @param end the tick after the last
   * @param label class or background
   */
  record Run(int start, int end, int label) {}

  /**
   * What a key about a moment says.
   *
   * @param run what it labels
   * @param edges whether the person looked where it begins and ends
   */
  record Answer(Run run, Edges edges, Effort effort) {}

  /** Whether edges were looked at. */
  enum Edges {
    /** They are right. */
    SEEN,
    /** They are only where the label ends. */
    NOT_SEEN
  }

  /**
   * Answers with one key what happens in the middle of a window: where the proposed segment there
   * is right, class and edges, it is taken as a whole; else the key names what happens in the
   * middle, and half the window is labelled with it, the person not looking where it begins and
   * ends.
   *
   * @param truth labels of one group in the whole clip
   * @param proposed labels of the same group
   */
  Answer moment(int[] truth, int[] proposed, int start, int end) {
    int middle = start + (end - start) / 2;
    double watched = (end - start) / (double) hertz + costs.context();
    Effort effort = new Effort(1, 0, costs.jump() + watched + costs.key());
    Run real = around(truth, middle);
    Run said = around(proposed, middle);
    double tolerance = TOLERANCE_SECONDS * hertz;
    if (real.label() >= 0
        && said.label() == real.label()
        && Math.abs(real.start() - said.start()) <= tolerance
        && Math.abs(real.end() - said.end()) <= tolerance) {
      return new Answer(said, Edges.SEEN, effort);
    }
    int half = Math.max(1, (end - start) / 4);
    return new Answer(
        new Run(Math.max(start, middle - half), Math.min(end, middle + half), real.label()),
        Edges.NOT_SEEN,
        effort);
  }

  /**
   * Answers the same, but where the proposed class is right, the edges that are not are set too, an
   * action each, so that the segment is taken as a whole.
   */
  Answer segment(int[] truth, int[] proposed, int start, int end) {
    int middle = start + (end - start) / 2;
    Run real = around(truth, middle);
    Run said = around(proposed, middle);
    if (real.label() < 0 || said.label() != real.label()) {
      return moment(truth, proposed, start, end);
    }
    double tolerance = TOLERANCE_SECONDS * hertz;
    boolean first = Math.abs(real.start() - said.start()) > tolerance;
    boolean last = Math.abs(real.end() - said.end()) > tolerance;
    int edges = (first ? 1 : 0) + (last ? 1 : 0);
    double watched = (end - start) / (double) hertz + costs.context();
    return new Answer(
        new Run(first ? real.start() : said.start(), last ? real.end() : said.end(), real.label()),
        Edges.SEEN,
        new Effort(1, edges, costs.jump() + watched + costs.key() + edges * costs.edge()));
  }

  private static Run around(int[] labels, int tick) {
    int start = tick;
    int end = tick + 1;
    while (start > 0 && labels[start - 1] == labels[tick]) {
      start--;
    }
    while (end < labels.length && labels[end] == labels[tick]) {
      end++;
    }
    return new Run(start, end, labels[tick]);
  }

  /**
   * Counts what it takes to answer a question.
   *
   * @param truth labels of one group in the whole clip
   * @param proposed labels of one group in the whole clip
   * @param start first tick of the window
   * @param end the tick after the last
   */
  Effort answer(int[][] truth, int[][] proposed, int start, int end) {
    int keys = 1;
    int edges = 0;
    for (int g = 0; g < truth.length; g++) {
      List<Run> real = runs(truth[g], start, end);
      List<Run> said = runs(proposed[g], start, end);
      for (Run run : real) {
        Run same = take(said, run, run.label());
        if (same == null) {
          keys++;
          Run other = take(said, run, Target.BACKGROUND);
          edges += other == null ? inner(run, start, end) : off(run, other, start, end);
        } else {
          edges += off(run, same, start, end);
        }
      }
      keys += said.size();
    }
    double watched = (end - start) / (double) hertz + costs.context();
    return new Effort(
        keys, edges, costs.jump() + watched + keys * costs.key() + edges * costs.edge());
  }

  /**
   * Counts what it takes to label a window in passing, without any proposal: a key where a segment
   * begins and one where it ends, which are edges too.
   */
  Effort passThrough(int[][] truth, int start, int end) {
    int edges = 0;
    for (int[] group : truth) {
      for (Run run : runs(group, start, end)) {
        boolean begins = run.start() > start || start == 0 || group[start - 1] != run.label();
        boolean ends = run.end() < end || end == group.length || group[end] != run.label();
        edges += (begins ? 1 : 0) + (ends ? 1 : 0);
      }
    }
    double watched = (end - start) / (double) hertz;
    return new Effort(0, edges, watched + edges * (costs.key() + costs.edge()));
  }

  private static List<Run> runs(int[] labels, int start, int end) {
    List<Run> runs = new ArrayList<>();
    for (int from = start; from < end; ) {
      int to = from + 1;
      while (to < end && labels[to] == labels[from]) {
        to++;
      }
      if (labels[from] >= 0) {
        runs.add(new Run(from, to, labels[from]));
      }
      from = to;
    }
    return runs;
  }

  /** Takes out the proposed run that overlaps most, of a class, or of any with background. */
  private static @org.jspecify.annotations.Nullable Run take(List<Run> said, Run real, int label) {
    Run best = null;
    int most = 0;
    for (Run run : said) {
      int overlap = Math.min(run.end(), real.end()) - Math.max(run.start(), real.start());
      boolean fits = label == Target.BACKGROUND || run.label() == label;
      if (fits && overlap > most) {
        best = run;
        most = overlap;
      }
    }
    if (best != null) {
      said.remove(best);
    }
    return best;
  }

  /** Counts the edges inside the window. */
  private static int inner(Run run, int start, int end) {
    return (run.start() > start ? 1 : 0) + (run.end() < end ? 1 : 0);
  }

  /** Counts the edges that must be moved; beyond the window nobody looks. */
  private int off(Run real, Run said, int start, int end) {
    double tolerance = TOLERANCE_SECONDS * hertz;
    boolean first = Math.abs(real.start() - said.start()) > tolerance;
    boolean last = Math.abs(real.end() - said.end()) > tolerance;
    boolean inside = real.start() > start || said.start() > start;
    boolean insideEnd = real.end() < end || said.end() < end;
    return (first && inside ? 1 : 0) + (last && insideEnd ? 1 : 0);
  }
}
