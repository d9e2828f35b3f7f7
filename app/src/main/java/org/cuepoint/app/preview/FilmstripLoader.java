package org.cuepoint.app.preview;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.image.Image;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.app.timeline.Filmstrip;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.UnreadableMediaException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes small pictures for the timeline when they are asked for, the newest wish first, in one
 * job at a time.
 *
 * <p>Which picture stands for a place on the strip: a key frame inside the place when it covers
 * one, since going there costs a seek and one frame; otherwise the frame in the middle, on a grid
 * that depends on the length of the place, so that panning asks for the same frames again. Wishes
 * that a newer screen has pushed far down are forgotten: they come again when they are looked at.
 * FX thread only, but for the job.
 */
public final class FilmstripLoader implements Filmstrip {

  /** Height of the pictures in pixels; the strip scales them. */
  public static final int HEIGHT = 56;

  private static final long BYTES = 32L << 20;
  private static final int MOST_WISHES = 160;
  private static final long BETWEEN_REPAINTS_NANOS = 100_000_000;

  private final MediaLibrary library;
  private final JobRunner runner;
  private final Executor fxThread;
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final Map<Integer, Image> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private @Nullable Reel reel;
  private int capacity = 1;

  /**
   * Makes a loader without a video.
   *
   * @param library opens videos
   * @param runner where they are decoded; not the player's
   * @param fxThread runs things on the FX thread
   */
  public FilmstripLoader(MediaLibrary library, JobRunner runner, Executor fxThread) {
    this.library = library;
    this.runner = runner;
    this.fxThread = fxThread;
  }

  /** Takes another video instead of the one before. */
  public void open(Path file, IndexedMedia media) {
    close();
    Reel next = new Reel(file, media);
    reel = next;
    capacity = (int) Math.max(16, BYTES / (4L * next.size.width() * next.size.height()));
    revision.set(revision.get() + 1);
  }

  /** Forgets the video and stops what is under way; the file is let go soon after. */
  public void close() {
    Reel old = reel;
    reel = null;
    if (old != null) {
      old.close();
    }
    pictures.clear();
    revision.set(revision.get() + 1);
  }

  @Override
  public double width(double height) {
    Reel now = reel;
    FrameSize size = now == null ? new FrameSize(16, 9) : now.media.facts().displaySize();
    return height * size.width() / size.height();
  }

  @Override
  public Optional<Image> picture(int firstFrame, int endFrame) {
    Reel now = reel;
    if (now == null) {
      return Optional.empty();
    }
    int frame = now.standsFor(firstFrame, endFrame);
    Image picture = pictures.get(frame);
    if (picture == null) {
      now.want(frame);
    }
    return Optional.ofNullable(picture);
  }

  @Override
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  private void add(Reel from, Map<Integer, ByteBuffer> decoded) {
    if (from != reel || decoded.isEmpty()) {
      return;
    }
    FrameSize size = from.size;
    decoded.forEach((frame, pixels) -> pictures.put(frame, new SmallPicture(pixels, size).image()));
    Iterator<Integer> oldest = pictures.keySet().iterator();
    for (int surplus = pictures.size() - capacity; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
    revision.set(revision.get() + 1);
  }

  /** One video: what is wished for, and the job that decodes it. Thread-safe. */
  private final class Reel {

    private final Path file;
    private final IndexedMedia media;
    private final FrameSize size;
    private final BitSet keyFrames;

    // Guarded by this.
    private final Deque<Integer> wishes = new ArrayDeque<>();
    private final BitSet broken = new BitSet();
    private Map<Integer, ByteBuffer> ready = new LinkedHashMap<>();
    private boolean told;
    private long lastTold;
    private int current = -1;
    private boolean running;
    private boolean closed;

    Reel(Path file, IndexedMedia media) {
      this.file = file;
      this.media = media;
      this.keyFrames = media.index().keyFrames();
      FrameSize shown = media.facts().displaySize();
      this.size = shown.fitInto(new FrameSize(HEIGHT * 8, HEIGHT));
    }

    int standsFor(int firstFrame, int endFrame) {
      int last = media.index().frameCount() - 1;
      int first = Math.clamp(firstFrame, 0, last);
      int end = Math.clamp(endFrame, first + 1, last + 1);
      int middle = first + (end - first) / 2;
      int before = keyFrames.previousSetBit(middle);
      int after = keyFrames.nextSetBit(middle);
      boolean beforeFits = before >= first;
      boolean afterFits = after >= 0 && after < end;
      if (beforeFits && (!afterFits || middle - before <= after - middle)) {
        return before;
      }
      if (afterFits) {
        return after;
      }
      int grid = Math.max(1, Integer.highestOneBit(end - first) / 2);
      return Math.clamp(middle - middle % grid, first, end - 1);
    }

    void want(int frame) {
      synchronized (this) {
        if (broken.get(frame) || frame == current || ready.containsKey(frame)) {
          return;
        }
        wishes.remove(frame);
        wishes.addFirst(frame);
        if (wishes.size() > MOST_WISHES) {
          wishes.removeLast();
        }
        if (running || closed) {
          return;
        }
        running = true;
      }
      submit();
    }

    void close() {
      synchronized (this) {
        closed = true;
        wishes.clear();
      }
    }

    private void submit() {
      runner.submit(
          new Job<>(
              "Pictures of " + file.getFileName(),
              context -> {
                decodeAll(context);
                return true;
              }));
    }

    private void decodeAll(JobContext context) throws UnreadableMediaException {
      boolean finished = false;
      try (FrameSource source = library.openFrames(file, media, size)) {
        for (int frame = next(context); frame >= 0; frame = next(context)) {
          ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
          try {
            source.read(frame, pixels);
            deliver(frame, pixels);
          } catch (UnreadableMediaException damaged) {
            // The place on the strip stays empty; the player says why when somebody goes there.
            synchronized (this) {
              broken.set(frame);
            }
          }
        }
        finished = true;
      } finally {
        if (!finished) {
          close();
        }
      }
    }

    private int next(JobContext context) {
      synchronized (this) {
        Integer frame = closed || context.isCancelled() ? null : wishes.pollFirst();
        current = frame == null ? -1 : frame;
        if (frame != null) {
          return frame;
        }
        // In the same step as the look: whoever wishes after it starts another job.
        running = false;
      }
      tell();
      return -1;
    }

    private void deliver(int frame, ByteBuffer pixels) {
      long now = System.nanoTime();
      synchronized (this) {
        ready.put(frame, pixels);
        if (!wishes.isEmpty() && now - lastTold < BETWEEN_REPAINTS_NANOS) {
          return;
        }
        lastTold = now;
      }
      tell();
    }

    private void tell() {
      synchronized (this) {
        if (told || ready.isEmpty()) {
          return;
        }
        told = true;
      }
      fxThread.execute(
          () -> {
            Map<Integer, ByteBuffer> decoded;
            synchronized (this) {
              decoded = ready;
              ready = new LinkedHashMap<>();
              told = false;
            }
            add(this, decoded);
          });
    }
  }
}
