package org.cuepoint.app.player;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.time.FrameIndex;
import org.jspecify.annotations.Nullable;

/**
 * What the player shows and how it moves. FX thread only; decoding happens on the runner, and what
 * it finds comes back through the executor.
 *
 * <p>{@link #playheadProperty()} is the frame whose picture is on screen, nothing else: it changes
 * when a picture arrives and not when one is asked for.
 */
public final class PlayerViewModel {

  /** Slowest speed. */
  public static final double SLOWEST = 0.1;

  /** Fastest speed. */
  public static final double FASTEST = 8;

  private static final long DEFAULT_CACHE_BYTES = 192L << 20;
  private static final FrameSize FIRST_VIEW_SIZE = new FrameSize(960, 540);
  private static final int AHEAD = 8;
  private static final int BEHIND = 12;

  /** How far pictures may fall behind the clock, in seconds, before the clock waits for them. */
  private static final double PATIENCE = 0.4;

  private static final long NOT_STARTED = Long.MIN_VALUE;

  private final MediaLibrary library;
  private final JobRunner decoder;
  private final Executor fxThread;
  private final LongSupplier nanoTime;
  private final long cacheBytes;

  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper playhead = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final ReadOnlyStringWrapper timeText = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper frameText = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper errorText = new ReadOnlyStringWrapper("");
  private final StringProperty overlay = new SimpleStringProperty("");

  private Supplier<? extends Collection<Integer>> boundaries = List::of;
  private FrameSize viewSize = FIRST_VIEW_SIZE;
  private @Nullable FramePump pump;
  private @Nullable IndexedMedia media;
  private int target;
  private boolean arrived;
  private long clockStart = NOT_STARTED;
  private double clockSeconds;

  /**
   * Makes a player without a video.
   *
   * @param library opens videos
   * @param decoder runs the decoding; one thread of its own
   * @param fxThread runs things on the FX thread
   */
  public PlayerViewModel(MediaLibrary library, JobRunner decoder, Executor fxThread) {
    this(library, decoder, fxThread, System::nanoTime, DEFAULT_CACHE_BYTES);
  }

  PlayerViewModel(
      MediaLibrary library,
      JobRunner decoder,
      Executor fxThread,
      LongSupplier nanoTime,
      long cacheBytes) {
    this.library = library;
    this.decoder = decoder;
    this.fxThread = fxThread;
    this.nanoTime = nanoTime;
    this.cacheBytes = cacheBytes;
    speed.addListener((property, before, now) -> restartClock());
  }

  /** Shows the first frame of a video, instead of the one before. */
  public void open(Path file, IndexedMedia indexed) {
    open(file, indexed, 0);
  }

  /** Shows a frame of a video, instead of the video before. */
  public void open(Path file, IndexedMedia indexed, int frame) {
    close();
    media = indexed;
    pump =
        new FramePump(
            library,
            file,
            indexed,
            indexed.facts().displaySize().fitInto(viewSize),
            cacheBytes,
            decoder,
            fxThread,
            new Arrivals());
    open.set(true);
    seek(frame);
  }

  /** Shows nothing; the file is let go soon after. */
  public void close() {
    pause();
    FramePump old = pump;
    pump = null;
    media = null;
    if (old != null) {
      old.close();
    }
    put(null);
    open.set(false);
    target = 0;
    playhead.set(0);
    timeText.set("");
    frameText.set("");
    errorText.set("");
  }

  // What to show

  /** The frame on screen. */
  public ReadOnlyIntegerProperty playheadProperty() {
    return playhead.getReadOnlyProperty();
  }

  /** Whether a video is open. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether it plays. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** Times of real time, {@link #SLOWEST} to {@link #FASTEST}. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** The time of the frame on screen, for example {@code 00:01:12.480}; empty without a video. */
  public ReadOnlyStringProperty timeTextProperty() {
    return timeText.getReadOnlyProperty();
  }

