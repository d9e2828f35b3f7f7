package org.cuepoint.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.ConfidencePair;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.Figures;
import org.cuepoint.core.compare.VideoRow;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.eval.SegmentationScores;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The figures of a comparison as pages: tables and charts. FX thread only. */
final class FigurePages {

  private final CompareViewModel model;
  private final Comparison comparison;
  private final Prepared ready;

  private FigurePages(CompareViewModel model, Comparison comparison, Prepared ready) {
    this.model = model;
    this.comparison = comparison;
    this.ready = ready;
  }

  /** Fills tabs with the pages; the same page stays chosen. */
  static void fill(TabPane tabs, CompareViewModel model, Comparison comparison, Prepared ready) {
    int chosen = Math.max(0, tabs.getSelectionModel().getSelectedIndex());
    FigurePages pages = new FigurePages(model, comparison, ready);
    tabs.getTabs()
        .setAll(
            tab("compare.tab.videos", pages.videos()),
            tab("compare.tab.figures", pages.figures()),
            tab("compare.tab.classes", pages.classes()),
            tab("compare.tab.confusion", pages.confusions()),
            tab("compare.tab.calibration", pages.calibration()),
            tab("compare.tab.confidence", pages.confidence()));
    tabs.getSelectionModel().select(Math.min(chosen, tabs.getTabs().size() - 1));
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(Messages.text(key), content);
    tab.setId(key.replace('.', '-'));
    tab.setClosable(false);
    return tab;
  }

  private String name(int position) {
    return comparison.models().get(position).model().name();
  }

  private static Node unlabelled() {
    return new EmptyState(
        MaterialDesignC.CHART_BAR,
        Messages.text("compare.unlabelled.title"),
        Messages.text("compare.unlabelled.text"));
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("compare-page");
    return pane;
  }

  private Label scope() {
    int videos = comparison.judged(comparison.fairest()).size();
    Label label =
        new Label(
            switch (comparison.fairest()) {
              case UNSEEN -> Messages.text("compare.scope.unseen", videos);
              case ALL -> Messages.text("compare.scope.all", videos);
            });
    label.setWrapText(true);
    label.getStyleClass().add("compare-scope");
    return label;
  }

  /** One line of the table of figures: a name and what it is of each model. */
  private record Line(String name, List<String> values) {}

