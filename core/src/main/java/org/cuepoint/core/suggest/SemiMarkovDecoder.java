package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * The most probable sequence of segments per exclusive group, with a distribution of durations for
 * each class and for background, and how sure each segment and each of its edges is.
 *
 * <p>An explicit-duration hidden Markov model, also called semi-Markov: Ferguson, "Variable
 * duration models for speech", 1980; Yu, "Hidden semi-Markov models", Artificial Intelligence
 * 174(2), 2010. The score of a sequence is what {@link TickScore} gives its ticks, what {@link
 * SegmentModel} gives its runs, and at each change the boundary score of its tick less the switch
 * cost. The best sequence is exact ({@link ViterbiSweep}), for runs of any length: from where a
 * table of durations ends, its tail is geometric. The forward–backward pass of the same model
 * ({@link Posteriors}) gives each segment's confidence, the mean probability of its label over its
 * ticks, and its {@link Edge}s; with an exponent of its own, since neighbouring ticks are far from
 * independent and would make it too sure.
 *
 * <p>Constraints mean what they mean to {@link ViterbiDecoder}; two runs of one class that a person
 * drew side by side are one run here, since nothing lies between them.
 *
 * <p>Cost: O(ticks · (Σ over labels of the table + labels²)) time, 40 bytes a tick and label.
 */
public final class SemiMarkovDecoder implements SegmentDecoder {

  private final SemiMarkovSettings settings;
  private final SegmentStatistics statistics;

  /**
   * Makes a decoder.
   *
   * @param settings costs, exponents and weights
   * @param statistics durations and transitions; those of groups must be in the order in which
   *     {@link #decode} gets the groups
   */
  public SemiMarkovDecoder(SemiMarkovSettings settings, SegmentStatistics statistics) {
    this.settings = settings;
    this.statistics = statistics;
  }

  @Override
  public List<DecodedSegment> decode(
      ProbabilityTrack probabilities, List<List<Integer>> groups, List<Target> constraints) {
    return decode(
        probabilities,
        groups,
        constraints,
        Collections.nCopies(groups.size(), BoundaryScores.absent()));
  }

  @Override
  public List<DecodedSegment> decode(
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      List<Target> constraints,
      List<BoundaryScores> boundaries) {
    SegmentDecoder.requireGroups(groups, constraints);
    if (probabilities.ticks() == 0) {
      return List.of();
    }
    List<DecodedSegment> segments = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      List<Target> own = constraints.stream().filter(c -> c.group() == group).toList();
      segments.addAll(decodeGroup(probabilities, g, groups.get(g), own, boundaries.get(g)));
    }
    segments.sort(
        Comparator.comparingInt(DecodedSegment::startTick)
            .thenComparingInt(DecodedSegment::classIndex));
    return List.copyOf(segments);
  }

  /**
   * Returns only which class happens when: what {@link #decode} finds without saying how sure it
   * is, in a third of the time.
   *
   * @return by group, the column of the class at each tick, or {@link StreamingDecoder#BACKGROUND}
   */
  public List<int[]> labels(
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      List<Target> constraints,
      List<BoundaryScores> boundaries) {
    SegmentDecoder.requireGroups(groups, constraints);
    List<int[]> labels = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      List<Integer> members = groups.get(g);
      List<Target> own = constraints.stream().filter(c -> c.group() == group).toList();
      int[] path = best(problem(probabilities, g, members, own, boundaries.get(g)));
      for (int t = 0; t < path.length; t++) {
        path[t] = path[t] < members.size() ? members.get(path[t]) : StreamingDecoder.BACKGROUND;
      }
      labels.add(path);
    }
    return labels;
  }

  private record Problem(SegmentModel model, LabelScores scores, BoundaryScores boundaries) {}

  private Problem problem(
      ProbabilityTrack track,
      int group,
      List<Integer> members,
      List<Target> constraints,
      BoundaryScores boundaries) {
    return new Problem(
        model(track.classes(), track.clock().hertz(), group, members),
        LabelScores.of(track, members, constraints, tickScore(group, members)),
        boundaries.times(settings.boundaryWeight()));
  }

  private static int[] best(Problem problem) {
    int[] path = new int[problem.scores().ticks()];
    if (path.length > 0) {
      ViterbiSweep sweep = new ViterbiSweep(problem.model(), path.length);
      for (int t = 0; t < path.length; t++) {
        sweep.advance(problem.scores(), t, problem.boundaries().at(t));
      }
      sweep.trace(0, path);
    }
    return path;
  }

  private List<DecodedSegment> decodeGroup(
      ProbabilityTrack track,
      int group,
      List<Integer> members,
      List<Target> constraints,
      BoundaryScores boundaries) {
    Problem problem = problem(track, group, members, constraints, boundaries);
    int[] path = best(problem);
    LabelScores doubted = problem.scores().times(settings.posteriorExponent());
    Posteriors posteriors = new Posteriors(problem.model(), doubted, problem.boundaries());
    int ticks = path.length;
    List<DecodedSegment> segments = new ArrayList<>();
    int start = 0;
    for (int t = 1; t <= ticks; t++) {
      if (t == ticks || path[t] != path[start]) {
        int label = path[start];
        if (label < members.size()) {
          EdgePosterior edges = new EdgePosterior(posteriors, label, start, t);
          segments.add(
              DecodedSegment.of(track, members, members.get(label), start, t)
                  .withPosterior(
                      posteriors.confidence(label, start, t),
                      edges.start(settings.bandMass()),
                      edges.end(settings.bandMass())));
        }
        start = t;
      }
    }
    return segments;
  }

  /** Returns how ticks of a group score. */
  TickScore tickScore(int group, List<Integer> members) {
    boolean counted = knows(group, members);
    return TickScore.of(
        settings, counted ? statistics.transitions().groups().get(group).shares() : new double[0]);
  }

  /** Returns how runs of a group score. */
  SegmentModel model(List<ClassId> classes, int hertz, int group, List<Integer> members) {
    int labels = members.size() + 1;
    int minimum = settings.basic().minimumTicks(hertz);
    DurationScores[] durations = new DurationScores[labels];
    for (int i = 0; i < members.size(); i++) {
      durations[i] =
          durations(statistics.durations().of(classes.get(members.get(i))), minimum, hertz);
    }
    durations[labels - 1] =
        durations(
            statistics.durations().background(group),
            settings.basic().minimumBackgroundTicks(hertz),
            hertz);
    double weight = settings.transitionWeight();
    if (weight == 0 || !knows(group, members)) {
      return SegmentModel.uniform(durations, settings.basic().switchCost());
    }
    TransitionModel.Group counts = statistics.transitions().groups().get(group);
    double[] follow = counts.follow();
    for (int i = 0; i < follow.length; i++) {
      follow[i] = weight * follow[i] - settings.basic().switchCost();
    }
    return new SegmentModel(
        durations, follow, weighed(counts.begin(), weight), weighed(counts.end(), weight));
  }

  private DurationScores durations(DurationModel.Length length, int minimum, int hertz) {
    if (settings.durationWeight() == 0) {
      return DurationScores.flat(minimum);
    }
    int cap = (int) Math.ceil(settings.longestSeconds() * hertz);
    return DurationScores.of(length.ticks(hertz), minimum, cap, settings.durationWeight());
  }

  private boolean knows(int group, List<Integer> members) {
    List<TransitionModel.Group> groups = statistics.transitions().groups();
    return group < groups.size() && groups.get(group).labels() == members.size() + 1;
  }

  private static double[] weighed(double[] scores, double weight) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= weight;
    }
    return scores;
  }
}
