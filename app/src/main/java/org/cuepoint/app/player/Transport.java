package org.cuepoint.app.player;

import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Moves through a video: plays by the clock, jumps, steps and shuttles, inside the ranges that are
 * set. FX thread only.
 */
final class Transport {

  private static final double DISPLAY_FRAME = 1.0 / 60;

  /** How far before a frame's end playing backwards begins. */
  private static final double MOMENT = 1e-4;

  private final PictureFeed feed;
  private final Companions companions;
  private final PlayRanges ranges;
  private final PlaybackClock clock;
  private final SoundTrack sound;
  private final LongSupplier nanoTime;
  private final PlaybackTally tally = new PlaybackTally();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final ReadOnlyDoubleWrapper rate = new ReadOnlyDoubleWrapper(1);
  private final BooleanProperty jog = new SimpleBooleanProperty();
  // Signed times of real time while shuttling; 0 plays at the chosen speed.
  private double shuttle;

  Transport(
      PictureFeed feed,
      Companions companions,
      PlayRanges ranges,
      SoundTrack sound,
      LongSupplier nanoTime) {
    this.feed = feed;
    this.companions = companions;
    this.ranges = ranges;
    this.sound = sound;
    this.nanoTime = nanoTime;
    this.clock = new PlaybackClock(nanoTime, sound);
    speed.addListener((property, before, now) -> changeRate());
    feed.setOnArrival(this::pulse);
  }

  ReadOnlyBooleanWrapper playingProperty() {
    return playing;
  }

  DoubleProperty speedProperty() {
    return speed;
  }

  ReadOnlyDoubleWrapper rateProperty() {
    return rate;
  }

  BooleanProperty jogProperty() {
    return jog;
  }

  PlaybackTally tally() {
    return tally;
  }

  boolean isLedBySound() {
    return clock.isLedBySound();
  }

  /** Moves to a frame because somebody wants to see that one; a range that plays once ends. */
  void jump(int frame) {
    ranges.endOnce();
    seek(frame);
  }

  private void seek(int frame) {
    IndexedMedia media = feed.media();
    if (media == null) {
      return;
    }
    int target = Math.clamp(frame, 0, media.index().frameCount() - 1);
    clock.stop();
    tally.interrupt();
    companions.show(media.index().secondsAt(target));
    feed.show(target);
  }

  /** Moves to a frame, or to the nearest one that a lock allows. */
  void moveTo(int frame) {
    FrameRange allowed =
        ranges.lock(frameCount()).orElseGet(() -> new FrameRange(0, Math.max(1, frameCount())));
    seek(Math.clamp(frame, allowed.start(), allowed.end() - 1));
  }

  void play() {
    if (feed.media() == null || playing.get()) {
      return;
    }
    setShuttle(0);
    FrameRange span = ranges.span(frameCount());
    int at = feed.wantedProperty().get();
    begin(at < span.start() || at >= span.end() - 1 ? span.start() : at);
  }

  void playOnce(FrameRange frames) {
    if (feed.media() == null) {
      return;
    }
    pause();
    setShuttle(0);
    ranges.playOnce(frames);
    begin(ranges.span(frameCount()).start());
  }

  private void begin(int frame) {
    if (frame != feed.wantedProperty().get()) {
      seek(frame);
    }
    clock.stop();
    playing.set(true);
    pulse();
  }

  void pause() {
    ranges.endOnce();
    if (!playing.get()) {
      return;
    }
    playing.set(false);
    clock.stop();
    setShuttle(0);
    IndexedMedia media = feed.media();
    // A jump that is under way is still wanted.
    if (media != null && feed.hasArrived()) {
      int frame = feed.frameProperty().get();
      companions.show(media.index().secondsAt(frame));
      feed.show(frame);
    }
  }

  void step(int frames) {
    pause();
    moveTo(feed.wantedProperty().get() + frames);
  }

