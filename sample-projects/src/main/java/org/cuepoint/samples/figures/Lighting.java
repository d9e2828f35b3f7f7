package org.cuepoint.samples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Light over time: a slow drift of brightness and warmth, and sudden steps. Immutable. */
final class Lighting {

  private record Step(double at, double factor, double warmth) {}

  private final List<Step> steps = new ArrayList<>();
  private final double depth;
  private final double period;
  private final double phase;

  Lighting(RandomGenerator random, double seconds) {
    depth = random.nextDouble(0.03, 0.09);
    period = random.nextDouble(35, 80);
    phase = random.nextDouble(2 * Math.PI);
    steps.add(new Step(-1, random.nextDouble(0.93, 1.03), 0));
    double at = random.nextDouble(0.15, 0.4) * seconds;
    while (at < seconds - 4) {
      boolean dark = steps.size() % 2 == 1;
      double factor = dark ? random.nextDouble(0.66, 0.82) : random.nextDouble(0.95, 1.06);
      steps.add(new Step(at, factor, random.nextDouble(-0.05, 0.05)));
      at += dark ? random.nextDouble(6, 14) : random.nextDouble(18, 40);
    }
  }

  /** Returns the gains of red, green and blue. */
  double[] gains(double seconds) {
    Step now = steps.getFirst();
    for (Step step : steps) {
      if (step.at <= seconds) {
        now = step;
      }
    }
    double drift = Math.sin(2 * Math.PI * seconds / period + phase);
    double bright = now.factor * (1 + depth * drift);
    double warm = now.warmth + 0.02 * Math.sin(2 * Math.PI * seconds / (1.7 * period) + 2 * phase);
    return new double[] {bright * (1 + warm), bright, bright * (1 - warm)};
  }
}
