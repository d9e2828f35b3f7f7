package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * Says how well classes can be told by features alone: ridge regression onto the classes is fitted
 * on labelled ticks, as many of each class, and judged on held-out ones by the mean recall of the
 * classes. A tick's features are its own tokens and those {@value #REACH} ticks before and after.
 *
 * <p>Solved in its dual form (Saunders, Gammerman and Vovk, "Ridge Regression Learning Algorithm in
 * Dual Variables", ICML 1998), since there are fewer ticks than values. One thread at a time.
 */
final class HeldOutProbe {

  private static final int REACH = 3;
  private static final double RIDGE = 0.1;

  private final NDManager manager;
  private final int values;
  private final List<Exam> exams = new ArrayList<>();

  /** A tick and the output that is right there. */
  private record Answer(PlainTokens.Place place, int output) {}

  /** What is asked of an exclusive group. */
  private record Exam(int outputs, List<Answer> learnt, List<Answer> asked) {}

  /**
   * Chooses the ticks.
   *
   * @param values of a tick
   * @param most ticks on each side
   */
  HeldOutProbe(NDManager manager, LabelSpace space, Sides sides, int values, int most) {
    this.manager = manager;
    this.values = values;
    for (int g = 0; g < space.groups().size(); g++) {
      Map<Integer, List<Span>> learnt = spans(space, g, sides.trained());
      Map<Integer, List<Span>> asked = spans(space, g, sides.held());
      asked.keySet().retainAll(learnt.keySet());
      if (learnt.size() > 1 && asked.size() > 1) {
        int each = Math.max(2, most / space.groups().size());
        exams.add(new Exam(space.size(g), spread(learnt, each), spread(asked, each)));
      }
    }
  }

  private record Span(LabelledPictures clip, int start, int end) {}

  private static Map<Integer, List<Span>> spans(
      LabelSpace space, int group, List<LabelledPictures> clips) {
    Map<Integer, List<Span>> spans = new TreeMap<>();
    for (LabelledPictures clip : clips) {
      for (Target target : clip.known(space)) {
        if (target.group() == group && target.label() != Target.NOT_KNOWN) {
          int output = space.output(group, target.label()) - space.offset(group);
          int end = Math.min(target.end(), clip.pictures().ticks());
          if (end > target.start()) {
            spans
                .computeIfAbsent(output, key -> new ArrayList<>())
                .add(new Span(clip, target.start(), end));
          }
        }
      }
    }
    return spans;
  }

  /** Takes as many ticks of each output, evenly spread. */
  private static List<Answer> spread(Map<Integer, List<Span>> spans, int most) {
    List<Answer> answers = new ArrayList<>();
    int each = Math.max(1, most / spans.size());
    spans.forEach(
        (output, runs) -> {
          long all = runs.stream().mapToLong(run -> run.end() - run.start()).sum();
          long count = Math.min(each, all);
          for (int i = 0; i < count; i++) {
            long at = (2L * i + 1) * all / (2 * count);
            for (Span run : runs) {
              int length = run.end() - run.start();
              if (at < length) {
                answers.add(
                    new Answer(new PlainTokens.Place(run.clip(), run.start() + (int) at), output));
                break;
              }
              at -= length;
            }
          }
        });
    return answers;
  }

  /** Says whether there is nothing to judge by. */
  boolean isEmpty() {
    return exams.isEmpty();
  }

  /** Returns the mean recall over classes, then over exclusive groups, 0 to 1. */
  double judge(PlainTokens tokens, Standards standards) {
    double sum = 0;
    for (Exam exam : exams) {
      sum += judge(exam, tokens, standards);
    }
    return sum / exams.size();
  }

  private double judge(Exam exam, PlainTokens tokens, Standards standards) {
    int n = exam.learnt().size();
    int m = exam.asked().size();
    double[] own = new double[n * n];
    double[] cross = new double[m * n];
    try (NDManager scope = manager.newSubManager()) {
      NDArray learnt = rows(scope, exam.learnt(), tokens, standards);
      NDArray asked = rows(scope, exam.asked(), tokens, standards);
      copy(learnt.matMul(learnt.transpose()).toFloatArray(), own);
      copy(asked.matMul(learnt.transpose()).toFloatArray(), cross);
    }
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += own[i * n + i];
    }
    double ridge = RIDGE * trace / n + 1e-6;
    for (int i = 0; i < n; i++) {
      own[i * n + i] += ridge;
    }
    Cholesky factor = new Cholesky(own, n);
    double[][] weights = new double[exam.outputs()][];
    for (int o = 0; o < exam.outputs(); o++) {
      double[] wanted = new double[n];
      double mean = 0;
      for (int i = 0; i < n; i++) {
        wanted[i] = exam.learnt().get(i).output() == o ? 1 : 0;
        mean += wanted[i] / n;
      }
      for (int i = 0; i < n; i++) {
        wanted[i] -= mean;
      }
      weights[o] = factor.solve(wanted);
    }
    int[] right = new int[exam.outputs()];
    int[] all = new int[exam.outputs()];
    for (int j = 0; j < m; j++) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < exam.outputs(); o++) {
        double score = 0;
        for (int i = 0; i < n; i++) {
          score += cross[j * n + i] * weights[o][i];
        }
        if (score > most) {
          most = score;
          best = o;
        }
      }
      int truth = exam.asked().get(j).output();
      all[truth]++;
      right[truth] += best == truth ? 1 : 0;
    }
    double recall = 0;
    int classes = 0;
    for (int o = 0; o < exam.outputs(); o++) {
      if (all[o] > 0) {
        recall += (double) right[o] / all[o];
        classes++;
      }
    }
    return recall / classes;
  }

  private static void copy(float[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i];
    }
  }

  private NDArray rows(
      NDManager scope, List<Answer> answers, PlainTokens tokens, Standards standards) {
    List<PlainTokens.Place> places = new ArrayList<>();
    for (Answer answer : answers) {
      for (int offset = -REACH; offset <= REACH; offset += REACH) {
        places.add(new PlainTokens.Place(answer.place().clip(), answer.place().tick() + offset));
      }
    }
    float[] rows = tokens.of(places);
    for (int i = 0; i < places.size(); i++) {
      standards.apply(places.get(i).clip().source(), rows, i * values);
    }
    return scope.create(rows, new Shape(answers.size(), 3L * values));
  }

  /** A symmetric positive matrix in its triangular factors. */
  private static final class Cholesky {
    private final double[] lower;
    private final int n;

    Cholesky(double[] matrix, int n) {
      this.lower = matrix.clone();
      this.n = n;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double rest = lower[i * n + j];
          for (int k = 0; k < j; k++) {
            rest -= lower[i * n + k] * lower[j * n + k];
          }
          lower[i * n + j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[j * n + j];
        }
      }
    }

    double[] solve(double[] right) {
      double[] x = right.clone();
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
          x[i] -= lower[i * n + k] * x[k];
        }
        x[i] /= lower[i * n + i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          x[i] -= lower[k * n + i] * x[k];
        }
        x[i] /= lower[i * n + i];
      }
      return x;
    }
  }
}
