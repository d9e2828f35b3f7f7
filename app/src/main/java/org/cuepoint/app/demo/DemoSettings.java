package org.cuepoint.app.demo;

/**
 * How a demonstration runs.
 *
 * @param rounds how often the person is asked, at least 1
 * @param clipsPerRound questions a round, at least 1
 * @param seed seed of every random choice
 * @param acquisition what the queue is ranked by
 */
public record DemoSettings(int rounds, int clipsPerRound, long seed, String acquisition) {

  /** Validates the numbers. */
  public DemoSettings {
    if (rounds < 1 || clipsPerRound < 1) {
      throw new IllegalArgumentException(
          "A demonstration needs at least one round of at least one clip.");
    }
  }

  /** Returns five rounds of twelve clips by margin. */
  public static DemoSettings defaults() {
    return new DemoSettings(5, 12, 1, "margin");
  }
}
