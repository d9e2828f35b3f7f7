package org.cuepoint.core.recognition;

/**
 * What is kept of a tick.
 *
 * @param channels C, length of the pooled vector and depth of the token map
 * @param tokens the token map is tokens × tokens × C
 */
public record FeatureShape(int channels, int tokens) {

  /** Validates that both are positive. */
  public FeatureShape {
    if (channels < 1 || tokens < 1) {
      throw new IllegalArgumentException("Not a feature shape: " + channels + ", " + tokens);
    }
  }

  /** Returns the number of values in a token map. */
  public int tokenValues() {
    return tokens * tokens * channels;
  }
}
