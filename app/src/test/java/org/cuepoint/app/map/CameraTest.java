package org.cuepoint.app.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CameraTest {

  private static final Camera CAMERA = new Camera(3, -2, 10, 400, 300);

  @Test
  void screenAndMapAreEachOthersInverse() {
    assertEquals(7.5, CAMERA.toMapX(CAMERA.toScreenX(7.5)), 1e-9);
    assertEquals(-4, CAMERA.toMapY(CAMERA.toScreenY(-4)), 1e-9);
    assertTrue(CAMERA.toScreenY(1) < CAMERA.toScreenY(0), "upwards is upwards");
  }

  @Test
  void zoomingKeepsWhatIsUnderTheMouse() {
    Camera near = CAMERA.zoomed(3, 50, 220);
    assertEquals(30, near.scale(), 1e-9);
    assertEquals(CAMERA.toMapX(50), near.toMapX(50), 1e-9);
    assertEquals(CAMERA.toMapY(220), near.toMapY(220), 1e-9);
  }

  @Test
  void panningMovesWhatIsOnScreen() {
    Camera moved = CAMERA.panned(20, -5);
    assertEquals(CAMERA.toScreenX(1) + 20, moved.toScreenX(1), 1e-9);
    assertEquals(CAMERA.toScreenY(1) - 5, moved.toScreenY(1), 1e-9);
  }

  @Test
  void aLassoHoldsWhatLiesInside() {
    Lasso lasso = new Lasso();
    lasso.add(0, 0);
    lasso.add(4, 0);
    lasso.add(2, 2);
    lasso.add(4, 4);
    lasso.add(0, 4);
    assertTrue(lasso.holds(1, 2));
    assertFalse(lasso.holds(3.5, 2), "the notch is outside");
    assertFalse(lasso.holds(-1, 2));
    assertFalse(new Lasso().holds(0, 0));
  }
}
