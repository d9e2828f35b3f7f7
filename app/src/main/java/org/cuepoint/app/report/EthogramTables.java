package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.core.ethogram.BehaviourGroup;
import org.cuepoint.core.ethogram.BehaviourStatistics;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.ethogram.Occurrence;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.ethogram.TimeBudget;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.taxonomy.ActionClass;

/** Ethograms as tables: for pages, and as CSV files for statistics programs. No state. */
public final class EthogramTables {

  private EthogramTables() {}

  /** Returns the figures of classes for people; classes that never happened are left out. */
  static List<List<String>> behaviours(List<Pool> pools) {
    List<List<String>> rows = new ArrayList<>();
    boolean named = pools.size() > 1 || pools.stream().anyMatch(pool -> !pool.name().isEmpty());
    List<String> head =
        new ArrayList<>(
            List.of(
                "class",
                "bouts",
                "points",
                "total",
                "share",
                "a minute",
                "mean s",
                "median s",
                "SD s",
                "latency s",
                "interval s",
                "observed"));
    if (named) {
      head.addFirst("");
    }
    rows.add(head);
    for (Pool pool : pools) {
      for (BehaviourStatistics each : pool.statistics()) {
        if (each.occurrences() > 0) {
          List<String> row =
              new ArrayList<>(
                  List.of(
                      name(pool, each),
                      Integer.toString(each.bouts()),
                      Integer.toString(each.points()),
                      Figures.time(each.totalSeconds()),
                      Figures.percent(each.share()),
                      Figures.two(each.perMinute()),
                      Figures.two(each.durations().mean()),
                      Figures.two(each.durations().median()),
                      Figures.two(each.durations().sd()),
                      Figures.two(each.latencies().median()),
                      Figures.two(each.intervals().median()),
                      Figures.time(each.observedSeconds())));
          if (named) {
            row.addFirst(pool.name().isEmpty() ? "–" : pool.name());
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static String name(Pool pool, BehaviourStatistics of) {
    return pool.scheme().find(of.actionClass()).map(ActionClass::name).orElse("");
  }

  /**
   * Returns the CSV files by name: {@code bouts.csv} has a line for each occurrence, {@code
   * behaviours.csv} the figures of each class over everything, each group, subject and video,
   * {@code budgets.csv} and {@code transitions.csv} what their names say. Seconds have a point; a
   * figure that is not known is empty.
   */
  public static Map<String, String> csv(Ethogram ethogram) {
    Map<String, String> files = new TreeMap<>();
    files.put("bouts.csv", text(occurrences(ethogram)));
    files.put("behaviours.csv", text(statistics(ethogram)));
    files.put("budgets.csv", text(budgets(ethogram)));
    files.put("transitions.csv", text(transitions(ethogram)));
    return files;
  }

  /**
   * Writes the CSV files into a folder, which is made when it is not there.
   *
   * @return the files
   */
  public static List<Path> write(Ethogram ethogram, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : csv(ethogram).entrySet()) {
      written.add(Files.writeString(folder.resolve(file.getKey()), file.getValue()));
    }
    return written;
  }

  private static List<List<String>> occurrences(Ethogram ethogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "observation",
            "subject",
            "group",
            "class",
            "kind",
            "start",
            "end",
            "duration",
            "start_frame",
            "end_frame"));
    for (ObservationRecord record : ethogram.records()) {
      Observation observation = record.observation();
      for (int c = 0; c < ethogram.scheme().classes().size(); c++) {
        for (Occurrence each : record.behaviours().get(c).occurrences()) {
          rows.add(
              List.of(
                  observation.name(),
                  observation.subject().orElse(""),
                  observation.group().orElse(""),
                  ethogram.scheme().classes().get(c).name(),
                  each.isPoint() ? "point" : "bout",
                  number(each.start()),
                  number(each.end()),
                  number(each.seconds()),
                  Integer.toString(each.frames().start()),
                  Integer.toString(each.frames().end())));
        }
      }
    }
    return rows;
  }

  private static List<List<String>> statistics(Ethogram ethogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "level",
            "name",
            "class",
            "observations",
            "bouts",
            "points",
            "cut",
            "total_s",
            "observed_s",
            "share",
            "per_minute",
            "mean_s",
            "median_s",
            "sd_s",
            "least_s",
            "most_s",
            "latencies",
            "latency_mean_s",
            "latency_median_s",
            "intervals",
            "interval_mean_s",
            "interval_median_s",
            "interval_sd_s"));
    for (Ethogram.By by : Ethogram.By.values()) {
      for (Pool pool : ethogram.pools(by)) {
        for (BehaviourStatistics each : pool.statistics()) {
          rows.add(
              List.of(
                  by.name().toLowerCase(Locale.ROOT),
                  pool.name(),
                  name(pool, each),
                  Integer.toString(each.observations()),
                  Integer.toString(each.bouts()),
                  Integer.toString(each.points()),
                  Integer.toString(each.cut()),
                  number(each.totalSeconds()),
                  number(each.observedSeconds()),
                  number(each.share()),
                  number(each.perMinute()),
                  number(each.durations().mean()),
                  number(each.durations().median()),
                  number(each.durations().sd()),
                  number(each.durations().least()),
                  number(each.durations().most()),
                  Integer.toString(each.latencies().count()),
                  number(each.latencies().mean()),
                  number(each.latencies().median()),
                  Integer.toString(each.intervals().count()),
                  number(each.intervals().mean()),
                  number(each.intervals().median()),
                  number(each.intervals().sd())));
        }
      }
    }
    return rows;
  }

