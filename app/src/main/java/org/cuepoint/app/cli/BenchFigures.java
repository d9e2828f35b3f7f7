package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.cuepoint.app.bench.Quantiles;

/** How benchmarks print what they measured. */
final class BenchFigures {

  private BenchFigures() {}

  static JsonObject json(Quantiles times) {
    JsonObject object = new JsonObject();
    object.addProperty("count", times.count());
    object.addProperty("p50_ms", Json.rounded(times.p50(), 3));
    object.addProperty("p95_ms", Json.rounded(times.p95(), 3));
    object.addProperty("worst_ms", Json.rounded(times.worst(), 3));
    return object;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
