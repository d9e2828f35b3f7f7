package org.cuepoint.app.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.TickLabels;
import org.cuepoint.core.compare.Voice;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * Models that take each class in turn to happen for forty ticks of fifty; each model is four ticks
 * later than the one before it and a tenth less sure. Labels are known of the first hundred ticks
 * and are those of the first model; only the first model learned from the first video.
 */
public final class FakeComparison {

  private static final int PERIOD = 50;
  private static final int LENGTH = 40;
  private static final int LATER = 4;
  private static final int KNOWN = 100;

  private FakeComparison() {}

  /** Compares on the videos, or all when there are none. */
  public static Comparison of(ProjectPorts ports, List<ModelVersion> models, List<VideoId> videos) {
    LabelScheme scheme = ports.project().project().scheme();
    FeatureClock clock = ports.project().project().clock();
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    List<Video> chosen =
        ports.project().videos().stream()
            .filter(video -> videos.isEmpty() || videos.contains(video.id()))
            .toList();
    List<ComparedVideo> compared = new ArrayList<>();
    for (Video video : chosen) {
      int ticks = clock.ticks(ports.project().index(video.id()).index());
      List<Target> truth =
          segments(ticks, 0, groups.getFirst(), scheme.classes().size(), 0.9f).stream()
              .filter(segment -> segment.endTick() <= KNOWN)
              .map(s -> new Target(0, s.startTick(), s.endTick(), s.classIndex(), List.of()))
              .toList();
      compared.add(
          ComparedVideo.of(
              video.id(),
              Optional.empty(),
              video.name(),
              video.group(),
              TickLabels.ofTargets(groups.size(), ticks, truth),
              IntStream.range(0, models.size())
                  .mapToObj(m -> voice(clock, scheme, groups, ticks, m))
                  .toList(),
              groups));
    }
    List<Contestant> contestants = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      Set<VideoId> seen = m == 0 ? Set.of(chosen.getFirst().id()) : Set.of();
      contestants.add(
          new Contestant(
              models.get(m),
              Optional.of(seen),
              new Contestant.Cost(
                  OptionalLong.of(1000L * (m + 1)),
                  OptionalDouble.of(5e5 * (m + 1)),
                  OptionalDouble.of(0.5),
                  OptionalLong.empty(),
                  4000L * (m + 1))));
    }
    return new Comparison(contestants, scheme, groups, clock.hertz(), compared, List.of());
  }

  private static Voice voice(
      FeatureClock clock, LabelScheme scheme, List<List<Integer>> groups, int ticks, int model) {
    int classes = scheme.classes().size();
    float sure = 0.9f - 0.1f * model;
    List<DecodedSegment> segments =
        segments(ticks, LATER * model, groups.getFirst(), classes, sure);
    float[] values = new float[ticks * classes];
    for (DecodedSegment segment : segments) {
      for (int t = segment.startTick(); t < segment.endTick(); t++) {
        values[t * classes + segment.classIndex()] = sure;
      }
    }
    return Voice.of(
        new ProbabilityTrack(
            clock, scheme.classes().stream().map(each -> each.id()).toList(), values),
        segments,
        groups);
  }

  private static List<DecodedSegment> segments(
      int ticks, int later, List<Integer> group, int classes, float sure) {
    List<DecodedSegment> segments = new ArrayList<>();
    for (int i = 0; i * PERIOD + later < ticks; i++) {
      Double[] mean = new Double[classes];
      Arrays.fill(mean, 0.0);
      int own = group.get(i % group.size());
      mean[own] = (double) sure;
      int start = i * PERIOD + later;
      segments.add(
          new DecodedSegment(
              own, start, Math.min(ticks, start + LENGTH), List.of(mean), 0.3, 0.5));
    }
    return segments;
  }
}