  private static List<List<String>> budgets(Ethogram ethogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("level", "name", "classes", "state", "seconds", "share_of_observed"));
    List<BehaviourGroup> groups = BehaviourGroup.of(ethogram.scheme());
    for (Ethogram.By by : Ethogram.By.values()) {
      for (Pool pool : ethogram.pools(by)) {
        List<TimeBudget> budgets = pool.budgets();
        for (int g = 0; g < groups.size(); g++) {
          TimeBudget budget = budgets.get(g);
          List<String> start =
              List.of(by.name().toLowerCase(Locale.ROOT), pool.name(), groups.get(g).name());
          for (int c = 0; c < groups.get(g).classes().size(); c++) {
            budget(
                rows,
                start,
                groups.get(g).classes().get(c).name(),
                budget.happening().get(c),
                budget.share(c));
          }
          budget(rows, start, "background", budget.background(), budget.backgroundShare());
          budget(rows, start, "unclear", budget.unclear(), Double.NaN);
          budget(rows, start, "ignored", budget.ignored(), Double.NaN);
          budget(rows, start, "unlabelled", budget.unlabelled(), Double.NaN);
        }
      }
    }
    return rows;
  }

  private static void budget(
      List<List<String>> rows, List<String> start, String state, double seconds, double share) {
    List<String> row = new ArrayList<>(start);
    row.add(state);
    row.add(number(seconds));
    row.add(number(share));
    rows.add(row);
  }

  private static List<List<String>> transitions(Ethogram ethogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("level", "name", "classes", "background", "from", "to", "count", "probability"));
    for (Ethogram.By by : Ethogram.By.values()) {
      for (Pool pool : ethogram.pools(by)) {
        for (TransitionMatrix.Background background : TransitionMatrix.Background.values()) {
          for (TransitionMatrix matrix : pool.transitions(background)) {
            transitions(rows, by, pool, matrix);
          }
        }
      }
    }
    return rows;
  }

  private static void transitions(
      List<List<String>> rows, Ethogram.By by, Pool pool, TransitionMatrix matrix) {
    for (int from = 0; from < matrix.size(); from++) {
      for (int to = 0; to < matrix.size(); to++) {
        if (from != to && matrix.from(from) > 0) {
          rows.add(
              List.of(
                  by.name().toLowerCase(Locale.ROOT),
                  pool.name(),
                  matrix.group().name(),
                  matrix.background() == TransitionMatrix.Background.STATE ? "state" : "left_out",
                  state(matrix, from),
                  state(matrix, to),
                  Integer.toString(matrix.counts().get(from).get(to)),
                  number(matrix.probability(from, to))));
        }
      }
    }
  }

  /** Returns the name of a state of a matrix. */
  static String state(TransitionMatrix matrix, int state) {
    List<ActionClass> classes = matrix.group().classes();
    return state < classes.size() ? classes.get(state).name() : "background";
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "")
        : "";
  }

  private static String text(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(EthogramTables::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
