package org.cuepoint.core.active;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.MediaRange;

/**
 * One question to the person: what happens here?
 *
 * @param id identity
 * @param round the round that asked it
 * @param rank position in the round, 0 for the first
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param range where
 * @param suggestion the suggestion it is about, or empty when it is a plain window
 * @param score what it was ranked by; higher asks first
 * @param parts what the score is made of, by name, such as {@code entropy} and {@code margin}
 * @param guess the most probable classes at this place by name, most probable first, for showing
 *     why
 * @param audit whether it was drawn at random for unbiased accuracy
 */
public record QueueItem(
    QueueItemId id,
    RoundId round,
    int rank,
    VideoId video,
    Optional<RegionId> region,
    MediaRange range,
    Optional<SuggestionId> suggestion,
    double score,
    Map<String, Double> parts,
    Map<String, Double> guess,
    Audit audit) {

  /** Whether a question serves learning or measuring. */
  public enum Audit {
    /** Chosen by the acquisition function. */
    NO,
    /** Drawn at random. */
    YES
  }

  /** Copies the maps; the guess keeps its order. */
  public QueueItem {
    parts = Map.copyOf(parts);
    guess = Collections.unmodifiableMap(new LinkedHashMap<>(guess));
  }

  /** Returns the most probable class, by name. */
  public Optional<String> proposed() {
    return guess.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
