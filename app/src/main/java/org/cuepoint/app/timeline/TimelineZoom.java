package org.cuepoint.app.timeline;

import java.util.function.IntSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.core.time.FrameRange;

/** Which part of the video is visible. FX thread only. */
final class TimelineZoom {

  private static final double STEP = 1.5;

  private final ObjectProperty<Viewport> visible = new SimpleObjectProperty<>(new Viewport(0, 1));
  private final IntSupplier frameCount;

  TimelineZoom(IntSupplier frameCount) {
    this.frameCount = frameCount;
  }

  ObjectProperty<Viewport> visibleProperty() {
    return visible;
  }

  Viewport visible() {
    return visible.get();
  }

  private int frames() {
    return frameCount.getAsInt();
  }

  void at(double frame, double factor) {
    visible.set(visible().zoomed(frame, factor, frames()));
  }

  void in(int playhead) {
    at(anchor(playhead), STEP);
  }

  void out(int playhead) {
    at(anchor(playhead), 1 / STEP);
  }

  private double anchor(int playhead) {
    double here = playhead + 0.5;
    return visible().contains(here) ? here : (visible().start() + visible().end()) / 2;
  }

  void pan(double frames) {
    visible.set(visible().panned(frames, frames()));
  }

  void fit() {
    visible.set(Viewport.fit(frames()));
  }

  void to(FrameRange range) {
    visible.set(Viewport.around(range, frames()));
  }

  void centre(double frame) {
    visible.set(visible().centred(frame, frames()));
  }

  /** Turns a page when the playhead left the visible part. */
  void follow(int playhead) {
    Viewport now = visible();
    if (playhead < now.start() || playhead + 1 > now.end() + 1e-6) {
      // A page forward leaves a little of what was just seen.
      double share = playhead < now.start() ? 0.9 : 0.1;
      visible.set(now.panned(playhead - share * now.span() - now.start(), frames()));
    }
  }
}
