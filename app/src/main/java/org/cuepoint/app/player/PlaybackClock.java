package org.cuepoint.app.player;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * What time of the video it is while it plays. The sound leads when there is some, which is at
 * normal speed forwards only: at other speeds it would be noise or another pitch, so the player is
 * silent then. Without sound the time runs by the computer's clock. FX thread only.
 */
final class PlaybackClock {

  private final LongSupplier nanoTime;
  private final SoundTrack sound;
  private boolean running;
  private boolean bySound;
  private double seconds;
  private long nanos;
  private double rate;

  PlaybackClock(LongSupplier nanoTime, SoundTrack sound) {
    this.nanoTime = nanoTime;
    this.sound = sound;
  }

  boolean isRunning() {
    return running;
  }

  /** Says whether the sound leads now. */
  boolean isLedBySound() {
    return running && bySound;
  }

  /** Goes on from a time, with {@code newRate} seconds of the video per second. */
  void start(double from, double newRate) {
    running = true;
    seconds = from;
    nanos = nanoTime.getAsLong();
    rate = newRate;
    bySound = newRate == 1 && sound.availableProperty().get();
    if (bySound) {
      sound.start(from);
    } else {
      sound.stop();
    }
  }

  void stop() {
    running = false;
    sound.stop();
  }

  /** Returns the time now. */
  double seconds() {
    long now = nanoTime.getAsLong();
    if (bySound) {
      OptionalDouble heard = sound.position();
      if (heard.isPresent()) {
        seconds = heard.getAsDouble();
        nanos = now;
        return seconds;
      }
      bySound = false;
    }
    return seconds + (now - nanos) * 1e-9 * rate;
  }
}
