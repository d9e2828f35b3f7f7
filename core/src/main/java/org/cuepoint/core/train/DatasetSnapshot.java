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
 * @param parents position of the coarser class of each class, -1 where there is none; null when no
 *     class has one
 */
public record DatasetSnapshot(
    int clock,
    int schemeVersion,
    List<String> classes,
    List<List<Integer>> groups,
    List<Clip> clips,
    @Nullable List<Integer> parents) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the lists. */
  public DatasetSnapshot {
    classes = List.copyOf(classes);
    groups = groups.stream().map(List::copyOf).toList();
    clips = List.copyOf(clips);
    // Null and not empty: what says nothing is not written, so that the hash stays what it was.
    boolean nested = parents != null && parents.stream().anyMatch(parent -> parent >= 0);
    parents = nested ? List.copyOf(parents) : null;
  }

  /** Makes a snapshot of a scheme without coarser classes. */
  public DatasetSnapshot(
      int clock,
      int schemeVersion,
      List<String> classes,
      List<List<Integer>> groups,
      List<Clip> clips) {
    this(clock, schemeVersion, classes, groups, clips, null);
  }

  /** Returns the groups with the coarser classes. */
  public LabelSpace space() {
    return new LabelSpace(groups, parents == null ? List.of() : parents);
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
   * @param weak what is said without edges, or null when nothing is
   */
  public record Clip(
      String video,
      String contentHash,
      @Nullable String region,
      @Nullable String group,
      int ticks,
      List<Target> targets,
      @Nullable WeakLabels weak) {
    /** Copies the list. */
    public Clip {
      targets = List.copyOf(targets);
      weak = weak == null || weak.isEmpty() ? null : weak;
    }

    /** Makes a clip of which nothing is said without edges. */
    public Clip(
        String video,
        String contentHash,
        @Nullable String region,
        @Nullable String group,
        int ticks,
        List<Target> targets) {
      this(video, contentHash, region, group, ticks, targets, null);
    }

    /** Returns what is said without edges. */
    public WeakLabels weakLabels() {
      return weak == null ? WeakLabels.NONE : weak;
    }

    /** Returns what splits keep together: the group, or else the video. */
    public String unit() {
      return group == null ? video : group;
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

  /** Says whether there is nothing to learn from. */
  public boolean saysNothing() {
    return labelledTicks() == 0 && clips.stream().allMatch(clip -> clip.weakLabels().isEmpty());
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
