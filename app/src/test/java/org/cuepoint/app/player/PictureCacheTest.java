package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;

class PictureCacheTest {

  private final PictureCache cache = new PictureCache(new FrameSize(10, 10), 400 * 5);

  private Picture put(int frame) {
    Picture picture = cache.take();
    assertNotNull(picture);
    cache.put(frame, picture);
    return picture;
  }

  @Test
  void theBudgetBoundsThePictures() {
    for (int frame = 0; frame < 20; frame++) {
      put(frame);
    }
    assertEquals(5, cache.capacity());
    assertFalse(cache.contains(14));
    assertTrue(cache.contains(15));
  }

  @Test
  void whatWasLookedAtLastStaysLongest() {
    for (int frame = 0; frame < 5; frame++) {
      put(frame);
    }
    Picture first = cache.hold(0);
    assertNotNull(first);
    first.release();
    put(5);
    assertTrue(cache.contains(0));
    assertFalse(cache.contains(1));
  }

  @Test
  void aHeldPictureIsNeverWrittenOver() {
    put(0);
    Picture held = cache.hold(0);
    assertNotNull(held);
    for (int frame = 1; frame < 30; frame++) {
      assertNotSame(held, put(frame));
    }
    assertEquals(0, held.frame());
  }

  @Test
  void whenEverythingIsHeldThereIsNothingToTake() {
    for (int frame = 0; frame < 5; frame++) {
      put(frame);
      assertNotNull(cache.hold(frame));
    }
    assertNull(cache.take());
  }

  @Test
  void theNewestDuePictureIsFound() {
    for (int frame : new int[] {3, 5, 9}) {
      put(frame);
    }
    Picture due = cache.holdNewest(3, 8);
    assertNotNull(due);
    assertEquals(5, due.frame());
    assertNull(cache.holdNewest(5, 8));
  }

  @Test
  void insideTheWindowTheFarthestFromThePlayheadGoesFirst() {
    cache.keepAround(0, 3, 10);
    for (int frame : new int[] {9, 2, 3, 4, 20}) {
      put(frame);
    }
    put(1);
    assertFalse(cache.contains(20), "outside the window");
    put(5);
    assertFalse(cache.contains(9), "farthest inside");
    assertTrue(cache.contains(3));
  }

  @Test
  void theNearestPictureIsFoundIfItIsNearEnough() {
    put(10);
    put(30);
    Picture near = cache.holdNearest(22, 20);
    assertNotNull(near);
    assertEquals(30, near.frame());
    assertNull(cache.holdNearest(22, 8));
  }

  @Test
  void aSmallerBudgetIsKeptFromTheNextPictureOn() {
    for (int frame = 0; frame < 5; frame++) {
      put(frame);
    }
    cache.budget(400 * 4);
    put(5);
    long kept = java.util.stream.IntStream.range(0, 6).filter(cache::contains).count();
    assertEquals(4, kept);
  }
}
