package org.cuepoint.app.timeline;

/** An end of a range. */
enum Edge {
  START,
  END
}
