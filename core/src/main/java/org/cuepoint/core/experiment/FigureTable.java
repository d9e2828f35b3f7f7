package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.experiment.ExperimentResult.Row;

/** Collects values into rows of figures. One thread at a time. */
final class FigureTable {

  private record Key(String system, String condition) {}

  private final Map<Key, Map<String, List<Figure.Value>>> rows = new LinkedHashMap<>();

  /** Adds the figures of one seed and fold. */
  void add(String system, String condition, long seed, String fold, Map<String, Double> figures) {
    Map<String, List<Figure.Value>> row =
        rows.computeIfAbsent(new Key(system, condition), key -> new LinkedHashMap<>());
    figures.forEach(
        (name, value) ->
            row.computeIfAbsent(name, n -> new ArrayList<>())
                .add(new Figure.Value(seed, fold, value)));
  }

  /** Returns the rows in the order in which they were begun. */
  List<Row> rows() {
    List<Row> table = new ArrayList<>();
    rows.forEach(
        (key, figures) -> {
          Map<String, Figure> row = new LinkedHashMap<>();
          figures.forEach((name, values) -> row.put(name, new Figure(values)));
          table.add(new Row(key.system(), key.condition(), row));
        });
    return table;
  }
}
