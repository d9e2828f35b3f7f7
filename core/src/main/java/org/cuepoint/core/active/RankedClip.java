package org.cuepoint.core.active;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * A place worth asking about.
 *
 * @param candidate the place
 * @param score what it was ranked by; higher asks first
 * @param parts why: {@code entropy} in nats and {@code margin} 0 to 1, means over ticks and groups
 * @param guess mean probabilities of the most probable classes, most probable first
 */
public record RankedClip(
    Candidate candidate, double score, Map<String, Double> parts, Map<ClassId, Double> guess) {

  /** Copies the maps; the guess keeps its order. */
  public RankedClip {
    parts = Map.copyOf(parts);
    guess = Collections.unmodifiableMap(new LinkedHashMap<>(guess));
  }
}
