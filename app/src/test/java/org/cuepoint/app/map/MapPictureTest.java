package org.cuepoint.app.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MapPictureTest {

  private static final int WHITE = 0xffffffff;
  private static final int BLACK = 0xff000000;

  private final int[] pixels = new int[20 * 10];
  private final MapPicture picture = new MapPicture(pixels, 20, 10);

  private int red(int x, int y) {
    return pixels[y * 20 + x] >> 16 & 255;
  }

  @Test
  void aDotIsRoundAndSolid() {
    picture.clear(WHITE);
    picture.dot(8, 5, new MapPicture.Stamp(2.5), BLACK, MapPicture.Strength.SHOWN);
    assertTrue(red(8, 5) < 40);
    assertTrue(red(10, 5) < 40);
    assertEquals(255, red(12, 5));
    assertEquals(255, red(11, 8), "the corner is not the dot's");
    assertEquals(red(6, 5), red(10, 5));
  }

  @Test
  void aDotThatStandsBackLetsTheGroundThrough() {
    picture.clear(WHITE);
    picture.dot(8, 5, new MapPicture.Stamp(2), BLACK, MapPicture.Strength.DIMMED);
    assertTrue(red(8, 5) > 180 && red(8, 5) < 250, "" + red(8, 5));
  }

  @Test
  void dotsOverTheEdgeAreCut() {
    picture.clear(WHITE);
    MapPicture.Stamp stamp = new MapPicture.Stamp(3);
    picture.dot(0, 0, stamp, BLACK, MapPicture.Strength.SHOWN);
    picture.dot(19, 9, stamp, BLACK, MapPicture.Strength.SHOWN);
    picture.dot(-100, 5, stamp, BLACK, MapPicture.Strength.SHOWN);
    picture.dot(1e9, -1e9, stamp, BLACK, MapPicture.Strength.SHOWN);
    assertTrue(red(0, 0) < 40);
    assertTrue(red(19, 9) < 40);
    assertTrue(Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 255));
  }
}
