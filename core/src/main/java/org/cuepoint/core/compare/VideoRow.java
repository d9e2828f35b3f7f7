package org.cuepoint.core.compare;

import java.util.List;
import java.util.Optional;

/**
 * One line of the table of videos.
 *
 * @param video what it is about
 * @param differing share of ticks at which the first two models differ, 0 to 1
 * @param divergence mean divergence of all models, 0 to 1
 * @param labelledShare share of ticks that a person labelled, 0 to 1
 * @param f1 segmental F1 of each model at 25 % overlap with background left out, 0 to 100; empty
 *     where nobody labelled
 */
public record VideoRow(
    ComparedVideo video,
    double differing,
    double divergence,
    double labelledShare,
    List<Optional<Double>> f1) {

  /** Copies the list. */
  public VideoRow {
    f1 = List.copyOf(f1);
  }
}
