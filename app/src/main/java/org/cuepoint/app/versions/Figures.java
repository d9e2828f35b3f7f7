package org.cuepoint.app.versions;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.EvaluationRecord;

/** The numbers of model versions: what training wrote down, and what evaluations found. */
final class Figures {

  /** Scores of evaluations, the one that says most first. */
  static final List<String> SCORES = List.of("F1@50", "F1@25", "F1@10", "Edit", "MoF");

  /** What training wrote down, the one that says most first. */
  private static final List<String> TRAINED = List.of("loss", "labelled_ticks");

  private Figures() {}

  /** A version's value. */
  record Point(ModelVersion model, Instant when, double value) {}

  /** The values of one kind, oldest first. */
  record Line(ModelKind kind, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** Returns all figures of a version by name; of several evaluations the latest counts. */
  static Map<String, Double> of(Listed version) {
    Map<String, Double> figures = new TreeMap<>(version.model().metrics());
    version.evaluations().forEach(evaluation -> figures.putAll(scores(evaluation)));
    figures.values().removeIf(value -> !Double.isFinite(value));
    return figures;
  }

  /** Returns what an evaluation found by name, the score that says most first. */
  static Map<String, Double> scores(EvaluationRecord evaluation) {
    Map<String, Double> scores = new LinkedHashMap<>();
    try {
      JsonElement report = JsonParser.parseString(evaluation.report());
      if (report instanceof JsonObject document && document.get("all") instanceof JsonObject all) {
        if (all.get("f1") instanceof JsonObject f1) {
          for (String overlap : List.of("50", "25", "10")) {
            number(f1.get(overlap)).ifPresent(value -> scores.put("F1@" + overlap, value));
          }
        }
        number(all.get("edit")).ifPresent(value -> scores.put("Edit", value));
        number(all.get("mof")).ifPresent(value -> scores.put("MoF", value));
      }
    } catch (JsonParseException unreadable) {
      return Map.of();
    }
    return scores;
  }

  private static Optional<Double> number(JsonElement element) {
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()
        ? Optional.of(element.getAsDouble())
        : Optional.empty();
  }

  /** Returns the figure that says most of a version, with its name; empty when it has none. */
  static Optional<Map.Entry<String, Double>> main(Listed version) {
    Map<String, Double> figures = of(version);
    Set<String> wanted = new LinkedHashSet<>(SCORES);
    wanted.addAll(TRAINED);
    return wanted.stream()
        .filter(figures::containsKey)
        .findFirst()
        .map(name -> Map.entry(name, figures.getOrDefault(name, Double.NaN)));
  }

  /** Returns the names of all figures of these versions, those that say most first. */
  static List<String> names(List<Listed> versions) {
    Set<String> found = new LinkedHashSet<>();
    versions.forEach(version -> found.addAll(of(version).keySet()));
    List<String> names = new ArrayList<>();
    SCORES.stream().filter(found::contains).forEach(names::add);
    TRAINED.stream().filter(found::contains).forEach(names::add);
    found.stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
    return List.copyOf(names);
  }

  /** Returns a figure over time, one line a kind that has it. */
  static List<Line> over(List<Listed> versions, String name) {
    Map<ModelKind, List<Point>> lines = new TreeMap<>();
    for (Listed version : versions) {
      Optional.ofNullable(of(version).get(name))
          .ifPresent(
              value ->
                  lines
                      .computeIfAbsent(version.model().kind(), kind -> new ArrayList<>())
                      .add(new Point(version.model(), version.model().created(), value)));
    }
    List<Line> sorted = new ArrayList<>();
    lines.forEach(
        (kind, points) -> {
          points.sort(Comparator.comparing(Point::when));
          sorted.add(new Line(kind, points));
        });
    return List.copyOf(sorted);
  }

  /** Returns a number in few digits: whole when it is large. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == Math.rint(value) || Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u202f');
    }
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
