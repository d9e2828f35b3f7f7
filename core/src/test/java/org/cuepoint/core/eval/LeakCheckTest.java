package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.provenance.ContentHash;
import org.junit.jupiter.api.Test;

/** On drawn grids: a scene, and a blob that wanders in it. */
final class LeakCheckTest {

  private static final int GRID = Fingerprint.GRID;
  private static final int HERTZ = 8;
  private static final List<Fold> SPLIT = List.of(new Fold("f", Set.of("a"), Set.of("b")));

  /** Where the blob is at an instant. */
  private interface Way {
    double[] at(double seconds);
  }

  private static Way wandering(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] f = random.doubles(4, 0.3, 0.9).toArray();
    double[] p = random.doubles(4, 0, 6).toArray();
    return t ->
        new double[] {
          8 + 3 * Math.sin(f[0] * t * 3 + p[0]) + 3 * Math.sin(f[1] * t * 5 + p[1]),
          8 + 3 * Math.sin(f[2] * t * 3 + p[2]) + 3 * Math.sin(f[3] * t * 5 + p[3])
        };
  }

  private record Look(double from, double seconds, double gain, double offset, double noise) {}

  private static Fingerprint film(String name, Way way, Look look) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    int ticks = (int) (look.seconds() * HERTZ);
    byte[] luminance = new byte[ticks * GRID * GRID];
    for (int tick = 0; tick < ticks; tick++) {
      double[] place = way.at(look.from() + (double) tick / HERTZ);
      for (int cell = 0; cell < GRID * GRID; cell++) {
        int x = cell % GRID;
        int y = cell / GRID;
        double scene = 80 + 40 * Math.sin(x * 0.7) + 30 * Math.cos(y * 0.9);
        double distance = Math.hypot(x - place[0], y - place[1]);
        double value = scene + 120 * Math.exp(-distance * distance / 4);
        value = look.gain() * value + look.offset() + look.noise() * random.nextGaussian();
        luminance[tick * GRID * GRID + cell] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    return new Fingerprint(name, ContentHash.of(name + look), HERTZ, luminance);
  }

  private static final Look PLAIN = new Look(0, 40, 1, 0, 0);

  private static List<LeakCheck.Leak> leaks(Fingerprint a, Fingerprint b) {
    return LeakCheck.find(SPLIT, Map.of("a", a, "b", b));
  }

  @Test
  void aBrighterNoisyCutCopyIsFoundWithItsPlaces() {
    Fingerprint a = film("first", wandering(1), PLAIN);
    // Half a tick between two instants, as cutting gives.
    Fingerprint b = film("second", wandering(1), new Look(15.06, 12, 0.9, 20, 3));
    List<LeakCheck.Leak> leaks = leaks(a, b);
    assertEquals(1, leaks.size());
    LeakCheck.Leak leak = leaks.getFirst();
    assertEquals(15.06, leak.firstSeconds() - leak.secondSeconds(), 0.2);
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LeakCheck.require(SPLIT, Map.of("a", a, "b", b)))
                .getMessage());
    assertTrue(message.contains("'first'") && message.contains("'second'"), message);
  }

  @Test
  void anotherMovementInTheSameSceneIsNoLeak() {
    assertEquals(
        List.of(), leaks(film("first", wandering(1), PLAIN), film("second", wandering(2), PLAIN)));
  }

  @Test
  void aStillSceneIsNoLeakHoweverItsBrightnessChanges() {
    Way still = t -> new double[] {8, 8};
    assertEquals(
        List.of(),
        leaks(film("first", still, PLAIN), film("second", still, new Look(0, 40, 0.8, 10, 1))));
  }

  @Test
  void theSameFileIsALeakEvenIfNothingMoves() {
    Fingerprint still = film("first", t -> new double[] {8, 8}, PLAIN);
    Fingerprint copy = new Fingerprint("second", still.hash(), HERTZ, still.luminance());
    assertEquals("'first' and 'second' are the same file", leaks(still, copy).getFirst().text());
  }

  @Test
  void copiesOnTheSameSideAreAllowed() {
    Fingerprint a = film("first", wandering(1), PLAIN);
    Fingerprint b = film("second", wandering(2), PLAIN);
    List<Fold> split = List.of(new Fold("f", Set.of("a", "a2"), Set.of("b")));
    assertEquals(List.of(), LeakCheck.find(split, Map.of("a", a, "a2", a, "b", b)));
  }

  @Test
  void videosShorterThanAWindowArePassedOver() {
    Fingerprint brief = film("brief", wandering(1), new Look(0, 1, 1, 0, 0));
    assertEquals(List.of(), leaks(brief, film("second", wandering(1), PLAIN)));
  }
}
