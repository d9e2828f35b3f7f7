package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;

/** Labels of one video at 25 frames a second, in the making. */
final class Watched {

  final LabelScheme scheme;
  private final int frames;
  private final VideoId video = VideoId.random();
  private final List<Segment> segments = new ArrayList<>();
  private final List<ReviewedRange> reviewed = new ArrayList<>();

  Watched(LabelScheme scheme, int frames) {
    this.scheme = scheme;
    this.frames = frames;
  }

  ClassId id(String name) {
    return scheme.find(name).orElseThrow().id();
  }

  Watched label(String name, int start, int end) {
    return label(name, start, end, LabelState.POSITIVE, Optional.empty());
  }

  Watched label(String name, int start, int end, LabelState state, Optional<RegionId> region) {
    segments.add(
        new Segment(
            SegmentId.random(),
            video,
            region,
            id(name),
            Fixtures.range(start, end),
            state,
            Fixtures.ADA,
            Fixtures.ADA,
            OptionalDouble.empty(),
            ""));
    return this;
  }

  Watched review(int start, int end, String... names) {
    reviewed.add(
        new ReviewedRange(
            AnnotationId.random(),
            video,
            Optional.empty(),
            Fixtures.ADA,
            Set.copyOf(java.util.Arrays.stream(names).map(this::id).toList()),
            Fixtures.range(start, end)));
    return this;
  }

  Observation as(String name, Optional<String> subject, Optional<String> group) {
    return new Observation(
        video,
        Optional.empty(),
        name,
        subject,
        group,
        Fixtures.media(frames).index(),
        segments,
        reviewed);
  }

  Observation observation() {
    return as("one.mp4", Optional.empty(), Optional.empty());
  }

  Ethogram ethogram() {
    return Ethogram.of(scheme, List.of(observation()));
  }

  List<Segment> segments() {
    return segments;
  }

  List<ReviewedRange> reviewed() {
    return reviewed;
  }
}
