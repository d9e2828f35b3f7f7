package org.cuepoint.app.versions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.app.versions.Lineage.Edge;
import org.cuepoint.app.versions.Lineage.Placed;
import org.cuepoint.app.versions.Lineage.Point;

/**
 * Places a graph in columns from left to right. The steps are those of Sugiyama, Tagawa and Toda,
 * "Methods for Visual Understanding of Hierarchical System Structures", 1981: long edges get a
 * place in each column that they pass, columns are ordered by the mean of their neighbours in turn
 * from both sides, and the order with the fewest crossings is kept. Heights are then the least
 * squares fit to the neighbours that keeps order and distances (pooling of adjacent violators).
 * Pure; the same graph gives the same picture.
 */
final class LineageLayout {

  static final double NODE_WIDTH = 204;
  static final double NODE_HEIGHT = 44;
  private static final double COLUMN_GAP = 64;
  private static final double ROW_GAP = 12;
  private static final double PASSING = 10;
  private static final double MARGIN = 16;
  private static final int SWEEPS = 8;
  private static final int FITS = 10;

  private final LineageGraph graph;
  private final List<List<Cell>> columns = new ArrayList<>();
  private final Map<String, Cell> cells = new HashMap<>();
  private final List<Way> ways = new ArrayList<>();

  private LineageLayout(LineageGraph graph) {
    this.graph = graph;
  }

  static Lineage of(LineageGraph graph) {
    return graph.nodes().isEmpty() ? Lineage.EMPTY : new LineageLayout(graph).place();
  }

  /** A node, or a place where a long edge passes. */
  private static final class Cell {
    private final Optional<LineageNode> node;
    private final int column;
    private final List<Cell> before = new ArrayList<>();
    private final List<Cell> after = new ArrayList<>();
    private int rank;
    private double middle;

    Cell(Optional<LineageNode> node, int column) {
      this.node = node;
      this.column = column;
    }

    double height() {
      return node.isPresent() ? NODE_HEIGHT : PASSING;
    }

    double x() {
      return MARGIN + column * (NODE_WIDTH + COLUMN_GAP);
    }
  }

  /** An edge with the cells that it passes. */
  private record Way(LineageGraph.Link link, List<Cell> cells) {}

  private Lineage place() {
    for (int column = 0; column < graph.columnCount(); column++) {
      List<Cell> list = new ArrayList<>();
      for (LineageNode node : graph.column(column)) {
        Cell cell = new Cell(Optional.of(node), column);
        list.add(cell);
        cells.put(node.key(), cell);
      }
      columns.add(list);
    }
    graph.links().forEach(this::lay);
    columns.forEach(LineageLayout::number);
    order();
    fit();
    return draw();
  }

  private void lay(LineageGraph.Link link) {
    Cell from = cells.get(link.from());
    Cell to = cells.get(link.to());
    if (from == null || to == null) {
      return;
    }
    List<Cell> way = new ArrayList<>(List.of(from));
    for (int column = from.column + 1; column < to.column; column++) {
      Cell passing = new Cell(Optional.empty(), column);
      columns.get(column).add(passing);
      way.add(passing);
    }
    way.add(to);
    for (int i = 1; i < way.size(); i++) {
      way.get(i - 1).after.add(way.get(i));
      way.get(i).before.add(way.get(i - 1));
    }
    ways.add(new Way(link, way));
  }

