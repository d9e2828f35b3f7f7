package org.cuepoint.core.annotation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.MediaRange;

/**
 * A segment that a model proposes.
 *
 * @param id identity
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param model the model version that proposes it
 * @param range where
 * @param actionClass the most probable class
 * @param probabilities mean probability of each class over the range, 0 to 1; background is what is
 *     missing to 1
 * @param uncertainty parts of the uncertainty by name, see {@link SuggestionParts}
 * @param status what became of it
 * @param segment the segment it became, once accepted or edited
 * @param secondsSpent how long the person looked before deciding; 0 when not known
 * @param editedFrames frames by which the edges were moved, both edges summed
 */
public record Suggestion(
    SuggestionId id,
    VideoId video,
    Optional<RegionId> region,
    ModelVersionId model,
    MediaRange range,
    ClassId actionClass,
    Map<ClassId, Double> probabilities,
    Map<String, Double> uncertainty,
    SuggestionStatus status,
    Optional<SegmentId> segment,
    double secondsSpent,
    int editedFrames)
    implements Annotation {

  /** Copies the maps. */
  public Suggestion {
    probabilities = Map.copyOf(probabilities);
    uncertainty = Map.copyOf(uncertainty);
  }

  @Override
  public UUID key() {
    return id.value();
  }

  /** Returns the probability of the suggested class. */
  public double confidence() {
    return probabilities.getOrDefault(actionClass, 0.0);
  }

  /** Returns the same suggestion with other parts of the uncertainty. */
  public Suggestion withUncertainty(Map<String, Double> newUncertainty) {
    return new Suggestion(
        id,
        video,
        region,
        model,
        range,
        actionClass,
        probabilities,
        newUncertainty,
        status,
        segment,
        secondsSpent,
        editedFrames);
  }

  /** Returns the same suggestion after a decision. */
  public Suggestion decided(
      SuggestionStatus newStatus, Optional<SegmentId> newSegment, double seconds, int framesMoved) {
    return new Suggestion(
        id,
        video,
        region,
        model,
        range,
        actionClass,
        probabilities,
        uncertainty,
        newStatus,
        newSegment,
        seconds,
        framesMoved);
  }
}
