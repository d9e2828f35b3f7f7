package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.time.FrameIndex;

/**
 * Reads labels as observations of behaviour: one for each video, or for each of its regions.
 * Thread-safe; waits for the store.
 */
public final class Observing {

  private final ProjectPorts ports;

  /** Makes the observing of one project. */
  public Observing(ProjectPorts ports) {
    this.ports = ports;
  }

  /** Returns what was observed in all videos, in their order. */
  public List<Observation> observations() {
    List<Observation> all = new ArrayList<>();
    for (Video video : ports.project().videos()) {
      all.addAll(
          of(
              video,
              ports.project().index(video.id()).index(),
              ports.annotations().segments(video.id()),
              ports.annotations().reviewedRanges(video.id())));
    }
    return all;
  }

  /** Returns what was observed in one video whose labels are known. */
  public static List<Observation> of(
      Video video, FrameIndex index, List<Segment> segments, List<ReviewedRange> reviewed) {
    return FeatureCatalog.places(video).stream()
        .map(
            place ->
                new Observation(
                    video.id(),
                    place.region().map(AnalysisRegion::id),
                    video.name() + place.region().map(each -> ", " + each.name()).orElse(""),
                    place.region().flatMap(AnalysisRegion::subject).or(video::subject),
                    video.group(),
                    index,
                    segments,
                    reviewed))
        .toList();
  }

  /** Returns the people who labelled or reviewed anything, by name. */
  public List<Annotator.Person> annotators() {
    return annotators(observations());
  }

  /** Returns the people who labelled or reviewed anything of these, by name. */
  public static List<Annotator.Person> annotators(List<Observation> observations) {
    return observations.stream()
        .flatMap(each -> each.annotators().stream())
        .distinct()
        .sorted(java.util.Comparator.comparing(Annotator.Person::name))
        .toList();
  }

  /**
   * Returns the ethogram.
   *
   * @param by only what this person says; empty for everybody together, where time that they
   *     contradict each other about is unclear
   */
  public Ethogram ethogram(Optional<Annotator.Person> by) {
    return Ethogram.of(
        ports.project().project().scheme(),
        observations().stream().map(each -> by.map(each::by).orElse(each)).toList());
  }
}
