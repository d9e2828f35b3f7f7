package org.cuepoint.core.active;

/** What the numbers are that say what a tick looks like, and so how distances are taken. */
public enum Looks {
  /** Channels of an encoder, each with a unit of its own: each is divided by its deviation. */
  CHANNELS,
  /**
   * Directions of a projection, which share a unit, and of which the later ones are mostly noise:
   * their deviations are what they are worth. In simulations on motion-theatre dividing by them
   * cost two to four points of F1@25 over the first hundred answers.
   */
  DIRECTIONS
}
