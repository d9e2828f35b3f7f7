package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;

class PlayerViewModelTest {

  private static final long MILLI = 1_000_000;

  private final NumberedFrames library = new NumberedFrames();
  private final HeldJobs decoder = new HeldJobs();
  private long now;
  private final PlayerViewModel player =
      new PlayerViewModel(library, decoder, Runnable::run, () -> now, 64 << 20, null);
  private final List<Integer> shown = new ArrayList<>();

  PlayerViewModelTest() {
    player.setViewSize(new FrameSize(64, 36));
    player.open(NumberedFrames.FILE, NumberedFrames.media());
    decoder.runAll();
    player.playheadProperty().addListener((p, before, frame) -> shown.add(frame.intValue()));
  }

  private int numberOnScreen() {
    Picture picture = player.pictureProperty().get();
    assertNotNull(picture);
    return NumberedFrames.number(picture.pixels().order(ByteOrder.LITTLE_ENDIAN).getInt(0));
  }

  private void pulseAt(long millis) {
    now = millis * MILLI;
    player.pulse();
    decoder.runAll();
  }

  @Test
  void openingShowsTheFirstFrameWithItsTimeAndNumber() {
    assertEquals(0, numberOnScreen());
    assertEquals("00:00:00.000", player.timeTextProperty().get());
    assertEquals("frame 0 / 300", player.frameTextProperty().get());
    assertTrue(player.openProperty().get());
  }

  @Test
  void thePlayheadIsTheFrameOnScreenAndNotTheOneAskedFor() {
    player.seek(123);
    assertEquals(123, player.wantedProperty().get());
    assertEquals(numberOnScreen(), player.playheadProperty().get());
    assertTrue(player.playheadProperty().get() < 123);
    decoder.runAll();
    assertEquals(123, player.playheadProperty().get());
    assertEquals(123, numberOnScreen());
    assertEquals("00:00:04.920", player.timeTextProperty().get());
  }

  @Test
  void onlyTheLatestOfManySeeksIsDecoded() {
    library.reads.clear();
    IntStream.range(50, 190).forEach(player::seek);
    player.seek(199);
    assertEquals(1, decoder.waiting());
    decoder.runAll();
    assertEquals(199, numberOnScreen());
    int wanted = library.reads.indexOf(199);
    List<Integer> way = List.copyOf(library.reads.subList(0, wanted));
    assertTrue(way.stream().allMatch(frame -> frame >= 100), () -> "way " + way);
  }

  @Test
  void stepsCountFromTheFrameAskedForEvenBeforeItArrives() {
    player.seek(50);
    player.step(1);
    player.step(1);
    decoder.runAll();
    assertEquals(52, numberOnScreen());
  }

  @Test
  void afterOneStepBackTheNextStepsBackComeFromTheCache() {
    player.seek(150);
    decoder.runAll();
    player.step(-1);
    decoder.runAll();
    int decoded = library.reads.size();
    for (int frame = 148; frame >= 140; frame--) {
      player.step(-1);
      assertEquals(frame, numberOnScreen());
    }
    assertEquals(decoded, library.reads.size());
  }

  @Test
  void seekingStopsAtBothEnds() {
    player.seek(5000);
    decoder.runAll();
    assertEquals(299, numberOnScreen());
    player.step(-1000);
    decoder.runAll();
    assertEquals(0, numberOnScreen());
  }

  @Test
  void secondsAndBoundaries() {
    player.setBoundaries(Boundaries.among(() -> List.of(200, 40, 90)));
    player.seek(50);
    decoder.runAll();
    player.skip(1);
    decoder.runAll();
    assertEquals(75, numberOnScreen());
    player.toNextBoundary();
    decoder.runAll();
    assertEquals(90, numberOnScreen());
    player.toPreviousBoundary();
    decoder.runAll();
    assertEquals(40, numberOnScreen());
    player.toPreviousBoundary();
    decoder.runAll();
    assertEquals(0, numberOnScreen());
    player.toEnd();
    decoder.runAll();
    assertEquals(299, numberOnScreen());
  }

