package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;

/** A far frame is shown roughly at once, then exactly; steps around it are instant. */
class RefiningTest {

  private final Playing play = new Playing();
  private final PlayerViewModel player = play.player;

  @Test
  void thePicturesOnTheWayComeNearerAndThePlayheadNamesEachOfThem() {
    List<Integer> numbers = new ArrayList<>();
    player
        .playheadProperty()
        .addListener((property, before, now) -> numbers.add(play.numberOnScreen()));
    player.seek(190);
    assertTrue(player.refiningProperty().get());
    play.decoder.runAll();
    assertFalse(player.refiningProperty().get());
    assertEquals(play.shown, numbers);
    assertTrue(play.shown.size() > 3, play.shown::toString);
    assertEquals(190, play.shown.getLast());
    for (int i = 1; i < play.shown.size(); i++) {
      assertTrue(play.shown.get(i) > play.shown.get(i - 1), play.shown::toString);
    }
  }

  @Test
  void aKnownNeighbourIsShownBeforeAnythingIsDecoded() {
    play.at(150);
    play.at(20);
    player.seek(190);
    assertEquals(play.playhead(), play.numberOnScreen());
    assertTrue(play.playhead() >= 150, () -> "at " + play.playhead());
    assertTrue(player.refiningProperty().get());
    assertEquals("frame " + play.playhead() + " / 300", player.frameTextProperty().get());
  }

  @Test
  void aStepAwayNothingWorseThanThePictureOnScreenIsShown() {
    play.at(150);
    play.at(10);
    play.shown.clear();
    int first = 10;
    while (player.pictureProperty().get() != null && first > 0) {
      player.step(-1);
      first--;
    }
    play.decoder.runAll();
    assertTrue(play.shown.stream().allMatch(frame -> frame < 10), play.shown::toString);
    assertEquals(0, play.numberOnScreen());
  }

  @Test
  void afterAColdJumpHoldingBackGoesThroughALongDistanceWithoutWaiting() {
    Playing held =
        new Playing(
            null, NumberedFrames.media(25, 1000, 250, false), new FrameSize(64, 36), 9216L * 120);
    held.at(740);
    held.library.reads.clear();
    for (int frame = 739; frame >= 500; frame--) {
      held.player.step(-1);
      assertEquals(frame, held.numberOnScreen(), "waited at " + frame);
      held.decoder.runAll();
    }
    // Chunks: far fewer frames are read than if each step began at its key frame.
    assertTrue(held.library.reads.size() < 600, () -> held.library.reads.size() + " reads");
  }

  @Test
  void steppingForwardsNeverWaitsEither() {
    play.at(40);
    for (int frame = 41; frame < 140; frame++) {
      player.step(1);
      assertEquals(frame, play.numberOnScreen());
      play.decoder.runAll();
    }
  }

  @Test
  void anotherJumpIsHeardBeforeTheFirstOneIsDecoded() {
    List<Integer> reads = play.library.reads;
    play.library.clock =
        nanos -> {
          if (reads.getLast() == 216) {
            player.seek(20);
          }
        };
    reads.clear();
    play.at(290);
    assertEquals(20, play.numberOnScreen());
    assertFalse(reads.contains(290));
  }

  @Test
  void aFrameThatIsWantedWhileItIsDecodedForLaterIsShown() {
    List<Integer> reads = play.library.reads;
    play.library.clock =
        nanos -> {
          if (reads.getLast() == 105 && player.wantedProperty().get() == 100) {
            player.seek(105);
          }
        };
    play.at(100);
    assertEquals(105, play.numberOnScreen());
    assertFalse(player.refiningProperty().get());
  }
}
