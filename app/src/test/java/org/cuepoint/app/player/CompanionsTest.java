package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompanionsTest {

  private static final Path FILE = Path.of("side.mp4");

  private final Playing play = new Playing();
  private final PlayerViewModel player = play.player;

  private Companion add(int rate, int frames, double offset) {
    Companion companion =
        player
            .companions()
            .add("side", FILE, NumberedFrames.media(rate, frames, 50, false), offset)
            .orElseThrow();
    companion.feed().setViewSize(new org.cuepoint.core.media.FrameSize(64, 36));
    play.decoder.runAll();
    return companion;
  }

  private static int number(Companion companion) {
    return Playing.number(companion.feed().pictureProperty().get());
  }

  @Test
  void aCompanionShowsTheFrameOfTheSameMomentByItsOwnTimestamps() {
    Companion side = add(60, 2000, 1.5);
    for (int frame : new int[] {0, 10, 123, 299}) {
      play.at(frame);
      double seconds = frame / 25.0 + 1.5;
      assertEquals((int) Math.floor(seconds * 60 + 1e-6), number(side), "at " + frame);
    }
    player.step(-1);
    play.decoder.runAll();
    assertEquals((int) Math.floor((298 / 25.0 + 1.5) * 60 + 1e-6), number(side));
  }

  @Test
  void whilePlayingItKeepsPaceAndOnPauseItIsExact() {
    Companion side = add(50, 2000, -0.5);
    play.at(50);
    player.play();
    play.run(2000);
    double leader = play.playhead() / 25.0;
    assertEquals((leader - 0.5) * 50, number(side), 3);
    player.pause();
    play.decoder.runAll();
    assertEquals((int) Math.floor((play.playhead() / 25.0 - 0.5) * 50 + 1e-6), number(side));
  }

  @Test
  void outsideItsDurationItSaysSoAndShowsNothing() {
    Companion side = add(25, 100, -2);
    play.at(10);
    assertNull(side.feed().pictureProperty().get());
    assertTrue(side.outsideTextProperty().get().contains("begins at 00:00:02.000"));
    play.at(60);
    assertEquals("", side.outsideTextProperty().get());
    assertEquals(10, number(side));
    play.at(160);
    assertNull(side.feed().pictureProperty().get());
    assertTrue(side.outsideTextProperty().get().contains("ends at 00:00:06.000"));
  }

  @Test
  void theOffsetMovesByItsOwnFramesWhileItPlays() {
    Companion side = add(30, 2000, 0);
    List<Double> saved = new ArrayList<>();
    player.companions().setOnOffsetChanged(each -> saved.add(each.offsetProperty().get()));
    play.at(100);
    assertEquals(120, number(side));
    side.adjustOffsetByFrames(1);
    play.decoder.runAll();
    assertEquals(121, number(side));
    side.adjustOffsetByFrames(-2);
    play.decoder.runAll();
    assertEquals(119, number(side));
    player.play();
    play.run(1000);
    side.adjustOffset(1);
    play.run(100);
    assertEquals((play.playhead() / 25.0 + 1) * 30, number(side), 3);
    assertEquals(3, saved.size());
    side.adjustOffset(Double.NaN);
    assertEquals(3, saved.size());
  }

  @Test
  void offsetsThatTheWindowSetsAreNotReportedAsThePersons() {
    Companion side = add(25, 300, 0);
    List<Companion> changed = new ArrayList<>();
    player.companions().setOnOffsetChanged(changed::add);
    side.offsetProperty().set(0.4);
    play.decoder.runAll();
    assertEquals(10, number(side));
    assertEquals(List.of(), changed);
  }

  @Test
  void threeFitAndTheirFilesAreLetGo() {
    add(25, 100, 0);
    add(25, 100, 0);
    Companion third = add(25, 100, 0);
    assertEquals(
        Optional.empty(), player.companions().add("too many", FILE, NumberedFrames.media(), 0));
    assertEquals(4, play.library.openSources);
    player.companions().remove(third);
    play.decoder.runAll();
    assertEquals(3, play.library.openSources);
    player.close();
    play.decoder.runAll();
    assertEquals(0, play.library.openSources);
    assertTrue(player.companions().list().isEmpty());
  }

  @Test
  void offsetsAreTypedAsPeopleWriteThem() {
    assertEquals(1.25, CompanionTile.typed(" +1,25 s "));
    assertEquals(-0.5, CompanionTile.typed("−0.5"));
    assertTrue(Double.isNaN(CompanionTile.typed("soon")));
    assertFalse(Double.isNaN(CompanionTile.typed("3")));
  }
}
