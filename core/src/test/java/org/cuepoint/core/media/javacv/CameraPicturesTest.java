package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickPictures;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

/** With a camera that FFmpeg makes up. */
class CameraPicturesTest {

  private static final SamplingPlan PLAN =
      new SamplingPlan(new FeatureClock(8), Crop.WHOLE, new FrameSize(32, 32));

  @Test
  void aTickGetsTheFrameThatIsOnScreen() throws IOException {
    CameraAddress camera = new CameraAddress("lavfi", "testsrc2=rate=30:size=320x240:duration=2");
    List<Integer> frames = new ArrayList<>();
    List<Integer> pictures = new ArrayList<>();
    try (TickPictures source = new JavaCvMediaLibrary().openCamera(camera, PLAN)) {
      ByteBuffer rgb = ByteBuffer.allocateDirect(32 * 32 * 3);
      for (int frame = source.next(rgb); frame >= 0; frame = source.next(rgb)) {
        frames.add(frame);
        pictures.add(rgb.hashCode());
      }
    }
    List<Integer> expected = new ArrayList<>();
    for (int tick = 0; tick < 16; tick++) {
      expected.add(tick * 30 / 8);
    }
    assertEquals(expected, frames);
    assertEquals(16, pictures.stream().distinct().count());
  }

  @Test
  void aSlowCameraShowsAPictureAgain() throws IOException {
    CameraAddress camera = new CameraAddress("lavfi", "testsrc2=rate=4:size=320x240:duration=1");
    try (TickPictures source = new JavaCvMediaLibrary().openCamera(camera, PLAN)) {
      ByteBuffer rgb = ByteBuffer.allocateDirect(32 * 32 * 3);
      assertEquals(0, source.next(rgb));
      int first = rgb.hashCode();
      assertEquals(0, source.next(rgb));
      assertEquals(first, rgb.hashCode());
      assertEquals(1, source.next(rgb));
      assertNotEquals(first, rgb.hashCode());
    }
  }

  @Test
  void noCameraIsASentence() {
    CameraAddress nowhere = new CameraAddress("v4l2", "/dev/video99");
    String message =
        String.valueOf(
            assertThrows(
                    IOException.class, () -> new JavaCvMediaLibrary().openCamera(nowhere, PLAN))
                .getMessage());
    assertTrue(message.contains("/dev/video99"), message);
  }
}
