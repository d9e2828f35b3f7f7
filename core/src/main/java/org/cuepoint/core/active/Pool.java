package org.cuepoint.core.active;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All places that could be asked about, as columns of numbers: what an acquisition function chooses
 * from. Row i of every column is place i. Arrays are handed over and never written to. Thread-safe.
 *
 * @param places in {@link Place#ORDER}, so that a choice does not depend on how they were found
 * @param probabilities what the model says of each place, mean over its ticks: for each exclusive
 *     group background and then its classes, each group summing to 1; no rows before there is a
 *     model
 * @param starts the columns of {@code probabilities} at which its groups begin, which are their
 *     backgrounds; ascending
 * @param embeddings what each place looks like, of unit length; no rows when features are missing
 * @param signals reasons for doubt, one number a place; those that could not be computed are absent
 * @param known what is labelled already
 */
public record Pool(
    List<Place> places,
    Matrix probabilities,
    List<Integer> starts,
    Matrix embeddings,
    Map<Signal, float[]> signals,
    Known known) {

  /**
   * What is labelled already.
   *
   * @param embeddings of labelled stretches, of unit length, as those of the places; no rows when
   *     features are missing
   * @param labels for each of them the column of its label in {@link Pool#probabilities}, which may
   *     be background
   * @param classes how many classes there are in the label scheme
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Known(Matrix embeddings, int[] labels, int classes) {

    /** Nothing is labelled. */
    public static Known nothing(int classes) {
      return new Known(Matrix.NONE, new int[0], classes);
    }
  }

  /** Makes a pool whose classes, if there are probabilities, are one exclusive group. */
  public Pool(
      List<Place> places,
      Matrix probabilities,
      Matrix embeddings,
      Map<Signal, float[]> signals,
      Known known) {
    this(
        places,
        probabilities,
        probabilities.width() == 0 ? List.of() : List.of(0),
        embeddings,
        signals,
        known);
  }

  /** Copies the lists and validates that all columns have a row for each place. */
  public Pool {
    places = List.copyOf(places);
    starts = List.copyOf(starts);
    signals = Map.copyOf(signals);
    int count = places.size();
    requireRows("probabilities", probabilities.count(), count);
    requireRows("embeddings", embeddings.count(), count);
    signals.forEach((signal, values) -> requireRows(signal.word(), values.length, count));
  }

  private static void requireRows(String what, int rows, int places) {
    if (rows != 0 && rows != places) {
      throw new IllegalArgumentException(rows + " rows of " + what + " for " + places + " places");
    }
  }

  /** Returns the number of places. */
  public int size() {
    return places.size();
  }

  /** Returns how many labelled stretches show a class and not background. */
  public int labelledStretches() {
    int count = 0;
    for (int label : known.labels()) {
      count += starts.contains(label) ? 0 : 1;
    }
    return count;
  }

  /** Returns a signal, one number a place; empty when it could not be computed. */
  public Optional<float[]> signal(Signal signal) {
    return Optional.ofNullable(signals.get(signal));
  }
}
