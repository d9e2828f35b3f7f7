package org.cuepoint.core.recognition;

/**
 * Features of some ticks in a row, on their way into the store.
 *
 * <p>Mutable arrays, handed over and not kept: shapes are (ticks), (ticks), (ticks, C) and (ticks,
 * tokens, tokens, C), row by row. One thread at a time.
 */
public final class TickFeatures {

  private final int ticks;
  private final int[] frames;
  private final float[] motion;
  private final float[] pooled;
  private final float[] tokens;

  /** Takes over the arrays. */
  public TickFeatures(int[] frames, float[] motion, float[] pooled, float[] tokens) {
    this.ticks = frames.length;
    this.frames = frames;
    this.motion = motion;
    this.pooled = pooled;
    this.tokens = tokens;
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return ticks;
  }

  /** Returns the frame that was read at a tick. */
  public int frame(int tick) {
    return frames[tick];
  }

  /** Returns the mean absolute luminance difference to the previous tick, 0 to 1. */
  public float motion(int tick) {
    return motion[tick];
  }

  /** Returns the pooled vectors, shape (ticks, C); not a copy. */
  public float[] pooled() {
    return pooled;
  }

  /** Returns the token maps, shape (ticks, tokens, tokens, C); not a copy. */
  public float[] tokens() {
    return tokens;
  }
}
