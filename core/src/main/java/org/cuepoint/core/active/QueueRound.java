package org.cuepoint.core.active;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param example what the places were to look like, where that was asked
 */
public record QueueRound(
    RoundId id,
    Instant created,
    String acquisition,
    String chooser,
    ModelVersionId model,
    String encoder,
    List<QueueItem> items,
    Optional<Example> example) {

  /** Makes a round without an example. */
  public QueueRound(
      RoundId id,
      Instant created,
      String acquisition,
      String chooser,
      ModelVersionId model,
      String encoder,
      List<QueueItem> items) {
    this(id, created, acquisition, chooser, model, encoder, items, Optional.empty());
  }

  /** Copies the list. */
  public QueueRound {
    items = List.copyOf(items);
  }
}
