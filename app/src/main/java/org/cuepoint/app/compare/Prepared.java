package org.cuepoint.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.ConfidencePair;
import org.cuepoint.core.compare.Figures;
import org.cuepoint.core.compare.VideoRow;
import org.cuepoint.core.eval.ConfusionMatrix;

/**
 * What the tables and charts of a comparison show, computed out of the FX thread.
 *
 * @param figures of each model; none where nothing is labelled
 * @param agreement of the first model with each other one
 * @param rows a line a video, the most disputed first
 * @param confidences of the first two models
 */
record Prepared(
    List<Figures> figures,
    List<ConfusionMatrix> agreement,
    List<VideoRow> rows,
    List<ConfidencePair> confidences) {

  private static final int MOST_DOTS = 6000;

  static Prepared of(Comparison comparison) {
    return new Prepared(
        IntStream.range(0, comparison.models().size())
            .mapToObj(model -> comparison.figures(model, comparison.fairest()))
            .flatMap(Optional::stream)
            .toList(),
        IntStream.range(1, comparison.models().size())
            .mapToObj(other -> comparison.agreement(0, other))
            .toList(),
        comparison.rows(),
        comparison.confidences(0, 1, MOST_DOTS));
  }
}
