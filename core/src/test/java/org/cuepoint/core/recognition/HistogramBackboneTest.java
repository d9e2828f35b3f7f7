package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistogramBackboneTest {

  private static final int SIZE = 64;
  private static final int CHANNELS = 20;

  @TempDir private Path folder;

  private static void fill(ByteBuffer rgb, int picture, int left, int right, int level) {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int value = x >= left && x < right ? level : 0;
        for (int c = 0; c < 3; c++) {
          rgb.put(((picture * SIZE + y) * SIZE + x) * 3 + c, (byte) value);
        }
      }
    }
  }

  @Test
  void eachCellHasItsOwnHistogramAndDifference() throws IOException {
    Path file = folder.resolve("h.json");
    HistogramBackbone.write(file);
    ByteBuffer rgb = ByteBuffer.allocateDirect(3 * SIZE * SIZE * 3);
    fill(rgb, 0, 0, 0, 0);
    fill(rgb, 1, 0, 0, 0);
    fill(rgb, 2, 48, 64, 255);
    try (FrameEncoder encoder = new HistogramBackbone().open(file)) {
      assertEquals(new FeatureShape(CHANNELS, 4), encoder.shape());
      TickFeatures features = encoder.encode(rgb, new int[] {0, 1});
      float[] tokens = features.tokens();
      int last = (16 + 3) * CHANNELS;
      int first = 16 * CHANNELS;
      assertEquals(0, features.motion(0), 1e-6);
      assertEquals(0.25, features.motion(1), 1e-6);
      assertEquals(1, tokens[first], 1e-6, "a black cell is in the first bin");
      assertEquals(1, tokens[last + 7], 1e-6, "a white cell is in the last bin");
      assertEquals(0, tokens[first + CHANNELS - 4], 1e-6, "nothing changed on the left");
      assertEquals(1, tokens[last + CHANNELS - 4], 1e-6, "everything changed on the right");
    }
  }

  @Test
  void onlyItsOwnFileIsAccepted() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    Path own = folder.resolve("own.json");
    HistogramBackbone.write(own);
    assertFalse(new HistogramBackbone().accepts(other));
    assertFalse(new HistogramBackbone().accepts(folder.resolve("missing")));
    assertTrue(new HistogramBackbone().accepts(own));
  }
}
