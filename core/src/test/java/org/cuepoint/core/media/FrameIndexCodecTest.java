package org.cuepoint.core.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;

class FrameIndexCodecTest {

  @Test
  void givesBackWhatWasStored() {
    Random random = new Random(1);
    for (int run = 0; run < 50; run++) {
      long[] pts = new long[1 + random.nextInt(500)];
      pts[0] = random.nextLong() >> 2;
      for (int i = 1; i < pts.length; i++) {
        pts[i] = pts[i - 1] + 1 + random.nextInt(100_000);
      }
      BitSet keys = new BitSet();
      BitSet synthesised = new BitSet();
      for (int i = 0; i < pts.length; i++) {
        keys.set(i, random.nextInt(12) == 0);
        synthesised.set(i, random.nextInt(50) == 0);
      }
      IndexedMedia media = media(pts, pts[pts.length - 1] + 40, keys, synthesised);
      IndexedMedia back = FrameIndexCodec.decode(FrameIndexCodec.encode(media));
      assertEquals(media.facts(), back.facts());
      assertEquals(media.index(), back.index());
    }
  }

  @Test
  void keepsAnHourSmall() {
    long[] pts = new long[108_000];
    BitSet keys = new BitSet();
    for (int i = 0; i < pts.length; i++) {
      pts[i] = i * 3003L;
      keys.set(i, i % 250 == 0);
    }
    byte[] stored = FrameIndexCodec.encode(media(pts, 108_000 * 3003L, keys, new BitSet()));
    assertTrue(stored.length < 2000, "stored in " + stored.length + " bytes");
  }

  @Test
  void refusesForeignNewerAndDamagedBytes() {
    byte[] good = FrameIndexCodec.encode(media(new long[] {0, 5}, 9, new BitSet(), new BitSet()));
    assertRefused(new byte[0], "no stored frame index");
    assertRefused("not an index at all".getBytes(StandardCharsets.UTF_8), "no stored frame index");
    byte[] newer = good.clone();
    newer[4] = 9;
    assertRefused(newer, "version 9");
    for (int i = 5; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 0x10;
      assertRefused(damaged, "damaged");
    }
    assertRefused(Arrays.copyOf(good, good.length - 3), "damaged");
  }

  private static void assertRefused(byte[] bytes, String because) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FrameIndexCodec.decode(bytes))
            .getMessage();
    assertTrue(message != null && message.contains(because), message);
  }

  private static IndexedMedia media(long[] pts, long end, BitSet keys, BitSet synthesised) {
    TimeBase base = new TimeBase(1, 90_000);
    FrameIndex index = new FrameIndex(base, pts, end, keys, synthesised);
    MediaFacts facts =
        new MediaFacts(
            "mov,mp4", "h264", 1920, 1080, 270, base, pts.length, 3, index.seconds(), true, false);
    return new IndexedMedia(facts, index);
  }
}
