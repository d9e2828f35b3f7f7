package org.cuepoint.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cuepoint.core.eval.BoundaryError;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Several models on the same videos.
 *
 * @param models at least two
 * @param scheme the label scheme that all speak of
 * @param groups positions of the classes of each exclusive group
 * @param hertz ticks a second
 * @param videos what they say, in the project's order
 * @param leftOut names of videos that not all models could be asked about, since features lack
 */
public record Comparison(
    List<Contestant> models,
    LabelScheme scheme,
    List<List<Integer>> groups,
    int hertz,
    List<ComparedVideo> videos,
    List<String> leftOut) {

  /** Overlap in percent at which segments of single videos are counted. */
  private static final int OVERLAP = 25;

  /** Copies the lists. */
  public Comparison {
    models = List.copyOf(models);
    groups = groups.stream().map(List::copyOf).toList();
    videos = List.copyOf(videos);
    leftOut = List.copyOf(leftOut);
    if (models.size() < 2) {
      throw new IllegalArgumentException("Choose two models at least to compare them.");
    }
  }

  /** Which labels models are judged by. */
  public enum Scope {
    /** Those of videos that no compared model learned from, nor from others of their group. */
    UNSEEN,
    /** All; of a model that learned from them they say little. */
    ALL
  }

  /** Returns what people call what a label stands for. */
  public String name(int label) {
    return label < 0 ? "background" : scheme.classes().get(label).name();
  }

  /** Returns the labelled videos of a scope. */
  public List<ComparedVideo> judged(Scope scope) {
    Predicate<ComparedVideo> counts =
        switch (scope) {
          case ALL -> video -> true;
          case UNSEEN -> video -> models.stream().noneMatch(model -> model.knows(video.video()));
        };
    return videos.stream().filter(video -> video.truth().saysSomething()).filter(counts).toList();
  }

  /** Returns the widest scope that is fair: what is unseen where there is any of it. */
  public Scope fairest() {
    return judged(Scope.UNSEEN).isEmpty() ? Scope.ALL : Scope.UNSEEN;
  }

  /** Returns how right a model is; empty where nothing of the scope is labelled. */
  public Optional<Figures> figures(int model, Scope scope) {
    List<ComparedVideo> judged = judged(scope);
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    List<LabelledVideo> sequences =
        judged.stream().flatMap(video -> sequences(video, model).stream()).toList();
    List<double[]> rows = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    for (ComparedVideo video : judged) {
      samples(video, model, rows, right);
    }
    double[][] probabilities = rows.toArray(double[][]::new);
    int[] truth = right.stream().mapToInt(Integer::intValue).toArray();
    return Optional.of(
        new Figures(
            Evaluation.of(sequences, Evaluation.BACKGROUND),
            BoundaryError.of(sequences, Evaluation.BACKGROUND).inSeconds(hertz),
            rows.isEmpty() ? Optional.empty() : Optional.of(Reliability.of(probabilities, truth)),
            rows.isEmpty() ? Optional.empty() : Optional.of(Calibration.of(probabilities, truth)),
            sequences));
  }

  /** One sequence a group in which something is labelled. */
  private List<LabelledVideo> sequences(ComparedVideo video, int model) {
    List<LabelledVideo> sequences = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (video.truth().known(group) > 0) {
        sequences.add(
            new LabelledVideo(
                groups.size() == 1 ? video.name() : video.name() + ", " + groupName(group),
                video.unit(),
                video.truth().runs(group, this::name),
                video.voices().get(model).labels().runs(group, this::name)));
      }
    }
    return sequences;
  }

  private String groupName(int group) {
    return String.join("/", groups.get(group).stream().map(this::name).toList());
  }

  private void samples(
      ComparedVideo video, int model, List<double[]> rows, List<Integer> right) {
    ProbabilityTrack track = video.voices().get(model).probabilities();
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> group = groups.get(g);
      for (int t = 0; t < video.ticks(); t++) {
        int label = video.truth().at(g, t);
        if (label != TickLabels.NOT_KNOWN) {
          GroupDistribution said = GroupDistribution.at(track, group, t);
          double[] row = new double[group.size() + 1];
          row[0] = said.background();
          for (int m = 0; m < group.size(); m++) {
            row[1 + m] = said.member(m);
          }
          rows.add(row);
          right.add(1 + group.indexOf(label));
        }
      }
    }
  }

  /** Returns how often one model says what where another says what; its kappa is their agreement. */
  public ConfusionMatrix agreement(int one, int other) {
    List<LabelledVideo> sequences = new ArrayList<>();
    for (ComparedVideo video : videos) {
      for (int group = 0; group < groups.size(); group++) {
        sequences.add(
            new LabelledVideo(
                video.name(),
                video.unit(),
                video.voices().get(one).labels().runs(group, this::name),
                video.voices().get(other).labels().runs(group, this::name)));
      }
    }
    return ConfusionMatrix.of(sequences);
  }

  /** Returns a line a video, those that models contradict each other most about first. */
  public List<VideoRow> rows() {
    return videos.stream()
        .map(this::row)
        .sorted(
            Comparator.comparingDouble((VideoRow row) -> -row.divergence())
                .thenComparing(row -> row.video().name()))
        .toList();
  }

  private VideoRow row(ComparedVideo video) {
    long known = 0;
    for (int group = 0; group < groups.size(); group++) {
      known += video.truth().known(group);
    }
    List<Optional<Double>> f1 =
        IntStream.range(0, models.size())
            .mapToObj(
                model ->
                    video.truth().saysSomething()
                        ? Optional.ofNullable(
                            SegmentationScores.of(sequences(video, model), Evaluation.BACKGROUND)
                                .f1()
                                .get(OVERLAP))
                        : Optional.<Double>empty())
            .toList();
    double all = Math.max(1, (double) video.ticks() * groups.size());
    return new VideoRow(
        video, video.differing(0, 1), video.meanDivergence(), known / all, f1);
  }

  /**
   * Returns how sure two models are at ticks that are spread evenly over all videos, in the first
   * group.
   *
   * @param most so many ticks at most
   */
  public List<ConfidencePair> confidences(int one, int other, int most) {
    long ticks = videos.stream().mapToLong(ComparedVideo::ticks).sum();
    int step = (int) Math.max(1, Math.ceilDiv(ticks, Math.max(1, most)));
    List<ConfidencePair> pairs = new ArrayList<>();
    int skip = 0;
    for (ComparedVideo video : videos) {
      int t = skip;
      for (; t < video.ticks(); t += step) {
        pairs.add(pair(video, one, other, t));
      }
      skip = t - video.ticks();
    }
    return pairs;
  }

  private ConfidencePair pair(ComparedVideo video, int one, int other, int tick) {
    Voice first = video.voices().get(one);
    Voice second = video.voices().get(other);
    List<Integer> group = groups.getFirst();
    return new ConfidencePair(
        video.video(),
        tick,
        (float) GroupDistribution.at(first.probabilities(), group, tick).best(),
        (float) GroupDistribution.at(second.probabilities(), group, tick).best(),
        outcome(
            video.truth().at(0, tick), first.labels().at(0, tick), second.labels().at(0, tick)));
  }

  private static ConfidencePair.Outcome outcome(int truth, int first, int second) {
    if (truth == TickLabels.NOT_KNOWN) {
      return first == second ? ConfidencePair.Outcome.AGREE : ConfidencePair.Outcome.DIFFER;
    }
    if (first == truth) {
      return second == truth ? ConfidencePair.Outcome.BOTH : ConfidencePair.Outcome.FIRST;
    }
    return second == truth ? ConfidencePair.Outcome.SECOND : ConfidencePair.Outcome.NEITHER;
  }
}
