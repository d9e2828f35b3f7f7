package org.cuepoint.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.cuepoint.app.chart.BarsChart;
import org.cuepoint.app.chart.CurveChart;
import org.cuepoint.app.chart.DaysChart;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.Target;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.OverviewBars;
import org.cuepoint.app.report.OverviewCurves;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.overview.AnnotatorAgreement;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.ProjectSurvey;
import org.cuepoint.core.overview.QueueHealth;
import org.cuepoint.core.overview.VideoState;
import org.cuepoint.core.session.FeatureDrift;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** The dashboard: cards with charts, each of which says what to do while it is empty. */
final class DashboardView extends BorderPane {

  private static final int MOST_VIDEOS = 12;
  private static final int MOST_DRIFT = 10;
  private static final int DAYS = 60;

  private final OverviewViewModel model;
  private final Consumer<? super Target> opened;
  private final FlowPane figures = new FlowPane(12, 12);
  private final Card classes = new Card(Messages.text("overview.classes"));
  private final Card groups = new Card(Messages.text("overview.groups"));
  private final Card videos = new Card(Messages.text("overview.videos"));
  private final Card curve = new Card(Messages.text("overview.curve"));
  private final Card queue = new Card(Messages.text("overview.queue"));
  private final Card agreement;
  private final Card drift;
  private final Card disk;
  private final ScrollPane scroll;

  /**
   * Makes the dashboard.
   *
   * @param opened told where a click leads
   */
  DashboardView(OverviewViewModel model, Consumer<? super Target> opened) {
    this.model = model;
    this.opened = opened;
    Button compare = new Button(Messages.text("overview.compare"));
    compare.setId("overview-compare");
    compare.setOnAction(event -> model.compareModels());
    compare.disableProperty().bind(model.comparingProperty());
    agreement = new Card(Messages.text("overview.agreement"), compare);
    drift = new Card(Messages.text("overview.drift"), busy());
    disk = new Card(Messages.text("overview.disk"), busy());
    figures.getStyleClass().add("figures");
    CardsPane cards = new CardsPane();
    cards.getChildren().addAll(classes, groups, curve, queue, videos, drift, agreement, disk);
    scroll = new ScrollPane(new VBox(figures, cards));
    scroll.setId("dashboard");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("dashboard");
    model.overviewProperty().addListener((property, old, now) -> show(now));
    model.surveyProperty().addListener((property, old, now) -> showSurvey());
    model.surveyingProperty().addListener((property, old, now) -> showSurvey());
    model.comparedProperty().addListener((property, old, now) -> showSurvey());
    show(model.overviewProperty().get());
  }

