package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.exchange.KnownVideo;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;

/**
 * The labels of the project as truth: what is labelled, and background where somebody has looked at
 * every class. Frames that nobody looked at are left out. May be called from any thread.
 */
final class ProjectTruth {

  /** How reports call it. */
  static final String NAME = "labels of the project";

  private final ProjectPorts ports;
  private final LabelScheme scheme;

  ProjectTruth(ProjectPorts ports) {
    this.ports = ports;
    this.scheme = ports.project().project().scheme();
  }

  List<FrameTruth> of(List<Video> videos) {
    List<FrameTruth> truths = new ArrayList<>();
    for (Video video : videos) {
      for (FeatureCatalog.Place place : FeatureCatalog.places(video)) {
        truths.add(of(place));
      }
    }
    return truths;
  }

  private FrameTruth of(FeatureCatalog.Place place) {
    Video video = place.video();
    KnownVideo known = new KnownVideo(video, ports.project().index(video.id()).index());
    String[] frames = new String[known.index().frameCount()];
    Arrays.fill(frames, LabelRuns.LEFT_OUT);
    Optional<AnalysisRegion> region = place.region();
    Set<ClassId> all = scheme.classes().stream().map(ActionClass::id).collect(Collectors.toSet());
    for (ReviewedRange range : ports.annotations().reviewedRanges(video.id())) {
      if (range.region().equals(region.map(AnalysisRegion::id))
          && range.classes().containsAll(all)) {
        fill(frames, range.range().frames(), FrameTruth.BACKGROUND);
      }
    }
    List<Segment> segments =
        ports.annotations().segments(video.id()).stream()
            .filter(
                segment ->
                    segment.region().equals(region.map(AnalysisRegion::id))
                        || (segment.state() == LabelState.IGNORE && segment.region().isEmpty()))
            .sorted(Comparator.comparingInt(segment -> segment.range().frames().start()))
            .toList();
    for (LabelState layer : List.of(LabelState.POSITIVE, LabelState.UNKNOWN, LabelState.IGNORE)) {
      for (Segment segment : segments) {
        if (segment.state() == layer) {
          fill(frames, segment.range().frames(), label(segment));
        }
      }
    }
    return new FrameTruth(
        known,
        region.map(AnalysisRegion::name),
        LabelRuns.ofFrames(Arrays.asList(frames)),
        OptionalDouble.empty());
  }

  private String label(Segment segment) {
    return segment.state() == LabelState.POSITIVE
        ? scheme.find(segment.actionClass()).map(ActionClass::name).orElse(LabelRuns.LEFT_OUT)
        : LabelRuns.LEFT_OUT;
  }

  private static void fill(String[] frames, FrameRange range, String label) {
    Arrays.fill(frames, range.start(), Math.min(range.end(), frames.length), label);
  }
}
