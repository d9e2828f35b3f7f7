package org.cuepoint.app.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis from 0 to some value, with round ticks.
 *
 * @param most the value at its end, above 0
 * @param from pixel of 0
 * @param to pixel of {@code most}
 */
record Scale(double most, double from, double to) {

  Scale {
    most = most > 0 && Double.isFinite(most) ? most : 1;
  }

  double at(double value) {
    return from + (to - from) * value / most;
  }

  /** Returns round values up to the end, about as many as wanted. */
  List<Double> ticks(int wanted) {
    double step = step(most / wanted);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Returns ticks of a time axis: whole seconds, minutes or hours. */
  List<Double> timeTicks(int wanted) {
    double[] steps = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400};
    double step = steps[steps.length - 1];
    for (int i = steps.length - 1; i >= 0; i--) {
      if (most / steps[i] <= wanted) {
        step = steps[i];
      }
    }
    while (most / step > wanted * 2.0) {
      step *= 2;
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, rough))));
    double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }
}
