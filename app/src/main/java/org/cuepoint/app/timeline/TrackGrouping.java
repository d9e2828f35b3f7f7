package org.cuepoint.app.timeline;

/** What gets a track of its own on the timeline. */
public enum TrackGrouping {
  /** Each class. */
  CLASSES,
  /** Each exclusive group, and each class that is in none. */
  GROUPS,
  /** Each analysis region, and the whole picture. */
  SUBJECTS
}
