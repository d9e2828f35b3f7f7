package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chooses the places to ask about: by an acquisition function, but no two close together and no
 * video or group above its share; some for rare classes; and some drawn at random from all places,
 * whatever their score, so that what is measured on them holds for the project. Audits and rare
 * classes are spread evenly over the queue, so that whoever answers half of it answers half of
 * them. A ranking repeats exactly. Thread-safe.
 */
public final class ClipRanker {

  /** Audits have random numbers of their own: they must not depend on the function. */
  private static final long AUDIT_SEED = 0x61756469745f2121L;

  private ClipRanker() {}

  /**
   * A queue.
   *
   * @param by id of the function that chose, where one leaves the choice to another
   * @param clips the places, most worth asking first
   */
  public record Ranking(String by, List<RankedClip> clips) {
    /** Copies the list. */
    public Ranking {
      clips = List.copyOf(clips);
    }
  }

  /**
   * Ranks places.
   *
   * @param pool the places; may overlap
   * @param function chooses among them
   * @param settings how many, and how spread
   * @return at most {@code settings.count()} places; fewer where spreading leaves no more
   * @throws IllegalStateException if the pool lacks what the function needs, or the function gives
   *     a place that there is not or a score that is no number; the message says what to do
   */
  public static Ranking rank(Pool pool, AcquisitionFunction function, RankerSettings settings) {
    if (pool.size() == 0) {
      return new Ranking(function.id(), List.of());
    }
    RandomGenerator chance = new SplittableRandom(settings.seed() ^ AUDIT_SEED);
    int audits = Math.min(pool.size(), share(settings.auditShare(), settings.count(), chance));
    int rare = share(settings.rareShare(), settings.count(), chance);
    Openings openings = new Openings(pool.places(), settings);
    List<Integer> drawn = draw(pool.size(), audits, chance);
    drawn.forEach(openings::ask);
    Selection selection = function.begin(pool, new SplittableRandom(settings.seed()));
    RareClasses rareClasses = new RareClasses(pool);
    List<RankedClip> clips = new ArrayList<>();
    int asked = 0;
    int looked = 0;
    for (int i = 0; i < settings.count(); i++) {
      if (asked < drawn.size() && i >= position(asked, drawn.size(), settings.count())) {
        clips.add(RankedClip.of(pool, drawn.get(asked++), 0, QueueItem.Audit.YES));
      } else if (looked < rare && i >= position(looked, rare, settings.count())) {
        looked++;
        rareClasses
            .next(openings.allowed())
            .map(found -> rare(pool, found, openings))
            .or(() -> chosen(pool, selection, function, openings))
            .ifPresent(clips::add);
      } else {
        chosen(pool, selection, function, openings).ifPresent(clips::add);
      }
    }
    return new Ranking(selection.by(), clips);
  }

  /** Returns where the number-th of some questions stands when they are spread evenly. */
  private static int position(int number, int of, int count) {
    return (int) ((number + 0.5) * count / of);
  }

  private static int share(double share, int count, RandomGenerator chance) {
    double exact = share * count + 1e-9;
    int whole = (int) exact;
    return whole + (chance.nextDouble() < exact - whole - 1e-9 ? 1 : 0);
  }

  /** Draws rows uniformly without putting back (Floyd's way), in the order of the draws. */
  private static List<Integer> draw(int rows, int count, RandomGenerator chance) {
    BitSet drawn = new BitSet();
    List<Integer> order = new ArrayList<>();
    for (int i = rows - count; i < rows; i++) {
      int row = chance.nextInt(i + 1);
      row = drawn.get(row) ? i : row;
      drawn.set(row);
      order.add(row);
    }
    return order;
  }

  private static RankedClip rare(Pool pool, RareClasses.Found found, Openings openings) {
    openings.ask(found.row());
    return RankedClip.of(pool, found.row(), found.probability(), QueueItem.Audit.NO)
        .forRareClass(found.probability());
  }

  private static Optional<RankedClip> chosen(
      Pool pool, Selection selection, AcquisitionFunction function, Openings openings) {
    Optional<Selection.Pick> pick = selection.next(openings.allowed());
    pick.ifPresent(
        found -> {
          requireUsable(function, found, openings.allowed());
          openings.ask(found.place());
        });
    return pick.map(found -> RankedClip.of(pool, found.place(), found.score(), QueueItem.Audit.NO));
  }

  private static void requireUsable(
      AcquisitionFunction function, Selection.Pick pick, BitSet allowed) {
    boolean there = pick.place() >= 0 && allowed.get(pick.place());
    if (!there || !Double.isFinite(pick.score())) {
      throw new IllegalStateException(
          "The acquisition function '"
              + function.id()
              + "' gave "
              + (there ? "a score that is no number" : "a place that it may not choose")
              + "; choose another one");
    }
  }
}
