package org.cuepoint.app.player;

import java.util.BitSet;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Decides which frame to decode next. The next frame in order is cheap; any other costs the way to
 * it from the key frame before it, or from where the decoder stands. So:
 *
 * <ul>
 *   <li>A far frame is approached in hops. The pictures at the hops are shown while the person
 *       waits, and after each hop another wish can be heard. The frames just before the wanted one
 *       are kept: they were decoded anyway, and a step back is the likeliest next wish.
 *   <li>At rest, a little is decoded ahead and whole chunks behind, the next chunk before the
 *       playhead reaches the lower end of what is there. A chunk costs the way from its key frame
 *       once, instead of once for each frame.
 *   <li>While playing, a frame that would come too late is left out in favour of one that will be
 *       due when it is decoded; when even decoding without converting is too slow, decoding goes on
 *       at a key frame ahead. The clock never waits.
 *   <li>Backwards, chunks again, with frames left out as far as the decoder needs it; when even
 *       that is too slow, key frames only.
 * </ul>
 *
 * <p>Guarded by the pump.
 */
final class DecodePlan {

  /** What becomes of a decoded frame. */
  enum Use {
    /** It is the wish. */
    SHOW,
    /** It is kept, and shown while the wish is on its way. */
    APPROACH,
    /** It is kept for later. */
    KEEP,
    /** It lies on the way and is not worth its place. */
    PASS
  }

  /**
   * A step of the decoder.
   *
   * @param frame what to decode
   * @param use what for
   */
  record Read(int frame, Use use) {}

  /** Frames from one chance to change the mind to the next. */
  static final int HOP = 16;

  private static final int MOST_KEPT_BEFORE = 24;
  private static final int MOST_AHEAD_AT_REST = 12;
  private static final int MOST_AHEAD_PLAYING = 24;
  private static final int MOST_STRIDE = 16;
  private static final double DISPLAY_FRAME = 1.0 / 60;

  /** A decoder that needs more of its time than this share for playing has no reserve. */
  private static final double SUSTAINABLE = 0.75;

  /** Waiting longer than this for a picture while playing makes a jump to a key frame worth it. */
  private static final double TOO_LONG = 0.4;

  private static final double LONGEST_JUMP = 1.2;

  private final FrameIndex index;
  private final BitSet keyFrames;
  private final BitSet broken = new BitSet();
  private PictureCache cache;
  private int position = -1;
  private double secondsPerFrame;
  private double secondsPerPicture;
  private int chunkFrom;
  private int chunkEnd;
  private int chunkStride = 1;
  private int resume = -1;

  DecodePlan(FrameIndex index, PictureCache cache) {
    this.index = index;
    this.keyFrames = index.keyFrames();
    this.cache = cache;
  }

  /** Goes on with another cache and a decoder that stands nowhere. */
  void use(PictureCache other) {
    cache = other;
    position = -1;
    chunkEnd = chunkFrom;
  }

  /** Notes that a frame was decoded, and how long that took. */
  void decoded(int frame, double seconds) {
    int steps = way(frame);
    if (steps >= 4) {
      double each = Math.max(0, seconds - secondsPerPicture) / steps;
      secondsPerFrame = secondsPerFrame == 0 ? each : 0.7 * secondsPerFrame + 0.3 * each;
    } else if (steps == 1) {
      secondsPerPicture =
          secondsPerPicture == 0 ? seconds : 0.8 * secondsPerPicture + 0.2 * seconds;
    }
    position = frame;
  }

  /** Notes that a frame cannot be decoded; it is not tried again. */
  void failed(int frame) {
    broken.set(frame);
    position = -1;
  }

  /** Forgets that a frame could not be decoded. */
  void retry(int frame) {
    broken.clear(frame);
  }

  /** Returns what to decode now for a wish; null when nothing is left. */
  @Nullable Read next(Wish wish, long nanos) {
    return switch (wish) {
      case Wish.Rest(int frame) -> atRest(frame);
      case Wish.Run run -> run.rate() > 0 ? forward(run, nanos) : backward(run, nanos);
    };
  }

  // At rest

  private @Nullable Read atRest(int frame) {
    resume = -1;
    int capacity = cache.capacity();
    int behind = capacity * 6 / 10;
    int ahead = Math.min(MOST_AHEAD_AT_REST, capacity / 8);
    cache.keepAround(frame - behind - 1, frame, frame + ahead + capacity / 5);
    if (isMissing(frame)) {
      return towards(frame);
    }
    int last = Math.min(index.frameCount() - 1, frame + ahead);
    for (int next = frame + 1; next <= last; next++) {
      if (isMissing(next)) {
        return past(next);
      }
    }
    return behind(frame, Math.max(0, frame - behind), behind / 2);
  }