  private static void number(List<Cell> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).rank = i;
    }
  }

  private void order() {
    List<List<Cell>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean forward = sweep % 2 == 0;
      for (int i = 1; i < columns.size(); i++) {
        sort(columns.get(forward ? i : columns.size() - 1 - i), forward);
      }
      long now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, best.get(i));
      number(best.get(i));
    }
  }

  private List<List<Cell>> copy() {
    List<List<Cell>> copy = new ArrayList<>();
    columns.forEach(column -> copy.add(new ArrayList<>(column)));
    return copy;
  }

  private static void sort(List<Cell> column, boolean forward) {
    Map<Cell, Double> wanted = new HashMap<>();
    for (Cell cell : column) {
      OptionalDouble mean =
          (forward ? cell.before : cell.after).stream().mapToInt(each -> each.rank).average();
      wanted.put(cell, mean.orElse(cell.rank));
    }
    column.sort(
        Comparator.comparingDouble((Cell cell) -> wanted.getOrDefault(cell, 0.0))
            .thenComparingInt(cell -> cell.rank));
    number(column);
  }

  private long crossings() {
    long count = 0;
    for (List<Cell> column : columns) {
      List<int[]> steps = new ArrayList<>();
      for (Cell cell : column) {
        cell.after.forEach(next -> steps.add(new int[] {cell.rank, next.rank}));
      }
      for (int i = 0; i < steps.size(); i++) {
        for (int j = i + 1; j < steps.size(); j++) {
          int here = Integer.compare(steps.get(i)[0], steps.get(j)[0]);
          int there = Integer.compare(steps.get(i)[1], steps.get(j)[1]);
          count += here * there < 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  private void fit() {
    for (List<Cell> column : columns) {
      double y = 0;
      for (Cell cell : column) {
        cell.middle = y + cell.height() / 2;
        y += cell.height() + ROW_GAP;
      }
    }
    for (int round = 0; round < FITS; round++) {
      for (int i = 0; i < columns.size(); i++) {
        pull(columns.get(round % 2 == 0 ? i : columns.size() - 1 - i));
      }
    }
  }

  /** Moves the cells of a column as close to their neighbours as order and distances allow. */
  private static void pull(List<Cell> column) {
    double[] offsets = new double[column.size()];
    double[] wanted = new double[column.size()];
    for (int i = 0; i < column.size(); i++) {
      Cell cell = column.get(i);
      if (i > 0) {
        Cell above = column.get(i - 1);
        offsets[i] = offsets[i - 1] + above.height() / 2 + ROW_GAP + cell.height() / 2;
      }
      List<Cell> neighbours = new ArrayList<>(cell.before);
      neighbours.addAll(cell.after);
      wanted[i] =
          neighbours.stream().mapToDouble(each -> each.middle).average().orElse(cell.middle)
              - offsets[i];
    }
    double[] fitted = rising(wanted);
    for (int i = 0; i < column.size(); i++) {
      column.get(i).middle = fitted[i] + offsets[i];
    }
  }

  /** Returns the never falling values that are closest to these. */
  static double[] rising(double[] values) {
    double[] sums = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      sums[blocks] = value;
      sizes[blocks++] = 1;
      while (blocks > 1
          && sums[blocks - 2] / sizes[blocks - 2] > sums[blocks - 1] / sizes[blocks - 1]) {
        sums[blocks - 2] += sums[blocks - 1];
        sizes[blocks - 2] += sizes[blocks - 1];
        blocks--;
      }
    }
    double[] rising = new double[values.length];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < sizes[block]; i++) {
        rising[at++] = sums[block] / sizes[block];
      }
    }
    return rising;
  }

  private Lineage draw() {
    double top =
        columns.stream()
            .flatMap(List::stream)
            .mapToDouble(cell -> cell.middle - cell.height() / 2)
            .min()
            .orElse(0);
    columns.stream().flatMap(List::stream).forEach(cell -> cell.middle += MARGIN - top);
    List<Placed> placed = new ArrayList<>();
    double bottom = 0;
    for (LineageNode node : graph.nodes()) {
      Cell cell = cells.get(node.key());
      if (cell != null) {
        double y = cell.middle - NODE_HEIGHT / 2;
        placed.add(new Placed(node, cell.column, cell.x(), y, NODE_WIDTH, NODE_HEIGHT));
        bottom = Math.max(bottom, y + NODE_HEIGHT);
      }
    }
    List<Edge> edges = ways.stream().map(LineageLayout::edge).toList();
    double width = MARGIN + columns.size() * (NODE_WIDTH + COLUMN_GAP) - COLUMN_GAP + MARGIN;
    return new Lineage(placed, edges, width, bottom + MARGIN);
  }

  private static Edge edge(Way way) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < way.cells().size(); i++) {
      Cell cell = way.cells().get(i);
      if (i > 0) {
        points.add(new Point(cell.x(), cell.middle));
      }
      if (i + 1 < way.cells().size()) {
        points.add(new Point(cell.x() + NODE_WIDTH, cell.middle));
      }
    }
    return new Edge(way.link().from(), way.link().to(), way.link().what(), points);
  }
}
