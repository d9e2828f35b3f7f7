package org.cuepoint.core.eval;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many frames of each true label were given each label. Immutable.
 *
 * @param labels in alphabetical order, those that occur in truth or prediction
 * @param counts rows are truth, columns prediction, both in the order of {@code labels}
 */
public record ConfusionMatrix(List<String> labels, List<List<Long>> counts) {

  /** Copies the lists and validates that the matrix is square. */
  public ConfusionMatrix {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    int size = labels.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("A confusion matrix needs a row and a column a label");
    }
  }

  /**
   * Precision, recall and F1 of one label on frames, 0 to 100; 0 where there is nothing to divide
   * by.
   *
   * @param precision right frames among those given the label
   * @param recall right frames among those of the label
   * @param f1 harmonic mean of both
   * @param frames true frames of the label
   */
  public record ClassScores(double precision, double recall, double f1, long frames) {}

  /** Counts the frames of some videos; frames that are left out are not counted. */
  public static ConfusionMatrix of(List<LabelledVideo> videos) {
    Map<String, Map<String, Long>> table = new TreeMap<>();
    TreeSet<String> labels = new TreeSet<>();
    for (LabelledVideo video : videos) {
      LabelledVideo counted = video.counted();
      List<String> truth = counted.truth().frames();
      List<String> prediction = counted.prediction().frames();
      for (int i = 0; i < truth.size(); i++) {
        table
            .computeIfAbsent(truth.get(i), label -> new TreeMap<>())
            .merge(prediction.get(i), 1L, Long::sum);
        labels.add(truth.get(i));
        labels.add(prediction.get(i));
      }
    }
    List<List<Long>> counts =
        labels.stream()
            .map(
                row ->
                    labels.stream()
                        .map(column -> table.getOrDefault(row, Map.of()).getOrDefault(column, 0L))
                        .toList())
            .toList();
    return new ConfusionMatrix(List.copyOf(labels), counts);
  }

  /** Returns the number of frames. */
  public long frames() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Returns the share of frames that are right, 0 to 100; 0 when there are none. */
  public double accuracy() {
    return frames() == 0 ? 0 : 100.0 * diagonal() / frames();
  }

  /**
   * Returns Cohen's kappa, at most 1: (p_o − p_e) / (1 − p_e); 1 where both sides only know one and
   * the same label, 0 when there are no frames.
   *
   * <p>Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
   * Measurement 20(1), 1960.
   */
  public double kappa() {
    double n = frames();
    if (n == 0) {
      return 0;
    }
    double expected = 0;
    for (int i = 0; i < labels.size(); i++) {
      expected += row(i) / n * (column(i) / n);
    }
    double observed = diagonal() / n;
    return expected >= 1 ? 1 : (observed - expected) / (1 - expected);
  }

  /** Returns the scores of each label, in alphabetical order. */
  public Map<String, ClassScores> perClass() {
    Map<String, ClassScores> scores = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      long right = counts.get(i).get(i);
      scores.put(
          labels.get(i),
          new ClassScores(
              percent(right, column(i)),
              percent(right, row(i)),
              percent(2 * right, row(i) + column(i)),
              row(i)));
    }
    return scores;
  }

  /**
   * Returns the mean F1 of the labels that the truth has, 0 to 100, each label counting the same; 0
   * when it has none.
   */
  public double macroF1() {
    return perClass().values().stream()
        .filter(scores -> scores.frames() > 0)
        .mapToDouble(ClassScores::f1)
        .average()
        .orElse(0);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  private long diagonal() {
    long sum = 0;
    for (int i = 0; i < labels.size(); i++) {
      sum += counts.get(i).get(i);
    }
    return sum;
  }

  private long row(int i) {
    return counts.get(i).stream().mapToLong(Long::longValue).sum();
  }

  private long column(int i) {
    return counts.stream().mapToLong(row -> row.get(i)).sum();
  }
}
