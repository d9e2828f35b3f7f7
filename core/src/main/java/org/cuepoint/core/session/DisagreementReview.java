package org.cuepoint.core.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Stretch;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;

/** Puts places about which models disagree into the queue. Thread-safe. */
public final class DisagreementReview {

  /** What a round of such places calls its acquisition. */
  public static final String ACQUISITION = "compared";

  private final ProjectPorts ports;
  private final InstantSource clock;

  /** A stretch and where it is. */
  public record Disputed(ComparedVideo video, Stretch stretch) {}

  /**
   * Makes the review of one project.
   *
   * @param clock dates rounds
   */
  public DisagreementReview(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** Returns the stretches about which all models disagree most, the worst first. */
  public static List<Disputed> most(Comparison comparison, int count) {
    Set<Integer> all =
        IntStream.range(0, comparison.models().size()).boxed().collect(Collectors.toSet());
    return comparison.videos().stream()
        .flatMap(video -> video.stretches(all).stream().map(each -> new Disputed(video, each)))
        .sorted(Comparator.comparingDouble((Disputed place) -> -place.stretch().mass()))
        .limit(count)
        .toList();
  }

  /**
   * Makes places the current queue, in this order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public QueueRound queue(Comparison comparison, List<Disputed> places) {
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "The models agree there, so there is nothing to put into the queue.");
    }
    ModelVersion model = comparison.models().getFirst().model();
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    for (Disputed place : places) {
      items.add(item(comparison, place, round, items.size()));
    }
    QueueRound made =
        new QueueRound(
            round,
            clock.instant(),
            ACQUISITION,
            ACQUISITION,
            model.id(),
            FeatureCatalog.encoderId(model),
            items);
    ports.queue().addRound(made);
    return made;
  }

  private QueueItem item(Comparison comparison, Disputed place, RoundId round, int rank) {
    ComparedVideo video = place.video();
    Stretch stretch = place.stretch();
    FrameIndex index = ports.project().index(video.video()).index();
    FeatureClock ticks = new FeatureClock(comparison.hertz());
    Map<String, Double> guess = new LinkedHashMap<>();
    for (int label : stretch.labels()) {
      if (label >= 0) {
        guess.merge(comparison.name(label), 1.0 / stretch.labels().size(), Double::sum);
      }
    }
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        video.video(),
        video.region(),
        index.range(ticks.frames(index, stretch.startTick(), stretch.endTick())),
        Optional.empty(),
        stretch.mass(),
        Map.of(Signal.DISAGREEMENT.word(), stretch.divergence()),
        guess,
        QueueItem.Audit.NO);
  }
}
