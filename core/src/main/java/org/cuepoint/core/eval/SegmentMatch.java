package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the segments of truth and prediction of one video, as ms-tcn's evaluation does. */
final class SegmentMatch {

  private final List<Span> truth;
  private final List<Span> prediction;

  private record Span(String label, int start, int end) {}

  private record Hit(Span predicted, Span truth) {}

  /** Hits, false alarms and misses at one overlap. */
  record Counts(long hits, long falseAlarms, long misses) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
    }

    /** Returns F1, 0 to 100; 100 where there is nothing to find and nothing was found. */
    double f1() {
      if (hits + falseAlarms + misses == 0) {
        return 100;
      }
      return 100.0 * 2 * hits / (2 * hits + falseAlarms + misses);
    }
  }

  SegmentMatch(LabelledVideo video, Set<String> background) {
    truth = spans(video.truth(), background);
    prediction = spans(video.prediction(), background);
  }

  private static List<Span> spans(LabelRuns runs, Set<String> background) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (LabelRuns.Run run : runs.runs()) {
      int end = start + run.length();
      if (!background.contains(run.label())) {
        spans.add(new Span(run.label(), start, end));
      }
      start = end;
    }
    return spans;
  }

  /**
   * Returns 100 · (1 − d / n): d is Levenshtein's distance between the orders of labels, n the
   * longer one's length. 100 when both are empty.
   */
  double edit() {
    int longer = Math.max(truth.size(), prediction.size());
    if (longer == 0) {
      return 100;
    }
    int[] above = new int[truth.size() + 1];
    for (int j = 0; j <= truth.size(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= prediction.size(); i++) {
      int[] row = new int[truth.size() + 1];
      row[0] = i;
      for (int j = 1; j <= truth.size(); j++) {
        boolean same = prediction.get(i - 1).label().equals(truth.get(j - 1).label());
        int replaced = above[j - 1] + (same ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return 100 * (1 - (double) above[truth.size()] / longer);
  }

  /**
   * Counts hits: each predicted segment in order takes the true one of its label that it overlaps
   * most, by intersection over union; a true segment is hit once.
   *
   * @param overlap the least intersection over union of a hit, 0 to 1
   */
  Counts counts(double overlap) {
    long hits = hits(overlap).size();
    return new Counts(hits, prediction.size() - hits, truth.size() - hits);
  }

  /** Returns how far start and end of each hit lie from the true ones, in frames. */
  List<Integer> edgeDistances(double overlap) {
    List<Integer> distances = new ArrayList<>();
    for (Hit hit : hits(overlap)) {
      distances.add(Math.abs(hit.predicted().start() - hit.truth().start()));
      distances.add(Math.abs(hit.predicted().end() - hit.truth().end()));
    }
    return distances;
  }

  private List<Hit> hits(double overlap) {
    boolean[] taken = new boolean[truth.size()];
    List<Hit> hits = new ArrayList<>();
    for (Span predicted : prediction) {
      int best = -1;
      double bestOverlap = -1;
      for (int i = 0; i < truth.size(); i++) {
        double value = overlap(predicted, truth.get(i));
        if (value > bestOverlap) {
          best = i;
          bestOverlap = value;
        }
      }
      if (best >= 0 && bestOverlap >= overlap && !taken[best]) {
        taken[best] = true;
        hits.add(new Hit(predicted, truth.get(best)));
      }
    }
    return hits;
  }

  private static double overlap(Span a, Span b) {
    if (!a.label().equals(b.label())) {
      return 0;
    }
    int shared = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
    int hull = Math.max(a.end(), b.end()) - Math.min(a.start(), b.start());
    return Math.max(0, (double) shared / hull);
  }
}
