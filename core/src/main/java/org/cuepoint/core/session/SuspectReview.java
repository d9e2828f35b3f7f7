package org.cuepoint.core.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.recognition.ModelVersion;

/** Puts suspect labels into the queue, to be looked at one after the other. Thread-safe. */
public final class SuspectReview {

  private final ProjectPorts ports;
  private final InstantSource clock;

  /**
   * Makes the review of one project.
   *
   * @param clock dates rounds
   */
  public SuspectReview(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * Makes the first findings the current queue: suspect classes first, then suspect edges.
   *
   * @param count at most so many, at least 1
   * @throws IllegalStateException if there is nothing to look at; the message says so
   */
  public QueueRound queue(SuspectReport report, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A queue needs at least one question, not " + count);
    }
    List<SuspectReport.Finding> first =
        Stream.concat(report.labels().stream(), report.edges().stream()).limit(count).toList();
    if (first.isEmpty()) {
      throw new IllegalStateException("No label is suspect, so there is nothing to queue.");
    }
    // The heads that found them are not kept; the round is filed under the features they saw.
    ModelVersion encoder =
        ports
            .models()
            .activeEncoder()
            .orElseThrow(() -> new IllegalStateException("The project has no encoder any more."));
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    for (SuspectReport.Finding finding : first) {
      items.add(
          new QueueItem(
              QueueItemId.random(),
              round,
              items.size(),
              finding.video(),
              finding.region(),
              finding.place(),
              Optional.empty(),
              finding.score(),
              finding.parts(),
              finding.guess(),
              QueueItem.Audit.NO));
    }
    QueueRound made =
        new QueueRound(
            round,
            clock.instant(),
            SuspectReport.ACQUISITION,
            SuspectReport.ACQUISITION,
            ports.models().active().orElse(encoder).id(),
            FeatureCatalog.encoderId(encoder),
            items);
    ports.queue().addRound(made);
    return made;
  }
}