  private ProgressIndicator busy() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(16, 16);
    busy.setAccessibleText(Messages.text("overview.reading"));
    busy.visibleProperty().bind(model.surveyingProperty());
    return busy;
  }

  private void show(@Nullable ProjectOverview now) {
    if (now == null) {
      setCenter(Card.text(Messages.text("overview.reading"), "muted", "padded"));
      return;
    }
    if (now.videos().isEmpty()) {
      setCenter(
          new EmptyState(
              MaterialDesignV.VIDEO_OUTLINE,
              Messages.text("overview.empty.title"),
              Messages.text("overview.empty.text")));
      return;
    }
    setCenter(scroll);
    showFigures(now);
    showLabels(now);
    showVideos(now);
    Optional<CurveChart> learning = OverviewCurves.learning(now);
    curve.show(
        learning
            .<Node>map(
                chart -> new ChartPane(chart::drawing, Messages.text("overview.curve"), opened))
            .orElseGet(() -> Card.text(Messages.text("overview.curve.empty"), "muted")));
    showQueue(now);
    showSurvey();
  }

  private void showFigures(ProjectOverview now) {
    List<Node> shown = new ArrayList<>();
    shown.add(
        figure(Integer.toString(now.videos().size()), Messages.text("overview.figure.videos")));
    shown.add(figure(Figures.time(now.seconds()), Messages.text("overview.figure.length")));
    shown.add(
        figure(Figures.percent(now.coverage().share()), Messages.text("overview.figure.seen")));
    shown.add(figure(Integer.toString(now.segments()), Messages.text("overview.figure.segments")));
    shown.add(
        figure(Figures.one(now.progress().minutes()), Messages.text("overview.figure.minutes")));
    Share audit = now.queue().audit().accuracy();
    if (audit.total() > 0) {
      shown.add(figure(Figures.percent(audit.value()), Messages.text("overview.figure.audit")));
    }
    figures.getChildren().setAll(shown);
  }

  private static Node figure(String value, String name) {
    Label number = new Label(value);
    number.getStyleClass().add("figure-value");
    Label of = new Label(name);
    of.getStyleClass().addAll("muted", "small");
    VBox box = new VBox(number, of);
    box.getStyleClass().addAll("card", "figure");
    return box;
  }

  private void showLabels(ProjectOverview now) {
    if (now.classes().isEmpty()) {
      classes.show(Card.text(Messages.text("overview.classes.empty"), "muted"));
    } else if (now.classes().stream().allMatch(each -> each.statistics().occurrences() == 0)) {
      classes.show(Card.text(Messages.text("overview.labels.empty"), "muted"));
    } else {
      classes.show(bars(OverviewBars.classes(now), Messages.text("overview.classes")));
    }
    List<Node> parts = new ArrayList<>();
    parts.add(bars(OverviewBars.groups(now), Messages.text("overview.groups")));
    if (now.subjects().size() > 1) {
      parts.add(Card.text(Messages.text("overview.subjects"), "section-title"));
      parts.add(bars(OverviewBars.subjects(now), Messages.text("overview.subjects")));
    }
    groups.show(parts.toArray(Node[]::new));
  }

  private ChartPane bars(BarsChart chart, String name) {
    return new ChartPane(chart::drawing, name, opened);
  }

  private void showVideos(ProjectOverview now) {
    List<Node> parts = new ArrayList<>();
    parts.add(
        Card.text(
            Messages.text(
                "overview.videos.review",
                now.videos(VideoState.Review.DONE),
                now.videos(VideoState.Review.BEGUN),
                now.videos(VideoState.Review.NOT_BEGUN))));
    BarsChart all = OverviewBars.videos(now);
    // What needs work first; the sort keeps the order of the project among equals.
    List<BarsChart.Row> rows =
        all.rows().stream()
            .sorted(java.util.Comparator.comparingDouble(BarsChart.Row::value))
            .limit(MOST_VIDEOS)
            .toList();
    parts.add(bars(new BarsChart(rows, 1), Messages.text("overview.videos")));
    if (all.rows().size() > MOST_VIDEOS) {
      parts.add(
          Card.text(
              Messages.text("overview.videos.more", all.rows().size() - MOST_VIDEOS), "muted"));
    }
    videos.show(parts.toArray(Node[]::new));
  }

  private void showQueue(ProjectOverview now) {
    QueueHealth health = now.queue();
    List<Node> parts = new ArrayList<>();
    parts.add(
        Card.text(
            Messages.text(
                "overview.queue.waiting",
                health.pace().left(),
                health.waiting(),
                Figures.one(health.pace().minutesLeft()))));
    if (health.answersPerDay().isEmpty()) {
      parts.add(Card.text(Messages.text("overview.queue.empty"), "muted"));
    } else {
      DaysChart days = new DaysChart(health.answersPerDay(), DAYS);
      parts.add(new ChartPane(days::drawing, Messages.text("overview.queue.days"), opened));
    }
    GridPane shares = new GridPane();
    shares.setHgap(12);
    shares.setVgap(4);
    share(shares, Messages.text("overview.queue.audit"), health.audit().accuracy());
    share(shares, Messages.text("overview.queue.refused"), health.refused());
    share(shares, Messages.text("overview.queue.without-answer"), health.withoutAnswer());
    if (!shares.getChildren().isEmpty()) {
      parts.add(shares);
    }
    parts.add(Card.text(now.progress().advice().words(), "muted"));
    queue.show(parts.toArray(Node[]::new));
  }

  private static void share(GridPane grid, String name, Share share) {
    if (share.total() > 0) {
      Label value = new Label(Figures.percent(share.value()));
      value.getStyleClass().add("row-title");
      Label interval =
          new Label(
              Messages.text(
                  "overview.interval",
                  Figures.percent(share.low()),
                  Figures.percent(share.high()),
                  share.total()));
      interval.getStyleClass().addAll("muted", "small");
      grid.addRow(grid.getRowCount(), new Label(name), value, interval);
    }
  }

  private void showSurvey() {
    ProjectSurvey found = model.surveyProperty().get();
    showAgreement(found);
    if (found == null) {
      String state =
          model.surveyingProperty().get()
              ? Messages.text("overview.reading")
              : Messages.text("overview.not-read");
      drift.show(Card.text(state, "muted"));
      disk.show(Card.text(state, "muted"));
      return;
    }
    Optional<FeatureDrift> measured = found.drift();
    boolean known =
        measured.isPresent()
            && measured.get().videos().stream().anyMatch(each -> Double.isFinite(each.distance()));
    if (known) {
      drift.show(
          Card.text(
              Messages.text(
                  "overview.drift.usual",
                  Figures.two(measured.get().usual().median()),
                  Figures.two(measured.get().usual().most()),
                  measured.get().withoutFeatures()),
              "muted"),
          bars(OverviewBars.drift(measured.get(), MOST_DRIFT), Messages.text("overview.drift")));
    } else {
      drift.show(Card.text(Messages.text("overview.drift.empty"), "muted"));
    }
    disk.show(bars(OverviewBars.disk(found), Messages.text("overview.disk")));
  }

  private void showAgreement(@Nullable ProjectSurvey found) {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(4);
    if (found != null) {
      for (AnnotatorAgreement each : found.annotators()) {
        row(
            grid,
            Messages.text("overview.agreement.pair", each.one().name(), each.other().name()),
            each.kappa(),
            Messages.text(
                "overview.agreement.same",
                Figures.percent(each.same()),
                Figures.time(each.seconds())));
      }
    }
    ProjectOverview now = model.overviewProperty().get();
    List<ComparedModels.Pair> pairs = now == null ? List.of() : now.compared().pairs();
    for (ComparedModels.Pair each : pairs) {
      row(
          grid,
          Messages.text("overview.agreement.pair", each.before().name(), each.after().name()),
          each.kappa(),
          "");
    }
    List<Node> parts = new ArrayList<>();
    if (!grid.getChildren().isEmpty()) {
      parts.add(grid);
    }
    if (found != null && found.annotators().isEmpty()) {
      parts.add(Card.text(Messages.text("overview.agreement.one-person"), "muted"));
    }
    if (pairs.isEmpty()) {
      parts.add(
          Card.text(
              model.comparedProperty().get()
                  ? Messages.text("overview.agreement.one-model")
                  : Messages.text("overview.agreement.not-compared"),
              "muted"));
    }
    agreement.show(parts.toArray(Node[]::new));
  }

  private static void row(GridPane grid, String name, double kappa, String more) {
    Label value = new Label(Messages.text("overview.agreement.kappa", Figures.two(kappa)));
    value.getStyleClass().add("row-title");
    Label rest = new Label(more);
    rest.getStyleClass().addAll("muted", "small");
    grid.addRow(grid.getRowCount(), new Label(name), value, rest);
  }
}
