package org.cuepoint.core.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.recognition.ModelVersion;

/** Puts places that a person chose on the map into the queue. Thread-safe. */
public final class MapReview {

  /** What a round of such places calls its acquisition. */
  public static final String ACQUISITION = "map";

  private final ProjectPorts ports;
  private final InstantSource clock;

  /**
   * Makes the review of one project.
   *
   * @param clock dates rounds
   */
  public MapReview(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * Makes places the current queue, in this order.
   *
   * @throws IllegalArgumentException if there are none
   * @throws IllegalStateException if the project has lost its encoder
   */
  public QueueRound queue(EmbeddingMap map, List<MapPoint> places) {
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "No place of the map is chosen, so there is nothing to put into the queue.");
    }
    ModelVersion model =
        ports
            .models()
            .active()
            .or(ports.models()::activeEncoder)
            .orElseThrow(() -> new IllegalStateException("The project has no encoder any more."));
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    for (MapPoint place : places) {
      items.add(item(map, place, round, items.size()));
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

  /** Returns the question that a place would be, in no round. */
  public static QueueItem question(EmbeddingMap map, MapPoint place) {
    return item(map, place, RoundId.random(), 0);
  }

  private static QueueItem item(EmbeddingMap map, MapPoint point, RoundId round, int rank) {
    Map<String, Double> parts = new LinkedHashMap<>();
    if (Float.isFinite(point.uncertainty())) {
      parts.put(Signal.MARGIN.word(), 1.0 - point.uncertainty());
    }
    if (Float.isFinite(point.disagreement())) {
      parts.put(Signal.DISAGREEMENT.word(), (double) point.disagreement());
    }
    Map<String, Double> guess = new LinkedHashMap<>();
    if (point.prediction() >= 0) {
      guess.put(map.classes().get(point.prediction()).name(), (double) point.confidence());
    }
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        point.place().video(),
        point.place().region(),
        point.range(),
        Optional.empty(),
        Float.isFinite(point.uncertainty()) ? point.uncertainty() : 0,
        parts,
        guess,
        QueueItem.Audit.NO);
  }
}
