package org.cuepoint.core.active;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place worth asking about.
 *
 * @param place the place
 * @param score what it was chosen by; 0 for an audit
 * @param parts why: each signal of the place by its word, with {@code margin} as the margin itself,
 *     so that less of it is more doubt; and {@link #RARE}, where it was asked for a rare class, as
 *     the probability of that class
 * @param guess mean probabilities of the most probable classes by column of {@link
 *     Pool#probabilities}, most probable first; empty before there is a model
 * @param audit whether it was drawn at random, to measure
 */
public record RankedClip(
    Place place,
    double score,
    Map<String, Double> parts,
    Map<Integer, Double> guess,
    QueueItem.Audit audit) {

  /** The part of a place that was asked about for a class with few labels. */
  public static final String RARE = "rare";

  /** The part of a place at which an edge is unclear: how far it is spread, in seconds. */
  public static final String EDGE_SECONDS = "edge-seconds";

  private static final int GUESSES = 3;

  /** Copies the maps; the guess keeps its order. */
  public RankedClip {
    parts = Map.copyOf(parts);
    guess = Collections.unmodifiableMap(new LinkedHashMap<>(guess));
  }

  /** Returns what a pool says of one of its places. */
  static RankedClip of(Pool pool, int row, double score, QueueItem.Audit audit) {
    Map<String, Double> parts = new LinkedHashMap<>();
    pool.signals()
        .forEach(
            (signal, values) ->
                parts.put(
                    signal.word(),
                    (double) (signal == Signal.MARGIN ? 1 - values[row] : values[row])));
    return new RankedClip(pool.places().get(row), score, parts, guess(pool, row), audit);
  }

  private static Map<Integer, Double> guess(Pool pool, int row) {
    Map<Integer, Double> guess = new LinkedHashMap<>();
    Matrix said = pool.probabilities();
    while (said.count() > 0 && guess.size() < GUESSES) {
      int best = -1;
      for (int column = 0; column < said.width(); column++) {
        boolean open = !pool.starts().contains(column) && !guess.containsKey(column);
        if (open && (best < 0 || said.at(row, column) > said.at(row, best))) {
          best = column;
        }
      }
      if (best < 0) {
        break;
      }
      guess.put(best, (double) said.at(row, best));
    }
    return guess;
  }

  /** Returns the same clip as one that was asked about for a rare class. */
  RankedClip forRareClass(double probability) {
    Map<String, Double> more = new LinkedHashMap<>(parts);
    more.put(RARE, probability);
    return new RankedClip(place, score, more, guess, audit);
  }
}