  void skip(double seconds) {
    IndexedMedia media = feed.media();
    if (media == null) {
      return;
    }
    FrameIndex index = media.index();
    int at = feed.wantedProperty().get();
    int frame = index.frameAtSeconds(Math.max(0, index.secondsAt(at) + seconds));
    // A frame longer than the step must not hold the player.
    moveTo(frame == at && seconds != 0 ? at + (seconds > 0 ? 1 : -1) : frame);
  }

  /** Shuttles one press further in a direction, 1 or -1. */
  void shuttle(int direction) {
    if (feed.media() == null) {
      return;
    }
    if (jog.get()) {
      step(direction);
      return;
    }
    double now = playing.get() ? (shuttle == 0 ? 1 : shuttle) : 0;
    double next = now * direction > 0 ? Math.min(PlayerViewModel.FASTEST, Math.abs(now) * 2) : 1;
    setShuttle(direction * next);
    if (playing.get()) {
      return;
    }
    FrameRange span = ranges.span(frameCount());
    int at = feed.wantedProperty().get();
    begin(span.contains(at) ? at : direction > 0 ? span.start() : span.end() - 1);
  }

  private void setShuttle(double times) {
    shuttle = times;
    changeRate();
  }

  private void changeRate() {
    double next =
        shuttle != 0
            ? shuttle
            : Math.clamp(speed.get(), PlayerViewModel.SLOWEST, PlayerViewModel.FASTEST);
    if (next == rate.get()) {
      return;
    }
    rate.set(next);
    if (clock.isRunning()) {
      clock.start(clock.seconds(), next);
      tally.interrupt();
    }
  }

  /** Shows what is due. */
  void pulse() {
    IndexedMedia media = feed.media();
    if (!playing.get() || media == null || !feed.hasArrived()) {
      return;
    }
    FrameIndex index = media.index();
    FrameRange span = ranges.span(index.frameCount());
    double times = rate.get();
    if (!clock.isRunning()) {
      clock.start(beginning(index, times), times);
      tally.interrupt();
    }
    sound.pulse();
    double seconds = clock.seconds();
    double from = index.secondsAt(span.start());
    double end = index.secondsAt(span.end());
    boolean over = times > 0 ? seconds >= end : seconds < from;
    if (over && !ranges.isLoop()) {
      stopAt(times > 0 ? span.end() - 1 : span.start());
      return;
    }
    if (over || seconds < from || seconds >= end) {
      double length = end - from;
      double into = over ? ((seconds - from) % length + length) % length : 0;
      // From outside, where a loop or a lock was just set, the range is entered at its beginning.
      seconds = over || times > 0 ? from + into : end - MOMENT;
      clock.start(seconds, times);
      tally.interrupt();
    }
    long now = nanoTime.getAsLong();
    int due = feed.run(new Wish.Run(seconds, now, times, span, ranges.isLoop()));
    int on = feed.frameProperty().get();
    double edge = index.secondsAt(times > 0 ? due : due + 1);
    int stride =
        (int) Math.ceil(Math.abs(times) * index.frameCount() / index.seconds() * DISPLAY_FRAME);
    tally.pulse(due, on, (seconds - edge) / times, Math.max(1, stride));
    companions.run(seconds, now, times);
  }

  /** Returns the time at which the frame on screen has its whole duration before it. */
  private double beginning(FrameIndex index, double times) {
    boolean onScreen = feed.errorProperty().get().isEmpty();
    int frame = onScreen ? feed.frameProperty().get() : feed.wantedProperty().get();
    return times > 0 ? index.secondsAt(frame) : index.secondsAt(frame + 1) - MOMENT;
  }

  private void stopAt(int frame) {
    clock.stop();
    playing.set(false);
    ranges.endOnce();
    setShuttle(0);
    seek(frame);
  }

  void close() {
    pause();
    clock.stop();
  }

  private int frameCount() {
    IndexedMedia media = feed.media();
    return media == null ? 0 : media.index().frameCount();
  }
}
