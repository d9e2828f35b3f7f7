package org.cuepoint.app.workspace;

import org.cuepoint.core.time.FrameRange;

/** The player and the timeline, as far as actions move them. FX thread only. */
public interface Navigation {

  /** One that shows nothing. */
  Navigation NONE =
      new Navigation() {
        @Override
        public void seek(int frame) {}

        @Override
        public void show(FrameRange frames) {}
      };

  /** Shows a frame. */
  void seek(int frame);

  /** Zooms the timeline to frames, with some room at both sides. */
  void show(FrameRange frames);
}
