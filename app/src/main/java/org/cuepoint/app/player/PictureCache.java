package org.cuepoint.app.player;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.cuepoint.core.media.FrameSize;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pictures of one size, least recently used first out, within a byte budget. Buffers are
 * allocated once and used again, since direct memory that waits for the garbage collector would
 * grow without bound. Thread-safe.
 */
final class PictureCache {

  private static final int FEWEST = 4;

  private final FrameSize size;
  private final int capacity;
  private final LinkedHashMap<Integer, Picture> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private final List<Picture> free = new ArrayList<>();
  private int allocated;

  /**
   * Makes an empty cache.
   *
   * @param size of its pictures
   * @param bytes budget; at least four pictures fit whatever it is
   */
  PictureCache(FrameSize size, long bytes) {
    this.size = size;
    long each = 4L * size.width() * size.height();
    this.capacity = Math.clamp(bytes / each, FEWEST, 4096);
  }

  FrameSize size() {
    return size;
  }

  /** Returns how many pictures fit. */
  int capacity() {
    return capacity;
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
    for (int frame = last; frame > after && frame > last - capacity; frame--) {
      if (pictures.containsKey(frame)) {
        return hold(frame);
      }
    }
    return null;
  }

  synchronized void release(Picture picture) {
    picture.holders--;
    if (picture.holders == 0 && !pictures.containsValue(picture)) {
      free.add(picture);
    }
  }

  /** Returns a picture to decode into, for {@link #put} or {@link #giveBack}; null if all held. */
  synchronized @Nullable Picture take() {
    if (!free.isEmpty()) {
      return free.removeLast();
    }
    if (allocated < capacity) {
      allocated++;
      return new Picture(this, size);
    }
    for (Iterator<Picture> oldest = pictures.values().iterator(); oldest.hasNext(); ) {
      Picture picture = oldest.next();
      if (picture.holders == 0) {
        oldest.remove();
        return picture;
      }
    }
    return null;
  }

  /** Keeps a decoded picture. */
  synchronized void put(int frame, Picture picture) {
    picture.frame = frame;
    Picture before = pictures.put(frame, picture);
    if (before != null && before.holders == 0) {
      free.add(before);
    }
  }

  /** Takes back a picture that could not be decoded. */
  synchronized void giveBack(Picture picture) {
    free.add(picture);
  }
}