  /** The number of the frame on screen, for example {@code frame 1812 / 2100}. */
  public ReadOnlyStringProperty frameTextProperty() {
    return frameText.getReadOnlyProperty();
  }

  /** Why the wanted frame is not shown, as a sentence; empty when it is. */
  public ReadOnlyStringProperty errorTextProperty() {
    return errorText.getReadOnlyProperty();
  }

  /** What stands over the picture: the label or the suggestion at the playhead. */
  public StringProperty overlayProperty() {
    return overlay;
  }

  // Moving

  /** Gives the frames at which something begins or ends; asked at each jump. */
  public void setBoundaries(Supplier<? extends Collection<Integer>> supplier) {
    boundaries = supplier;
  }

  /** Shows a frame as soon as it is decoded; only the latest call counts. Plays on if it plays. */
  public void seek(int frame) {
    seek(frame, 0);
  }

  /** Plays, from the start when the last frame is on screen. */
  public void play() {
    if (media == null || playing.get()) {
      return;
    }
    if (target >= lastFrame()) {
      seek(0);
    }
    restartClock();
    playing.set(true);
    pulse();
  }

  /** Stops at the frame on screen. */
  public void pause() {
    if (playing.get()) {
      playing.set(false);
      target = playhead.get();
    }
  }

  /** Plays or stops. */
  public void togglePlay() {
    if (playing.get()) {
      pause();
    } else {
      play();
    }
  }

  /** Stops and moves by frames. */
  public void step(int frames) {
    pause();
    seek(target + frames, frames < 0 && frames >= -2 ? BEHIND : 0);
  }

  /** Moves by seconds of the video. */
  public void skip(double seconds) {
    IndexedMedia now = media;
    if (now != null) {
      FrameIndex index = now.index();
      double there = Math.max(0, index.secondsAt(target) + seconds);
      int frame = index.frameAtSeconds(there);
      // A frame longer than the step must not hold the player.
      seek(frame == target && seconds != 0 ? target + (seconds > 0 ? 1 : -1) : frame);
    }
  }

  /** Moves to the first frame. */
  public void toStart() {
    seek(0);
  }

  /** Moves to the last frame. */
  public void toEnd() {
    seek(lastFrame());
  }

  /** Moves to the nearest boundary before, or to the first frame. */
  public void toPreviousBoundary() {
    seek(boundaryFrames().filter(b -> b < target).max().orElse(0));
  }

  /** Moves to the nearest boundary after, or to the last frame. */
  public void toNextBoundary() {
    seek(boundaryFrames().filter(b -> b > target).min().orElse(lastFrame()));
  }

  /** Chooses the next speed up from the ones offered. */
  public void faster() {
    SPEEDS.stream().filter(s -> s > speed.get()).findFirst().ifPresent(speed::set);
  }

  /** Chooses the next speed down from the ones offered. */
  public void slower() {
    SPEEDS.reversed().stream().filter(s -> s < speed.get()).findFirst().ifPresent(speed::set);
  }

  // For the view

  /** The speeds to choose from. */
  static final List<Double> SPEEDS = List.of(SLOWEST, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0, FASTEST);

  /** The picture on screen; its pixels stay until the property has another value. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Tells how large pictures are shown; decodes again when that asks for another size. */
  void setViewSize(FrameSize box) {
    viewSize = box;
    FramePump now = pump;
    IndexedMedia shown = media;
    if (now != null && shown != null) {
      FrameSize size = shown.facts().displaySize().fitInto(box);
      if (!size.equals(now.cache().size())) {
        now.resize(size);
        arrived = false;
        now.want(new FramePump.Wish(target, 0, 0));
      }
    }
  }

