package org.cuepoint.app.player;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What the player shows and how it moves. FX thread only; decoding happens on the runners, and what
 * it finds comes back through the executor.
 *
 * <p>{@link #playheadProperty()} is the frame whose picture is on screen, nothing else: it changes
 * when a picture arrives and not when one is asked for. While the wanted frame is on its way, the
 * nearest one known is on screen and {@link #refiningProperty()} is true.
 */
public final class PlayerViewModel {

  /** Slowest speed. */
  public static final double SLOWEST = 0.1;

  /** Fastest speed. */
  public static final double FASTEST = 8;

  /** The speeds to choose from. */
  static final List<Double> SPEEDS = List.of(SLOWEST, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0, FASTEST);

  private static final long LEAST_CACHE_BYTES = 192L << 20;
  private static final long MOST_CACHE_BYTES = 384L << 20;

  private final PictureFeed feed;
  private final Companions companions;
  private final RegionsViewModel regions = new RegionsViewModel();
  private final PlayRanges ranges = new PlayRanges();
  private final SoundTrack sound;
  private final Transport transport;
  private final long cacheBytes;

  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper timeText = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper frameText = new ReadOnlyStringWrapper("");
  private final StringProperty overlay = new SimpleStringProperty("");
  private final StringProperty live = new SimpleStringProperty("");
  private final DoubleProperty volume = new SimpleDoubleProperty(1);
  private final BooleanProperty muted = new SimpleBooleanProperty();

  private Boundaries boundaries = Boundaries.NONE;

  /**
   * Makes a silent player without a video.
   *
   * @param library opens videos
   * @param decoder runs the decoding; one thread of its own, more when several videos are shown
   * @param fxThread runs things on the FX thread
   */
  public PlayerViewModel(MediaLibrary library, JobRunner decoder, Executor fxThread) {
    this(library, decoder, fxThread, System::nanoTime, cacheOfThisComputer(), null);
  }

  /**
   * Makes a player without a video.
   *
   * @param library opens videos
   * @param audio opens their sound
   * @param decoder runs the decoding; one thread of its own, more when several videos are shown
   * @param soundRunner runs the decoding of sound; one thread of its own
   * @param fxThread runs things on the FX thread
   */
  public PlayerViewModel(
      MediaLibrary library,
      AudioLibrary audio,
      JobRunner decoder,
      JobRunner soundRunner,
      Executor fxThread) {
    this(
        library,
        decoder,
        fxThread,
        System::nanoTime,
        cacheOfThisComputer(),
        new SoundTrack.Parts(audio, LineOutput::open, soundRunner));
  }

  PlayerViewModel(
      MediaLibrary library,
      JobRunner decoder,
      Executor fxThread,
      LongSupplier nanoTime,
      long cacheBytes,
      SoundTrack.@Nullable Parts soundParts) {
    this.cacheBytes = cacheBytes;
    FramePump.Surroundings around =
        new FramePump.Surroundings(library, decoder, fxThread, nanoTime, new AtomicInteger());
    feed = new PictureFeed(around, cacheBytes);
    companions = new Companions(() -> new PictureFeed(around, share()), this::shareCache);
    sound = new SoundTrack(soundParts, fxThread, nanoTime);
    transport = new Transport(feed, companions, ranges, sound, nanoTime);
    feed.pictureProperty().addListener((property, before, now) -> pictureChanged(now));
    volume.addListener((property, before, now) -> volumeChanged());
    muted.addListener((property, before, now) -> volumeChanged());
  }

  /** Direct memory is bounded by the heap's limit unless told otherwise; pictures take a part. */
  private static long cacheOfThisComputer() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_CACHE_BYTES, MOST_CACHE_BYTES);
  }

  private long share() {
    return cacheBytes / (companions.list().size() + 1);
  }

  private void shareCache() {
    feed.setBudget(share());
    companions.list().forEach(companion -> companion.feed().setBudget(share()));
  }

  private void pictureChanged(@Nullable Picture now) {
    IndexedMedia media = feed.media();
    if (now == null || media == null) {
      timeText.set("");
      frameText.set("");
      return;
    }
    timeText.set(PlayerTexts.time(media.index(), now.frame()));
    frameText.set(PlayerTexts.frame(media.index(), now.frame()));
  }

  private void volumeChanged() {
    sound.setVolume(muted.get() ? 0 : Math.clamp(volume.get(), 0, 1));
  }

  /** Shows the first frame of a video, instead of the one before and its companions. */
  public void open(Path file, IndexedMedia indexed) {
    open(file, indexed, 0);
  }

  /** Shows a frame of a video, instead of the video before and its companions. */
  public void open(Path file, IndexedMedia indexed, int frame) {
    close();
    feed.open(file, indexed);
    sound.open(file, indexed);
    open.set(true);
    seek(frame);
  }

  /** Shows nothing; the files are let go soon after. In and out points are forgotten. */
  public void close() {
    transport.close();
    companions.clear();
    sound.close();
    feed.close();
    ranges.clearInOut();
    transport.tally().reset();
    open.set(false);
  }

  // What is shown

  /** The frame on screen. */
  public ReadOnlyIntegerProperty playheadProperty() {
    return feed.frameProperty();
  }

  /** The frame asked for last; {@link #playheadProperty()} follows it. */
  public ReadOnlyIntegerProperty wantedProperty() {
    return feed.wantedProperty();
  }

  /** Whether the wanted frame is still being decoded and another one is on screen. */
  public ReadOnlyBooleanProperty refiningProperty() {
    return feed.refiningProperty();
  }

  /** Whether a video is open. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
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
    return feed.errorProperty();
  }

  /** What stands over the picture: the label or the suggestion at the playhead. */
  public StringProperty overlayProperty() {
    return overlay;
  }

  /** What a student that watches sees at the playhead; empty when none does. */
  public StringProperty liveProperty() {
    return live;
  }

  /** The videos beside the leading one; taken away when another video is opened. */
  public Companions companions() {
    return companions;
  }

  /** The regions drawn over the leading picture. */
  public RegionsViewModel regions() {
    return regions;
  }

  // Playing

  /** Whether it plays, at whatever speed and in whatever direction. */
  public ReadOnlyBooleanProperty playingProperty() {
    return transport.playingProperty().getReadOnlyProperty();
  }

  /** The chosen speed in times of real time, {@link #SLOWEST} to {@link #FASTEST}. */
  public DoubleProperty speedProperty() {
    return transport.speedProperty();
  }

  /** The speed it plays or would play at, negative while it shuttles backwards. */
  public ReadOnlyDoubleProperty rateProperty() {
    return transport.rateProperty().getReadOnlyProperty();
  }

  /** Plays at the chosen speed; from the start when the last frame is on screen. */
  public void play() {
    transport.play();
  }

  /** Stops at the frame on screen. */
  public void pause() {
    transport.pause();
  }

  /** Plays or stops. */
  public void togglePlay() {
    if (transport.playingProperty().get()) {
      transport.pause();
    } else {
      transport.play();
    }
  }

  /** Plays a range from its first to its last frame and stops there, whatever loops or locks. */
  public void playOnce(FrameRange frames) {
    transport.playOnce(frames);
  }

  /** Chooses the next speed up from the ones offered. */
  public void faster() {
    DoubleProperty speed = speedProperty();
    SPEEDS.stream().filter(s -> s > speed.get()).findFirst().ifPresent(speed::set);
  }

  /** Chooses the next speed down from the ones offered. */
  public void slower() {
    DoubleProperty speed = speedProperty();
    SPEEDS.reversed().stream().filter(s -> s < speed.get()).findFirst().ifPresent(speed::set);
  }

  /** Chooses normal speed. */
  public void normalSpeed() {
    speedProperty().set(1);
  }

  /** Plays forwards; each further call doubles the speed, up to {@link #FASTEST}. */
  public void shuttleForward() {
    transport.shuttle(1);
  }

  /** Plays backwards; each further call doubles the speed, up to {@link #FASTEST}. */
  public void shuttleBack() {
    transport.shuttle(-1);
  }

  /** Stops the shuttle at the frame on screen. */
  public void shuttleStop() {
    transport.pause();
  }

  /** While it is true, shuttle calls step by a frame instead: the stop key is held. */
  public BooleanProperty jogProperty() {
    return transport.jogProperty();
  }

  // Moving

  /** Gives the places where something begins or ends; asked at each jump. */
  public void setBoundaries(Boundaries places) {
    boundaries = places;
  }

  /** Shows a frame as soon as it is decoded; only the latest call counts. Plays on if it plays. */
  public void seek(int frame) {
    transport.jump(frame);
  }

  /** Stops and moves by frames, inside the locked range. */
  public void step(int frames) {
    transport.step(frames);
  }

  /** Moves by seconds of the video, inside the locked range. */
  public void skip(double seconds) {
    transport.skip(seconds);
  }

  /** Moves to the first frame, or the first of the locked range. */
  public void toStart() {
    transport.moveTo(0);
  }

  /** Moves to the last frame, or the last of the locked range. */
  public void toEnd() {
    transport.moveTo(Integer.MAX_VALUE);
  }

  /** Moves to the nearest boundary before, or to the first frame. */
  public void toPreviousBoundary() {
    transport.moveTo(boundaries.before(wantedProperty().get()).orElse(0));
  }

  /** Moves to the nearest boundary after, or to the last frame. */
  public void toNextBoundary() {
    transport.moveTo(boundaries.after(wantedProperty().get()).orElse(Integer.MAX_VALUE));
  }

  // Ranges

  /** Sets the in point to the frame on screen; an out point before it is forgotten. */
  public void markIn() {
    if (open.get()) {
      ranges.markIn(playheadProperty().get(), frameCount());
    }
  }

  /** Sets the out point to the frame on screen, which is the last one inside. */
  public void markOut() {
    if (open.get()) {
      ranges.markOut(playheadProperty().get(), frameCount());
    }
  }

  /** Forgets in and out point. */
  public void clearInOut() {
    ranges.clearInOut();
  }

  /** The frames from in to out point; to the video's ends where only one is set. */
  public ReadOnlyObjectProperty<Optional<FrameRange>> inOutProperty() {
    return ranges.inOutProperty();
  }

  /** The range to lock to, given by the window; when empty, in and out points are taken. */
  public ObjectProperty<Optional<FrameRange>> rangeProperty() {
    return ranges.range;
  }

  /** The range to loop; when empty, {@link #rangeProperty()}, in and out points, or everything. */
  public ObjectProperty<Optional<FrameRange>> loopRangeProperty() {
    return ranges.loopRange;
  }

  /** Whether playing begins again at the end of the loop. */
  public BooleanProperty loopingProperty() {
    return ranges.looping;
  }

  /** Whether playing, stepping and jumping stay inside {@link #rangeProperty()}. */
  public BooleanProperty lockedProperty() {
    return ranges.locked;
  }

  // Sound

  /** How loud, 0 to 1. */
  public DoubleProperty volumeProperty() {
    return volume;
  }

  /** Whether it is silent whatever the volume. */
  public BooleanProperty mutedProperty() {
    return muted;
  }

  /** Whether the video has sound that can be heard; it is heard at normal speed only. */
  public ReadOnlyBooleanProperty soundAvailableProperty() {
    return sound.availableProperty();
  }

  /** Why there is no sound though the video has some, as a sentence; else empty. */
  public ReadOnlyStringProperty soundHintProperty() {
    return sound.hintProperty();
  }

  // Measuring

  /** Returns how well playing went since {@link #resetStatistics()} or opening. */
  public PlaybackStatistics statistics() {
    return transport.tally().statistics();
  }

  /** Counts anew. */
  public void resetStatistics() {
    transport.tally().reset();
  }

  // For the view

  PictureFeed feed() {
    return feed;
  }

  /** The picture on screen; its pixels stay until the property has another value. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return feed.pictureProperty();
  }

  /** Tells how large pictures are shown; decodes again when that asks for another size. */
  void setViewSize(FrameSize box) {
    feed.setViewSize(box);
  }

  /** Shows what is due; to be called with every pulse of the screen while it plays. */
  void pulse() {
    transport.pulse();
  }

  private int frameCount() {
    IndexedMedia media = feed.media();
    FrameIndex index = media == null ? null : media.index();
    return index == null ? 0 : index.frameCount();
  }
}
