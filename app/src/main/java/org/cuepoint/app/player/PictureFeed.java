package org.cuepoint.app.player;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one video: shows the frame that is wanted, or while that is on its way the
 * nearest one that is known. {@link #frameProperty()} is always the frame of {@link
 * #pictureProperty()}. FX thread only.
 */
final class PictureFeed {

  private static final FrameSize FIRST_VIEW_SIZE = new FrameSize(960, 540);

  private final FramePump.Surroundings around;
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper wanted = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper refining = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private Runnable arrival = () -> {};
  private FrameSize viewSize = FIRST_VIEW_SIZE;
  private long bytes;
  private @Nullable FramePump pump;
  private @Nullable IndexedMedia media;
  private boolean arrived = true;

  PictureFeed(FramePump.Surroundings around, long bytes) {
    this.around = around;
    this.bytes = bytes;
  }

  /** The picture on screen; its pixels stay until the property has another value. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The frame on screen; 0 without one. Changes after the picture. */
  ReadOnlyIntegerProperty frameProperty() {
    return frame.getReadOnlyProperty();
  }

  /** The frame asked for last; the one on screen while it plays. */
  ReadOnlyIntegerProperty wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /** Whether the wanted frame is still on its way and another one on screen. */
  ReadOnlyBooleanProperty refiningProperty() {
    return refining.getReadOnlyProperty();
  }

  /** Why the wanted frame is not shown, as a sentence; empty when it is. */
  ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  @Nullable IndexedMedia media() {
    return media;
  }

  /** Calls {@code listener} when a wanted frame has come or cannot come. */
  void setOnArrival(Runnable listener) {
    arrival = listener;
  }

  /** Says whether the wanted frame is on screen, or cannot be. */
  boolean hasArrived() {
    return arrived;
  }

  /** Opens a video and shows nothing yet. */
  void open(Path file, IndexedMedia indexed) {
    close();
    media = indexed;
    pump =
        new FramePump(
            around,
            file,
            indexed,
            indexed.facts().displaySize().fitInto(viewSize),
            bytes,
            new Arrivals());
  }

  /** Shows nothing; the file is let go soon after. */
  void close() {
    FramePump old = pump;
    pump = null;
    media = null;
    if (old != null) {
      old.close();
    }
    put(null);
    arrived = true;
    refining.set(false);
    error.set("");
    wanted.set(0);
    frame.set(0);
  }

  /** Shows a frame as soon as it is decoded; only the latest call counts. */
  void show(int target) {
    FramePump now = pump;
    if (now == null) {
      return;
    }
    wanted.set(target);
    Picture ready = now.cache().hold(target);
    boolean known = ready != null;
    arrived = known;
    refining.set(!known);
    if (ready == null) {
      int away = picture.get() == null ? Integer.MAX_VALUE : Math.abs(target - frame.get());
      ready = now.cache().holdNearest(target, away);
    }
    if (ready != null) {
      put(ready);
    }
    now.want(new Wish.Rest(target));
    if (known) {
      arrival.run();
    }
  }

  /**
   * Shows the newest frame that is due and has the next ones decoded.
   *
   * @return the frame that is due
   */
  int run(Wish.Run run) {
    FramePump now = pump;
    IndexedMedia shown = media;
    if (now == null || shown == null) {
      return 0;
    }
    arrived = true;
    refining.set(false);
    FrameRange span = run.span();
    int due =
        Math.clamp(FrameTime.frameAt(shown.index(), run.seconds()), span.start(), span.end() - 1);
    int on = picture.get() == null ? -1 : frame.get();
    Picture next;
    if (run.rate() > 0) {
      next = now.cache().holdNewest(on <= due ? on : span.start() - 1, due);
    } else {
      next = now.cache().holdOldest(due, on >= due ? on : span.end());
    }
    if (next != null) {
      put(next);
    }
    wanted.set(frame.get());
    now.want(run);
    return due;
  }

  /** Shows no picture until the next frame is wanted. */
  void hide() {
    put(null);
    arrived = true;
    refining.set(false);
    error.set("");
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
        if (picture.get() != null || !arrived) {
          arrived = false;
          now.want(new Wish.Rest(wanted.get()));
        }
      }
    }
  }

  /** Changes how much memory the pictures may take. */
  void setBudget(long budget) {
    bytes = budget;
    FramePump now = pump;
    if (now != null) {
      now.budget(budget);
    }
  }

  /** Takes over the hold of {@code next}. */
  private void put(@Nullable Picture next) {
    Picture before = picture.get();
    picture.set(next);
    if (before != null) {
      before.release();
    }
    if (next != null) {
      error.set("");
      frame.set(next.frame());
    }
  }

  /** What comes back from the decoder, on the FX thread. */
  private final class Arrivals implements FramePump.Listener {

    @Override
    public void decoded(FramePump from, int decoded) {
      if (from != pump || arrived) {
        return;
      }
      if (decoded != wanted.get()) {
        approached(from, decoded);
        return;
      }
      Picture ready = from.cache().hold(decoded);
      if (ready == null) {
        from.want(new Wish.Rest(decoded));
        return;
      }
      arrived = true;
      refining.set(false);
      put(ready);
      arrival.run();
    }

    @Override
    public void approached(FramePump from, int decoded) {
      if (from != pump || arrived) {
        return;
      }
      int away = Math.abs(wanted.get() - frame.get());
      if (picture.get() == null || Math.abs(wanted.get() - decoded) < away) {
        Picture ready = from.cache().hold(decoded);
        if (ready != null) {
          put(ready);
        }
      }
    }

    @Override
    public void failed(FramePump from, int failed, String message) {
      if (from == pump && failed == wanted.get() && !arrived) {
        arrived = true;
        refining.set(false);
        error.set(message);
        arrival.run();
      }
    }
  }
}
