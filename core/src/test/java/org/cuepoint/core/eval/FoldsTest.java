package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cuepoint.core.eval.Fold.Side;
import org.junit.jupiter.api.Test;

final class FoldsTest {

  private static Map<String, String> groups(int videos, int groups) {
    Map<String, String> map = new TreeMap<>();
    for (int v = 0; v < videos; v++) {
      map.put("v" + v, "g" + v % groups);
    }
    return map;
  }

  @Test
  void eachGroupIsHeldOutOnceAndWhole() {
    Map<String, String> groups = groups(9, 3);
    List<Fold> folds = Folds.leaveOneGroupOut(groups);
    assertEquals(List.of("g0", "g1", "g2"), folds.stream().map(Fold::name).toList());
    for (Fold fold : folds) {
      assertEquals(3, fold.test().size());
      assertTrue(fold.test().stream().allMatch(v -> fold.name().equals(groups.get(v))));
      assertTrue(fold.train().stream().noneMatch(v -> fold.name().equals(groups.get(v))));
    }
  }

  @Test
  void dealingKeepsGroupsTogetherCoversAllAndIsEven() {
    Map<String, String> groups = groups(20, 7);
    List<Fold> folds = Folds.kFoldByGroup(groups, 3, 5);
    Set<String> tested = new TreeSet<>();
    for (Fold fold : folds) {
      tested.addAll(fold.test());
      Set<String> testGroups = new TreeSet<>();
      fold.test().forEach(v -> testGroups.add(groups.getOrDefault(v, "")));
      assertTrue(
          fold.train().stream().noneMatch(v -> testGroups.contains(groups.get(v))), fold.name());
      assertTrue(fold.test().size() >= 5 && fold.test().size() <= 9, fold.toString());
    }
    assertEquals(groups.keySet(), tested);
  }

  @Test
  void theSeedDecidesTheDealing() {
    Set<String> videos = groups(12, 12).keySet();
    assertEquals(Folds.kFoldByVideo(videos, 4, 1), Folds.kFoldByVideo(videos, 4, 1));
    assertNotEquals(Folds.kFoldByVideo(videos, 4, 1), Folds.kFoldByVideo(videos, 4, 2));
  }

  @Test
  void tooFewGroupsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Folds.leaveOneGroupOut(groups(4, 1)));
    assertThrows(IllegalArgumentException.class, () -> Folds.kFoldByGroup(groups(9, 3), 4, 1));
    assertThrows(IllegalArgumentException.class, () -> Folds.kFoldByVideo(Set.of("a"), 2, 1));
  }

  @Test
  void windowsThatStraddleAreDropped() {
    Fold fold = new Fold("f", Set.of("a", "b"), Set.of("c", "d"));
    assertEquals(Optional.of(Side.TRAIN), fold.sideOf(Set.of("a", "b")));
    assertEquals(Optional.of(Side.TEST), fold.sideOf(Set.of("c")));
    assertEquals(Optional.empty(), fold.sideOf(Set.of("b", "c")));
    assertEquals(Optional.empty(), fold.sideOf(Set.of("elsewhere")));
    List<Set<String>> windows = List.of(Set.of("a"), Set.of("b", "c"), Set.of("c", "d"));
    assertEquals(List.of(Set.of("c", "d")), fold.on(Side.TEST, windows));
  }

  @Test
  void aVideoIsOnOneSideOnly() {
    assertThrows(
        IllegalArgumentException.class, () -> new Fold("f", Set.of("a", "b"), Set.of("b")));
  }
}
