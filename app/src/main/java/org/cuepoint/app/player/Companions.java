package org.cuepoint.app.player;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.core.media.IndexedMedia;

/** The videos beside the leading one, three at most. FX thread only. */
public final class Companions {

  /** How many there may be. */
  public static final int MOST = 3;

  private final Supplier<PictureFeed> feeds;
  private final Runnable shares;
  private final ObservableList<Companion> list = FXCollections.observableArrayList();
  private final ObservableList<Companion> listView = FXCollections.unmodifiableObservableList(list);
  private Consumer<? super Companion> offsetChanged = companion -> {};
  private Consumer<? super Companion> closed = companion -> {};
  private double leaderSeconds;

  Companions(Supplier<PictureFeed> feeds, Runnable shares) {
    this.feeds = feeds;
    this.shares = shares;
  }

  /** Returns them in the order in which they were added; cannot be changed through this list. */
  public ObservableList<Companion> list() {
    return listView;
  }

  /**
   * Shows another video beside the leading one.
   *
   * @param name what people call it
   * @param file its file
   * @param media its frames
   * @param offsetSeconds how far its own time is ahead of the leader's
   * @return the companion; empty when there are {@link #MOST} already
   */
  public Optional<Companion> add(String name, Path file, IndexedMedia media, double offsetSeconds) {
    if (list.size() >= MOST) {
      return Optional.empty();
    }
    Companion companion = new Companion(name, file, media, offsetSeconds, feeds.get(), this);
    list.add(companion);
    shares.run();
    companion.show(leaderSeconds);
    return Optional.of(companion);
  }

  /** Takes a video away; its file is let go soon after. */
  public void remove(Companion companion) {
    if (list.remove(companion)) {
      companion.feed().close();
      shares.run();
    }
  }

  /** Takes all away. */
  public void clear() {
    List.copyOf(list).forEach(this::remove);
  }

  /** Calls {@code listener} whenever the person has changed an offset, so that it can be saved. */
  public void setOnOffsetChanged(Consumer<? super Companion> listener) {
    offsetChanged = listener;
  }

  /** Calls {@code listener} whenever the person has closed a video, after it is removed. */
  public void setOnClosed(Consumer<? super Companion> listener) {
    closed = listener;
  }

  void closeByPerson(Companion companion) {
    remove(companion);
    closed.accept(companion);
  }

  void tellOffsetChanged(Companion companion) {
    offsetChanged.accept(companion);
  }

  double leaderSeconds() {
    return leaderSeconds;
  }

  void show(double seconds) {
    leaderSeconds = seconds;
    list.forEach(companion -> companion.show(seconds));
  }

  void run(double seconds, long nanos, double rate) {
    leaderSeconds = seconds;
    list.forEach(companion -> companion.run(seconds, nanos, rate));
  }

  void followAgain(Companion companion) {
    // While it plays, the next pulse goes on from here.
    companion.show(leaderSeconds);
  }
}
