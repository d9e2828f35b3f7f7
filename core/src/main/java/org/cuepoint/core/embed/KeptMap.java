package org.cuepoint.core.embed;

/** What to do with a map of the same features and settings that was made before. */
public enum KeptMap {
  /** Show it, with labels and predictions as they are now. */
  USE,
  /** Make it anew, so that what was labelled meanwhile has a point for sure. */
  REPLACE
}
