package org.cuepoint.app.chart;

/**
 * What a part of a chart says when the mouse rests on it, and where a click leads.
 *
 * @param tip empty for none
 * @param target where a click leads
 */
public record Note(String tip, Target target) {

  /** Says nothing and leads nowhere. */
  public static final Note NONE = new Note("", new Target.Nowhere());

  /** Returns a note that only says something. */
  public static Note tip(String text) {
    return new Note(text, new Target.Nowhere());
  }

  /** Says whether a click leads somewhere. */
  public boolean leads() {
    return !(target instanceof Target.Nowhere);
  }
}
