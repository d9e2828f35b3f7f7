package org.cuepoint.core.embed;

/**
 * How a map is made; the same settings give the same map of the same features.
 *
 * @param method how places are found
 * @param count at most so many points, 1 to {@value #MOST}
 * @param seed of every random choice
 */
public record MapSettings(Method method, int count, long seed) {

  /** More points take minutes, and a screen does not show more. */
  public static final int MOST = 20_000;

  /** Validates the count. */
  public MapSettings {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("A map has 1 to " + MOST + " points, not " + count);
    }
  }

  /** Returns what suits most projects; takes some ten seconds once. */
  public static MapSettings defaults() {
    return new MapSettings(Method.UMAP, 4000, 1);
  }

  /** Returns the same settings with another method. */
  public MapSettings withMethod(Method newMethod) {
    return new MapSettings(newMethod, count, seed);
  }

  /** Returns the same settings with another number of points. */
  public MapSettings withCount(int newCount) {
    return new MapSettings(method, newCount, seed);
  }
}
