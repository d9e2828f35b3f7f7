package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/** One run: a person labels the clips of all units but one. One thread. */
final class Labeller {

  /** Models that vote for BALD. */
  private static final int SAMPLES = 3;

  private static final float[] NONE = {};

  /** How often a model that has all labels at once learns. */
  private static final int FULL_ROUNDS = 6;

  private final SimulationPlan plan;
  private final DatasetSnapshot scheme;
  private final LabelSpace space;
  private final List<ClassId> classes;
  private final List<Clip> clips;
  private final String heldOut;
  private final long seed;
  private final PlaceGrid grid;
  private final Learner learner;
  private final RandomGenerator random;
  private final ActionCount actions;

  /** What is labelled so far, by clip, group and tick. */
  private final List<int[][]> known = new ArrayList<>();

  /** The part of it whose edges a person has looked at: what segments last is learned from that. */
  private final List<int[][]> edged = new ArrayList<>();

  /** Windows of the training side. */
  private final List<Place> windows = new ArrayList<>();

  private final List<SimulationResult.Point> points = new ArrayList<>();
  private final List<float[]> knownLooks = new ArrayList<>();
  private final List<Integer> knownLabels = new ArrayList<>();
  private SemiMarkovDecoder decoder;
  private Effort spent = Effort.NONE;
  private int items;
  private int rounds;

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
    this.space = scheme.space();
    this.classes = scheme.classes().stream().map(ClassId::parse).toList();
    this.clips = clips;
    this.heldOut = heldOut;
    this.seed = seed;
    this.grid = grid;
    this.learner = learner;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.actions = new ActionCount(plan.costs(), scheme.clock());
    for (int c = 0; c < clips.size(); c++) {
      int[][] nothing = new int[clips.get(c).truth().length][clips.get(c).ticks()];
      for (int[] group : nothing) {
        Arrays.fill(group, Target.NOT_KNOWN);
      }
      known.add(nothing);
      edged.add(Arrays.stream(nothing).map(int[]::clone).toArray(int[][]::new));
      if (isTraining(c)) {
        windows.addAll(grid.places(c));
      }
    }
    this.decoder = decoder();
  }

  private boolean isTraining(int clip) {
    return !clips.get(clip).unit().equals(heldOut);
  }

  /** Returns how many segments the training side has. */
  long segments() {
    return IntStream.range(0, clips.size())
        .filter(this::isTraining)
        .mapToLong(
            c ->
                Clip.targets(clips.get(c).truth()).stream()
                    .filter(target -> target.label() >= 0)
                    .count())
        .sum();
  }

  /** Returns the figures of a model that learned all labels. */
  Map<String, Double> full() {
    for (int c = 0; c < clips.size(); c++) {
      if (isTraining(c)) {
        known.set(c, clips.get(c).truth());
        edged.set(c, clips.get(c).truth());
      }
    }
    decoder = decoder();
    for (int i = 0; i < FULL_ROUNDS; i++) {
      learner.learn(targets(known), seed + i);
    }
    return figures();
  }

  /** Goes through the videos from start to end, in an order drawn by the seed. */
  List<SimulationResult.Point> byHand(JobContext context) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, clips.size()).filter(this::isTraining).boxed().toList());
    for (int i = order.size() - 1; i > 0; i--) {
      java.util.Collections.swap(order, i, random.nextInt(i + 1));
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
        learnOf(place, actions.passThrough(truth, place.startTick(), place.endTick()));
      }
      closeRound();
      round *= plan.growth();
    }
    return List.copyOf(points);
  }

  /** Answers what the function asks, until as much was done as labelling by hand takes. */
  List<SimulationResult.Point> ask(AcquisitionFunction function, JobContext context) {
    double round = plan.firstRound();
    long most = 2 * segments();
    while (spent.actions() < most) {
      stopIfCancelled(context);
      List<Matrix> said = said();
      List<int[][]> proposed = proposed(said);
      List<Place> candidates = candidates(proposed);
      if (candidates.isEmpty()) {
        break;
      }
      int count = (int) Math.min(Math.round(round), candidates.size());
      for (int i : choose(function, candidates, count, said)) {
        answer(candidates.get(i), proposed);
      }
      closeRound();
      round *= plan.growth();
    }
    return List.copyOf(points);
  }

  /**
   * What may be asked: windows in which something is not known, and when the middle counts also the
   * middles of what is proposed, since near an edge a model is in doubt for a reason that a label
   * does not take away.
   */
  private List<Place> candidates(List<int[][]> proposed) {
    if (plan.question() == SimulationPlan.Question.WINDOW || proposed.isEmpty()) {
      return windows.stream().filter(place -> !isKnown(place)).toList();
    }
    List<Place> middles = new ArrayList<>(windows);
    for (int c = 0; c < clips.size(); c++) {
      if (isTraining(c)) {
        for (Target run : Clip.targets(proposed.get(c))) {
          middles(c, run, middles);
        }
      }
    }
    return middles.stream()
        .filter(place -> !isKnown(place))
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

  private boolean isKnown(Place place) {
    int middle = (place.startTick() + place.endTick()) / 2;
    for (int[] group : known.get(PlaceGrid.clip(place))) {
      if (group[middle] == Target.NOT_KNOWN) {
        return false;
      }
    }
    return true;
  }

  private void answer(Place place, List<int[][]> said) {
    int clip = PlaceGrid.clip(place);
    int[][] truth = clips.get(clip).truth();
    int[][] proposed = said.isEmpty() ? nothing(clip) : said.get(clip);
    if (plan.question() == SimulationPlan.Question.WINDOW) {
      learnOf(place, actions.answer(truth, proposed, place.startTick(), place.endTick()));
      return;
    }
    for (int g = 0; g < truth.length; g++) {
      ActionCount.Answer answer =
          actions.moment(truth[g], proposed[g], place.startTick(), place.endTick());
      ActionCount.Run run = answer.run();
      Arrays.fill(known.get(clip)[g], run.start(), run.end(), run.label());
      if (answer.edges() == ActionCount.Edges.SEEN) {
        Arrays.fill(edged.get(clip)[g], run.start(), run.end(), run.label());
      }
      spent = spent.plus(answer.effort());
      if (g == 0) {
        remember(place, run.label());
      }
    }
    items++;
  }

  private int[][] nothing(int clip) {
    int[][] nothing = new int[space.groups().size()][clips.get(clip).ticks()];
    for (int[] group : nothing) {
      Arrays.fill(group, Target.BACKGROUND);
    }
    return nothing;
  }

  private void remember(Place place, int label) {
    knownLooks.add(grid.embedding(place));
    knownLabels.add(space.output(0, label) - space.offset(0));
  }

  /** Does not let other work in between, which belongs to the thread that started the runs. */
  private static void stopIfCancelled(JobContext context) {
    if (context.isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new JobCancelledException();
    }
  }

  private void learnOf(Place place, Effort effort) {
    int clip = PlaceGrid.clip(place);
    int[][] truth = clips.get(clip).truth();
    int length = place.endTick() - place.startTick();
    for (int g = 0; g < truth.length; g++) {
      System.arraycopy(truth[g], place.startTick(), known.get(clip)[g], place.startTick(), length);
      System.arraycopy(truth[g], place.startTick(), edged.get(clip)[g], place.startTick(), length);
    }
    remember(place, majority(truth[0], place));
    spent = spent.plus(effort);
    items++;
  }

  private static int majority(int[] labels, Place place) {
    return IntStream.range(place.startTick(), place.endTick())
        .map(t -> labels[t])
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Target.BACKGROUND);
  }

  private void closeRound() {
    rounds++;
    decoder = decoder();
    learner.learn(targets(known), seed * 7919 + rounds);
    long labelled = 0;
    long all = 0;
    for (int c = 0; c < clips.size(); c++) {
      if (isTraining(c)) {
        all += clips.get(c).ticks();
        labelled +=
            Arrays.stream(known.get(c)[0]).filter(label -> label != Target.NOT_KNOWN).count();
      }
    }
    points.add(
        new SimulationResult.Point(items, spent, (double) labelled / Math.max(1, all), figures()));
  }

  private List<List<Target>> targets(List<int[][]> labels) {
    return IntStream.range(0, clips.size())
        .mapToObj(c -> isTraining(c) ? Clip.targets(labels.get(c)) : List.<Target>of())
        .toList();
  }

  private SemiMarkovDecoder decoder() {
    List<List<Target>> targets = targets(edged);
    List<DatasetSnapshot.Clip> labelled =
        IntStream.range(0, clips.size())
            .filter(c -> !targets.get(c).isEmpty())
            .mapToObj(
                c ->
                    new DatasetSnapshot.Clip(
                        Integer.toString(c), "", null, null, clips.get(c).ticks(), targets.get(c)))
            .toList();
    return new SemiMarkovDecoder(
        SemiMarkovSettings.defaults(),
        SegmentStatistics.learn(
            new DatasetSnapshot(
                scheme.clock(),
                scheme.schemeVersion(),
                scheme.classes(),
                scheme.groups(),
                labelled)));
  }

  /** What the model says of each clip of the training side; empty before the first round. */
  private List<Matrix> said() {
    return rounds == 0
        ? List.of()
        : IntStream.range(0, clips.size())
            .mapToObj(c -> isTraining(c) ? learner.distributions(c) : Matrix.NONE)
            .toList();
  }

  /** What is proposed for each clip of the training side; empty before there is a model. */
  private List<int[][]> proposed(List<Matrix> said) {
    return said.isEmpty()
        ? List.of()
        : IntStream.range(0, clips.size())
            .mapToObj(
                c ->
                    isTraining(c)
                        ? decode(said.get(c), clips.get(c).ticks(), Clip.targets(known.get(c)))
                            .toArray(int[][]::new)
                        : new int[0][])
            .toList();
  }

  private List<Integer> choose(
      AcquisitionFunction function, List<Place> candidates, int count, List<Matrix> said) {
    Selection selection = begin(function, pool(candidates, said));
    BitSet allowed = new BitSet();
    allowed.set(0, candidates.size());
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      Optional<Selection.Pick> pick = selection.next(allowed);
      if (pick.isEmpty()) {
        break;
      }
      allowed.clear(pick.get().place());
      chosen.add(pick.get().place());
    }
    return chosen;
  }

  /** A function that needs a model asks at random before there is one. */
  private Selection begin(AcquisitionFunction function, Pool pool) {
    if (rounds > 0) {
      return function.begin(pool, random);
    }
    try {
      return function.begin(pool, random);
    } catch (IllegalStateException needsModel) {
      return new AtRandom(pool.size(), random);
    }
  }

  private Pool pool(List<Place> places, List<Matrix> said) {
    int size = places.size();
    int outputs = space.outputs();
    float[] looks = new float[size * grid.width()];
    float[] means = new float[said.isEmpty() ? 0 : size * outputs];
    Map<Signal, float[]> signals = new EnumMap<>(Signal.class);
    List<List<Matrix>> samples = said.isEmpty() ? List.of() : samples();
    if (!said.isEmpty()) {
      for (Signal signal :
          List.of(Signal.ENTROPY, Signal.MARGIN, Signal.LEAST_CONFIDENCE, Signal.BALD)) {
        signals.put(signal, new float[size]);
      }
    }
    for (int i = 0; i < size; i++) {
      Place place = places.get(i);
      int clip = PlaceGrid.clip(place);
      System.arraycopy(grid.embedding(place), 0, looks, i * grid.width(), grid.width());
      if (!said.isEmpty()) {
        doubt(said.get(clip), samples.get(clip), place, i, means, signals);
      }
    }
    Matrix rows = said.isEmpty() ? Matrix.NONE : new Matrix(size, outputs, means);
    List<Integer> starts =
        IntStream.range(0, said.isEmpty() ? 0 : space.groups().size())
            .mapToObj(space::offset)
            .toList();
    return new Pool(
        places, rows, starts, new Matrix(size, grid.width(), looks), signals, knownSoFar());
  }

  private List<List<Matrix>> samples() {
    return IntStream.range(0, clips.size())
        .mapToObj(
            c ->
                isTraining(c)
                    ? IntStream.range(0, SAMPLES)
                        .mapToObj(s -> learner.sample(c, seed * 31 + s))
                        .toList()
                    : List.<Matrix>of())
        .toList();
  }

  private Pool.Known knownSoFar() {
    float[] values = new float[knownLooks.size() * grid.width()];
    for (int i = 0; i < knownLooks.size(); i++) {
      System.arraycopy(knownLooks.get(i), 0, values, i * grid.width(), grid.width());
    }
    return new Pool.Known(
        new Matrix(knownLooks.size(), grid.width(), values),
        knownLabels.stream().mapToInt(Integer::intValue).toArray(),
        classes.size());
  }

  private void doubt(
      Matrix said,
      List<Matrix> samples,
      Place place,
      int row,
      float[] means,
      Map<Signal, float[]> signals) {
    int outputs = space.outputs();
    double entropy = 0;
    double margin = 0;
    double confidence = 0;
    double bald = 0;
    for (int t = place.startTick(); t < place.endTick(); t++) {
      for (int o = 0; o < outputs; o++) {
        means[row * outputs + o] += said.at(t, o) / (place.endTick() - place.startTick());
      }
      for (int g = 0; g < space.groups().size(); g++) {
        int from = space.offset(g);
        int to = from + space.size(g);
        double best = 0;
        double second = 0;
        double mixed = 0;
        double each = 0;
        for (int o = from; o < to; o++) {
          double p = said.at(t, o);
          entropy -= p > 0 ? p * Math.log(p) : 0;
          second = p > best ? best : Math.max(second, p);
          best = Math.max(best, p);
          double mean = 0;
          for (Matrix sample : samples) {
            double q = sample.at(t, o);
            mean += q / samples.size();
            each -= q > 0 ? q * Math.log(q) / samples.size() : 0;
          }
          mixed -= mean > 0 ? mean * Math.log(mean) : 0;
        }
        bald += mixed - each;
        margin += best - second;
        confidence += best;
      }
    }
    double count = (double) space.groups().size() * (place.endTick() - place.startTick());
    signals.getOrDefault(Signal.ENTROPY, NONE)[row] = (float) (entropy / count);
    signals.getOrDefault(Signal.MARGIN, NONE)[row] = (float) (1 - margin / count);
    signals.getOrDefault(Signal.LEAST_CONFIDENCE, NONE)[row] = (float) (1 - confidence / count);
    signals.getOrDefault(Signal.BALD, NONE)[row] = (float) (bald / count);
  }

  private List<int[]> decode(Matrix said, int ticks, List<Target> constraints) {
    float[] rows = new float[ticks * classes.size()];
    for (int t = 0; t < ticks; t++) {
      for (int g = 0; g < space.groups().size(); g++) {
        for (int i = 1; i < space.size(g); i++) {
          rows[t * classes.size() + space.groups().get(g).get(i - 1)] =
              said.at(t, space.offset(g) + i);
        }
      }
    }
    return decoder.labels(
        new ProbabilityTrack(new FeatureClock(scheme.clock()), classes, rows),
        space.groups(),
        constraints,
        space.groups().stream().map(group -> BoundaryScores.absent()).toList());
  }

  /** Judges the model on the held-out clips, ticks as frames, groups as videos of their own. */
  private Map<String, Double> figures() {
    List<LabelledVideo> judged = new ArrayList<>();
    for (int c = 0; c < clips.size(); c++) {
      if (!isTraining(c)) {
        Matrix said = learner.distributions(c);
        List<int[]> labels = decode(said, clips.get(c).ticks(), List.of());
        for (int g = 0; g < labels.size(); g++) {
          judged.add(
              new LabelledVideo(
                  clips.get(c).name(),
                  Optional.of(heldOut),
                  runs(clips.get(c).truth()[g]),
                  runs(labels.get(g))));
        }
      }
    }
    SegmentationScores scores = SegmentationScores.of(judged, Evaluation.BACKGROUND);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MoF", scores.mof());
    figures.put("edit", scores.edit());
    scores.f1().forEach((overlap, value) -> figures.put("F1@" + overlap, value));
    return figures;
  }

  private LabelRuns runs(int[] labels) {
    List<String> names = new ArrayList<>();
    for (int label : labels) {
      names.add(
          label == Target.NOT_KNOWN
              ? LabelRuns.LEFT_OUT
              : label >= 0 ? scheme.classes().get(label) : background());
    }
    return LabelRuns.ofFrames(names);
  }

  private static String background() {
    return Evaluation.BACKGROUND.iterator().next();
  }

  /** Any order. */
  private static final class AtRandom implements Selection {
    private final List<Integer> order;

    AtRandom(int size, RandomGenerator random) {
      order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      for (int i = size - 1; i > 0; i--) {
        java.util.Collections.swap(order, i, random.nextInt(i + 1));
      }
    }

    @Override
    public Optional<Pick> next(BitSet allowed) {
      while (!order.isEmpty()) {
        int place = order.removeLast();
        if (allowed.get(place)) {
          return Optional.of(new Pick(place, 0));
        }
      }
      return Optional.empty();
    }

    @Override
    public String by() {
      return "random";
    }
  }
}
