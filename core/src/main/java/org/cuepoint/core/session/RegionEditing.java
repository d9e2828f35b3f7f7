package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;

/**
 * What a person does with the analysis regions of videos; each call is one undo step in its video,
 * copying one over the whole project. Labels keep the identity of their region, so that moving and
 * renaming a region loses none of them. May be called from any thread but the FX thread (each call
 * waits for the disk).
 *
 * <p>What cannot be done is refused with an {@link IllegalArgumentException} whose message is one
 * sentence for a person; what changed in the meantime with an {@link
 * org.cuepoint.core.edit.EditConflictException}. Nothing is changed then.
 */
public final class RegionEditing {

  /** A smaller part of the picture shows nothing that could be told apart. */
  public static final int LEAST_PIXELS = 8;

  /** Action keys of the steps made here; the app words them. */
  public enum Action {
    ADD("region.add"),
    RESHAPE("region.reshape"),
    RENAME("region.rename"),
    REMOVE("region.remove"),
    COPY("region.copy"),
    ASSIGN("region.assign");

    private final String key;

    Action(String key) {
      this.key = key;
    }

    /** Returns the stable key that the journal keeps. */
    public String key() {
      return key;
    }
  }

  /**
   * What hangs on a region, or on the whole frame.
   *
   * @param segments labels; for the whole frame without those that say "ignore", which count in
   *     every region
   * @param reviewed reviewed ranges
   * @param suggestions suggestions that wait for a decision
   */
  public record Use(int segments, int reviewed, int suggestions) {

    /** Nothing. */
    public static final Use NONE = new Use(0, 0, 0);

    /** Says whether a person's work hangs on it. */
    public boolean isLabelled() {
      return segments + reviewed > 0;
    }
  }

  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final EditJournal journal;
  private final Supplier<LabelScheme> scheme;

  /**
   * Makes the actions of one person.
   *
   * @param project where videos are read
   * @param annotations where labels are read
   * @param journal where steps go
   * @param scheme the current label scheme
   */
  public RegionEditing(
      ProjectStore project,
      AnnotationStore annotations,
      EditJournal journal,
      Supplier<LabelScheme> scheme) {
    this.project = project;
    this.annotations = annotations;
    this.journal = journal;
    this.scheme = scheme;
  }

  /** Adds a region behind the others of a video and returns it. */
  public AnalysisRegion add(VideoId in, String name, Optional<String> subject, Crop crop) {
    Video video = video(in);
    AnalysisRegion added = new AnalysisRegion(RegionId.random(), name, subject, crop);
    List<AnalysisRegion> regions = new ArrayList<>(video.regions());
    regions.add(added);
    save(video, Action.ADD, regions, List.of());
    return added;
  }

  /** Moves or resizes a region; does nothing when it stays. */
  public void reshape(VideoId in, RegionId id, Crop crop) {
    Video video = video(in);
    change(video, Action.RESHAPE, region(video, id).withCrop(crop));
  }

  /** Gives a region another name and subject; does nothing when it has both. */
  public void rename(VideoId in, RegionId id, String name, Optional<String> subject) {
    Video video = video(in);
    change(video, Action.RENAME, region(video, id).withName(name).withSubject(subject));
  }

  private void change(Video video, Action action, AnalysisRegion changed) {
    if (!video.regions().contains(changed)) {
      save(
          video,
          action,
          video.regions().stream()
              .map(region -> region.id().equals(changed.id()) ? changed : region)
              .toList(),
          List.of());
    }
  }

  /**
   * Removes a region that no label hangs on.
   *
   * @throws IllegalArgumentException if one does; the message says what to do
   */
  public void remove(VideoId in, RegionId id) {
    Video video = video(in);
    AnalysisRegion gone = region(video, id);
    Use use = use(in, Optional.of(id));
    if (use.isLabelled()) {
      throw new IllegalArgumentException(
          "The region '"
              + gone.name()
              + "' of "
              + video.name()
              + " has "
              + (use.segments() + use.reviewed())
              + " labels; say where they go, or remove them first.");
    }
    save(video, Action.REMOVE, without(video, id), List.of());
  }

  /**
   * Removes a region and gives its labels to another one, or to the whole frame when {@code to} is
   * empty, in one step.
   */
  public void remove(VideoId in, RegionId id, Optional<RegionId> to) {
    Video video = video(in);
    AnalysisRegion gone = region(video, id);
    requireOther(video, Optional.of(id), to);
    // Labels first: a region goes when none names it any more.
    save(video, Action.REMOVE, without(video, gone.id()), moved(video, Optional.of(id), to));
  }

  private static List<AnalysisRegion> without(Video video, RegionId id) {
    return video.regions().stream().filter(region -> !region.id().equals(id)).toList();
  }

