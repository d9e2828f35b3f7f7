package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Lets a choice that compares places with each other see the best of a large pool only: by entropy
 * where a model says something, else drawn at random. When all of these are chosen or no longer
 * allowed, the next best are its pool. One thread at a time.
 */
public final class Shortlisted implements Selection {

  /** Comparing each with each takes seconds up to here. */
  public static final int MOST = 20_000;

  private final String by;
  private final int most;
  private final BestFirst order;
  private final Function<int[], Selection> begin;
  private @Nullable Selection selection;
  private int[] rows = new int[0];

  /**
   * Begins.
   *
   * @param by id of the function that chooses
   * @param order scores by which the pool is cut
   * @param most so many places are compared at once
   * @param begin begins a choice among some rows of the pool, ascending; places are positions in
   *     them
   */
  Shortlisted(String by, float[] order, int most, Function<int[], Selection> begin) {
    this.by = by;
    this.most = most;
    this.order = new BestFirst(order);
    this.begin = begin;
  }

  /**
   * Begins.
   *
   * @param by id of the function that chooses
   * @param begin begins a choice among some rows of the pool, ascending; places are positions in
   *     them
   */
  public static Selection of(
      String by, Pool pool, RandomGenerator random, Function<int[], Selection> begin) {
    float[] order =
        pool.size() <= MOST
            ? new float[pool.size()]
            : pool.signal(Signal.ENTROPY).orElseGet(() -> Draws.each(pool.size(), random));
    return new Shortlisted(by, order, MOST, begin);
  }

  @Override
  public Optional<Pick> next(BitSet allowed) {
    while (true) {
      if (selection != null) {
        Optional<Pick> pick = selection.next(positions(allowed));
        if (pick.isPresent()) {
          return Optional.of(new Pick(rows[pick.get().place()], pick.get().score()));
        }
      }
      rows = cut(allowed);
      if (rows.length == 0) {
        selection = null;
        return Optional.empty();
      }
      selection = begin.apply(rows);
    }
  }

  private BitSet positions(BitSet allowed) {
    BitSet positions = new BitSet(rows.length);
    for (int i = 0; i < rows.length; i++) {
      if (allowed.get(rows[i])) {
        positions.set(i);
      }
    }
    return positions;
  }

  private int[] cut(BitSet allowed) {
    int[] best = new int[Math.min(most, allowed.cardinality())];
    int count = 0;
    while (count < best.length && !order.isEmpty()) {
      if (allowed.get(order.row())) {
        best[count++] = order.row();
      }
      order.drop();
    }
    int[] found = Arrays.copyOf(best, count);
    Arrays.sort(found);
    return found;
  }

  @Override
  public String by() {
    return by;
  }
}
