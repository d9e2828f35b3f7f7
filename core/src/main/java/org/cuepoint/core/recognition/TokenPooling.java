package org.cuepoint.core.recognition;

/**
 * Adaptive average pooling of a square or oblong map to {@code tokens}×{@code tokens}: output i
 * averages the rows from floor(i·n/tokens) to ceil((i+1)·n/tokens), so that windows cover all of
 * the map and overlap by at most one row (the rule of PyTorch's AdaptiveAvgPool2d). Stateless.
 */
public final class TokenPooling {

  private TokenPooling() {}

  /**
   * Returns the weights of one axis, shape (tokens, size), row by row; each row sums to 1.
   *
   * @param size length of the axis, at least {@code tokens}
   */
  public static float[] weights(int size, int tokens) {
    if (tokens < 1 || size < tokens) {
      throw new IllegalArgumentException("A map of " + size + " cannot be pooled to " + tokens);
    }
    float[] weights = new float[tokens * size];
    for (int token = 0; token < tokens; token++) {
      int from = token * size / tokens;
      int to = ((token + 1) * size + tokens - 1) / tokens;
      for (int i = from; i < to; i++) {
        weights[token * size + i] = 1f / (to - from);
      }
    }
    return weights;
  }

  /**
   * Pools one picture's map.
   *
   * @param map shape (height, width, channels) from {@code offset} on, with the given steps between
   *     neighbours in each direction
   * @param out receives shape (tokens, tokens, channels) from {@code to} on
   */
  public static void pool(float[] map, Layout layout, int tokens, float[] out, int to) {
    for (int row = 0; row < tokens; row++) {
      int top = row * layout.height() / tokens;
      int bottom = ((row + 1) * layout.height() + tokens - 1) / tokens;
      for (int column = 0; column < tokens; column++) {
        int left = column * layout.width() / tokens;
        int right = ((column + 1) * layout.width() + tokens - 1) / tokens;
        float share = 1f / ((bottom - top) * (right - left));
        for (int c = 0; c < layout.channels(); c++) {
          float sum = 0;
          for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
              sum += map[layout.at(y, x, c)];
            }
          }
          out[to + (row * tokens + column) * layout.channels() + c] = sum * share;
        }
      }
    }
  }

  /**
   * Where the values of a map lie in an array.
   *
   * @param offset of the first value
   * @param rowStep from a row to the next
   * @param columnStep from a column to the next
   * @param channelStep from a channel to the next
   */
  public record Layout(
      int height,
      int width,
      int channels,
      int offset,
      int rowStep,
      int columnStep,
      int channelStep) {

    /** Returns the layout of a map stored channel by channel, shape (C, H, W). */
    public static Layout channelsFirst(int channels, int height, int width, int offset) {
      return new Layout(height, width, channels, offset, width, 1, height * width);
    }

    /** Returns the layout of a map stored place by place, shape (H, W, C). */
    public static Layout channelsLast(int height, int width, int channels, int offset) {
      return new Layout(height, width, channels, offset, width * channels, channels, 1);
    }

    int at(int row, int column, int channel) {
      return offset + row * rowStep + column * columnStep + channel * channelStep;
    }
  }
}
