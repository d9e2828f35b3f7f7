package org.cuepoint.core.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * What a model learned from, as counts that people compare.
 *
 * @param videos names of the labelled videos, in alphabetical order
 * @param groups names of the groups of these videos, in alphabetical order
 * @param segments labelled segments by class name
 * @param labelledTicks ticks of which something is known
 * @param labelledSeconds the same in seconds
 */
public record SnapshotSummary(
    List<String> videos,
    List<String> groups,
    Map<String, Integer> segments,
    long labelledTicks,
    double labelledSeconds) {

  /** Copies the collections. */
  public SnapshotSummary {
    videos = List.copyOf(videos);
    groups = List.copyOf(groups);
    segments = Map.copyOf(segments);
  }

  static SnapshotSummary of(DatasetSnapshot snapshot, LabelScheme scheme, List<Video> known) {
    Map<String, Integer> segments = new TreeMap<>();
    for (DatasetSnapshot.Clip clip : snapshot.clips()) {
      for (Target target : clip.targets()) {
        if (target.label() >= 0) {
          ClassId id = ClassId.parse(snapshot.classes().get(target.label()));
          segments.merge(
              scheme.find(id).map(ActionClass::name).orElse(id.toString()), 1, Integer::sum);
        }
      }
    }
    List<String> videos =
        snapshot.clips().stream()
            .map(
                clip ->
                    known.stream()
                        .filter(video -> video.id().toString().equals(clip.video()))
                        .map(Video::name)
                        .findFirst()
                        .orElse(clip.video()))
            .distinct()
            .sorted()
            .toList();
    List<String> groups =
        snapshot.clips().stream()
            .flatMap(clip -> Optional.ofNullable(clip.group()).stream())
            .distinct()
            .sorted()
            .toList();
    return new SnapshotSummary(
        videos,
        groups,
        segments,
        snapshot.labelledTicks(),
        (double) snapshot.labelledTicks() / snapshot.clock());
  }

  /** Returns how many segments there are in all. */
  public int segmentCount() {
    return segments.values().stream().mapToInt(Integer::intValue).sum();
  }
}
