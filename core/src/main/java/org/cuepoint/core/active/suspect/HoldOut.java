package org.cuepoint.core.active.suspect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.eval.Folds;
import org.cuepoint.core.train.DatasetSnapshot;

/** Deals the clips of a snapshot to folds that models are not taught, one after the other. */
public final class HoldOut {

  private static final int MOST = 5;

  private HoldOut() {}

  /**
   * Returns the fold of each clip, 0 to at most 4. Declared groups stay together, and videos always
   * (with all their regions); where all videos are of one group, each video stands alone.
   *
   * @throws IllegalArgumentException if fewer than two videos are labelled; the message says what
   *     to do
   */
  public static List<Integer> folds(DatasetSnapshot snapshot, long seed) {
    Map<String, String> groups = new TreeMap<>();
    snapshot.clips().forEach(clip -> groups.put(clip.video(), clip.unit()));
    if (groups.size() < 2) {
      throw new IllegalArgumentException(
          "Suspect labels are found by models that learnt from other videos, so at least two"
              + " videos need labels; there "
              + (groups.isEmpty() ? "is none" : "is one")
              + ".");
    }
    if (groups.values().stream().distinct().count() < 2) {
      groups.replaceAll((video, group) -> video);
    }
    int units = (int) groups.values().stream().distinct().count();
    List<Fold> folds = Folds.kFoldByGroup(groups, Math.min(MOST, units), seed);
    Map<String, Integer> foldOf =
        groups.keySet().stream()
            .collect(
                Collectors.toMap(
                    video -> video,
                    video -> {
                      int fold = 0;
                      while (!folds.get(fold).test().contains(video)) {
                        fold++;
                      }
                      return fold;
                    }));
    return snapshot.clips().stream().map(clip -> foldOf.getOrDefault(clip.video(), 0)).toList();
  }
}