  /** Shows what is due; to be called with every pulse of the screen while it plays. */
  void pulse() {
    FramePump now = pump;
    IndexedMedia shown = media;
    if (!playing.get() || now == null || shown == null) {
      return;
    }
    if (!arrived) {
      return;
    }
    FrameIndex index = shown.index();
    long nanos = nanoTime.getAsLong();
    if (clockStart == NOT_STARTED) {
      clockStart = nanos;
      clockSeconds = index.secondsAt(playhead.get());
    }
    double seconds = clockSeconds + (nanos - clockStart) * 1e-9 * clampedSpeed();
    int due = frameOnScreenAt(index, seconds);
    Picture next = now.cache().holdNewest(playhead.get(), due);
    if (next != null) {
      show(next);
    } else if (seconds - index.secondsAt(playhead.get() + 1)
        > PATIENCE * Math.max(1, clampedSpeed())) {
      // The decoder is too slow for this speed: play slower rather than freeze and jump.
      clockStart = nanos;
      clockSeconds = index.secondsAt(Math.min(lastFrame(), playhead.get() + 1));
      due = Math.min(lastFrame(), playhead.get() + 1);
    }
    if (seconds >= index.seconds() && (playhead.get() == lastFrame() || hasError())) {
      pause();
      return;
    }
    int wanted = Math.clamp(Math.max(due, playhead.get() + 1), 0, lastFrame());
    now.want(new FramePump.Wish(wanted, 0, Math.min(AHEAD, now.cache().capacity() / 4)));
  }

  /** Rounds down: a frame is due when its time has come, not half a tick before. */
  private static int frameOnScreenAt(FrameIndex index, double seconds) {
    double ticks = seconds * index.timeBase().denominator() / index.timeBase().numerator();
    return index.frameAt(index.pts(0) + (long) Math.floor(ticks + 1e-6));
  }

  private boolean hasError() {
    return !errorText.get().isEmpty();
  }

  private void seek(int frame, int behind) {
    FramePump now = pump;
    if (now == null) {
      return;
    }
    target = Math.clamp(frame, 0, lastFrame());
    restartClock();
    Picture ready = now.cache().hold(target);
    if (ready != null) {
      arrived = true;
      show(ready);
    } else {
      arrived = false;
      now.retry(target);
      now.want(new FramePump.Wish(target, Math.min(behind, now.cache().capacity() / 4), 0));
    }
  }

  /** Takes over the hold of {@code next}. */
  private void show(Picture next) {
    IndexedMedia shown = media;
    if (shown == null) {
      next.release();
      return;
    }
    int frame = next.frame();
    put(next);
    if (playing.get() && arrived) {
      target = frame;
    }
    errorText.set("");
    timeText.set(PlayerTexts.time(shown.index(), frame));
    frameText.set(PlayerTexts.frame(shown.index(), frame));
    playhead.set(frame);
  }

  private void put(@Nullable Picture next) {
    Picture before = picture.get();
    picture.set(next);
    if (before != null) {
      before.release();
    }
  }

  private void restartClock() {
    clockStart = NOT_STARTED;
  }

  private double clampedSpeed() {
    return Math.clamp(speed.get(), SLOWEST, FASTEST);
  }

  private IntStream boundaryFrames() {
    return boundaries.get().stream().mapToInt(b -> Math.min(b, lastFrame()));
  }

  private int lastFrame() {
    IndexedMedia now = media;
    return now == null ? 0 : now.index().frameCount() - 1;
  }

  /** What comes back from the decoder, on the FX thread. */
  private final class Arrivals implements FramePump.Listener {

    @Override
    public void decoded(FramePump from, int frame) {
      if (from != pump || arrived) {
        return;
      }
      Picture ready = from.cache().hold(frame);
      if (ready == null) {
        return;
      }
      // While somebody scrubs, a picture on the way is better than none.
      arrived = frame == target;
      show(ready);
      if (arrived) {
        pulse();
      }
    }

    @Override
    public void failed(FramePump from, int frame, String message) {
      if (from == pump && (frame == target || playing.get())) {
        arrived = true;
        errorText.set(message);
      }
    }
  }
}
