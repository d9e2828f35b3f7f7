package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a pool from what is known of each tick of each video. What is not known of all videos that
 * have places is left out. One thread at a time.
 */
public final class PoolBuilder {

  private final Columns columns;
  private final Looks kind;
  private final Set<Signal> reads;
  private final List<Place> places = new ArrayList<>();
  private final RowList distributions = new RowList();
  private final Map<Signal, RowList> signals = new EnumMap<>(Signal.class);
  private final RowList looks = new RowList();
  private final RowList knownLooks = new RowList();
  private final List<Integer> labels = new ArrayList<>();

  /**
   * What is known of one video or region.
   *
   * @param places the places that could be asked about, in any order
   * @param said what the model says of each tick, in the {@link Columns} of the pool; no rows when
   *     it said nothing
   * @param curves further signals, one number a tick, such as how unclear edges are; each becomes
   *     the mean over a place
   * @param looks what each tick looks like, one row a tick; no rows when features are missing
   * @param labelled what a person said of it
   */
  public record Footage(
      List<Place> places,
      Matrix said,
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
   * @param kind what the numbers of {@link Footage#looks} are
   * @param reads signals that somebody goes by; entropy, of which reasons do not tell and which
   *     takes longest, is left out where it is not among them
   */
  public PoolBuilder(Columns columns, Looks kind, Set<Signal> reads) {
    this.columns = columns;
    this.kind = kind;
    this.reads = Set.copyOf(reads);
  }

  /** Adds a video or region. */
  public PoolBuilder add(Footage footage) {
    for (Stretch stretch : footage.labelled()) {
      labels.add(stretch.label() == Stretch.NOTHING ? 0 : columns.columnOf(stretch.label()));
      knownLooks.add(footage.looks(), stretch.startTick(), stretch.endTick());
    }
    if (footage.places().isEmpty()) {
      return this;
    }
    Matrix said = footage.said();
    List<Integer> starts = columns.starts();
    Map<Signal, Matrix> curves = new EnumMap<>(Signal.class);
    footage.curves().forEach((signal, values) -> curves.put(signal, column(values)));
    if (said.count() > 0) {
      if (reads.contains(Signal.ENTROPY)) {
        curves.put(Signal.ENTROPY, column(Doubt.entropy(said, starts)));
      }
      curves.put(Signal.MARGIN, column(Doubt.margin(said, starts)));
      curves.put(Signal.LEAST_CONFIDENCE, column(Doubt.leastConfidence(said, starts)));
    }
    places.addAll(footage.places());
    distributions.add(said, footage.places());
    looks.add(footage.looks(), footage.places());
    curves.forEach(
        (signal, values) ->
            signals.computeIfAbsent(signal, any -> new RowList()).add(values, footage.places()));
    return this;
  }

  private static Matrix column(float[] values) {
    return new Matrix(values.length, 1, values);
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
      Standardising scale = Standardising.of(looks.rows(), kind);
      embeddings = scale.unit(looks.inOrder(order));
      known =
          knownLooks.count() == labels.size()
              ? scale.unit(knownLooks.inOrder(IntStream.range(0, labels.size()).toArray()))
              : Matrix.NONE;
    }
    return new Pool(
        IntStream.of(order).mapToObj(places::get).toList(),
        distributions.count() == count ? distributions.inOrder(order) : Matrix.NONE,
        columns.starts(),
        embeddings,
        complete,
        new Pool.Known(
            known, labels.stream().mapToInt(Integer::intValue).toArray(), columns.classes()));
  }
}
