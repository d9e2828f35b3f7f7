package org.cuepoint.app.map;

/** What the colours of a map say. */
public enum Colouring {
  /** What a person labelled. */
  LABEL,
  /** What the active model predicts. */
  PREDICTION,
  /** How unsure it is. */
  UNCERTAINTY,
  /** The video's group. */
  GROUP,
  /** How much two models disagree. */
  DISAGREEMENT
}
