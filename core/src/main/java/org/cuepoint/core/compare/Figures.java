package org.cuepoint.core.compare;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.eval.BoundaryError;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;

/**
 * How right a model is where a person labelled.
 *
 * @param evaluation its figures on ticks
 * @param edges distances of edges in seconds
 * @param reliability its confidence against its accuracy
 * @param calibration figures of the same
 * @param videos truth and prediction of each video and group; what nobody labelled counts nowhere
 */
public record Figures(
    Evaluation evaluation,
    BoundaryError edges,
    Optional<Reliability> reliability,
    Optional<Calibration> calibration,
    List<LabelledVideo> videos) {

  /** Copies the list. */
  public Figures {
    videos = List.copyOf(videos);
  }
}
