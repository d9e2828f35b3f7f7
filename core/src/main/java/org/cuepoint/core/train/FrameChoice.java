package org.cuepoint.core.train;

/** Which ticks of a window a see-very-little student looks at. */
public enum FrameChoice {
  /** Evenly spread, in the middle of equal parts. */
  UNIFORM,
  /** Drawn anew for each window, in order. */
  RANDOM,
  /** The first ones. */
  FIRST,
  /** Those in the middle. */
  MIDDLE,
  /** The first, the middle and the last; further ones evenly between. */
  FIRST_MIDDLE_LAST
}
