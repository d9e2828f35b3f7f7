package org.cuepoint.core.simulate;

/**
 * What was spent.
 *
 * @param keys answers: agreeing, naming a class, refusing one
 * @param edges that were set
 * @param seconds in all, watching included
 */
public record Effort(int keys, int edges, double seconds) {

  /** Nothing. */
  public static final Effort NONE = new Effort(0, 0, 0);

  /** Returns keys and edges together. */
  public int actions() {
    return keys + edges;
  }

  /** Returns the sum. */
  public Effort plus(Effort other) {
    return new Effort(keys + other.keys, edges + other.edges, seconds + other.seconds);
  }
}
