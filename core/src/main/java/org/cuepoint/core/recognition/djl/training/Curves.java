package org.cuepoint.core.recognition.djl.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Means of what the steps since the last report gave, by name. One thread at a time. */
final class Curves {

  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Double> latest = new LinkedHashMap<>();
  private int steps;

  void add(Map<String, Double> values) {
    values.forEach((name, value) -> sums.merge(name, value, Double::sum));
    steps++;
  }

  /** Keeps what was measured as the latest values. */
  void keep(Map<String, Double> values) {
    latest.putAll(values);
  }

  /** Returns the means and starts anew. */
  Map<String, Double> take() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / steps));
    latest.putAll(means);
    sums.clear();
    steps = 0;
    return means;
  }

  /** Returns the latest value of each curve. */
  Map<String, Double> latest() {
    if (steps > 0) {
      var _ = take();
    }
    return latest;
  }

  String describe() {
    Double loss =
        steps > 0 ? Double.valueOf(sums.getOrDefault("loss", 0.0) / steps) : latest.get("loss");
    return loss == null ? "" : String.format(Locale.ROOT, "loss %.3f", loss);
  }
}
