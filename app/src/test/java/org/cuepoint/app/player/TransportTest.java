package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class TransportTest {

  private final Playing play = new Playing();
  private final PlayerViewModel player = play.player;

  private static Optional<FrameRange> range(int start, int end) {
    return Optional.of(new FrameRange(start, end));
  }

  @Test
  void aLoopPlaysItsFramesAgainAndAgainAndNoOther() {
    player.loopRangeProperty().set(range(50, 60));
    player.loopingProperty().set(true);
    play.at(50);
    play.shown.clear();
    player.play();
    play.run(2000);
    assertTrue(player.playingProperty().get());
    assertTrue(
        play.shown.stream().allMatch(frame -> frame >= 50 && frame < 60), play.shown::toString);
    assertEquals(4.0, (double) play.shown.stream().filter(frame -> frame == 59).count(), 1.0);
    assertEquals(IntStream.range(51, 60).boxed().toList(), play.shown.subList(0, 9));
  }

  @Test
  void playingALoopFromOutsideBeginsAtItsFirstFrame() {
    player.loopRangeProperty().set(range(50, 60));
    player.loopingProperty().set(true);
    play.at(200);
    player.play();
    play.decoder.runAll();
    assertEquals(50, play.playhead());
  }

  @Test
  void lockedPlayingAndSteppingStayInTheRange() {
    player.rangeProperty().set(range(100, 110));
    player.lockedProperty().set(true);
    play.at(105);
    player.play();
    play.run(1000);
    assertFalse(player.playingProperty().get());
    assertEquals(109, play.numberOnScreen());
    player.step(1);
    play.decoder.runAll();
    assertEquals(109, play.numberOnScreen());
    player.skip(-5);
    play.decoder.runAll();
    assertEquals(100, play.numberOnScreen());
    player.toEnd();
    player.toPreviousBoundary();
    play.decoder.runAll();
    assertEquals(100, play.numberOnScreen());
  }

  @Test
  void lockedWithoutARangeTakesInAndOutPoint() {
    play.at(20);
    player.markIn();
    play.at(29);
    player.markOut();
    player.lockedProperty().set(true);
    assertEquals(range(20, 30), player.inOutProperty().get());
    player.toStart();
    play.decoder.runAll();
    assertEquals(20, play.numberOnScreen());
    player.clearInOut();
    player.toStart();
    play.decoder.runAll();
    assertEquals(0, play.numberOnScreen());
  }

  @Test
  void anInPointAfterTheOutPointForgetsTheOutPoint() {
    play.at(20);
    player.markOut();
    assertEquals(range(0, 21), player.inOutProperty().get());
    play.at(50);
    player.markIn();
    assertEquals(range(50, 300), player.inOutProperty().get());
    player.close();
    assertEquals(Optional.empty(), player.inOutProperty().get());
  }

  @Test
  void aRangeIsPlayedOnceAndStopsAtItsLastFrame() {
    player.loopingProperty().set(true);
    play.at(10);
    player.playOnce(new FrameRange(200, 205));
    play.decoder.runAll();
    assertEquals(200, play.numberOnScreen());
    play.run(1000);
    assertFalse(player.playingProperty().get());
    assertEquals(204, play.numberOnScreen());
  }

  @Test
  void theShuttleDoublesItsSpeedAndTurnsRound() {
    play.at(50);
    player.shuttleForward();
    assertEquals(1, player.rateProperty().get());
    player.shuttleForward();
    player.shuttleForward();
    assertEquals(4, player.rateProperty().get());
    IntStream.range(0, 5).forEach(i -> player.shuttleForward());
    assertEquals(8, player.rateProperty().get());
    player.shuttleBack();
    assertEquals(-1, player.rateProperty().get());
    player.shuttleBack();
    assertEquals(-2, player.rateProperty().get());
    player.shuttleStop();
    assertFalse(player.playingProperty().get());
    assertEquals(1, player.rateProperty().get());
  }

  @Test
  void backwardsEveryFrameIsShownAtItsTime() {
    play.at(150);
    play.shown.clear();
    player.shuttleBack();
    play.run(2000);
    assertEquals(150 - 50, play.playhead(), 1);
    int frame = 149;
    for (int each : play.shown) {
      assertEquals(frame--, each);
    }
    play.run(4100);
    assertEquals(0, play.numberOnScreen());
    assertFalse(player.playingProperty().get());
  }

  @Test
  void withTheStopKeyHeldTheShuttleKeysStep() {
    play.at(50);
    player.jogProperty().set(true);
    player.shuttleForward();
    player.shuttleForward();
    play.decoder.runAll();
    assertEquals(52, play.numberOnScreen());
    player.shuttleBack();
    play.decoder.runAll();
    assertEquals(51, play.numberOnScreen());
    assertFalse(player.playingProperty().get());
  }

  @Test
  void atEightTimesTheClockKeepsTimeAndPauseStaysAtThePicture() {
    player.speedProperty().set(8);
    player.play();
    play.run(1000);
    assertEquals(200, play.playhead(), 8);
    player.pause();
    play.decoder.runAll();
    assertEquals(play.numberOnScreen(), play.playhead());
    assertEquals(play.numberOnScreen(), player.wantedProperty().get());
  }

  @Test
  void aJumpThatIsUnderWayIsNotLostByPausing() {
    player.play();
    play.run(100);
    player.seek(250);
    player.pause();
    play.decoder.runAll();
    assertEquals(250, play.numberOnScreen());
  }

  @Test
  void everyFrameThatHadItsTurnIsCountedOnce() {
    player.play();
    play.run(2000);
    PlaybackStatistics statistics = player.statistics();
    assertEquals(50, statistics.frames(), 2);
    assertEquals(1, statistics.onTimeShare());
    assertEquals(0, statistics.dropped());
  }
}
