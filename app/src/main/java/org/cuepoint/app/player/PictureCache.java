package org.cuepoint.app.player;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.cuepoint.core.media.FrameSize;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pictures of one size within a byte budget. Pictures outside a window around the playhead
 * go first, least recently used first; inside the window the one farthest from the playhead goes.
 * Buffers are allocated once and used again, since direct memory that waits for the garbage
 * collector would grow without bound. Thread-safe.
 */
final class PictureCache {

  private static final int FEWEST = 4;
  private static final int MOST = 4096;

  private final FrameSize size;
  private final LinkedHashMap<Integer, Picture> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private final List<Picture> free = new ArrayList<>();
  private int capacity;
  private int allocated;
  private int windowFrom;
  private int windowEnd;
  private int centre;

  /**
   * Makes an empty cache.
   *
   * @param size of its pictures
   * @param bytes budget; at least four pictures fit whatever it is
   */
  PictureCache(FrameSize size, long bytes) {
    this.size = size;
    this.capacity = capacity(bytes);
  }

  private int capacity(long bytes) {
    long each = 4L * size.width() * size.height();
    return Math.clamp(bytes / each, FEWEST, MOST);
  }

  FrameSize size() {
    return size;
  }

  /** Returns how many pictures fit. */
  synchronized int capacity() {
    return capacity;
  }

  /** Changes the budget; what is too much goes as new pictures come. */
  synchronized void budget(long bytes) {
    capacity = capacity(bytes);
  }

  /** Keeps frames {@code [from, end)} before all others, those near {@code centre} longest. */
  synchronized void keepAround(int from, int centreFrame, int end) {
    windowFrom = from;
    centre = centreFrame;
    windowEnd = end;
  }

  synchronized boolean contains(int frame) {
    return pictures.containsKey(frame);
  }

  /** Returns the picture of a frame, held until it is released; null when it is not there. */
  synchronized @Nullable Picture hold(int frame) {
    Picture picture = pictures.get(frame);
    if (picture != null) {
      picture.holders++;
    }
    return picture;
  }

  /** Returns the newest picture after {@code after} and up to {@code last}, held; or null. */
  synchronized @Nullable Picture holdNewest(int after, int last) {
    int best = -1;
    for (int frame : pictures.keySet()) {
      if (frame > after && frame <= last && frame > best) {
        best = frame;
      }
    }
    return best < 0 ? null : hold(best);
  }

  /** Returns the oldest picture from {@code first} on and before {@code before}, held; or null. */
  synchronized @Nullable Picture holdOldest(int first, int before) {
    int best = Integer.MAX_VALUE;
    for (int frame : pictures.keySet()) {
      if (frame >= first && frame < before && frame < best) {
        best = frame;
      }
    }
    return best == Integer.MAX_VALUE ? null : hold(best);
  }

  /**
   * Returns the picture nearest to a frame that lies nearer than {@code distance}, held; or null.
   */
  synchronized @Nullable Picture holdNearest(int frame, int distance) {
    int best = -1;
    int least = distance;
    for (int each : pictures.keySet()) {
      int away = Math.abs(each - frame);
      if (away < least) {
        least = away;
        best = each;
      }
    }
    return best < 0 ? null : hold(best);
  }

  synchronized void release(Picture picture) {
    picture.holders--;
    if (picture.holders == 0 && !picture.cached) {
      free.add(picture);
    }
  }

  /** Returns a picture to decode into, for {@link #put} or {@link #giveBack}; null if all held. */
  synchronized @Nullable Picture take() {
    while (allocated > capacity && (!free.isEmpty() || evict() != null)) {
      if (!free.isEmpty()) {
        free.removeLast();
      }
      allocated--;
    }
    if (!free.isEmpty()) {
      return free.removeLast();
    }
    if (allocated < capacity) {
      allocated++;
      return new Picture(this, size);
    }
    return evict();
  }

  private @Nullable Picture evict() {
    Picture farthest = null;
    int distance = -1;
    for (Iterator<Picture> oldest = pictures.values().iterator(); oldest.hasNext(); ) {
      Picture picture = oldest.next();
      if (picture.holders > 0) {
        continue;
      }
      if (picture.frame < windowFrom || picture.frame >= windowEnd) {
        oldest.remove();
        picture.cached = false;
        return picture;
      }
      int away = Math.abs(picture.frame - centre);
      if (away > distance) {
        distance = away;
        farthest = picture;
      }
    }
    if (farthest != null) {
      pictures.remove(farthest.frame);
      farthest.cached = false;
    }
    return farthest;
  }

  /** Keeps a decoded picture. */
  synchronized void put(int frame, Picture picture) {
    picture.frame = frame;
    picture.cached = true;
    Picture before = pictures.put(frame, picture);
    if (before != null) {
      before.cached = false;
      if (before.holders == 0) {
        free.add(before);
      }
    }
  }

  /** Takes back a picture that could not be decoded, or is not worth keeping. */
  synchronized void giveBack(Picture picture) {
    free.add(picture);
  }
}
