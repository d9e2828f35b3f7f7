package org.cuepoint.app.player;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/** Which frames are played: in and out points, loop, lock, and playing a range once. */
final class PlayRanges {

  final ObjectProperty<Optional<FrameRange>> range = new SimpleObjectProperty<>(Optional.empty());
  final ObjectProperty<Optional<FrameRange>> loopRange =
      new SimpleObjectProperty<>(Optional.empty());
  final BooleanProperty looping = new SimpleBooleanProperty();
  final BooleanProperty locked = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<FrameRange>> inOut =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int in = -1;
  private int out = -1;
  private @Nullable FrameRange once;

  ReadOnlyObjectProperty<Optional<FrameRange>> inOutProperty() {
    return inOut.getReadOnlyProperty();
  }

  void markIn(int frame, int frames) {
    in = frame;
    if (out < in) {
      out = -1;
    }
    update(frames);
  }

  void markOut(int frame, int frames) {
    out = frame;
    if (in > out) {
      in = -1;
    }
    update(frames);
  }

  void clearInOut() {
    in = -1;
    out = -1;
    update(0);
  }

  private void update(int frames) {
    inOut.set(
        in < 0 && out < 0
            ? Optional.empty()
            : Optional.of(new FrameRange(Math.max(0, in), out < 0 ? frames : out + 1)));
  }

  /** Plays a range and stops, whatever else is set. */
  void playOnce(FrameRange frames) {
    once = frames;
  }

  void endOnce() {
    once = null;
  }

  /** Returns the range that playing and stepping stay in; empty when they are free. */
  Optional<FrameRange> lock(int frames) {
    return locked.get() ? range.get().or(inOut::get).map(r -> within(r, frames)) : Optional.empty();
  }

  /** Returns the frames to play in, at least one. */
  FrameRange span(int frames) {
    FrameRange now = once;
    if (now != null) {
      return within(now, frames);
    }
    FrameRange whole = new FrameRange(0, Math.max(1, frames));
    if (looping.get()) {
      Optional<FrameRange> loop = loopRange.get().or(range::get).or(inOut::get);
      return loop.map(r -> within(r, frames)).orElse(whole);
    }
    return lock(frames).orElse(whole);
  }

  /** Says whether playing begins again at the end of the span. */
  boolean isLoop() {
    return looping.get() && once == null;
  }

  private static FrameRange within(FrameRange range, int frames) {
    int start = Math.clamp(range.start(), 0, Math.max(0, frames - 1));
    return new FrameRange(start, Math.clamp(range.end(), start + 1, Math.max(start + 1, frames)));
  }
}
