package org.cuepoint.core.recognition.djl.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;

/**
 * What is learnt from and what is held out to judge by.
 *
 * @param trained labels that are learnt from
 * @param held labels that are not; empty when there is nothing to hold out
 * @param words what was done, for a person
 */
record Sides(List<LabelledPictures> trained, List<LabelledPictures> held, String words) {

  private static final int FEWEST_UNITS = 3;

  Sides {
    trained = List.copyOf(trained);
    held = List.copyOf(held);
  }

  /**
   * Holds out a share of the groups (or videos), or with fewer than three of them a share of the
   * segments of each class.
   *
   * @param seed says which
   */
  static Sides of(List<LabelledPictures> clips, double share, long seed) {
    if (share == 0) {
      return new Sides(clips, List.of(), "no labels were held out, as the plan wants it");
    }
    List<String> units =
        new ArrayList<>(new TreeSet<>(clips.stream().map(LabelledPictures::unit).toList()));
    Random random = new Random(seed);
    return units.size() >= FEWEST_UNITS
        ? byUnit(clips, units, share, random)
        : bySegment(clips, share, random);
  }

  private static Sides byUnit(
      List<LabelledPictures> clips, List<String> units, double share, Random random) {
    Collections.shuffle(units, random);
    int count = Math.max(1, (int) Math.round(share * units.size()));
    Set<String> held = new HashSet<>(units.subList(0, count));
    return new Sides(
        clips.stream().filter(clip -> !held.contains(clip.unit())).toList(),
        clips.stream().filter(clip -> held.contains(clip.unit())).toList(),
        count + " of " + units.size() + " groups or videos were held out");
  }

  /** A run of a clip; by its place, since two runs may be equal. */
  private record Place(int clip, int target) {}

  private static Sides bySegment(List<LabelledPictures> clips, double share, Random random) {
    Map<Integer, Map<Integer, List<Place>>> runs = new TreeMap<>();
    int all = 0;
    for (int c = 0; c < clips.size(); c++) {
      for (int t = 0; t < clips.get(c).targets().size(); t++) {
        Target target = clips.get(c).targets().get(t);
        if (target.label() != Target.NOT_KNOWN) {
          runs.computeIfAbsent(target.group(), key -> new TreeMap<>())
              .computeIfAbsent(target.label(), key -> new ArrayList<>())
              .add(new Place(c, t));
          all++;
        }
      }
    }
    Set<Place> held = new HashSet<>();
    for (Map<Integer, List<Place>> group : runs.values()) {
      for (List<Place> places : group.values()) {
        Collections.shuffle(places, random);
        // One of each class stays to be learnt from.
        int count =
            Math.min(places.size() - 1, Math.max(1, (int) Math.round(share * places.size())));
        held.addAll(places.subList(0, count));
      }
    }
    if (held.isEmpty()) {
      return new Sides(
          clips, List.of(), "no labels could be held out, since no class has two segments");
    }
    List<LabelledPictures> trained = new ArrayList<>();
    List<LabelledPictures> judged = new ArrayList<>();
    for (int c = 0; c < clips.size(); c++) {
      Map<Boolean, List<Target>> split = new HashMap<>();
      for (int t = 0; t < clips.get(c).targets().size(); t++) {
        split
            .computeIfAbsent(held.contains(new Place(c, t)), key -> new ArrayList<>())
            .add(clips.get(c).targets().get(t));
      }
      trained.add(clips.get(c).with(split.getOrDefault(false, List.of()), clips.get(c).weak()));
      judged.add(clips.get(c).with(split.getOrDefault(true, List.of()), WeakLabels.NONE));
    }
    return new Sides(
        trained,
        judged.stream().filter(clip -> !clip.targets().isEmpty()).toList(),
        held.size()
            + " of "
            + all
            + " segments were held out, since the labels come from fewer than "
            + FEWEST_UNITS
            + " groups or videos");
  }
}
