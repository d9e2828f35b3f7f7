package org.cuepoint.samples.figures;

/** What the eyes do. */
enum Eyes {
  OPEN,
  SHUT
}
