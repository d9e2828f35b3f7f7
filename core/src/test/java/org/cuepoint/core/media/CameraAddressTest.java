package org.cuepoint.core.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameraAddressTest {

  @Test
  void readsWhatPeopleWrite() {
    assertEquals(camera("v4l2", "/dev/video0"), CameraAddress.parse("/dev/video0", "Linux"));
    assertEquals(camera("v4l2", "/dev/video2"), CameraAddress.parse("2", "Linux"));
    assertEquals(camera("avfoundation", "0"), CameraAddress.parse("0", "Mac OS X"));
    assertEquals(
        camera("dshow", "video=My Cam"), CameraAddress.parse("video=My Cam", "Windows 11"));
    assertEquals(
        camera("dshow", "video=My Cam"), CameraAddress.parse("dshow:video=My Cam", "Windows 11"));
    assertEquals(
        camera("lavfi", "testsrc=rate=30"), CameraAddress.parse("lavfi:testsrc=rate=30", ""));
  }

  @Test
  void aFileIsNoCamera() {
    assertEquals(Optional.empty(), CameraAddress.parse("walk.mp4", "Linux"));
    assertEquals(Optional.empty(), CameraAddress.parse("C:\\videos\\walk.mp4", "Windows 11"));
    assertEquals(Optional.empty(), CameraAddress.parse("0", "Windows 11"));
    assertEquals(Optional.empty(), CameraAddress.parse("2024-01", "Linux"));
  }

  private static Optional<CameraAddress> camera(String format, String device) {
    return Optional.of(new CameraAddress(format, device));
  }
}
