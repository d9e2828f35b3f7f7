package org.cuepoint.samples.figures;

import java.util.random.RandomGenerator;
import org.cuepoint.core.time.TimeBase;

/**
 * One video to be made.
 *
 * @param number 1 for the first
 * @param performer who acts
 * @param scene where
 * @param rhythm when frames are taken
 * @param seconds about how long
 */
record Take(int number, Performer performer, Scene scene, Rhythm rhythm, double seconds) {

  /** The time base of all videos. */
  static final TimeBase TIME_BASE = new TimeBase(1, 90_000);

  /** When frames are taken. */
  enum Rhythm {
    FPS_25("25 fps") {
      @Override
      int ticks(RandomGenerator random) {
        return 3600;
      }
    },
    FPS_30("30 fps") {
      @Override
      int ticks(RandomGenerator random) {
        return 3000;
      }
    },
    /** As telephones do: mostly 30 a second, longer now and then. */
    VARIABLE("variable") {
      @Override
      int ticks(RandomGenerator random) {
        double u = random.nextDouble();
        int base = u < 0.55 ? 3000 : u < 0.85 ? 3600 : u < 0.96 ? 4500 : 6000;
        return base + random.nextInt(-60, 61);
      }
    };

    private final String words;

    Rhythm(String words) {
      this.words = words;
    }

    /** Returns what people call it. */
    String words() {
      return words;
    }

    /** Returns the time to the next frame in ticks of {@link #TIME_BASE}. */
    abstract int ticks(RandomGenerator random);
  }

  /** Returns the name of the file. */
  String file() {
    return String.format(java.util.Locale.ROOT, "figures_%02d.mp4", number);
  }

  /** Returns the name of the performer as people write it. */
  String subject() {
    String name = performer.name();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
