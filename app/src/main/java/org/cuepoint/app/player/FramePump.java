package org.cuepoint.app.player;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
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
 * Decodes what the player wants next, of one video. There is never more than one wish and one job:
 * a new wish replaces the old one, and the job ends when the wish is fulfilled. Thread-safe.
 */
final class FramePump {

  /** Told, through the executor, what became of wished frames. */
  interface Listener {
    /** The frame to show lies in the cache. */
    void decoded(FramePump pump, int frame);

    /** A frame on the way to the one to show lies in the cache. */
    void approached(FramePump pump, int frame);

    /** The frame cannot be shown; the message is a sentence. */
    void failed(FramePump pump, int frame, String message);
  }

  /**
   * What the pumps of one player share.
   *
   * @param library opens videos
   * @param runner runs the decoding
   * @param fxThread brings answers back
   * @param nanoTime the clock of wishes
   * @param waiting how many pumps wait for the runner; they take turns
   */
  record Surroundings(
      MediaLibrary library,
      JobRunner runner,
      Executor fxThread,
      LongSupplier nanoTime,
      AtomicInteger waiting) {}

  private static final long TURN_NANOS = 25_000_000;

  private final Surroundings around;
  private final Path file;
  private final IndexedMedia media;
  private final Listener listener;

  // Guarded by this.
  private final DecodePlan plan;
  private PictureCache cache;
  private long cacheBytes;
  private @Nullable Wish wish;
  private boolean running;
  private boolean closed;

  // Used by the job only; one job at a time.
  private @Nullable FrameSource source;
  private @Nullable FrameSize sourceSize;

  FramePump(
      Surroundings around,
      Path file,
      IndexedMedia media,
      FrameSize size,
      long cacheBytes,
      Listener listener) {
    this.around = around;
    this.file = file;
    this.media = media;
    this.cacheBytes = cacheBytes;
    this.listener = listener;
    this.cache = new PictureCache(size, cacheBytes);
    this.plan = new DecodePlan(media.index(), cache);
  }

  /** Returns the cache of the current size. */
  synchronized PictureCache cache() {
    return cache;
  }

  /** Replaces the wish and returns at once. */
  void want(Wish next) {
    synchronized (this) {
      wish = next;
      if (next instanceof Wish.Rest(int frame)) {
        // What failed is tried again; what came since the caller looked is told.
        plan.retry(frame);
        if (cache.contains(frame)) {
          around.fxThread().execute(() -> listener.decoded(this, frame));
        }
      }
      if (running || closed || nextRead() == null) {
        return;
      }
      running = true;
    }
    submit();
  }

  /** Delivers pictures of another size from now on; the cache starts empty. */
  synchronized void resize(FrameSize size) {
    cache = new PictureCache(size, cacheBytes);
    plan.use(cache);
    wish = null;
  }

  /** Changes how much memory its pictures may take. */
  synchronized void budget(long bytes) {
    cacheBytes = bytes;
    cache.budget(bytes);
  }

  /** Stops and lets the file go; returns at once. */
  void close() {
    synchronized (this) {
      closed = true;
      if (running) {
        return;
      }
      running = true;
    }
    submit();
  }

  private DecodePlan.@Nullable Read nextRead() {
    Wish now = wish;
    return now == null ? null : plan.next(now, around.nanoTime().getAsLong());
  }

  private void submit() {
    around.waiting().incrementAndGet();
    around
        .runner()
        .submit(
            new Job<>(
                "Decode " + file.getFileName(),
                context -> {
                  around.waiting().decrementAndGet();
                  decodeAll(context);
                  return true;
                }));
  }

  private void decodeAll(JobContext context) {
    boolean handedOn = false;
    long turnEnd = around.nanoTime().getAsLong() + TURN_NANOS;
    try {
      while (true) {
        DecodePlan.Read read;
        PictureCache target;
        synchronized (this) {
          if (closed || context.isCancelled()) {
            break;
          }
          read = nextRead();
          if (read == null) {
            running = false;
            handedOn = true;
            return;
          }
          target = cache;
        }
        if (around.waiting().get() > 0 && around.nanoTime().getAsLong() - turnEnd > 0) {
          handedOn = true;
          submit();
          return;
        }
        decode(read, target);
      }
      closeSource();
    } finally {
      if (!handedOn) {
        synchronized (this) {
          running = false;
        }
      }
    }
  }

  private void decode(DecodePlan.Read read, PictureCache target) {
    int frame = read.frame();
    Picture picture = target.take();
    if (picture == null) {
      fail(read, target, "There is no memory left for pictures; close another video.");
      return;
    }
    boolean kept = false;
    try {
      long start = around.nanoTime().getAsLong();
      sourceFor(target.size()).read(frame, picture.target());
      double seconds = (around.nanoTime().getAsLong() - start) * 1e-9;
      if (read.use() != DecodePlan.Use.PASS) {
        target.put(frame, picture);
        kept = true;
      }
      DecodePlan.Use use;
      synchronized (this) {
        if (target == cache) {
          plan.decoded(frame, seconds);
        }
        // It may have become the wish while it was decoded for later.
        use = kept && isWished(frame) ? DecodePlan.Use.SHOW : read.use();
      }
      switch (use) {
        case SHOW -> around.fxThread().execute(() -> listener.decoded(this, frame));
        case APPROACH -> around.fxThread().execute(() -> listener.approached(this, frame));
        case KEEP, PASS -> {}
      }
    } catch (UnreadableMediaException unreadable) {
      fail(read, target, String.valueOf(unreadable.getMessage()));
    } catch (RuntimeException unexpected) {
      fail(
          new DecodePlan.Read(frame, DecodePlan.Use.SHOW),
          target,
          PlayerTexts.decoderFailed(file, frame));
      throw unexpected;
    } finally {
      if (!kept) {
        target.giveBack(picture);
      }
    }
  }

  private boolean isWished(int frame) {
    return wish instanceof Wish.Rest(int wished) && wished == frame;
  }

  private FrameSource sourceFor(FrameSize size) throws UnreadableMediaException {
    FrameSource open = source;
    if (open != null && size.equals(sourceSize)) {
      return open;
    }
    closeSource();
    FrameSource opened = around.library().openFrames(file, media, size);
    source = opened;
    sourceSize = size;
    return opened;
  }

  private void closeSource() {
    FrameSource open = source;
    source = null;
    if (open != null) {
      open.close();
    }
  }

  private void fail(DecodePlan.Read read, PictureCache target, String message) {
    boolean tell;
    synchronized (this) {
      if (target == cache) {
        plan.failed(read.frame());
      }
      tell = read.use() == DecodePlan.Use.SHOW || isWished(read.frame());
    }
    if (tell) {
      around.fxThread().execute(() -> listener.failed(this, read.frame(), message));
    }
  }
}
