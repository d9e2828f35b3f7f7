package org.cuepoint.core.recognition.djl.export;

/**
 * How a convolution goes over a picture.
 *
 * @param height of the kernel
 * @param width of the kernel
 * @param stride step in both directions
 * @param above zeros above and below
 * @param beside zeros left and right
 * @param groups channels meet within so many groups
 */
record Convolving(long height, long width, long stride, long above, long beside, long groups) {

  /** Returns one with a square kernel in the middle of its zeros, in which all channels meet. */
  static Convolving square(long kernel, long stride) {
    return new Convolving(kernel, kernel, stride, kernel / 2, kernel / 2, 1);
  }
}
