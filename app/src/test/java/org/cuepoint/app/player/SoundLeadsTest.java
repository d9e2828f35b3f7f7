package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

/** Pictures follow the sound that is heard, not the computer's clock. */
class SoundLeadsTest {

  private final FakeSound sound = new FakeSound();
  private final Playing play = with(sound);
  private final PlayerViewModel player = play.player;

  private static Playing with(FakeSound sound) {
    return new Playing(
        sound.parts(), NumberedFrames.media(25, 300, 100, true), new FrameSize(64, 36), 64 << 20);
  }

  /** The device is slow: in each 10 ms of the computer it plays that many milliseconds. */
  private void run(int millis, int heardEach) {
    for (int i = 0; i < millis; i += 10) {
      sound.hear(heardEach);
      play.run(10);
    }
  }

  @Test
  void picturesFollowTheSampleFramesThatWereHeard() {
    player.play();
    run(2000, 5);
    // A second was heard while two passed.
    assertEquals(25, play.playhead(), 1);
    assertEquals(play.numberOnScreen(), play.playhead());
    run(1000, 10);
    assertEquals(50, play.playhead(), 1);
  }

  @Test
  void pauseSilencesAndPlayingGoesOnFromThePicture() {
    player.play();
    run(1000, 10);
    player.pause();
    assertFalse(sound.sounding);
    assertEquals(0, sound.buffered);
    int at = play.playhead();
    player.play();
    assertTrue(sound.sounding);
    assertEquals(at / 25.0, sound.sought, 1e-6);
  }

  @Test
  void aJumpWhilePlayingTakesTheSoundAlong() {
    player.play();
    run(200, 10);
    player.seek(200);
    play.decoder.runAll();
    play.run(10);
    assertEquals(8.0, sound.sought, 1e-6);
    run(400, 10);
    assertEquals(210, play.playhead(), 1);
  }

  @Test
  void aLoopTakesTheSoundBackToItsBeginning() {
    player.loopRangeProperty().set(Optional.of(new FrameRange(100, 110)));
    player.loopingProperty().set(true);
    play.at(100);
    player.play();
    run(390, 10);
    assertEquals(4.0, sound.sought, 1e-6);
    run(40, 10);
    assertEquals(4.0, sound.sought, 0.05);
    assertTrue(play.playhead() < 103, () -> "at " + play.playhead());
  }

  @Test
  void atOtherSpeedsAndBackwardsItIsSilentAndTheComputerLeads() {
    player.play();
    run(200, 10);
    player.speedProperty().set(2);
    assertFalse(sound.sounding);
    int before = play.playhead();
    play.run(1000);
    assertEquals(before + 50, play.playhead(), 2);
    player.normalSpeed();
    assertTrue(sound.sounding);
    player.shuttleBack();
    assertFalse(sound.sounding);
  }

  @Test
  void withoutADeviceItPlaysSilentlyAndSaysWhy() {
    FakeSound none = new FakeSound();
    none.deviceThere = false;
    Playing silent = with(none);
    assertTrue(silent.player.soundAvailableProperty().get());
    silent.player.play();
    silent.run(1000);
    assertEquals(25, silent.playhead(), 1);
    assertFalse(silent.player.soundAvailableProperty().get());
    assertFalse(silent.player.soundHintProperty().get().isEmpty());
    assertEquals("", silent.player.errorTextProperty().get());
  }

  @Test
  void soundThatCannotBeDecodedIsAHintAndNoError() {
    FakeSound damaged = new FakeSound();
    damaged.readable = false;
    Playing silent = with(damaged);
    silent.player.play();
    silent.run(400);
    assertEquals(10, silent.playhead(), 1);
    assertEquals(
        "The sound of this file cannot be decoded.", silent.player.soundHintProperty().get());
  }

  @Test
  void aDeviceThatStopsIsLeftBehind() {
    player.play();
    run(400, 10);
    run(4000, 0);
    assertTrue(play.playhead() > 40, () -> "at " + play.playhead());
    assertFalse(player.soundHintProperty().get().isEmpty());
  }

  @Test
  void whenTheSoundEndsBeforeThePictureTheComputerGoesOn() {
    sound.remaining = 1000;
    player.play();
    run(3000, 10);
    assertEquals(75, play.playhead(), 3);
    assertEquals("", player.soundHintProperty().get());
  }

  @Test
  void volumeAndMuteReachTheDevice() {
    player.volumeProperty().set(0.5);
    player.play();
    assertEquals(50, sound.volumePercent);
    player.mutedProperty().set(true);
    assertEquals(0, sound.volumePercent);
    player.mutedProperty().set(false);
    assertEquals(50, sound.volumePercent);
  }

  @Test
  void closingLetsTheDeviceGo() {
    player.play();
    run(100, 10);
    player.close();
    assertTrue(sound.closed);
  }
}
