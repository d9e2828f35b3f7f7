package org.cuepoint.core.active;

import java.time.Instant;
import java.util.List;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * One ranking of unlabelled places.
 *
 * @param id identity
 * @param created when
 * @param acquisition id of the acquisition function
 * @param model the model whose uncertainty ranked
 * @param encoder id of the features it saw
 * @param items the questions in rank order
 */
public record QueueRound(
    RoundId id,
    Instant created,
    String acquisition,
    ModelVersionId model,
    String encoder,
    List<QueueItem> items) {

  /** Copies the list. */
  public QueueRound {
    items = List.copyOf(items);
  }
}