  private @Nullable Read behind(int frame, int lowest, int chunk) {
    if (chunkStride != 1 || chunkEnd <= lowest || chunkFrom > frame) {
      chunkEnd = chunkFrom;
    }
    for (int next = Math.max(chunkFrom, lowest); next < chunkEnd; next++) {
      if (isMissing(next)) {
        return past(next);
      }
    }
    int missing = frame - 1;
    while (missing >= lowest && !isMissing(missing)) {
      missing--;
    }
    if (missing < lowest || frame - missing > chunk) {
      chunkEnd = chunkFrom;
      return null;
    }
    startChunk(missing, Math.max(lowest, missing - Math.max(1, chunk) + 1), 1);
    return past(firstMissingInChunk(missing));
  }

  private void startChunk(int last, int lowest, int stride) {
    chunkFrom = Math.max(lowest, index.keyFrameAtOrBefore(last));
    chunkEnd = last + 1;
    chunkStride = stride;
  }

  private int firstMissingInChunk(int otherwise) {
    for (int next = chunkFrom; next < chunkEnd; next++) {
      if (next % chunkStride == 0 && isMissing(next)) {
        return next;
      }
    }
    return otherwise;
  }

  /** The next step on the way to a frame that somebody waits for. */
  private Read towards(int frame) {
    int key = index.keyFrameAtOrBefore(frame);
    int kept = Math.clamp((frame - key) / 6, 3, MOST_KEPT_BEFORE);
    int tail = Math.max(key, frame - Math.min(kept, cache.capacity() / 4));
    int next;
    if (standsBefore(frame, key)) {
      next = Math.max(position + 1, Math.min(position + HOP, tail));
    } else if (frame - key <= HOP) {
      next = tail;
    } else {
      next = cache.contains(key) ? Math.min(key + HOP, tail) : key;
    }
    while (next < frame && !isMissing(next)) {
      next++;
    }
    if (next == frame) {
      return new Read(frame, Use.SHOW);
    }
    return new Read(next, next < tail ? Use.APPROACH : Use.KEEP);
  }

  /** The next step on the way to a frame that nobody waits for yet. */
  private Read past(int frame) {
    int key = index.keyFrameAtOrBefore(frame);
    int from = standsBefore(frame, key) ? position : key - 1;
    int next = from < key ? key : from + HOP;
    while (next < frame && broken.get(next)) {
      next++;
    }
    return frame - from <= HOP || next >= frame
        ? new Read(frame, Use.KEEP)
        : new Read(next, isMissing(next) && next == key ? Use.KEEP : Use.PASS);
  }

  private int key(int frame) {
    return index.keyFrameAtOrBefore(frame);
  }

  private boolean standsBefore(int frame, int key) {
    return position >= key && position < frame;
  }

  // Playing forwards

  private @Nullable Read forward(Wish.Run run, long nanos) {
    FrameRange span = run.span();
    double seconds = run.secondsAt(nanos);
    int due = due(run, seconds);
    int stride = stride(run.rate());
    int ahead = Math.min(MOST_AHEAD_PLAYING, cache.capacity() / 2);
    if (resume <= due || resume - due > LONGEST_JUMP * run.rate() * framesPerSecond()) {
      resume = -1;
    }
    int from = resume > due ? resume : due;
    cache.keepAround(due - cache.capacity() / 4, due, from + (ahead + 2) * stride);
    int grid = resume > due ? resume : (due + stride - 1) / stride * stride;
    for (int i = 0; i <= ahead; i++) {
      int frame = grid + i * stride;
      if (frame >= span.end()) {
        if (!run.loop()) {
          break;
        }
        frame = span.start() + (frame - span.end()) % Math.max(1, span.length());
      }
      if (isMissing(frame)) {
        boolean late = frame >= from && !comesInTime(run, seconds, frame);
        if (late) {
          // What lies before was given up; going on from here, not from what is due.
          resume = newest(run, seconds, frame);
          frame = resume;
        }
        return isMissing(frame) ? new Read(frame, Use.KEEP) : null;
      }
    }
    return null;
  }

  private boolean comesInTime(Wish.Run run, double seconds, int frame) {
    double left = (index.secondsAt(frame + 1) - seconds) / run.rate();
    return cost(frame) <= left + DISPLAY_FRAME;
  }

