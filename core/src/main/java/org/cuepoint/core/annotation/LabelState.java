package org.cuepoint.core.annotation;

/** What a segment says about its class. */
public enum LabelState {
  /** The class happens here. */
  POSITIVE,
  /** The class does not happen here. */
  NEGATIVE,
  /** A person looked and cannot say. */
  UNKNOWN,
  /** Leave this range out of everything. */
  IGNORE
}
