package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.ClipRanker;
import org.cuepoint.core.active.Columns;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Looks;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.RankerSettings;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.active.strategy.RandomChoice;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/** One run: a person labels the clips of all units but one. One thread. */
final class Labeller {

  /** Models that vote for BALD. */
  private static final int SAMPLES = 3;

  /** How often a model that has all labels at once learns. */
  private static final int FULL_ROUNDS = 6;

  private final SimulationPlan plan;
  private final List<Clip> clips;
  private final long seed;
  private final PlaceGrid grid;
  private final Learner learner;
  private final RandomGenerator random;
  private final ActionCount actions;
  private final Columns columns;
  private final Labels labels;
  private final Judge judge;
  private final DatasetSnapshot scheme;
  private final List<SimulationResult.Point> points = new ArrayList<>();
  private Effort spent = Effort.NONE;
  private int items;

  Labeller(
      SimulationPlan plan,
      DatasetSnapshot scheme,
      List<Clip> clips,
      String heldOut,
      long seed,
      PlaceGrid grid,
      Learner learner) {
    this.plan = plan;
    this.scheme = scheme;
    this.clips = clips;
    this.seed = seed;
    this.grid = grid;
    this.learner = learner;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.actions = new ActionCount(plan.costs(), scheme.clock());
    this.columns = new Columns(scheme.groups());
    this.labels = new Labels(clips, heldOut);
    this.judge = new Judge(scheme, labels.statistics(scheme));
  }

  /** Returns how many segments the training side has. */
  long segments() {
    return labels.segments();
  }

  /** Returns the figures of a model that learned all labels. */
  Map<String, Double> full() {
    labels.learnAll();
    judge.learn(labels.statistics(scheme));
    for (int i = 0; i < FULL_ROUNDS; i++) {
      learner.learn(labels.known(), seed + i);
    }
    return figures();
  }

  /** Goes through the videos from start to end, in an order drawn by the seed. */
  List<SimulationResult.Point> byHand(JobContext context) {
    List<Integer> order = new ArrayList<>(labels.training().boxed().toList());
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    List<Place> sequence = order.stream().flatMap(c -> grid.places(c).stream()).toList();
    int next = 0;
    double round = plan.firstRound();
    while (next < sequence.size()) {
      stopIfCancelled(context);
      int end = (int) Math.min(sequence.size(), next + Math.round(round));
      for (; next < end; next++) {
        Place place = sequence.get(next);
        int[][] truth = clips.get(PlaceGrid.clip(place)).truth();
        labels.learn(place);
        count(actions.passThrough(truth, place.startTick(), place.endTick()));
      }
      learn();
      point(Optional.empty());
      round *= plan.growth();
    }
    return List.copyOf(points);
  }

  /** Answers what the function asks, until as much was done as labelling by hand takes. */
  List<SimulationResult.Point> ask(AcquisitionFunction function, JobContext context) {
    List<Place> windows = labels.training().mapToObj(grid::places).flatMap(List::stream).toList();
    Watch watch = new Watch(scheme.space(), clips, windows);
    double round = plan.firstRound();
    long most = 2 * segments();
    List<Matrix> said = List.of();
    while (spent.actions() < most) {
      stopIfCancelled(context);
      List<int[][]> proposed = proposed(said);
      List<Place> candidates = candidates(windows, proposed);
      if (candidates.isEmpty()) {
        break;
      }
      int count = (int) Math.min(Math.round(round), candidates.size());
      List<RankedClip> questions = choose(function, candidates, count, said);
      if (questions.isEmpty()) {
        break;
      }
      watch.begin(said, candidates);
      Effort before = spent;
      for (RankedClip question : questions) {
        if (question.audit() == QueueItem.Audit.YES) {
          watch.audit(said, question.place());
        }
        answer(question.place(), proposed);
      }
      learn();
      said = said();
      double seconds = spent.seconds() - before.seconds();
      point(Optional.of(watch.end(said, seconds, questions.size())));
      round *= plan.growth();
    }
    return List.copyOf(points);
  }

  /**
   * What may be asked: windows in which something is not known, and when the middle counts also the
   * middles of what is proposed, since near an edge a model is in doubt for a reason that a label
   * does not take away.
   */
  private List<Place> candidates(List<Place> windows, List<int[][]> proposed) {
    List<Place> places = new ArrayList<>(windows);
    if (plan.question() != SimulationPlan.Question.WINDOW && !proposed.isEmpty()) {
      labels
          .training()
          .forEach(c -> Clip.targets(proposed.get(c)).forEach(run -> middles(c, run, places)));
    }
    return places.stream()
        .filter(place -> !labels.isKnown(place))
        .distinct()
        .sorted(Place.ORDER)
        .toList();
  }

