package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Ways to split videos. All are pure functions of their arguments: the same videos and seed give
 * the same folds, in whatever order the videos come.
 */
public final class Folds {

  private Folds() {}

  /**
   * Holds each group out once, in order of their names.
   *
   * @param groups group of each video, by video
   * @throws IllegalArgumentException if there are fewer than two groups
   */
  public static List<Fold> leaveOneGroupOut(Map<String, String> groups) {
    SortedMap<String, Set<String>> members = members(groups);
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "Holding a group out needs at least two groups; there "
              + (members.isEmpty() ? "is none" : "is only '" + members.firstKey() + "'"));
    }
    List<Fold> folds = new ArrayList<>();
    members.forEach((group, test) -> folds.add(fold(group, groups.keySet(), test)));
    return folds;
  }

  /**
   * Deals groups to folds, whole groups always. The largest groups are dealt first, each to the
   * fold that has the fewest videos, so that folds have about the same size; chance decides between
   * groups and folds of one size.
   *
   * @param groups group of each video, by video
   * @param k number of folds, 2 to the number of groups
   * @param seed of the dealing
   * @throws IllegalArgumentException if there are fewer groups than folds
   */
  public static List<Fold> kFoldByGroup(Map<String, String> groups, int k, long seed) {
    SortedMap<String, Set<String>> members = members(groups);
    if (k < 2 || k > members.size()) {
      throw new IllegalArgumentException(
          "There are " + members.size() + " groups; they cannot be dealt to " + k + " folds");
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Set<String>> dealt = new ArrayList<>(members.values());
    shuffle(dealt, random);
    dealt.sort((a, b) -> Integer.compare(b.size(), a.size()));
    List<Set<String>> tests = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      tests.add(new TreeSet<>());
    }
    for (Set<String> group : dealt) {
      shuffle(tests, random);
      Collections.min(tests, (a, b) -> Integer.compare(a.size(), b.size())).addAll(group);
    }
    tests.sort((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
    List<Fold> folds = new ArrayList<>();
    for (Set<String> test : tests) {
      folds.add(fold("fold " + (folds.size() + 1), groups.keySet(), test));
    }
    return folds;
  }

  /**
   * Deals videos to folds, for data whose videos have nothing in common.
   *
   * @param videos names
   * @param k number of folds, 2 to the number of videos
   * @param seed of the dealing
   * @throws IllegalArgumentException if there are fewer videos than folds
   */
  public static List<Fold> kFoldByVideo(Set<String> videos, int k, long seed) {
    Map<String, String> alone = new TreeMap<>();
    videos.forEach(video -> alone.put(video, video));
    if (k < 2 || k > videos.size()) {
      throw new IllegalArgumentException(
          "There are " + videos.size() + " videos; they cannot be dealt to " + k + " folds");
    }
    return kFoldByGroup(alone, k, seed);
  }

  private static SortedMap<String, Set<String>> members(Map<String, String> groups) {
    TreeMap<String, Set<String>> members = new TreeMap<>();
    groups.forEach(
        (video, group) -> members.computeIfAbsent(group, g -> new TreeSet<>()).add(video));
    return members;
  }

  private static Fold fold(String name, Set<String> all, Set<String> test) {
    Set<String> train = new TreeSet<>(all);
    train.removeAll(test);
    return new Fold(name, train, test);
  }

  private static <T> void shuffle(List<T> values, RandomGenerator random) {
    for (int i = values.size() - 1; i > 0; i--) {
      Collections.swap(values, i, random.nextInt(i + 1));
    }
  }
}
