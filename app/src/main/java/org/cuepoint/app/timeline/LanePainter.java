package org.cuepoint.app.timeline;

/** Draws one kind of lane, with its name at the left. FX thread only. */
interface LanePainter {

  /** Draws the lane where the layout has it; nothing when it is folded away. */
  void paint(Brush brush, Picture picture);
}
