package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;

/**
 * Which region of the video on screen the person works in, and so which labels are shown: those of
 * the region, and what is ignored in the whole frame, since that counts in every region. The whole
 * frame also shows labels of regions that the video does not have. Immutable.
 *
 * @param video the video; empty when none is open
 * @param regions its regions
 * @param chosen the region that new labels get; empty for the whole frame
 * @param shown whether labels of the other regions are shown as well
 */
public record RegionScope(
    Optional<VideoId> video,
    List<AnalysisRegion> regions,
    Optional<RegionId> chosen,
    RegionScope.Shown shown)
    implements Predicate<Annotation> {

  /** Of which regions labels are shown. */
  public enum Shown {
    /** Of the chosen one. */
    CHOSEN,
    /** Of all, each on a track of its own. */
    ALL
  }

  /** The whole frame of no video. */
  static final RegionScope NONE =
      new RegionScope(Optional.empty(), List.of(), Optional.empty(), Shown.CHOSEN);

  /** Copies the list. */
  public RegionScope {
    regions = List.copyOf(regions);
  }

  /** Returns the part of the picture that is worked in. */
  Crop crop() {
    return regions.stream()
        .filter(region -> chosen.equals(Optional.of(region.id())))
        .findFirst()
        .map(AnalysisRegion::crop)
        .orElse(Crop.WHOLE);
  }

  /**
   * Returns the scope in a video as it is now. In the same video the choice stays as long as it can
   * be kept; in another one, the region of the same identity or name is chosen, else the first.
   */
  RegionScope in(Video now) {
    boolean same = video.filter(now.id()::equals).isPresent();
    boolean wholeFrame = same && chosen.isEmpty() && !regions.isEmpty();
    Optional<RegionId> next =
        wholeFrame || now.regions().isEmpty()
            ? Optional.empty()
            : like(now.regions())
                .or(() -> now.regions().stream().findFirst())
                .map(AnalysisRegion::id);
    return new RegionScope(Optional.of(now.id()), now.regions(), next, shown);
  }

  private Optional<AnalysisRegion> like(List<AnalysisRegion> others) {
    return chosen
        .flatMap(id -> others.stream().filter(other -> other.id().equals(id)).findFirst())
        .or(
            () ->
                region()
                    .flatMap(
                        one ->
                            others.stream()
                                .filter(other -> other.name().equalsIgnoreCase(one.name()))
                                .findFirst()));
  }

  /** Returns the scope with another region chosen; one that is not there means the whole frame. */
  RegionScope choosing(Optional<RegionId> region) {
    return new RegionScope(video, regions, region.filter(this::knows), shown);
  }

  RegionScope showing(Shown now) {
    return new RegionScope(video, regions, chosen, now);
  }

  /** Returns the chosen region; empty for the whole frame. */
  public Optional<AnalysisRegion> region() {
    return chosen.flatMap(this::find);
  }

  /** Returns the region of the video with this identity. */
  public Optional<AnalysisRegion> find(RegionId id) {
    return regions.stream().filter(region -> region.id().equals(id)).findFirst();
  }

  private boolean knows(RegionId id) {
    return find(id).isPresent();
  }

  /** Says whether no label is left out. */
  boolean isEverything() {
    return regions.isEmpty() || shown == Shown.ALL;
  }

  @Override
  public boolean test(Annotation annotation) {
    return isEverything()
        || switch (annotation) {
          case Segment segment ->
              belongs(segment.region())
                  || (segment.region().isEmpty() && segment.state() == LabelState.IGNORE);
          case Suggestion suggestion -> belongs(suggestion.region());
          case ReviewedRange range -> belongs(range.region());
          default -> true;
        };
  }

  private boolean belongs(Optional<RegionId> region) {
    return chosen.isPresent() ? region.equals(chosen) : region.filter(this::knows).isEmpty();
  }
}