  @Test
  void playingShowsEveryFrameAtItsTimestamp() {
    player.play();
    decoder.runAll();
    for (int millis = 0; millis <= 1000; millis += 16) {
      pulseAt(millis);
      assertEquals(millis / 40, player.playheadProperty().get(), "at " + millis + " ms");
      assertEquals(millis / 40, numberOnScreen());
    }
    assertEquals(IntStream.rangeClosed(1, 24).boxed().toList(), shown);
  }

  @Test
  void lateFramesAreDropped() {
    player.play();
    pulseAt(0);
    pulseAt(40);
    pulseAt(320);
    pulseAt(330);
    assertEquals(8, player.playheadProperty().get());
    assertTrue(shown.size() < 8, () -> "shown " + shown);
  }

  @Test
  void theSpeedChangesTheClockWithoutAJump() {
    player.play();
    pulseAt(0);
    pulseAt(400);
    int before = player.playheadProperty().get();
    player.speedProperty().set(0.5);
    pulseAt(400);
    assertEquals(before, player.playheadProperty().get());
    for (int millis = 400; millis <= 1200; millis += 20) {
      pulseAt(millis);
    }
    assertEquals(before + 10, player.playheadProperty().get());
  }

  @Test
  void playingStopsAtTheLastFrameAndPlaysAgainFromTheStart() {
    player.seek(297);
    decoder.runAll();
    player.play();
    for (int millis = 0; millis <= 200; millis += 10) {
      pulseAt(millis);
    }
    assertFalse(player.playingProperty().get());
    assertEquals(299, numberOnScreen());
    player.play();
    decoder.runAll();
    assertEquals(0, player.playheadProperty().get());
    assertTrue(player.playingProperty().get());
  }

  @Test
  void aSeekWhilePlayingPlaysOnFromThere() {
    player.play();
    pulseAt(0);
    player.seek(200);
    now = 1000 * MILLI;
    decoder.runAll();
    pulseAt(1000);
    pulseAt(1040);
    assertEquals(201, player.playheadProperty().get());
    assertTrue(player.playingProperty().get());
  }

  @Test
  void aDamagedFrameIsSaidInOneSentenceAndOthersStillShow() {
    library.broken.add(77);
    player.seek(77);
    decoder.runAll();
    assertEquals("Frame 77 is damaged.", player.errorTextProperty().get());
    assertTrue(player.playheadProperty().get() < 77);
    assertEquals(numberOnScreen(), player.playheadProperty().get());
    player.step(1);
    decoder.runAll();
    assertEquals("", player.errorTextProperty().get());
    assertEquals(78, numberOnScreen());
  }

  @Test
  void playingGoesOnOverADamagedFrame() {
    library.broken.add(20);
    player.play();
    for (int millis = 0; millis <= 1000; millis += 20) {
      pulseAt(millis);
    }
    assertEquals(25, player.playheadProperty().get());
    assertFalse(shown.contains(20));
    assertEquals("", player.errorTextProperty().get());
  }

  @Test
  void anotherSizeShowsTheSameFrameAgain() {
    player.seek(60);
    decoder.runAll();
    player.setViewSize(new FrameSize(320, 180));
    decoder.runAll();
    assertEquals(60, numberOnScreen());
    Picture picture = player.pictureProperty().get();
    assertNotNull(picture);
    assertEquals(new FrameSize(320, 180), picture.size());
  }

  @Test
  void closingLetsTheFileGoAndIgnoresWhatArrivesLater() {
    player.seek(100);
    player.close();
    decoder.runAll();
    assertEquals(0, library.openSources);
    assertNull(player.pictureProperty().get());
    assertEquals(0, player.playheadProperty().get());
    assertEquals("", player.timeTextProperty().get());
  }

  @Test
  void anotherVideoReplacesTheOneBefore() {
    player.seek(100);
    player.open(NumberedFrames.FILE, NumberedFrames.media(), 30);
    decoder.runAll();
    assertEquals(30, numberOnScreen());
    assertEquals(1, library.openSources);
  }

  @Test
  void itWorksAlikeWhenJobsRunAtOnce() {
    PlayerViewModel inline =
        new PlayerViewModel(
            library, new InlineJobRunner(), Runnable::run, () -> now, 1 << 20, null);
    inline.open(NumberedFrames.FILE, NumberedFrames.media(), 12);
    assertEquals(12, inline.playheadProperty().get());
    inline.step(-1);
    assertEquals(11, inline.playheadProperty().get());
    inline.close();
  }
}
