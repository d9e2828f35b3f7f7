package org.cuepoint.core.recognition;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Lays pictures out as a backbone wants them: order of axes and colours, value range and
 * normalisation. Immutable, thread-safe.
 */
public final class PictureTensor {

  private static final int COLOURS = 3;

  private final BackboneDescription description;
  private final int size;
  private final float[][] values = new float[COLOURS][256];

  /** Makes the layout of one backbone. */
  public PictureTensor(BackboneDescription description) {
    this.description = description;
    this.size = description.input().size();
    BackboneDescription.Input in = description.input();
    for (int c = 0; c < COLOURS; c++) {
      for (int v = 0; v < values[c].length; v++) {
        double scaled = in.low() + v / 255.0 * (in.high() - in.low());
        values[c][v] = (float) ((scaled - in.mean().get(c)) / in.deviation().get(c));
      }
    }
  }

  /** Returns the shape of a batch. */
  public long[] shape(int batch) {
    int t = description.clip();
    return switch (description.input().layout()) {
      case NCHW -> new long[] {batch, COLOURS, size, size};
      case NHWC -> new long[] {batch, size, size, COLOURS};
      case NCTHW -> new long[] {batch, COLOURS, t, size, size};
      case NTCHW -> new long[] {batch, t, COLOURS, size, size};
      case NTHWC -> new long[] {batch, t, size, size, COLOURS};
    };
  }

  /** Returns how many values one item of a batch has. */
  public int values() {
    return description.clip() * COLOURS * size * size;
  }

  /**
   * Writes the item of one tick.
   *
   * @param rgb pictures, shape (n, size, size, 3), red first
   * @param first the first picture that the network sees
   * @param out receives {@link #values} floats from {@code at} on
   */
  public void put(ByteBuffer rgb, int first, FloatBuffer out, int at) {
    each(rgb, first, (index, colour, value) -> out.put(at + index, values[colour][value]));
  }

  /** Writes the item of one tick as bytes; see {@link #put(ByteBuffer, int, FloatBuffer, int)}. */
  public void put(ByteBuffer rgb, int first, ByteBuffer out, int at) {
    each(rgb, first, (index, colour, value) -> out.put(at + index, (byte) value));
  }

  /** Receives one value. */
  private interface Sink {
    void put(int index, int colour, int value);
  }

  private void each(ByteBuffer rgb, int first, Sink sink) {
    int plane = size * size;
    int t = description.clip();
    int timeStep;
    int colourStep;
    int placeStep;
    switch (description.input().layout()) {
      case NCHW, NTCHW -> {
        timeStep = COLOURS * plane;
        colourStep = plane;
        placeStep = 1;
      }
      case NCTHW -> {
        timeStep = plane;
        colourStep = t * plane;
        placeStep = 1;
      }
      case NHWC, NTHWC -> {
        timeStep = COLOURS * plane;
        colourStep = 1;
        placeStep = COLOURS;
      }
      default -> throw new IllegalStateException();
    }
    boolean bgr = description.input().colours() == BackboneDescription.Colours.BGR;
    for (int time = 0; time < t; time++) {
      int picture = (first + time) * plane * COLOURS;
      for (int place = 0; place < plane; place++) {
        int index = time * timeStep + place * placeStep;
        for (int c = 0; c < COLOURS; c++) {
          int source = bgr ? COLOURS - 1 - c : c;
          int value = rgb.get(picture + place * COLOURS + source) & 0xff;
          sink.put(index + c * colourStep, c, value);
        }
      }
    }
  }
}
