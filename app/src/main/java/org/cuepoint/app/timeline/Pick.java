package org.cuepoint.app.timeline;

/** What a click does to what was chosen before. */
enum Pick {
  /** Only the clicked one is chosen. */
  ONLY,
  /** The clicked one is put in or taken out (Ctrl, or Command on a Mac). */
  TOGGLE,
  /** Everything up to the clicked one is chosen too (Shift). */
  EXTEND
}
