package org.cuepoint.core.active.stopping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long a person has worked, from what was recorded. Something with a known duration was work
 * for that long before it was recorded; of anything else, the time since the record before it was
 * work, but no more than a minute: whoever did nothing for longer was away. Stretches that overlap
 * count once.
 *
 * @param stretches of work, apart from each other, in order
 */
public record ActiveTime(List<Stretch> stretches) {

  private static final Duration AWAY = Duration.ofMinutes(1);

  /** Copies the stretches. */
  public ActiveTime {
    stretches = List.copyOf(stretches);
  }

  /** Time from one moment to another. */
  public record Stretch(Instant start, Instant end) {}

  /**
   * Something that a person did.
   *
   * @param when it was recorded
   * @param seconds how long it took; 0 when not known
   */
  public record Deed(Instant when, double seconds) {}

  /** Takes the time from what one person did, in any order. */
  public static ActiveTime of(List<Deed> deeds) {
    List<Deed> ordered = deeds.stream().sorted(Comparator.comparing(Deed::when)).toList();
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Deed deed = ordered.get(i);
      if (deed.seconds() > 0) {
        all.add(new Stretch(deed.when().minusMillis((long) (1000 * deed.seconds())), deed.when()));
      } else if (i > 0) {
        Instant before = ordered.get(i - 1).when();
        Instant cut = deed.when().minus(AWAY);
        all.add(new Stretch(before.isAfter(cut) ? before : cut, deed.when()));
      }
    }
    all.sort(Comparator.comparing(Stretch::start).thenComparing(Stretch::end));
    List<Stretch> apart = new ArrayList<>();
    for (Stretch stretch : all) {
      if (!apart.isEmpty() && !stretch.start().isAfter(apart.getLast().end())) {
        Stretch last = apart.removeLast();
        Instant end = last.end().isAfter(stretch.end()) ? last.end() : stretch.end();
        apart.add(new Stretch(last.start(), end));
      } else {
        apart.add(stretch);
      }
    }
    return new ActiveTime(apart);
  }

  /** Returns the minutes worked up to a moment. */
  public double minutesUntil(Instant when) {
    double millis = 0;
    for (Stretch stretch : stretches) {
      Instant end = stretch.end().isBefore(when) ? stretch.end() : when;
      millis += Math.max(0, Duration.between(stretch.start(), end).toMillis());
    }
    return millis / 60_000;
  }

  /** Returns all minutes worked. */
  public double minutes() {
    return minutesUntil(Instant.MAX);
  }
}
