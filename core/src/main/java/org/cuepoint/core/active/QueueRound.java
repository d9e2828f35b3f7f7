package org.cuepoint.core.active;

import java.time.Instant;
import java.util.List;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * One ranking of unlabelled places.
 *
 * @param id identity
 * @param created when
 * @param acquisition id of the acquisition function that was asked for
 * @param chooser id of the one that chose, where that left the choice to another; else the same
 * @param model the model whose uncertainty ranked
 * @param encoder id of the features it saw
 * @param items the questions in rank order
 */
public record QueueRound(
    RoundId id,
    Instant created,
    String acquisition,
    String chooser,
    ModelVersionId model,
    String encoder,
    List<QueueItem> items) {

  /** Copies the list. */
  public QueueRound {
    items = List.copyOf(items);
  }
}
