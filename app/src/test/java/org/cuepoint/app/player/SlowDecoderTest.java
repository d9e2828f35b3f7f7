package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock never waits for the decoder: frames are left out instead. */
class SlowDecoderTest {

  private static Playing of(int keyDistance, long decodeMillis) {
    Playing play =
        new Playing(
            null,
            NumberedFrames.media(25, 3000, keyDistance, false),
            new FrameSize(64, 36),
            9216L * 100);
    play.library.decodeNanos = decodeMillis * Playing.MILLI;
    return play;
  }

  @ParameterizedTest
  @CsvSource({"12,4,9", "250,4,9", "250,8,4", "12,1,50", "60,2,30"})
  void afterFiveSecondsItIsWhereTheClockIs(int keyDistance, double speed, long decodeMillis) {
    Playing play = of(keyDistance, decodeMillis);
    play.player.speedProperty().set(speed);
    play.player.play();
    int last = play.runWithSlowDecoder(5000);
    double seconds = 5 * speed;
    double behind = seconds - last / 25.0;
    // Real time; a decoder that is hopeless shows key frames only.
    double patience = Math.max(0.5, 2.0 * keyDistance / 25 / speed);
    assertTrue(behind > -0.05 && behind / speed < patience, "behind by " + behind / speed + " s");
    assertTrue(play.shown.size() > 4, () -> "shown " + play.shown);
    assertEquals(play.numberOnScreen(), play.playhead());
  }

  @Test
  void aDecoderThatManagesHalfTheFramesShowsHalfOfThemOnTime() {
    Playing play = of(10, 30);
    play.player.speedProperty().set(2);
    play.player.play();
    play.runWithSlowDecoder(4000);
    PlaybackStatistics statistics = play.player.statistics();
    assertTrue(statistics.onTime() > 25, statistics::toString);
    assertTrue(statistics.dropped() > 0, statistics::toString);
  }

  @ParameterizedTest
  @CsvSource({"12,1,9", "250,1,2", "250,2,2", "250,8,6"})
  void backwardsTheClockDoesNotWaitEither(int keyDistance, int presses, long decodeMillis) {
    Playing play = of(keyDistance, decodeMillis);
    play.at(2500);
    for (int times = 1; times <= presses; times *= 2) {
      play.player.shuttleBack();
    }
    play.shown.clear();
    int last = play.runWithSlowDecoder(5000);
    double behind = last / 25.0 - (100 - 5.0 * presses);
    double patience = Math.max(0.8, 2.5 * keyDistance / 25 / presses);
    assertTrue(Math.abs(behind) / presses < patience, "behind by " + behind / presses + " s");
    assertTrue(play.shown.size() > 3, () -> "shown " + play.shown);
  }
}
