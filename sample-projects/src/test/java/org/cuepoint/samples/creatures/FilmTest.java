package org.cuepoint.samples.creatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {

  private static final FrameSize SIZE = new FrameSize(64, 48);
  private static final double SECONDS = 12;

  @Test
  void theSameSeedGivesTheSamePixels() {
    for (int number = 0; number < 8; number++) {
      Film one = new Film(SIZE, SECONDS, 5, number);
      Film two = new Film(SIZE, SECONDS, 5, number);
      for (int frame = 0; frame < 120; frame += 37) {
        assertEquals(pixels(one, frame), pixels(two, frame), number + ", frame " + frame);
      }
    }
  }

  @Test
  void aFrameIsTheSameWhateverWasDrawnBefore() {
    Film inOrder = new Film(SIZE, SECONDS, 5, 1);
    pixels(inOrder, 0);
    pixels(inOrder, 100);
    assertEquals(pixels(new Film(SIZE, SECONDS, 5, 1), 50), pixels(inOrder, 50));
  }

  @Test
  void everyVideoLooksDifferentAndMoves() {
    Set<ContentHash> seen = new HashSet<>();
    for (int number = 0; number < 8; number++) {
      Film film = new Film(SIZE, SECONDS, 6, number);
      assertTrue(seen.add(pixels(film, 0)));
      assertNotEquals(pixels(film, 10), pixels(film, 20));
    }
  }

  @Test
  void aCreatureAlwaysDoesSomethingAndChangesWhatItDoes() {
    Film film = new Film(SIZE, SECONDS, 7, 0);
    for (Creature creature : film.creatures()) {
      List<Creature.Played> played = creature.played();
      assertTrue(played.stream().map(Creature.Played::act).distinct().count() > 2);
      assertEquals(0, played.getFirst().start());
      assertTrue(played.getLast().end() >= SECONDS);
      for (int i = 1; i < played.size(); i++) {
        assertTrue(played.get(i).start() < played.get(i - 1).end());
      }
    }
  }

  @Test
  void aLongerSetBeginsWithTheVideosOfAShorterOne(@TempDir Path folder) throws IOException {
    CreaturesGenerator generator = new CreaturesGenerator(new JavaCvMediaLibrary());
    generator.write(folder.resolve("a"), new CreaturesGenerator.Settings(1, 2, 9));
    generator.write(folder.resolve("b"), new CreaturesGenerator.Settings(2, 2, 9));
    assertEquals(
        hash(folder.resolve("a/creatures_001.mp4")), hash(folder.resolve("b/creatures_001.mp4")));
    try (Stream<Path> files = Files.list(folder.resolve("b"))) {
      assertEquals(2, files.count());
    }
  }

  private static ContentHash hash(Path file) throws IOException {
    return ContentHash.of(Files.readAllBytes(file));
  }

  private static ContentHash pixels(Film film, int frame) {
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    film.draw(frame, frame / 10.0, rgb);
    byte[] bytes = new byte[rgb.remaining()];
    rgb.get(bytes);
    return ContentHash.of(bytes);
  }
}
