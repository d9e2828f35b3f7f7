package org.cuepoint.app.player;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.Executor;
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

  /**
   * What to decode.
   *
   * @param frame what to show
   * @param behind how many frames before it to keep too, for stepping back through a long distance
   *     between key frames
   * @param ahead how many frames after it to have ready
   */
  record Wish(int frame, int behind, int ahead) {}

  /** Told, through the executor, what became of wished frames. */
  interface Listener {
    /** The frame lies in the cache. */
    void decoded(FramePump pump, int frame);

    /** The frame cannot be shown; the message is a sentence. */
    void failed(FramePump pump, int frame, String message);
  }

  private final MediaLibrary library;
  private final Path file;
  private final IndexedMedia media;
  private final long cacheBytes;
  private final JobRunner runner;
  private final Executor fxThread;
  private final Listener listener;

  // Guarded by this.
  private PictureCache cache;
  private @Nullable Wish wish;
  private final BitSet broken = new BitSet();
  private boolean running;
  private boolean closed;

  // Used by the job only; one job at a time.
  private @Nullable FrameSource source;
  private @Nullable FrameSize sourceSize;

  FramePump(
      MediaLibrary library,
      Path file,
      IndexedMedia media,
      FrameSize size,
      long cacheBytes,
      JobRunner runner,
      Executor fxThread,
      Listener listener) {
    this.library = library;
    this.file = file;
    this.media = media;
    this.cacheBytes = cacheBytes;
    this.runner = runner;
    this.fxThread = fxThread;
    this.listener = listener;
    this.cache = new PictureCache(size, cacheBytes);
  }

  /** Returns the cache of the current size. */
  synchronized PictureCache cache() {
    return cache;
  }

  /** Replaces the wish and returns at once. */
  void want(Wish next) {
    synchronized (this) {
      wish = next;
      if (running || closed || nextFrame() < 0) {
        return;
      }
      running = true;
    }
    submit();
  }

  /** Delivers pictures of another size from now on; the cache starts empty. */
  synchronized void resize(FrameSize size) {
    cache = new PictureCache(size, cacheBytes);
    wish = null;
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

  private void submit() {
    runner.submit(
        new Job<>(
            "Decode " + file.getFileName(),
            context -> {
              decodeAll(context);
              return true;
            }));
  }

  private void decodeAll(JobContext context) {
    boolean finished = false;
    try {
      while (true) {
        int frame;
        boolean wished;
        PictureCache target;
        synchronized (this) {
          if (closed || context.isCancelled()) {
            break;
          }
          frame = nextFrame();
          if (frame < 0) {
            running = false;
            finished = true;
            return;
          }
          wished = wish != null && wish.frame() == frame;
          target = cache;
        }
        decode(frame, wished, target);
      }
      closeSource();
    } finally {
      if (!finished) {
        synchronized (this) {
          running = false;
        }
      }
    }
  }

  private void decode(int frame, boolean wished, PictureCache target) {
    Picture picture = target.take();
    if (picture == null) {
      fail(frame, wished, "There is no memory left for pictures; close another video.");
      return;
    }
    boolean kept = false;
    try {
      sourceFor(target.size()).read(frame, picture.target());
      target.put(frame, picture);
      kept = true;
      if (wished) {
        fxThread.execute(() -> listener.decoded(this, frame));
      }
    } catch (UnreadableMediaException unreadable) {
      fail(frame, wished, String.valueOf(unreadable.getMessage()));
    } catch (RuntimeException unexpected) {
      fail(frame, true, PlayerTexts.decoderFailed(file, frame));
      throw unexpected;
    } finally {
      if (!kept) {
        target.giveBack(picture);
      }
    }
  }

  private FrameSource sourceFor(FrameSize size) throws UnreadableMediaException {
    FrameSource open = source;
    if (open != null && size.equals(sourceSize)) {
      return open;
    }
    closeSource();
    FrameSource opened = library.openFrames(file, media, size);
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

  private void fail(int frame, boolean tell, String message) {
    synchronized (this) {
      broken.set(frame);
    }
    if (tell) {
      fxThread.execute(() -> listener.failed(this, frame, message));
    }
  }

  /** Returns the next frame that the wish still lacks, or -1. */
  private int nextFrame() {
    Wish now = wish;
    if (now == null) {
      return -1;
    }
    // Decoding starts at the key frame anyway; what lies between costs its conversion only.
    int from =
        now.behind() == 0 || cache.contains(now.frame())
            ? now.frame()
            : Math.max(media.index().keyFrameAtOrBefore(now.frame()), now.frame() - now.behind());
    int to = Math.min(media.index().frameCount() - 1, now.frame() + now.ahead());
    for (int frame = from; frame <= to; frame++) {
      if (!cache.contains(frame) && !broken.get(frame)) {
        return frame;
      }
    }
    return -1;
  }

  /** Forgets which frames could not be decoded, so that they are tried again. */
  synchronized void retry(int frame) {
    broken.clear(frame);
  }
}