  private Node figures() {
    List<Line> lines = new ArrayList<>();
    if (!ready.figures().isEmpty()) {
      add(lines, "MoF, %", f -> scores(f).mof(), 1);
      add(lines, "edit", f -> scores(f).edit(), 1);
      for (int overlap : List.of(10, 25, 50)) {
        add(
            lines, "F1@" + overlap, f -> scores(f).f1().getOrDefault(overlap, Double.NaN), 1);
      }
      add(lines, Messages.text("compare.macro"), f -> f.evaluation().confusion().macroF1(), 1);
      add(lines, "kappa", f -> f.evaluation().confusion().kappa(), 2);
      add(lines, Messages.text("compare.edges"), f -> f.edges().mean(), 2);
      add(
          lines,
          "ECE, %",
          f -> f.calibration().map(each -> 100 * each.error()).orElse(Double.NaN),
          1);
    }
    List<String> agree = new ArrayList<>(List.of("–"));
    ready.agreement().forEach(each -> agree.add(number(each.kappa(), 2)));
    lines.add(new Line(Messages.text("compare.agreement", name(0)), agree));
    cost(lines, "compare.parameters", c -> count(c.parameters()));
    cost(lines, "compare.macs", c -> count(c.multiplyAdds()));
    cost(
        lines,
        "compare.time",
        c ->
            c.millisecondsATick().isPresent()
                ? number(c.millisecondsATick().getAsDouble(), 3)
                : "–");
    cost(
        lines,
        "compare.memory",
        c -> c.peakBytes().isPresent() ? number(c.peakBytes().getAsLong() / 1e6, 1) : "–");
    cost(lines, "compare.disk", c -> number(c.fileBytes() / 1e3, 0));
    TableView<Line> table = new TableView<>(FXCollections.observableList(lines));
    table.setId("compare-figures");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Line, String> first = new TableColumn<>("");
    first.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().name()));
    table.getColumns().add(first);
    for (int m = 0; m < comparison.models().size(); m++) {
      int position = m;
      TableColumn<Line, String> column = new TableColumn<>(name(m));
      column.getStyleClass().add("number");
      column.setCellValueFactory(
          line -> new ReadOnlyStringWrapper(line.getValue().values().get(position)));
      table.getColumns().add(column);
    }
    table.getColumns().forEach(column -> column.setSortable(false));
    VBox page = new VBox(6, scope(), table);
    VBox.setVgrow(table, Priority.ALWAYS);
    page.setPadding(new Insets(8));
    return page;
  }

  private static SegmentationScores scores(Figures figures) {
    return figures.evaluation().all().noBackground();
  }

  private void add(List<Line> lines, String name, Function<Figures, Double> value, int digits) {
    lines.add(
        new Line(
            name,
            ready.figures().stream().map(each -> number(value.apply(each), digits)).toList()));
  }

  private void cost(List<Line> lines, String key, Function<Contestant.Cost, String> value) {
    lines.add(
        new Line(
            Messages.text(key),
            comparison.models().stream().map(each -> value.apply(each.cost())).toList()));
  }

  private static String count(OptionalLong value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%,d", value.getAsLong()) : "–";
  }

  private static String count(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%,.0f", value.getAsDouble()) : "–";
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "–";
  }

  private Node videos() {
    TableView<VideoRow> table = new TableView<>(FXCollections.observableArrayList(ready.rows()));
    table.setId("compare-videos");
    TableColumn<VideoRow, String> name = new TableColumn<>(Messages.text("compare.video"));
    name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().video().name()));
    name.setPrefWidth(150);
    TableColumn<VideoRow, String> group = new TableColumn<>(Messages.text("compare.group"));
    group.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(row.getValue().video().unit().orElse("")));
    table.getColumns().add(name);
    table.getColumns().add(group);
    table.getColumns().add(share("compare.divergence", VideoRow::divergence));
    table.getColumns().add(share("compare.differ", VideoRow::differing));
    table.getColumns().add(share("compare.labelled", VideoRow::labelledShare));
    for (int m = 0; m < comparison.models().size(); m++) {
      int position = m;
      table
          .getColumns()
          .add(
              percent(
                  "F1@25 " + name(m), row -> row.f1().get(position).orElse(Double.NaN)));
    }
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                model.choose(now.video());
              }
            });
    return table;
  }

  private static TableColumn<VideoRow, Double> share(String key, Function<VideoRow, Double> of) {
    return percent(Messages.text(key), row -> 100 * of.apply(row));
  }

  private static TableColumn<VideoRow, Double> percent(
      String title, Function<VideoRow, Double> of) {
    TableColumn<VideoRow, Double> column = new TableColumn<>(title);
    column.getStyleClass().add("number");
    column.setPrefWidth(Math.max(96, 8 * title.length()));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
    column.setCellFactory(
        any ->
            new javafx.scene.control.TableCell<>() {
              @Override
              protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : number(item, 1));
              }
            });
    return column;
  }

  private Node classes() {
    if (ready.figures().isEmpty()) {
      return unlabelled();
    }
    NumberAxis score = new NumberAxis(0, 100, 20);
    score.setLabel("F1");
    BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), score);
    chart.setAnimated(false);
    chart.setCategoryGap(14);
    chart.setBarGap(1);
    chart.setMinHeight(220);
    for (int m = 0; m < ready.figures().size(); m++) {
      XYChart.Series<String, Number> series = new XYChart.Series<>();
      series.setName(name(m));
      ready
          .figures()
          .get(m)
          .evaluation()
          .confusion()
          .perClass()
          .forEach(
              (label, scores) -> {
                if (scores.frames() > 0) {
                  series.getData().add(new XYChart.Data<>(label, scores.f1()));
                }
              });
      chart.getData().add(series);
    }
    VBox page = new VBox(6, scope(), chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    page.setPadding(new Insets(8));
    return page;
  }

  private Node confusions() {
    if (ready.figures().isEmpty()) {
      return unlabelled();
    }
    TreeSet<String> all = new TreeSet<>();
    ready.figures().forEach(each -> all.addAll(each.evaluation().confusion().labels()));
    List<String> labels = List.copyOf(all);
    List<double[][]> shares =
        ready.figures().stream()
            .map(each -> shares(each.evaluation().confusion(), labels))
            .toList();
    FlowPane row = new FlowPane(24, 16);
    row.setPadding(new Insets(8));
    for (int m = 0; m < shares.size(); m++) {
      row.getChildren()
          .add(new HeatMap(name(m), labels, shares.get(m), HeatMap.Kind.SHARES));
    }
    for (int m = 1; m < shares.size(); m++) {
      double[][] first = shares.getFirst();
      double[][] other = shares.get(m);
      double[][] more =
          IntStream.range(0, labels.size())
              .mapToObj(
                  i ->
                      IntStream.range(0, labels.size())
                          .mapToDouble(j -> other[i][j] - first[i][j])
                          .toArray())
              .toArray(double[][]::new);
      row.getChildren()
          .add(
              new HeatMap(
                  Messages.text("compare.less", name(m), name(0)),
                  labels,
                  more,
                  HeatMap.Kind.DIFFERENCE));
    }
    return scrolling(row);
  }

  private static double[][] shares(ConfusionMatrix matrix, List<String> labels) {
    double[][] shares = new double[labels.size()][labels.size()];
    for (int i = 0; i < labels.size(); i++) {
      int row = matrix.labels().indexOf(labels.get(i));
      long sum =
          row < 0 ? 0 : matrix.counts().get(row).stream().mapToLong(Long::longValue).sum();
      for (int j = 0; j < labels.size(); j++) {
        int column = matrix.labels().indexOf(labels.get(j));
        shares[i][j] =
            sum == 0 || column < 0 ? 0 : (double) matrix.counts().get(row).get(column) / sum;
      }
    }
    return shares;
  }

  private Node calibration() {
    if (ready.figures().isEmpty()) {
      return unlabelled();
    }
    NumberAxis confidence = new NumberAxis(0, 1, 0.2);
    confidence.setLabel(Messages.text("compare.confidence"));
    NumberAxis accuracy = new NumberAxis(0, 1, 0.2);
    accuracy.setLabel(Messages.text("compare.accuracy"));
    LineChart<Number, Number> chart = new LineChart<>(confidence, accuracy);
    chart.setAnimated(false);
    chart.setMinHeight(260);
    for (int m = 0; m < ready.figures().size(); m++) {
      XYChart.Series<Number, Number> series = new XYChart.Series<>();
      series.setName(name(m));
      ready
          .figures()
          .get(m)
          .reliability()
          .ifPresent(
              reliability -> {
                for (Reliability.Bin bin : reliability.bins()) {
                  if (bin.samples() > 0) {
                    series.getData().add(new XYChart.Data<>(bin.confidence(), bin.accuracy()));
                  }
                }
              });
      chart.getData().add(series);
    }
    XYChart.Series<Number, Number> right = new XYChart.Series<>();
    right.setName(Messages.text("compare.diagonal"));
    right.getData().add(new XYChart.Data<>(0, 0));
    right.getData().add(new XYChart.Data<>(1, 1));
    chart.getData().add(right);
    VBox page = new VBox(6, scope(), chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    page.setPadding(new Insets(8));
    return page;
  }

  private Node confidence() {
    VBox key = new VBox(6);
    for (ConfidencePair.Outcome outcome : ConfidencePair.Outcome.values()) {
      Label label =
          new Label(
              switch (outcome) {
                case BOTH -> Messages.text("compare.outcome.both");
                case FIRST -> Messages.text("compare.outcome.one", name(0));
                case SECOND -> Messages.text("compare.outcome.one", name(1));
                case NEITHER -> Messages.text("compare.outcome.neither");
                case AGREE -> Messages.text("compare.outcome.agree");
                case DIFFER -> Messages.text("compare.outcome.differ");
              },
              new Circle(4, ConfidenceChart.colour(outcome)));
      key.getChildren().add(label);
    }
    key.getChildren().add(new Label(Messages.text("compare.click-dot")));
    HBox page =
        new HBox(
            16, new ConfidenceChart(name(0), name(1), ready.confidences(), this::goTo), key);
    page.setPadding(new Insets(8));
    return scrolling(page);
  }

  private void goTo(ConfidencePair pair) {
    comparison.videos().stream()
        .filter(video -> video.video().equals(pair.video()))
        .findFirst()
        .ifPresent(
            video -> {
              model.choose(video);
              model.goTo(pair.tick());
            });
  }
}
