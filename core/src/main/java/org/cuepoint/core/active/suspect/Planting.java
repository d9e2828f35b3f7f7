package org.cuepoint.core.active.suspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A snapshot in which some labels are wrong on purpose, to see how many of them are found.
 *
 * @param snapshot the labels with the wrong ones among them
 * @param planted where they are
 */
public record Planting(DatasetSnapshot snapshot, Set<Place> planted) {

  /** Copies the places. */
  public Planting {
    planted = Set.copyOf(planted);
  }

  /**
   * Where a wrong label is.
   *
   * @param clip position of the clip in the snapshot
   * @param group position of the exclusive group
   * @param start its first tick
   */
  public record Place(int clip, int group, int start) {

    /** Returns where a unit is. */
    public static Place of(LabelledUnit unit) {
      return new Place(unit.clip(), unit.group(), unit.start());
    }
  }

  /**
   * How good the first items of a ranking are.
   *
   * @param items how many were looked at
   * @param hits how many of them are planted
   * @param planted how many are planted in all
   */
  public record Quality(int items, int hits, int planted) {

    /** Returns the share of the items that are planted; NaN without items. */
    public double precision() {
      return items == 0 ? Double.NaN : (double) hits / items;
    }

    /** Returns the share of the planted ones that are among the items; NaN without any. */
    public double recall() {
      return planted == 0 ? Double.NaN : (double) hits / planted;
    }
  }

  /**
   * Plants wrong labels: so large a share of the runs of classes, drawn at random, get another
   * class of their group, drawn at random, or become background where the group has no other.
   *
   * @param share of the runs, above 0 and below 1; at least one is planted
   * @param leastTicks shorter runs stay as they are
   */
  public static Planting in(
      DatasetSnapshot truth, double share, int leastTicks, RandomGenerator random) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "A share of wrong labels lies between 0 and 1, not at " + share);
    }
    List<Place> places = new ArrayList<>();
    for (int c = 0; c < truth.clips().size(); c++) {
      for (Target target : truth.clips().get(c).targets()) {
        if (target.label() >= 0 && target.end() - target.start() >= leastTicks) {
          places.add(new Place(c, target.group(), target.start()));
        }
      }
    }
    for (int i = places.size() - 1; i > 0; i--) {
      Collections.swap(places, i, random.nextInt(i + 1));
    }
    int count = Math.min(places.size(), Math.max(1, (int) Math.round(share * places.size())));
    Set<Place> planted = new HashSet<>(places.subList(0, count));
    List<DatasetSnapshot.Clip> clips = new ArrayList<>();
    for (int c = 0; c < truth.clips().size(); c++) {
      DatasetSnapshot.Clip clip = truth.clips().get(c);
      List<Target> targets = new ArrayList<>();
      for (Target target : clip.targets()) {
        boolean wrong = planted.contains(new Place(c, target.group(), target.start()));
        targets.add(wrong ? wrong(target, truth.groups().get(target.group()), random) : target);
      }
      clips.add(
          new DatasetSnapshot.Clip(
              clip.video(),
              clip.contentHash(),
              clip.region(),
              clip.group(),
              clip.ticks(),
              targets,
              clip.weak()));
    }
    return new Planting(
        new DatasetSnapshot(
            truth.clock(),
            truth.schemeVersion(),
            truth.classes(),
            truth.groups(),
            clips,
            truth.parents()),
        planted);
  }

  private static Target wrong(Target right, List<Integer> members, RandomGenerator random) {
    List<Integer> others = members.stream().filter(c -> c != right.label()).toList();
    int label = others.isEmpty() ? Target.BACKGROUND : others.get(random.nextInt(others.size()));
    return new Target(right.group(), right.start(), right.end(), label, List.of());
  }

  /**
   * Measures the first items of a ranking.
   *
   * @param ranking most suspect first
   * @param items how many to look at; fewer where there are no more
   */
  public Quality quality(List<ConfidentLearning.Suspect> ranking, int items) {
    List<ConfidentLearning.Suspect> first = ranking.subList(0, Math.min(items, ranking.size()));
    int hits = (int) first.stream().filter(s -> planted.contains(Place.of(s.unit()))).count();
    return new Quality(first.size(), hits, planted.size());
  }
}
