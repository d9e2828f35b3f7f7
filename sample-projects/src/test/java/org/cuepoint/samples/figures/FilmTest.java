package org.cuepoint.samples.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Take.Rhythm;
import org.junit.jupiter.api.Test;

class FilmTest {

  private static final FrameSize SMALL = new FrameSize(80, 60);

  private static final Take SHORT = new Take(1, Cast.CHIDI, Room.ROSE, Rhythm.VARIABLE, 20);

  @Test
  void theSameSeedGivesTheSamePixelsTruthAndTimes() {
    Film one = new Film(SHORT, SMALL, 5);
    Film two = new Film(SHORT, SMALL, 5);
    assertEquals(one.truth(), two.truth());
    assertEquals(one.frames(), two.frames());
    for (int frame = 0; frame < one.frames(); frame += 40) {
      assertEquals(one.pts(frame), two.pts(frame));
      assertEquals(pixels(one, frame), pixels(two, frame), "frame " + frame);
    }
  }

  @Test
  void aFrameIsTheSameWhateverWasDrawnBefore() {
    Film inOrder = new Film(SHORT, SMALL, 5);
    Film alone = new Film(SHORT, SMALL, 5);
    pixels(inOrder, 0);
    pixels(inOrder, 200);
    assertEquals(pixels(alone, 90), pixels(inOrder, 90));
  }

  @Test
  void anotherSeedGivesAnotherFilm() {
    Film one = new Film(SHORT, SMALL, 5);
    Film two = new Film(SHORT, SMALL, 6);
    assertNotEquals(one.truth(), two.truth());
    assertNotEquals(pixels(one, 0), pixels(two, 0));
  }

  @Test
  void truthIsExactlyTheFramesAtWhichThePoseHasLeftRest() {
    for (Take take : FiguresGenerator.TAKES) {
      Film film = new Film(take, SMALL, FiguresGenerator.SEED);
      for (Film.Truth truth : film.truth()) {
        Script script = film.script();
        Pose rest = script.actionPoseAt(film.seconds(truth.frames().start() - 1));
        String where = take.file() + " " + truth;
        if (!follows(film, truth)) {
          Pose before = script.actionPoseAt(film.seconds(truth.frames().start() - 2));
          assertEquals(before, rest, where);
        }
        Pose first = script.actionPoseAt(film.seconds(truth.frames().start()));
        assertNotEquals(rest, first, where);
        Pose last = script.actionPoseAt(film.seconds(truth.frames().end() - 1));
        Pose after = script.actionPoseAt(film.seconds(truth.frames().end()));
        assertNotEquals(last, after, where);
      }
    }
  }

  @Test
  void posesNeverJump() {
    for (Take take : FiguresGenerator.TAKES) {
      Film film = new Film(take, SMALL, FiguresGenerator.SEED);
      Script script = film.script();
      for (Script.Scheduled action : script.scheduled()) {
        Pose before = script.actionPoseAt(action.start() - 1e-6);
        Pose after = script.actionPoseAt(action.start() + 1e-6);
        for (Channel channel : List.of(Channel.PELVIS_X, Channel.PELVIS_Y, Channel.PELVIS_Z)) {
          assertEquals(
              before.get(channel), after.get(channel), 1e-3, take.file() + " " + action.kind());
        }
      }
    }
  }

  @Test
  void walkersGoTheWayTheirClassSaysAndStayInThePicture() {
    for (Take take : FiguresGenerator.TAKES) {
      Film film = new Film(take, SMALL, FiguresGenerator.SEED);
      double reach = take.scene().reach();
      for (Script.Scheduled action : film.script().scheduled()) {
        double from = action.motion().at(0).get(Channel.PELVIS_X);
        double to = action.motion().end().get(Channel.PELVIS_X);
        switch (action.kind()) {
          case WALK_LEFT -> assertTrue(to < from - 0.7, take.file());
          case WALK_RIGHT -> assertTrue(to > from + 0.7, take.file());
          default -> assertEquals(from, to, 1e-9, take.file() + " " + action.kind());
        }
        assertTrue(Math.abs(to) <= reach + 1e-9, take.file() + ": place " + to);
      }
    }
  }

  @Test
  void peopleSitBeforeTheyStandUp() {
    for (Take take : FiguresGenerator.TAKES) {
      Film film = new Film(take, SMALL, FiguresGenerator.SEED);
      boolean seated = false;
      for (Script.Scheduled action : film.script().scheduled()) {
        switch (action.kind()) {
          case SIT_DOWN -> {
            assertTrue(!seated, take.file());
            seated = true;
          }
          case STAND_UP -> {
            assertTrue(seated, take.file());
            seated = false;
          }
          default -> assertTrue(!seated || action.kind().seatedToo(), take.file());
        }
      }
    }
  }

  private static boolean follows(Film film, Film.Truth truth) {
    List<Integer> ends = new ArrayList<>();
    film.truth().forEach(other -> ends.add(other.frames().end()));
    int start = truth.frames().start();
    return ends.stream().anyMatch(end -> end <= start && end > start - 3);
  }

  private static ContentHash pixels(Film film, int frame) {
    ByteBuffer rgb = ByteBuffer.allocate(SMALL.width() * SMALL.height() * 3);
    film.draw(frame, rgb);
    return ContentHash.of(rgb.array());
  }
}
