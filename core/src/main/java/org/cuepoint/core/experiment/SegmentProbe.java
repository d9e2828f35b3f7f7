package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.eval.Folds;
import org.cuepoint.core.experiment.SegmentVectors.Part;
import org.cuepoint.core.job.JobContext;

/**
 * Classifies the segments of one fold's test side from those of its training side, by logistic
 * regression and by nearest neighbours. What must be chosen (which statistics, how strong a
 * penalty, how many neighbours) is chosen for each fold by holding groups of the training side out,
 * in the same way for every encoder. With few labels nothing can be chosen: then all statistics are
 * used, with a fixed penalty and one neighbour. One thread at a time.
 */
final class SegmentProbe {

  private static final List<Double> PENALTIES = List.of(1e-2, 3e-3, 1e-3, 3e-4);
  private static final double FEW_LABEL_PENALTY = 1e-3;
  private static final List<Integer> NEIGHBOURS = List.of(1, 3, 5, 9);
  private static final int INNER_FOLDS = 3;
  private static final int CHOOSING_STEPS = 25;
  private static final int STEPS = 100;

  /** Statistics that are tried together. */
  enum Protocol {
    /** The picture as it is, and how much it varies. */
    LOOK_AND_SPREAD,
    /** Where something is, how much it varies and how fast. */
    PLACE_AND_MOVEMENT,
    /** The same with the order of the thirds. */
    COURSE_AND_MOVEMENT,
    /** Everything. */
    ALL;

    List<Part> parts() {
      return switch (this) {
        case LOOK_AND_SPREAD -> List.of(Part.LOOK, Part.SPREAD);
        case PLACE_AND_MOVEMENT -> List.of(Part.PLACE, Part.SPREAD, Part.CHANGE);
        case COURSE_AND_MOVEMENT -> List.of(Part.COURSE, Part.SPREAD, Part.CHANGE);
        case ALL -> List.of(Part.values());
      };
    }
  }

  /** What was said of the test segments. */
  static final class Said {
    private final int[] labels;
    private final double[][] probabilities;

    /**
     * Takes the arrays over.
     *
     * @param labels the class of each segment
     * @param probabilities shape (segments, classes), or empty where a method gives none
     */
    Said(int[] labels, double[][] probabilities) {
      this.labels = labels;
      this.probabilities = probabilities;
    }

    int[] labels() {
      return labels;
    }

    double[][] probabilities() {
      return probabilities;
    }
  }

  private final SegmentVectors vectors;
  private final int[] labels;
  private final int classes;
  private final int[] train;
  private final int[] test;
  private final Map<Protocol, SegmentKernel> kernels = new EnumMap<>(Protocol.class);
  private final JobContext context;