  /** Cuts a run into equal pieces of at most two windows and takes the middle of each. */
  private void middles(int clip, Target run, List<Place> out) {
    int window = grid.windowTicks();
    int length = run.end() - run.start();
    int pieces = Math.max(1, Math.round(length / (2f * window)));
    for (int i = 0; i < pieces; i++) {
      int from = run.start() + length * i / pieces;
      int to = run.start() + length * (i + 1) / pieces;
      int start = Math.max(from, (from + to - window) / 2);
      int end = Math.min(to, start + window);
      if (clips.get(clip).isKnown(start, end)) {
        out.add(
            new Place(PlaceGrid.video(clip), Optional.empty(), clips.get(clip).unit(), start, end));
      }
    }
  }

  /** Asks as the program does: spread over videos, some for rare classes, some at random. */
  private List<RankedClip> choose(
      AcquisitionFunction function, List<Place> candidates, int count, List<Matrix> said) {
    Pool pool = pool(candidates, said, function.reads());
    RankerSettings settings =
        RankerSettings.defaults().withCount(count).withSeed(random.nextLong());
    if (!said.isEmpty()) {
      return ClipRanker.rank(pool, function, settings).clips();
    }
    try {
      return ClipRanker.rank(pool, function, settings).clips();
    } catch (IllegalStateException needsModel) {
      return ClipRanker.rank(pool, new RandomChoice(), settings).clips();
    }
  }

  private Pool pool(List<Place> candidates, List<Matrix> said, Set<Signal> reads) {
    PoolBuilder pool = new PoolBuilder(columns, Looks.DIRECTIONS, reads);
    labels
        .training()
        .forEach(
            c -> {
              List<Place> own =
                  candidates.stream().filter(place -> PlaceGrid.clip(place) == c).toList();
              pool.add(
                  new PoolBuilder.Footage(
                      own,
                      said.isEmpty() ? Matrix.NONE : said.get(c),
                      !said.isEmpty() && reads.contains(Signal.BALD)
                          ? Map.of(Signal.BALD, information(c))
                          : Map.of(),
                      grid.rows(c),
                      labels.stretches(c)));
            });
    return pool.build();
  }

  private float[] information(int clip) {
    List<Matrix> samples =
        IntStream.range(0, SAMPLES).mapToObj(s -> learner.sample(clip, seed * 31 + s)).toList();
    return Doubt.information(samples, columns.starts());
  }

  private void answer(Place place, List<int[][]> said) {
    int clip = PlaceGrid.clip(place);
    int[][] truth = clips.get(clip).truth();
    int[][] proposed = said.isEmpty() ? nothing(clip) : said.get(clip);
    int start = place.startTick();
    int end = place.endTick();
    if (plan.question() == SimulationPlan.Question.WINDOW) {
      labels.learn(place);
      count(actions.answer(truth, proposed, start, end));
      return;
    }
    Effort effort = Effort.NONE;
    for (int g = 0; g < truth.length; g++) {
      ActionCount.Answer answer =
          plan.question() == SimulationPlan.Question.SEGMENT
              ? actions.segment(truth[g], proposed[g], start, end)
              : actions.moment(truth[g], proposed[g], start, end);
      labels.learn(place, g, answer);
      effort = effort.plus(answer.effort());
    }
    count(effort);
  }

  private void count(Effort effort) {
    spent = spent.plus(effort);
    items++;
  }

  private int[][] nothing(int clip) {
    int[][] nothing = new int[clips.get(clip).truth().length][clips.get(clip).ticks()];
    for (int[] group : nothing) {
      Arrays.fill(group, Target.BACKGROUND);
    }
    return nothing;
  }

  /** Does not let other work in between, which belongs to the thread that started the runs. */
  private static void stopIfCancelled(JobContext context) {
    if (context.isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new JobCancelledException();
    }
  }

  private void learn() {
    judge.learn(labels.statistics(scheme));
    learner.learn(labels.known(), seed * 7919 + points.size() + 1);
  }

  private void point(Optional<SimulationResult.Check> check) {
    points.add(
        new SimulationResult.Point(items, spent, labels.share(), figures(), check.orElse(null)));
  }

  /** What the model says of each clip of the training side. */
  private List<Matrix> said() {
    return IntStream.range(0, clips.size())
        .mapToObj(c -> labels.isTraining(c) ? learner.distributions(c) : Matrix.NONE)
        .toList();
  }

  /** What is proposed for each clip of the training side; empty before there is a model. */
  private List<int[][]> proposed(List<Matrix> said) {
    return IntStream.range(0, said.size())
        .mapToObj(
            c ->
                labels.isTraining(c)
                    ? judge.decode(said.get(c), labels.known(c)).toArray(int[][]::new)
                    : new int[0][])
        .toList();
  }

  private Map<String, Double> figures() {
    List<Integer> heldOut =
        IntStream.range(0, clips.size()).filter(c -> !labels.isTraining(c)).boxed().toList();
    return judge.figures(
        heldOut.stream().map(clips::get).toList(),
        heldOut.stream().map(learner::distributions).toList());
  }
}
