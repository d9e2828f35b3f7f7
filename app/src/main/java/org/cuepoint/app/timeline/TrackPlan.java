package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.LabelScheme;

/** Which tracks there are and which segment lies on which. Immutable. */
final class TrackPlan {

  /** The plan without tracks. */
  static final TrackPlan NONE = new TrackPlan(TrackGrouping.CLASSES, List.of(), LabelScheme.EMPTY);

  private final TrackGrouping grouping;
  private final List<TimelineTrack> tracks;
  private final Map<ClassId, Integer> trackOfClass = new HashMap<>();
  private final Map<RegionId, Integer> trackOfRegion = new HashMap<>();
  private final Map<ClassId, Integer> places = new HashMap<>();

  private TrackPlan(TrackGrouping grouping, List<TimelineTrack> tracks, LabelScheme scheme) {
    this.grouping = grouping;
    this.tracks = List.copyOf(tracks);
    for (int i = 0; i < tracks.size(); i++) {
      int track = i;
      tracks.get(i).classes().forEach(c -> trackOfClass.putIfAbsent(c.id(), track));
      tracks.get(i).region().ifPresent(region -> trackOfRegion.put(region, track));
    }
    for (ActionClass c : scheme.classes()) {
      places.put(c.id(), places.size());
    }
  }

  /**
   * Makes a plan.
   *
   * @param whole the name of the track of the whole picture
   */
  static TrackPlan of(
      TrackGrouping grouping, LabelScheme scheme, List<AnalysisRegion> regions, String whole) {
    if (scheme.classes().isEmpty()) {
      return NONE;
    }
    List<TimelineTrack> tracks =
        switch (grouping) {
          case CLASSES -> scheme.classes().stream().map(TrackPlan::single).toList();
          case GROUPS -> groups(scheme);
          case SUBJECTS -> subjects(scheme, regions, whole);
        };
    return new TrackPlan(grouping, tracks, scheme);
  }

  private static TimelineTrack single(ActionClass c) {
    return new TimelineTrack(c.name(), List.of(c), Optional.empty());
  }

  private static List<TimelineTrack> groups(LabelScheme scheme) {
    List<TimelineTrack> tracks = new ArrayList<>();
    List<ExclusiveGroup> seen = new ArrayList<>();
    for (ActionClass c : scheme.classes()) {
      Optional<ExclusiveGroup> group =
          scheme.groups().stream().filter(g -> g.classes().contains(c.id())).findFirst();
      if (group.isEmpty()) {
        tracks.add(single(c));
      } else if (!seen.contains(group.get())) {
        seen.add(group.get());
        List<ActionClass> members =
            scheme.classes().stream()
                .filter(member -> group.get().classes().contains(member.id()))
                .toList();
        tracks.add(new TimelineTrack(group.get().name(), members, Optional.empty()));
      }
    }
    return tracks;
  }

  private static List<TimelineTrack> subjects(
      LabelScheme scheme, List<AnalysisRegion> regions, String whole) {
    List<TimelineTrack> tracks = new ArrayList<>();
    tracks.add(new TimelineTrack(whole, scheme.classes(), Optional.empty()));
    for (AnalysisRegion region : regions) {
      String name =
          region.subject().filter(s -> !s.equals(region.name())).map(s -> " · " + s).orElse("");
      tracks.add(
          new TimelineTrack(region.name() + name, scheme.classes(), Optional.of(region.id())));
    }
    return tracks;
  }

  /** Says whether each region has a track of its own. */
  boolean isByRegion() {
    return grouping == TrackGrouping.SUBJECTS;
  }

  /** Returns the name of a region's track; empty for the whole picture and other groupings. */
  Optional<String> nameOf(Optional<RegionId> region) {
    return region.map(trackOfRegion::get).map(track -> tracks.get(track).name());
  }

  /** Returns the position of a region's track; 0 for the whole picture and other groupings. */
  int placeOf(Optional<RegionId> region) {
    return region.map(trackOfRegion::get).orElse(0);
  }

  List<TimelineTrack> tracks() {
    return tracks;
  }

  /** Returns the track of a segment, or -1 when its class is not in the scheme. */
  int trackOf(Segment segment) {
    if (grouping == TrackGrouping.SUBJECTS) {
      return places.containsKey(segment.actionClass())
          ? segment.region().map(region -> trackOfRegion.getOrDefault(region, 0)).orElse(0)
          : -1;
    }
    return trackOfClass.getOrDefault(segment.actionClass(), -1);
  }

  /** Returns the position of a class in the scheme, or -1. */
  int placeOf(ClassId actionClass) {
    return places.getOrDefault(actionClass, -1);
  }

  /** Returns the class that a segment gets by being dragged to a track; empty when none. */
  Optional<ActionClass> classByTrack(int track) {
    return grouping == TrackGrouping.SUBJECTS || track < 0 || track >= tracks.size()
        ? Optional.empty()
        : tracks.get(track).onlyClass();
  }
}