  /**
   * Makes the probe of one fold.
   *
   * @param classNames all classes of the data
   * @param context asked about cancellation
   */
  SegmentProbe(SegmentVectors vectors, List<String> classNames, Fold fold, JobContext context) {
    this.vectors = vectors;
    this.context = context;
    this.classes = classNames.size();
    this.labels =
        vectors.segments().stream()
            .mapToInt(segment -> classNames.indexOf(segment.label()))
            .toArray();
    this.train = of(fold.train());
    this.test = of(fold.test());
    Map<Part, SegmentKernel> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      context.throwIfCancelled();
      parts.put(
          part,
          SegmentKernel.of(Optional.ofNullable(vectors.parts().get(part)).orElseThrow(), train));
    }
    for (Protocol protocol : Protocol.values()) {
      kernels.put(
          protocol,
          SegmentKernel.mean(
              protocol.parts().stream()
                  .map(part -> Optional.ofNullable(parts.get(part)).orElseThrow())
                  .toList()));
    }
  }

  private int[] of(Set<String> videos) {
    return IntStream.range(0, vectors.segments().size())
        .filter(i -> videos.contains(vectors.segments().get(i).video()))
        .toArray();
  }

  /** Returns the positions of the training segments. */
  int[] train() {
    return train.clone();
  }

  /** Returns the true classes of the test segments. */
  int[] truth() {
    return Arrays.stream(test).map(i -> labels[i]).toArray();
  }

  /** Fits logistic regression to all training segments. */
  Said linear() {
    Protocol best = Protocol.ALL;
    double penalty = FEW_LABEL_PENALTY;
    int most = -1;
    List<int[][]> inner = inner();
    for (Protocol protocol : Protocol.values()) {
      int[] right = new int[PENALTIES.size()];
      for (int[][] sides : inner) {
        Fit fit = new Fit(kernel(protocol), sides[0]);
        for (int p = 0; p < right.length; p++) {
          fit.train(PENALTIES.get(p), CHOOSING_STEPS);
          right[p] += right(fit.say(sides[1]).labels(), sides[1]);
        }
      }
      for (int p = 0; p < right.length; p++) {
        if (right[p] > most && !inner.isEmpty()) {
          most = right[p];
          best = protocol;
          penalty = PENALTIES.get(p);
        }
      }
    }
    Fit fit = new Fit(kernel(best), train);
    fit.train(penalty, STEPS);
    return fit.say(test);
  }

  /**
   * Fits logistic regression to some training segments.
   *
   * @param chosen positions of the segments whose label is known
   */
  Said linear(int[] chosen) {
    Fit fit = new Fit(kernel(Protocol.ALL), chosen);
    fit.train(FEW_LABEL_PENALTY, STEPS);
    return fit.say(test);
  }

  /** Asks the nearest training segments. */
  Said neighbours() {
    Protocol best = Protocol.ALL;
    int count = 1;
    int most = -1;
    List<int[][]> inner = inner();
    for (Protocol protocol : Protocol.values()) {
      for (int k : NEIGHBOURS) {
        int right = 0;
        for (int[][] sides : inner) {
          right += right(nearest(kernel(protocol), sides[0], sides[1], k), sides[1]);
        }
        if (right > most && !inner.isEmpty()) {
          most = right;
          best = protocol;
          count = k;
        }
      }
    }
    return new Said(nearest(kernel(best), train, test, count), new double[0][]);
  }

  /** Asks the nearest of some training segments. */
  Said neighbours(int[] chosen) {
    return new Said(nearest(kernel(Protocol.ALL), chosen, test, 1), new double[0][]);
  }

  private SegmentKernel kernel(Protocol protocol) {
    return Optional.ofNullable(kernels.get(protocol)).orElseThrow();
  }

  private int right(int[] said, int[] segments) {
    return (int)
        IntStream.range(0, said.length).filter(i -> said[i] == labels[segments[i]]).count();
  }

  /**
   * Returns ways to hold a part of the training side out, each a pair of positions to learn from
   * and to judge: groups where there are several, else videos; none for a single video.
   */
  private List<int[][]> inner() {
    Map<String, String> groups = new TreeMap<>();
    Map<String, String> videos = new TreeMap<>();
    for (int i : train) {
      SegmentVectors.Example segment = vectors.segments().get(i);
      groups.put(segment.video(), segment.group());
      videos.put(segment.video(), segment.video());
    }
    Map<String, String> parts = new TreeSet<>(groups.values()).size() > 1 ? groups : videos;
    int count = Math.min(INNER_FOLDS, new TreeSet<>(parts.values()).size());
    if (count < 2) {
      return List.of();
    }
    List<int[][]> sides = new ArrayList<>();
    for (Fold fold : Folds.kFoldByGroup(parts, count, 1)) {
      int[] learn = of(fold.train());
      int[] judge = of(fold.test());
      if (learn.length > 0 && judge.length > 0) {
        sides.add(new int[][] {learn, judge});
      }
    }
    return sides;
  }

  private int[] nearest(SegmentKernel kernel, int[] known, int[] asked, int k) {
    int[] said = new int[asked.length];
    for (int a = 0; a < asked.length; a++) {
      int segment = asked[a];
      double[] votes = new double[classes];
      Arrays.stream(known)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> -kernel.cosine(segment, i)))
          .limit(k)
          // The nearer breaks ties.
          .forEach(i -> votes[labels[i]] += 1 + 1e-3 * kernel.cosine(segment, i));
      said[a] = best(votes);
    }
    return said;
  }

  private static int best(double[] values) {
    return IntStream.range(0, values.length).reduce(0, (a, b) -> values[b] > values[a] ? b : a);
  }

  /** Logistic regression on some known segments; each training starts from the one before. */
  private final class Fit {
    private final SegmentKernel.Coordinates coordinates;
    private final LogisticRegression.Samples samples;
    private final int[] present;
    private Optional<LogisticRegression> fitted = Optional.empty();

    Fit(SegmentKernel kernel, int[] known) {
      coordinates = kernel.new Coordinates(known);
      present = Arrays.stream(known).map(i -> labels[i]).distinct().sorted().toArray();
      int[] dense =
          Arrays.stream(known).map(i -> Arrays.binarySearch(present, labels[i])).toArray();
      samples = new LogisticRegression.Samples(coordinates.of(known), dense, present.length);
    }

    void train(double penalty, int steps) {
      fitted =
          Optional.of(
              LogisticRegression.fit(
                  samples, new LogisticRegression.Settings(penalty, steps), fitted, context));
    }

    Said say(int[] asked) {
      double[][] dense = fitted.orElseThrow().probabilities(coordinates.of(asked));
      double[][] probabilities = new double[asked.length][classes];
      int[] said = new int[asked.length];
      for (int a = 0; a < asked.length; a++) {
        for (int c = 0; c < present.length; c++) {
          probabilities[a][present[c]] = dense[a][c];
        }
        said[a] = best(probabilities[a]);
      }
      return new Said(said, probabilities);
    }
  }
}