  /**
   * Gives the labels and reviewed ranges of a region to another one in one step. Positive labels
   * make room for themselves there as new ones do. From the whole frame (empty), labels that say
   * "ignore" stay: they count in every region.
   *
   * @return how many went
   * @throws IllegalArgumentException if there is none
   */
  public int assign(VideoId in, Optional<RegionId> from, Optional<RegionId> to) {
    Video video = video(in);
    requireOther(video, from, to);
    Use use = use(in, from);
    List<AnnotationEdit> edits = moved(video, from, to);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException(
          video.name() + " has no labels there that could be given to another region.");
    }
    journal.apply(in, Action.ASSIGN.key(), edits);
    return use.segments() + use.reviewed();
  }

  /** Gives labels of one video to a region, or to the whole frame when empty, in one step. */
  public void assign(List<Segment> segments, Optional<RegionId> to) {
    List<Segment> others = segments.stream().filter(s -> !s.region().equals(to)).toList();
    if (others.isEmpty()) {
      return;
    }
    Video video = video(others.getFirst().video());
    to.ifPresent(id -> region(video, id));
    journal.apply(
        video.id(), Action.ASSIGN.key(), moved(video, new ChosenSegments(others).segments(), to));
  }

  private static void requireOther(Video video, Optional<RegionId> from, Optional<RegionId> to) {
    to.ifPresent(id -> region(video, id));
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "The labels are there already; choose another region for them.");
    }
  }

  private List<AnnotationEdit> moved(Video video, Optional<RegionId> from, Optional<RegionId> to) {
    List<AnnotationEdit> edits = new ArrayList<>(moved(video, labels(video.id(), from), to));
    for (ReviewedRange range : annotations.reviewedRanges(video.id())) {
      if (range.region().equals(from)) {
        edits.add(new AnnotationEdit.Replace(range, range.withRegion(to)));
      }
    }
    return edits;
  }

  private List<AnnotationEdit> moved(Video video, List<Segment> segments, Optional<RegionId> to) {
    if (segments.isEmpty()) {
      return List.of();
    }
    FrameIndex index = project.index(video.id()).index();
    Arrangement arrangement =
        new Arrangement(
            annotations.segmentsNear(
                video.id(), segments.stream().map(s -> s.range().frames()).toList()),
            scheme.get(),
            index);
    segments.forEach(arrangement::take);
    arrangement.putTogether(segments.stream().map(s -> s.withRegion(to)).toList());
    return arrangement.edits();
  }

  private List<Segment> labels(VideoId in, Optional<RegionId> region) {
    return annotations.segments(in).stream()
        .filter(segment -> segment.region().equals(region))
        .filter(segment -> region.isPresent() || segment.state() != LabelState.IGNORE)
        .toList();
  }

  /** Returns what hangs on a region of a video, or on its whole frame when empty. */
  public Use use(VideoId in, Optional<RegionId> region) {
    return new Use(
        labels(in, region).size(),
        (int)
            annotations.reviewedRanges(in).stream()
                .filter(range -> range.region().equals(region))
                .count(),
        (int)
            annotations.suggestions(in, Set.of(SuggestionStatus.PROPOSED)).stream()
                .filter(suggestion -> suggestion.region().equals(region))
                .count());
  }

  /**
   * Copies the regions of a video to others, in one step over the whole project. A region that a
   * video has already, by identity or else by name, keeps its identity and so its labels, and goes
   * to the place it is copied from; its other regions stay.
   *
   * @return the step; empty when all of them had these regions
   * @throws IllegalArgumentException if the video has no regions
   */
  public Optional<EditStep> copy(VideoId from, List<VideoId> to) {
    Video source = video(from);
    if (source.regions().isEmpty()) {
      throw new IllegalArgumentException(
          source.name() + " has no regions to copy; draw some first.");
    }
    List<AnnotationEdit> edits = new ArrayList<>();
    for (VideoId id : to) {
      Video target = video(id);
      List<AnalysisRegion> regions = copied(source, target);
      if (!id.equals(from) && !regions.equals(target.regions())) {
        requireGood(target, regions);
        edits.add(
            new AnnotationEdit.Replace(RegionLayout.of(target), new RegionLayout(id, regions)));
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(journal.applyToProject(Action.COPY.key(), edits));
  }

  private static List<AnalysisRegion> copied(Video source, Video target) {
    Map<RegionId, AnalysisRegion> regions = new LinkedHashMap<>();
    target.regions().forEach(region -> regions.put(region.id(), region));
    for (AnalysisRegion region : source.regions()) {
      Optional<AnalysisRegion> there =
          Optional.ofNullable(regions.get(region.id()))
              .or(
                  () ->
                      regions.values().stream()
                          .filter(other -> sameName(other.name(), region.name()))
                          .findFirst());
      RegionId id = there.map(AnalysisRegion::id).orElse(region.id());
      regions.put(
          id,
          new AnalysisRegion(
              id,
              region.name(),
              region.subject().or(() -> there.flatMap(AnalysisRegion::subject)),
              region.crop()));
    }
    return List.copyOf(regions.values());
  }

  private void save(
      Video video, Action action, List<AnalysisRegion> regions, List<AnnotationEdit> before) {
    requireGood(video, regions);
    List<AnnotationEdit> edits = new ArrayList<>(before);
    edits.add(
        new AnnotationEdit.Replace(RegionLayout.of(video), new RegionLayout(video.id(), regions)));
    journal.apply(video.id(), action.key(), edits);
  }

  private static void requireGood(Video video, List<AnalysisRegion> regions) {
    for (AnalysisRegion region : regions) {
      boolean taken =
          regions.stream()
              .anyMatch(
                  other ->
                      !other.id().equals(region.id()) && sameName(other.name(), region.name()));
      if (taken) {
        throw new IllegalArgumentException(
            video.name() + " has a region '" + region.name() + "' already; choose another name.");
      }
      FrameSize size = region.crop().pixels(video.facts().displaySize());
      if (!video.regions().contains(region)
          && (size.width() < LEAST_PIXELS || size.height() < LEAST_PIXELS)) {
        throw new IllegalArgumentException(
            "A region needs at least "
                + LEAST_PIXELS
                + " by "
                + LEAST_PIXELS
                + " pixels, not "
                + size.width()
                + " by "
                + size.height()
                + "; draw a larger one.");
      }
    }
  }

  private static boolean sameName(String one, String other) {
    return one.equalsIgnoreCase(other);
  }

  private Video video(VideoId id) {
    return project
        .video(id)
        .orElseThrow(
            () -> new IllegalArgumentException("The video is not in the project any more."));
  }

  private static AnalysisRegion region(Video video, RegionId id) {
    return RegionLayout.of(video)
        .find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The region is not in " + video.name() + " any more; choose another one."));
  }
}
