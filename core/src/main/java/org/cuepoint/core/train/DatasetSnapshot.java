package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import org.cuepoint.core.provenance.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a project, frozen for one run and reduced to what training sees: target runs on
 * ticks. Two snapshots with the same labels have the same hash. Written as JSON that people can
 * read; identities are text so that the file stands alone.
 *
 * @param clock ticks a second
 * @param schemeVersion the label scheme's version
 * @param classes identities of the classes, in scheme order; runs name them by position
 * @param groups positions of the classes of each exclusive group; a class in no group stands in a
 *     group of its own
 * @param clips one entry a labelled video or region, ordered by video, then region
 */
public record DatasetSnapshot(
    int clock,
    int schemeVersion,
    List<String> classes,
    List<List<Integer>> groups,
    List<Clip> clips) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the lists. */
  public DatasetSnapshot {
    classes = List.copyOf(classes);
    groups = groups.stream().map(List::copyOf).toList();
    clips = List.copyOf(clips);
  }

  /**
   * The labels of one video or region.
   *
   * @param video identity of the video
   * @param contentHash the video file's hash
   * @param region identity of the region, or null for the whole frame
   * @param group what splits keep together, or null
   * @param ticks length in ticks
   * @param targets disjoint runs per group, ordered by group, then start; ticks in no run are
   *     masked
   */
  public record Clip(
      String video,
      String contentHash,
      @Nullable String region,
      @Nullable String group,
      int ticks,
      List<Target> targets) {
    /** Copies the list. */
    public Clip {
      targets = List.copyOf(targets);
    }
  }

  /**
   * One run of ticks with the same target in one exclusive group.
   *
   * @param group position in {@link #groups}
   * @param start first tick
   * @param end the tick after the last
   * @param label position of the class that happens, or -1 for background
   * @param excluded positions of classes of the group that do not happen here: with {@link
   *     #NOT_KNOWN} all that is known; with {@link #BACKGROUND} those that a person denied one by
   *     one, which matters to a decoder only, since a reviewed gap favours background and a denial
   *     forbids
   */
  public record Target(int group, int start, int end, int label, List<Integer> excluded) {
    /** {@link #label} where nothing of the group happens. */
    public static final int BACKGROUND = -1;

    /** {@link #label} where only {@link #excluded} is known. */
    public static final int NOT_KNOWN = -2;

    /** Copies the list. */
    public Target {
      excluded = List.copyOf(excluded);
    }
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static DatasetSnapshot fromJson(String json) {
    return GSON.fromJson(json, DatasetSnapshot.class);
  }

  /** Returns the hash of the JSON form. */
  public ContentHash hash() {
    return ContentHash.of(toJson());
  }

  /** Returns how many ticks have a known label in at least one group. */
  public long labelledTicks() {
    return clips.stream()
        .flatMap(clip -> clip.targets().stream())
        .filter(target -> target.label() != Target.NOT_KNOWN)
        .mapToLong(target -> target.end() - target.start())
        .sum();
  }
}