  /** Returns the first frame that can still be there when it is due. */
  private int newest(Wish.Run run, double seconds, int late) {
    int last = run.span().end() - 1;
    int frame = late;
    for (int i = 0; i < 6 && frame < last && !comesInTime(run, seconds, frame); i++) {
      double there = seconds + run.rate() * cost(frame);
      frame = Math.max(frame + 1, index.frameAtSeconds(there));
    }
    frame = Math.min(frame, last);
    if (cost(frame) <= TOO_LONG) {
      return frame;
    }
    double there = seconds + run.rate() * 2 * secondsPerPicture;
    int key = keyFrames.nextSetBit(index.frameAtSeconds(there) + 1);
    if (key > position
        && key <= last
        && index.secondsAt(key) - seconds <= LONGEST_JUMP * run.rate()) {
      return key;
    }
    // No key frame is near: a late picture now and then, until one is.
    int begin = position >= 0 && way(frame) == frame - position ? position : key(frame);
    int far = (int) Math.min(HOP * 8, TOO_LONG / frameSeconds());
    return Math.min(frame, begin + Math.max(1, far));
  }

  // Playing backwards

  private @Nullable Read backward(Wish.Run run, long nanos) {
    int due = due(run, run.secondsAt(nanos));
    int first = run.span().start();
    double frames = framesPerSecond() * -run.rate();
    int pictures = cache.capacity() / 2;
    int key = index.keyFrameAtOrBefore(due);
    double each = frameSeconds();
    cache.keepAround(due - pictures * MOST_STRIDE, due, due + cache.capacity() / 5);
    int stride = stride(-run.rate());
    while (stride < MOST_STRIDE
        && ((due - key) / 2.0 / (pictures * stride) + 1) * each * frames > SUSTAINABLE) {
      stride++;
    }
    if (each * frames > SUSTAINABLE) {
      return keyBehind(due, first);
    }
    if (chunkEnd > chunkFrom && chunkFrom <= due) {
      int next = firstMissingInChunk(-1);
      if (next >= 0 && next <= due) {
        return past(next);
      }
    }
    int missing = due - Math.floorMod(due, stride);
    int lowest = Math.max(first, due - pictures * stride);
    while (missing >= lowest && !isMissing(missing)) {
      missing -= stride;
    }
    if (missing < lowest || due - missing > pictures * stride / 2) {
      return null;
    }
    int last = missing;
    if (due - missing < stride) {
      // Nothing is left to show: begin where the clock will be once the chunk is decoded.
      int shift = (int) Math.min((due - key) * each * frames, (due - key) / 2.0);
      last = Math.max(first, (missing - shift) / stride * stride);
    }
    startChunk(last, Math.max(first, last - Math.max(1, pictures / 2) * stride), stride);
    int next = firstMissingInChunk(last);
    return isMissing(next) ? past(next) : null;
  }

  private @Nullable Read keyBehind(int due, int first) {
    int key = index.keyFrameAtOrBefore(due);
    for (int i = 0; i < 4 && key >= first; i++) {
      if (isMissing(key)) {
        return new Read(key, Use.KEEP);
      }
      if (key == 0) {
        return null;
      }
      key = index.keyFrameAtOrBefore(key - 1);
    }
    return null;
  }

  // What things cost

  private int due(Wish.Run run, double seconds) {
    FrameRange span = run.span();
    double place = seconds;
    double start = index.secondsAt(span.start());
    double end = index.secondsAt(span.end());
    if (run.loop() && (place >= end || place < start)) {
      double length = end - start;
      place = start + ((place - start) % length + length) % length;
    }
    return Math.clamp(FrameTime.frameAt(index, place), span.start(), span.end() - 1);
  }

  private double framesPerSecond() {
    return index.frameCount() / index.seconds();
  }

  /** Returns how many frames pass from one picture of the screen to the next. */
  private int stride(double rate) {
    return Math.clamp((long) Math.floor(rate * framesPerSecond() * DISPLAY_FRAME), 1, MOST_STRIDE);
  }

  private double frameSeconds() {
    return secondsPerFrame > 0 ? secondsPerFrame : 0.6 * secondsPerPicture;
  }

  private double cost(int frame) {
    return secondsPerPicture + (way(frame) - 1) * frameSeconds();
  }

  /** Returns how many frames have to be decoded to have this one. */
  private int way(int frame) {
    int key = key(frame);
    return standsBefore(frame, key) ? frame - position : frame - key + 1;
  }

  private boolean isMissing(int frame) {
    return !cache.contains(frame) && !broken.get(frame);
  }
}
