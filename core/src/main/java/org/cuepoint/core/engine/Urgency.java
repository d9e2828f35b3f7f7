package org.cuepoint.core.engine;

/**
 * How soon a request must be answered. A more urgent one is let in between two steps of one that is
 * less urgent; requests of one urgency come one after the other.
 */
public enum Urgency {
  /** A label was given, and what it changes is wanted before the next one. */
  IMMEDIATE,
  /** Somebody looks at the screen and waits: the fast head, suggestions, the queue. */
  INTERACTIVE,
  /**
   * A stream that is watched, for as long as it goes on; in it the above have their turn between
   * two ticks, and what is below waits.
   */
  LIVE,
  /** Features, without which nothing else can be done. */
  INDEXING,
  /** Minutes to hours in the background. */
  TRAINING
}
