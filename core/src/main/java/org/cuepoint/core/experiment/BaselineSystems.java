package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.EncoderChoice.HistogramDifference;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.experiment.LabelledFolder.Labelled;
import org.cuepoint.core.experiment.RepresentationPlan.NamedEncoder;
import org.cuepoint.core.experiment.SegmentationPlan.NamedSystem;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/** What stands beside every system, named in the plan or not. Pure functions. */
public final class BaselineSystems {

  /** Name of the label that happens most, said everywhere. */
  public static final String MAJORITY = "majority";

  private static final String HISTOGRAM = "histogram + difference";
  private static final String RANDOM = "random FE-XS";
  private static final String PROBE = ", tick probe";

  /** Name of a probe of single ticks on colour histograms and frame differences. */
  public static final String HISTOGRAM_PROBE = HISTOGRAM + PROBE;

  /** Name of a probe of single ticks on an encoder with random filters. */
  public static final String RANDOM_PROBE = RANDOM + PROBE;

  private static final EncoderChoice RANDOM_ENCODER =
      new EncoderChoice.Random("FE-XS", Optional.empty());

  private BaselineSystems() {}

  /** Returns the encoders with those baselines before them that the plan does not name. */
  static List<NamedEncoder> before(List<NamedEncoder> named) {
    List<NamedEncoder> all = new ArrayList<>();
    if (named.stream().noneMatch(each -> each.encoder() instanceof HistogramDifference)) {
      all.add(new NamedEncoder(HISTOGRAM, new HistogramDifference()));
    }
    if (named.stream().noneMatch(each -> each.encoder() instanceof EncoderChoice.Random)) {
      all.add(new NamedEncoder(RANDOM, RANDOM_ENCODER));
    }
    all.addAll(named);
    return List.copyOf(all);
  }

  /** Returns the systems with those baselines before them that the plan does not name. */
  static List<NamedSystem> beforeSystems(List<NamedSystem> named) {
    List<NamedSystem> all = new ArrayList<>();
    for (NamedSystem baseline :
        List.of(
            new NamedSystem(MAJORITY, new SegmentationSystem.Majority()),
            new NamedSystem(
                HISTOGRAM_PROBE, new SegmentationSystem.TickProbe(new HistogramDifference())),
            new NamedSystem(RANDOM_PROBE, new SegmentationSystem.TickProbe(RANDOM_ENCODER)))) {
      if (named.stream().noneMatch(each -> alike(each.system(), baseline.system()))) {
        all.add(baseline);
      }
    }
    all.addAll(named);
    return List.copyOf(all);
  }

  private static boolean alike(SegmentationSystem named, SegmentationSystem baseline) {
    return switch (named) {
      case SegmentationSystem.Majority() -> baseline instanceof SegmentationSystem.Majority;
      case SegmentationSystem.TickProbe(var encoder) ->
          baseline instanceof SegmentationSystem.TickProbe(var other)
              && encoder.getClass() == other.getClass();
      default -> false;
    };
  }

  /** Returns the label of most ticks of the training videos. */
  static int majorityTick(LabelledFolder data, Fold fold) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    counts.put(Target.BACKGROUND, 0L);
    for (Entry video : data.videos(fold.train())) {
      for (int label : data.tickLabels(video)) {
        if (label != Target.NOT_KNOWN) {
          counts.merge(label, 1L, Long::sum);
        }
      }
    }
    return most(counts);
  }

  /** Returns the class of most segments of the training videos. */
  static int majoritySegment(LabelledFolder data, Fold fold) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    for (Entry video : data.videos(fold.train())) {
      for (Labelled segment : video.segments()) {
        counts.merge(data.classes().indexOf(segment.label()), 1L, Long::sum);
      }
    }
    return counts.isEmpty() ? 0 : most(counts);
  }

  private static int most(Map<Integer, Long> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** Judges the majority's segmentation of a fold. */
  static SegmentationFigures majority(LabelledFolder data, Fold fold) {
    int label = majorityTick(data, fold);
    SegmentationFigures figures = new SegmentationFigures(data);
    for (Entry video : data.videos(Set.copyOf(fold.test()))) {
      int[] labels = new int[data.ticks(video)];
      Arrays.fill(labels, label);
      figures.add(video, labels, Optional.empty());
    }
    return figures;
  }
}
