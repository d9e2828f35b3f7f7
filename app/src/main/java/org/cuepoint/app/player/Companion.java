package org.cuepoint.app.player;

import java.nio.file.Path;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Another video of the same session, shown beside the leading one at the same moment. Its time is
 * the leader's plus an offset; which frame that is, its own timestamps say. FX thread only.
 */
public final class Companion {

  private final String name;
  private final Path file;
  private final IndexedMedia media;
  private final PictureFeed feed;
  private final Companions owner;
  private final DoubleProperty offset = new SimpleDoubleProperty();
  private final ReadOnlyStringWrapper outside = new ReadOnlyStringWrapper("");

  Companion(
      String name,
      Path file,
      IndexedMedia media,
      double offsetSeconds,
      PictureFeed feed,
      Companions owner) {
    this.name = name;
    this.file = file;
    this.media = media;
    this.feed = feed;
    this.owner = owner;
    offset.set(offsetSeconds);
    feed.open(file, media);
    offset.addListener((property, before, now) -> owner.followAgain(this));
  }

  /** Returns what people call the video. */
  public String name() {
    return name;
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }

  /** Returns its frames. */
  public IndexedMedia media() {
    return media;
  }

  /** Seconds that its own time is ahead of the leader's; may change while it plays. */
  public DoubleProperty offsetProperty() {
    return offset;
  }

  /** The frame on screen; without meaning while {@link #outsideTextProperty()} says something. */
  public ReadOnlyIntegerProperty frameProperty() {
    return feed.frameProperty();
  }

  /** Why there is no picture at the leader's time, as a sentence; empty when there is one. */
  public ReadOnlyStringProperty outsideTextProperty() {
    return outside.getReadOnlyProperty();
  }

  /** Changes the offset as a person does, and says so; what is no number changes nothing. */
  public void adjustOffset(double seconds) {
    if (Double.isFinite(seconds) && seconds != offset.get()) {
      offset.set(seconds);
      owner.tellOffsetChanged(this);
    }
  }

  /** Changes the offset by frames of this video, so that exactly that other frame shows. */
  public void adjustOffsetByFrames(int frames) {
    FrameIndex index = media.index();
    double leader = owner.leaderSeconds();
    double now = leader + offset.get();
    int frame = FrameTime.frameAt(index, now);
    int wanted = frame + frames;
    double mean = index.seconds() / index.frameCount();
    if (now < 0 || now >= index.seconds() || wanted < 0 || wanted >= index.frameCount()) {
      adjustOffset(offset.get() + frames * mean);
      return;
    }
    double moved = offset.get() + index.secondsAt(wanted) - index.secondsAt(frame);
    // With frames of different durations, the same place inside the frame may lie in another one.
    boolean lands = FrameTime.frameAt(index, leader + moved) == wanted;
    adjustOffset(lands ? moved : index.secondsAt(wanted) - leader);
  }

  PictureFeed feed() {
    return feed;
  }

  /** Shows the frame at a time of the leader. */
  void show(double leaderSeconds) {
    double seconds = leaderSeconds + offset.get();
    if (isInside(seconds)) {
      feed.show(FrameTime.frameAt(media.index(), seconds));
    }
  }

  /** Shows what is due at a time of the leader, which plays. */
  void run(double leaderSeconds, long nanos, double rate) {
    double seconds = leaderSeconds + offset.get();
    if (isInside(seconds)) {
      FrameRange whole = new FrameRange(0, media.index().frameCount());
      feed.run(new Wish.Run(seconds, nanos, rate, whole, false));
    }
  }

  private boolean isInside(double seconds) {
    double length = media.index().seconds();
    // Less than a tick before the first frame is rounding.
    if (seconds < -1e-7) {
      outside.set(PlayerTexts.begins(-offset.get()));
    } else if (seconds >= length) {
      outside.set(PlayerTexts.ends(length - offset.get()));
    } else {
      outside.set("");
      return true;
    }
    feed.hide();
    return false;
  }
}
