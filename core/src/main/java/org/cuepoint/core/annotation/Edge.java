package org.cuepoint.core.annotation;

/** One of the two edges of a range. */
public enum Edge {
  /** Where it begins. */
  START,
  /** Where it ends: the frame after its last. */
  END
}
