package org.cuepoint.core.recognition.djl.export;

/**
 * One axis of an input or output.
 *
 * @param size at least 1, or 0 for any
 * @param name says what there may be any number of; empty for a fixed size
 */
record Axis(long size, String name) {

  /** Returns axes of fixed sizes. */
  static Axis[] of(long... sizes) {
    Axis[] axes = new Axis[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      axes[i] = new Axis(sizes[i], "");
    }
    return axes;
  }

  /** Returns an axis of one size. */
  static Axis of(long size) {
    return new Axis(size, "");
  }

  /** Returns an axis along which there may be any number. */
  static Axis any(String name) {
    return new Axis(0, name);
  }
}
