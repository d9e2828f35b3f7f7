package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/** What the person of one run has labelled so far of all clips that are not held out. */
final class Labels {

  private final List<Clip> clips;
  private final String heldOut;

  /** By clip, group and tick. */
  private final List<int[][]> known = new ArrayList<>();

  /** The part of it whose edges a person has looked at: what segments last is learned from that. */
  private final List<int[][]> edged = new ArrayList<>();

  private final List<List<PoolBuilder.Stretch>> stretches = new ArrayList<>();

  Labels(List<Clip> clips, String heldOut) {
    this.clips = clips;
    this.heldOut = heldOut;
    for (Clip clip : clips) {
      int[][] nothing = new int[clip.truth().length][clip.ticks()];
      for (int[] group : nothing) {
        Arrays.fill(group, Target.NOT_KNOWN);
      }
      known.add(nothing);
      edged.add(Arrays.stream(nothing).map(int[]::clone).toArray(int[][]::new));
      stretches.add(new ArrayList<>());
    }
  }

  boolean isTraining(int clip) {
    return !clips.get(clip).unit().equals(heldOut);
  }

  /** Returns the clips that are not held out. */
  IntStream training() {
    return IntStream.range(0, clips.size()).filter(this::isTraining);
  }

  /** Returns how many segments the truth of the training side has. */
  long segments() {
    return training()
        .mapToLong(
            c ->
                Clip.targets(clips.get(c).truth()).stream()
                    .filter(target -> target.label() >= 0)
                    .count())
        .sum();
  }

  /** Says whether the middle of a place is labelled in every group. */
  boolean isKnown(Place place) {
    int middle = place.startTick() + (place.endTick() - place.startTick()) / 2;
    for (int[] group : known.get(PlaceGrid.clip(place))) {
      if (group[middle] == Target.NOT_KNOWN) {
        return false;
      }
    }
    return true;
  }

  /** Labels everything. */
  void learnAll() {
    training()
        .forEach(
            c -> {
              known.set(c, clips.get(c).truth());
              edged.set(c, clips.get(c).truth());
            });
  }

  /** Labels everything in a place exactly. */
  void learn(Place place) {
    int clip = PlaceGrid.clip(place);
    int[][] truth = clips.get(clip).truth();
    int start = place.startTick();
    int length = place.endTick() - start;
    for (int g = 0; g < truth.length; g++) {
      System.arraycopy(truth[g], start, known.get(clip)[g], start, length);
      System.arraycopy(truth[g], start, edged.get(clip)[g], start, length);
    }
    remember(place, majority(truth[0], place));
  }

  /** Labels what an answer about a place says. */
  void learn(Place place, int group, ActionCount.Answer answer) {
    int clip = PlaceGrid.clip(place);
    ActionCount.Run run = answer.run();
    Arrays.fill(known.get(clip)[group], run.start(), run.end(), run.label());
    if (answer.edges() == ActionCount.Edges.SEEN) {
      Arrays.fill(edged.get(clip)[group], run.start(), run.end(), run.label());
    }
    if (group == 0) {
      remember(place, run.label());
    }
  }

  private void remember(Place place, int label) {
    stretches
        .get(PlaceGrid.clip(place))
        .add(
            new PoolBuilder.Stretch(
                place.startTick(),
                place.endTick(),
                label >= 0 ? label : PoolBuilder.Stretch.NOTHING));
  }

  private static int majority(int[] labels, Place place) {
    return IntStream.range(place.startTick(), place.endTick())
        .map(t -> labels[t])
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Target.BACKGROUND);
  }

  /** Returns the places of a clip that were asked about, with their answers. */
  List<PoolBuilder.Stretch> stretches(int clip) {
    return Collections.unmodifiableList(stretches.get(clip));
  }

  /** Returns what is labelled of a clip. */
  List<Target> known(int clip) {
    return Clip.targets(known.get(clip));
  }

  /** Returns what is labelled of each clip; nothing of those that are held out. */
  List<List<Target>> known() {
    return targets(known);
  }

  private List<List<Target>> targets(List<int[][]> labels) {
    return IntStream.range(0, clips.size())
        .mapToObj(c -> isTraining(c) ? Clip.targets(labels.get(c)) : List.<Target>of())
        .toList();
  }

  /** Returns the labelled share of the training side's ticks, of the first group. */
  double share() {
    long all = training().mapToLong(c -> clips.get(c).ticks()).sum();
    long labelled =
        training()
            .mapToLong(
                c ->
                    Arrays.stream(known.get(c)[0])
                        .filter(label -> label != Target.NOT_KNOWN)
                        .count())
            .sum();
    return (double) labelled / Math.max(1, all);
  }

  /** Learns how long segments last and what follows what, from those whose edges were seen. */
  SegmentStatistics statistics(DatasetSnapshot scheme) {
    List<List<Target>> targets = targets(edged);
    List<DatasetSnapshot.Clip> labelled =
        IntStream.range(0, clips.size())
            .filter(c -> !targets.get(c).isEmpty())
            .mapToObj(
                c ->
                    new DatasetSnapshot.Clip(
                        Integer.toString(c), "", null, null, clips.get(c).ticks(), targets.get(c)))
            .toList();
    return SegmentStatistics.learn(
        new DatasetSnapshot(
            scheme.clock(), scheme.schemeVersion(), scheme.classes(), scheme.groups(), labelled));
  }
}
