package org.cuepoint.app.player;

import java.nio.ByteBuffer;
import org.cuepoint.core.media.FrameSize;

/**
 * A frame in the cache. While somebody holds it, its pixels and its number stay; frame, holders and
 * whether it is cached are guarded by the cache.
 */
final class Picture {

  private final PictureCache cache;
  private final FrameSize size;
  private final ByteBuffer bgra;
  int frame = -1;
  int holders;
  boolean cached;

  Picture(PictureCache cache, FrameSize size) {
    this.cache = cache;
    this.size = size;
    this.bgra = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
  }

  FrameSize size() {
    return size;
  }

  /** Returns which frame it shows. */
  int frame() {
    return frame;
  }

  /** Returns the pixels for reading, blue first, position 0. */
  ByteBuffer pixels() {
    ByteBuffer view = bgra.asReadOnlyBuffer();
    view.clear();
    return view;
  }

  /** Returns the pixels for the decoder, which owns the picture between take and put. */
  ByteBuffer target() {
    bgra.clear();
    return bgra;
  }

  /** Ends a hold; afterwards the pixels may change. */
  void release() {
    cache.release(this);
  }
}
