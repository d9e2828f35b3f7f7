package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * Makes a pool from what is known of each tick of each video. What is not known of all videos that
 * have places is left out. One thread at a time.
 */
public final class PoolBuilder {

  private final List<List<Integer>> groups;
  private final List<Integer> starts;
  private final int width;
  private final List<Place> places = new ArrayList<>();
  private final RowList distributions;
  private final Map<Signal, RowList> signals = new EnumMap<>(Signal.class);
  private final RowList looks = new RowList();
  private final RowList knownLooks = new RowList();
  private final List<Integer> labels = new ArrayList<>();

  /**
   * What is known of one video or region.
   *
   * @param places the places that could be asked about, in any order
   * @param probabilities what the model says, if it said anything
   * @param curves further signals, one number a tick, such as how unclear edges are; each becomes
   *     the mean over a place
   * @param looks what each tick looks like, one row a tick; no rows when features are missing
   * @param labelled what a person said of it
   */
  public record Footage(
      List<Place> places,
      Optional<ProbabilityTrack> probabilities,
      Map<Signal, float[]> curves,
      Matrix looks,
      List<Stretch> labelled) {

    /** Copies the lists and the map; the arrays are handed over. */
    public Footage {
      places = List.copyOf(places);
      curves = Map.copyOf(curves);
      labelled = List.copyOf(labelled);
    }
  }

  /**
   * A labelled stretch of a video.
   *
   * @param startTick first tick
   * @param endTick the tick after the last, more than {@code startTick}
   * @param label position of the class that happens, or {@link #NOTHING}
   */
  public record Stretch(int startTick, int endTick, int label) {
    /** The label of a stretch where nothing happens: background of the first group. */
    public static final int NOTHING = -1;
  }

  /**
   * Begins a pool.
   *
   * @param groups positions of the classes that exclude each other; every class is in one group
   */
  public PoolBuilder(List<List<Integer>> groups) {
    this.groups = groups.stream().map(List::copyOf).toList();
    List<Integer> first = new ArrayList<>();
    int next = 0;
    for (List<Integer> group : this.groups) {
      first.add(next);
      next += group.size() + 1;
    }
    this.starts = List.copyOf(first);
    this.width = next;
    this.distributions = new RowList();
  }

  /**
   * Returns the class of a column of {@link Pool#probabilities}, or -1 where it is background.
   *
   * @param column 0 to the width
   */
  public int classAt(int column) {
    int group = groups.size() - 1;
    while (starts.get(group) > column) {
      group--;
    }
    int member = column - starts.get(group) - 1;
    return member < 0 ? -1 : groups.get(group).get(member);
  }

  /** Returns the column of a class in {@link Pool#probabilities}. */
  public int columnOf(int actionClass) {
    for (int g = 0; g < groups.size(); g++) {
      int member = groups.get(g).indexOf(actionClass);
      if (member >= 0) {
        return starts.get(g) + 1 + member;
      }
    }
    throw new IllegalArgumentException("No group has the class " + actionClass);
  }

  /** Adds a video or region. */
  public PoolBuilder add(Footage footage) {
    for (Stretch stretch : footage.labelled()) {
      labels.add(stretch.label() == Stretch.NOTHING ? 0 : columnOf(stretch.label()));
      knownLooks.add(footage.looks(), stretch.startTick(), stretch.endTick());
    }
    if (footage.places().isEmpty()) {
      return this;
    }
    Matrix said = footage.probabilities().map(this::distributions).orElse(Matrix.NONE);
    Map<Signal, Matrix> curves = new EnumMap<>(Signal.class);
    footage.curves().forEach((signal, values) -> curves.put(signal, column(values)));
    if (said.count() > 0) {
      curves.put(Signal.ENTROPY, column(Doubt.entropy(said, starts)));
      curves.put(Signal.MARGIN, column(Doubt.margin(said, starts)));
      curves.put(Signal.LEAST_CONFIDENCE, column(Doubt.leastConfidence(said, starts)));
    }
    for (Place place : footage.places()) {
      places.add(place);
      distributions.add(said, place.startTick(), place.endTick());
      looks.add(footage.looks(), place.startTick(), place.endTick());
      curves.forEach(
          (signal, values) ->
              signals
                  .computeIfAbsent(signal, any -> new RowList())
                  .add(values, place.startTick(), place.endTick()));
    }
    return this;
  }

  private static Matrix column(float[] values) {
    return new Matrix(values.length, 1, values);
  }

  /**
   * Writes each tick as distributions with background, which is what is missing to 1. Where a model
   * lets classes sum to more, they are scaled to 1.
   */
  private Matrix distributions(ProbabilityTrack track) {
    float[] values = new float[track.ticks() * width];
    RowBlocks.each(
        track.ticks(),
        1024,
        (from, to) -> {
          for (int tick = from; tick < to; tick++) {
            for (int g = 0; g < groups.size(); g++) {
              write(track, tick, groups.get(g), values, tick * width + starts.get(g));
            }
          }
        });
    return new Matrix(track.ticks(), width, values);
  }

  private static void write(
      ProbabilityTrack track, int tick, List<Integer> group, float[] values, int at) {
    float sum = 0;
    for (int i = 0; i < group.size(); i++) {
      float p = Math.max(0, track.at(tick, group.get(i)));
      values[at + 1 + i] = p;
      sum += p;
    }
    values[at] = Math.max(0, 1 - sum);
    for (int i = 0; sum > 1 && i < group.size(); i++) {
      values[at + 1 + i] /= sum;
    }
  }

  /** Returns the pool of all that was added. */
  public Pool build() {
    int count = places.size();
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparing(places::get, Place.ORDER))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<Signal, float[]> complete = new EnumMap<>(Signal.class);
    Set<Signal> found = EnumSet.noneOf(Signal.class);
    found.addAll(signals.keySet());
    for (Signal signal : found) {
      RowList rows = signals.get(signal);
      if (rows != null && rows.count() == count) {
        complete.put(signal, rows.inOrder(order).values());
      }
    }
    Matrix embeddings = Matrix.NONE;
    Matrix known = Matrix.NONE;
    if (count > 0 && looks.count() == count) {
      Standardising scale = Standardising.of(looks);
      embeddings = scale.unit(looks.inOrder(order));
      known =
          knownLooks.count() == labels.size()
              ? scale.unit(knownLooks.inOrder(IntStream.range(0, labels.size()).toArray()))
              : Matrix.NONE;
    }
    return new Pool(
        IntStream.of(order).mapToObj(places::get).toList(),
        distributions.count() == count ? distributions.inOrder(order) : Matrix.NONE,
        starts,
        embeddings,
        complete,
        new Pool.Known(
            known,
            labels.stream().mapToInt(Integer::intValue).toArray(),
            groups.stream().mapToInt(List::size).sum()));
  }
}
