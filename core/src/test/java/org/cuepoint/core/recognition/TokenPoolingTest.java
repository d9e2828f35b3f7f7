package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TokenPoolingTest {

  /** Rows 0–1, 1–3, 3–5, 5–6, as PyTorch's AdaptiveAvgPool2d(4) looks at seven. */
  @Test
  void sevenBecomeFour() {
    assertArrayEquals(
        new float[] {
          1 / 2f, 1 / 2f, 0, 0, 0, 0, 0, //
          0, 1 / 3f, 1 / 3f, 1 / 3f, 0, 0, 0, //
          0, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f, 0, //
          0, 0, 0, 0, 0, 1 / 2f, 1 / 2f
        },
        TokenPooling.weights(7, 4));
  }

  @Test
  void bothLayoutsGiveTheSameTokens() {
    int height = 3;
    int width = 5;
    int channels = 2;
    float[] first = new float[height * width * channels];
    float[] last = new float[height * width * channels];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          float value = 100 * c + 10 * y + x;
          first[(c * height + y) * width + x] = value;
          last[(y * width + x) * channels + c] = value;
        }
      }
    }
    float[] tokens = new float[2 * 2 * channels];
    TokenPooling.pool(
        first, TokenPooling.Layout.channelsFirst(channels, height, width, 0), 2, tokens, 0);
    // Rows 0–1 and 1–2, columns 0–2 and 2–4.
    assertArrayEquals(new float[] {6, 106, 8, 108, 16, 116, 18, 118}, tokens, 1e-4f);
    float[] same = new float[tokens.length];
    TokenPooling.pool(
        last, TokenPooling.Layout.channelsLast(height, width, channels, 0), 2, same, 0);
    assertArrayEquals(tokens, same, 1e-4f);
  }

  @Test
  void aMapIsNeverPooledToMoreThanItHas() {
    assertThrows(IllegalArgumentException.class, () -> TokenPooling.weights(2, 4));
  }
}
