package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Truth and prediction of one video on the same frames.
 *
 * @param name what people read
 * @param group what splits keep together
 * @param truth what happens; frames that are {@link LabelRuns#LEFT_OUT} count nowhere
 * @param prediction what a model says; as long as {@code truth}
 */
public record LabelledVideo(
    String name, Optional<String> group, LabelRuns truth, LabelRuns prediction) {

  /** Validates that both have the same number of frames. */
  public LabelledVideo {
    if (truth.length() != prediction.length()) {
      throw new IllegalArgumentException(
          "The truth of '"
              + name
              + "' has "
              + truth.length()
              + " frames and the prediction "
              + prediction.length()
              + "; both must be given on the same frames");
    }
  }

  /** Returns the same video without the frames that count nowhere; what is around them joins. */
  LabelledVideo counted() {
    if (truth.runs().stream().noneMatch(run -> run.label().equals(LabelRuns.LEFT_OUT))) {
      return this;
    }
    List<String> all = truth.frames();
    List<String> predicted = prediction.frames();
    List<String> keptTruth = new ArrayList<>();
    List<String> keptPrediction = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).equals(LabelRuns.LEFT_OUT)) {
        keptTruth.add(all.get(i));
        keptPrediction.add(predicted.get(i));
      }
    }
    return new LabelledVideo(
        name, group, LabelRuns.ofFrames(keptTruth), LabelRuns.ofFrames(keptPrediction));
  }
}
