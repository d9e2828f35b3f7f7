package org.cuepoint.app.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.TickLabels;
import org.cuepoint.core.compare.Voice;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * Models that never saw anything: actions of one to six seconds, which each model finds a little
 * earlier or later and takes for another one time in seven.
 */
final class SyntheticComparison {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 48;
  private static final int MISTAKEN = 7;
  private static final int OFF = 4;

  private final Random random = new Random(7);
  private final int classes;
  private final int ticks;

  private SyntheticComparison(int classes, int ticks) {
    this.classes = classes;
    this.ticks = ticks;
  }

  /** Makes a comparison of one video. */
  static Comparison of(int models, int classes, int ticks) {
    return new SyntheticComparison(classes, ticks).make(models);
  }

  private Comparison make(int models) {
    LabelScheme scheme =
        LabelScheme.exclusive(
            IntStream.rangeClosed(1, classes).mapToObj(i -> "action " + i).toList());
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    List<Target> truth = new ArrayList<>();
    for (int t = 0; t + LONGEST < ticks; ) {
      int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
      int label = random.nextInt(classes + 1) - 1;
      truth.add(new Target(0, t, t + length, label, List.of()));
      t += length;
    }
    List<Voice> voices = new ArrayList<>();
    List<Contestant> contestants = new ArrayList<>();
    for (int m = 0; m < models; m++) {
      voices.add(voice(scheme, groups, truth));
      contestants.add(contestant(m + 1));
    }
    ComparedVideo video =
        ComparedVideo.of(
            VideoId.random(),
            Optional.empty(),
            "synthetic",
            Optional.empty(),
            TickLabels.ofTargets(groups.size(), ticks, truth),
            voices,
            groups);
    return new Comparison(
        contestants, scheme, groups, FeatureClock.DEFAULT.hertz(), List.of(video), List.of());
  }

  private Voice voice(LabelScheme scheme, List<List<Integer>> groups, List<Target> truth) {
    float[] values = new float[ticks * classes];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.3f / classes * random.nextFloat();
    }
    List<DecodedSegment> segments = new ArrayList<>();
    int last = 0;
    for (Target target : truth) {
      int label =
          random.nextInt(MISTAKEN) == 0 ? random.nextInt(classes + 1) - 1 : target.label();
      int start = Math.max(last, target.start() + random.nextInt(2 * OFF) - OFF);
      int end = Math.min(ticks, target.end() + random.nextInt(2 * OFF) - OFF);
      if (label >= 0 && start < end) {
        for (int t = start; t < end; t++) {
          values[t * classes + label] = 0.4f + 0.3f * random.nextFloat();
        }
        Double[] mean = new Double[classes];
        Arrays.fill(mean, 0.0);
        mean[label] = 0.55;
        segments.add(new DecodedSegment(label, start, end, List.of(mean), 0.4, 0.4));
        last = end;
      }
    }
    return Voice.of(
        new ProbabilityTrack(
            FeatureClock.DEFAULT,
            scheme.classes().stream().map(each -> each.id()).toList(),
            values),
        segments,
        groups);
  }

  private static Contestant contestant(int number) {
    return new Contestant(
        new ModelVersion(
            ModelVersionId.random(),
            ModelKind.TEACHER,
            number,
            Instant.EPOCH,
            List.of(),
            "{}",
            new Provenance(Map.of(), Map.of(), 0, Map.of()),
            Map.of(),
            Map.of()),
        Optional.of(Set.of()),
        new Contestant.Cost(
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            0));
  }
}
