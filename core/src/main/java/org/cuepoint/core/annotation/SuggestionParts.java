package org.cuepoint.core.annotation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.time.FrameRange;

/**
 * The names of a suggestion's uncertainty parts. A part that the model or decoder does not give is
 * absent; names not listed here may occur and are shown as they are.
 */
public final class SuggestionParts {

  /** Entropy of the mean distribution over the range, background included, in nats. */
  public static final String ENTROPY = "entropy";

  /** The most probable less the second most probable of that distribution, 0 to 1. */
  public static final String MARGIN = "margin";

  /**
   * The mean probability of the class over the range by everything the decoder knows: neighbours,
   * durations and a person's labels besides the model; 0 to 1.
   */
  public static final String CONFIDENCE = "confidence";

  /** The first frame of the band in which the segment begins with a probability of 80 %. */
  public static final String START_LOW = "start_low";

  /** The last frame of that band. */
  public static final String START_HIGH = "start_high";

  /** Entropy of the distribution of the beginning over ticks, in nats. */
  public static final String START_ENTROPY = "start_entropy";

  /** The first frame of the band in which the segment ends, as the frame after its last. */
  public static final String END_LOW = "end_low";

  /** The last frame of that band. */
  public static final String END_HIGH = "end_high";

  /** Entropy of the distribution of the end over ticks, in nats. */
  public static final String END_ENTROPY = "end_entropy";

  /**
   * Of a rejected suggestion: a mark of what was labelled around it then, see {@link Refusals}; no
   * uncertainty, and nothing for people to read.
   */
  public static final String SURROUNDINGS = "surroundings";

  /**
   * The parts that say where the edges may lie; the rest are one number each for people to read.
   */
  public static final Set<String> EDGES =
      Set.of(START_LOW, START_HIGH, START_ENTROPY, END_LOW, END_HIGH, END_ENTROPY);

  private SuggestionParts() {}

  /** Returns the frames in which a suggestion may begin; empty when certain or not known. */
  public static Optional<FrameRange> startBand(Suggestion suggestion) {
    return band(suggestion.uncertainty(), START_LOW, START_HIGH);
  }

  /** Returns the frames in which a suggestion may end; empty when certain or not known. */
  public static Optional<FrameRange> endBand(Suggestion suggestion) {
    return band(suggestion.uncertainty(), END_LOW, END_HIGH);
  }

  private static Optional<FrameRange> band(Map<String, Double> parts, String low, String high) {
    double from = parts.getOrDefault(low, 0.0);
    double to = parts.getOrDefault(high, 0.0);
    return to > from
        ? Optional.of(new FrameRange((int) Math.rint(from), (int) Math.rint(to)))
        : Optional.empty();
  }
}
