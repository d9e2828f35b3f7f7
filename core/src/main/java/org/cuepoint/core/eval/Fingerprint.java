package org.cuepoint.core.eval;

import org.cuepoint.core.provenance.ContentHash;

/**
 * What a video looks like, small enough to compare with many others: its luminance on a 16×16 grid
 * at each tick of a clock, without its size, and so the same for every size of the same pictures.
 * Immutable.
 */
public final class Fingerprint {

  /** Width and height of the grid. */
  public static final int GRID = 16;

  private final String video;
  private final ContentHash hash;
  private final int hertz;
  private final byte[] luminance;

  /**
   * Makes a fingerprint.
   *
   * @param video what people call it
   * @param hash of the file
   * @param hertz ticks a second
   * @param luminance shape (ticks, GRID, GRID), 0 to 255 as unsigned bytes; copied
   */
  public Fingerprint(String video, ContentHash hash, int hertz, byte[] luminance) {
    this.video = video;
    this.hash = hash;
    this.hertz = hertz;
    this.luminance = luminance.clone();
    if (luminance.length % (GRID * GRID) != 0 || hertz < 1) {
      throw new IllegalArgumentException(
          luminance.length + " values are no grids of " + GRID + "x" + GRID);
    }
  }

  /** Returns what people call the video. */
  public String video() {
    return video;
  }

  /** Returns the hash of the file. */
  public ContentHash hash() {
    return hash;
  }

  /** Returns the ticks a second. */
  public int hertz() {
    return hertz;
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return luminance.length / (GRID * GRID);
  }

  /** Returns the luminance of a cell, 0 to 255. */
  int at(int tick, int cell) {
    return luminance[tick * GRID * GRID + cell] & 0xff;
  }

  /** Returns a copy of all values, shape (ticks, GRID, GRID). */
  public byte[] luminance() {
    return luminance.clone();
  }
}
