package org.cuepoint.core.active.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Reads the guess that a question keeps, and the labels at its place, as one label an exclusive
 * group.
 *
 * @param names name of each class, in scheme order
 * @param groups positions of the classes of each exclusive group
 */
public record GuessReading(List<String> names, List<List<Integer>> groups) {

  /** Copies the lists. */
  public GuessReading {
    names = List.copyOf(names);
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Returns the most probable label of each group. A question keeps only the most probable classes;
   * what they leave of 1 in their group counts as background, where it may have been spread over
   * classes that were not kept. So background is guessed somewhat too often where all classes were
   * improbable.
   *
   * @param guess probabilities by class name
   * @return a class or {@link Target#BACKGROUND} for each group; empty when nothing is kept, or
   *     none of its classes is in the scheme any more
   */
  public List<Integer> guessed(Map<String, Double> guess) {
    if (guess.keySet().stream().noneMatch(names::contains)) {
      return List.of();
    }
    List<Integer> labels = new ArrayList<>();
    for (List<Integer> members : groups) {
      int best = Target.BACKGROUND;
      double most = 0;
      double sum = 0;
      for (int member : members) {
        double p = guess.getOrDefault(names.get(member), 0.0);
        sum += p;
        if (p > most) {
          most = p;
          best = member;
        }
      }
      labels.add(most >= 1 - sum ? best : Target.BACKGROUND);
    }
    return labels;
  }

  /**
   * Returns the label that most ticks of a place have.
   *
   * @param targets what is known of the clip
   * @param group position of the exclusive group
   * @param guessed what the model guessed in the group
   * @param start first tick of the place
   * @param end the tick after the last
   * @return a class or {@link Target#BACKGROUND}; {@link Target#NOT_KNOWN} when all that is known
   *     of half of the ticks is that the guess is wrong; empty when less is known. Of equal ones
   *     the one that comes first
   */
  public static OptionalInt said(List<Target> targets, int group, int guessed, int start, int end) {
    List<Integer> labels = new ArrayList<>();
    List<Integer> ticks = new ArrayList<>();
    int known = 0;
    int denied = 0;
    for (Target target : targets) {
      int shared = Math.min(target.end(), end) - Math.max(target.start(), start);
      if (target.group() != group || shared <= 0) {
        continue;
      }
      if (target.label() == Target.NOT_KNOWN) {
        denied += target.excluded().contains(guessed) ? shared : 0;
        continue;
      }
      known += shared;
      int at = labels.indexOf(target.label());
      if (at < 0) {
        labels.add(target.label());
        ticks.add(shared);
      } else {
        ticks.set(at, ticks.get(at) + shared);
      }
    }
    if (labels.isEmpty() || 2 * known < end - start) {
      return 2 * denied >= end - start ? OptionalInt.of(Target.NOT_KNOWN) : OptionalInt.empty();
    }
    int best = 0;
    for (int i = 1; i < ticks.size(); i++) {
      best = ticks.get(i) > ticks.get(best) ? i : best;
    }
    return OptionalInt.of(labels.get(best));
  }
}
