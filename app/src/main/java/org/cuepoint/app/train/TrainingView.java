package org.cuepoint.app.train;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TrainingActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.session.UnfinishedTraining;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * The chain of trainings, the trainings that run or were paused, and curves and log of the chosen
 * one. FX thread only.
 */
public final class TrainingView extends BorderPane {

  private static final Duration LOOK_AGAIN = Duration.seconds(2);
  private static final double MOST_HEIGHT_OF_CHAIN = 330;

  private final TrainingActions trainings;
  private final ListView<UnfinishedTraining> list = new ListView<>();
  private final CurvesView curves = new CurvesView();
  private final ListView<String> log = new ListView<>();
  private final EngineLine engine;
  private final Timeline timer = new Timeline(new KeyFrame(LOOK_AGAIN, event -> lookAgain()));

  /**
   * Makes the view.
   *
   * @param commands runs a command by its id
   */
  public TrainingView(Workspace workspace, Consumer<String> commands) {
    this.trainings = workspace.trainings();
    this.engine = new EngineLine(workspace, InstantSource.system());
    setId("training");
    list.setId("trainings");
    list.setAccessibleText(Messages.text("training.title"));
    list.setItems(trainings.unfinished());
    list.setCellFactory(view -> new TrainingCell(trainings));
    list.setPlaceholder(
        new EmptyState(
            MaterialDesignC.CHART_LINE,
            Messages.text("training.empty.title"),
            Messages.text("training.empty.text")));
    list.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> showChosen());
    trainings.unfinished().addListener((javafx.beans.Observable change) -> keepSelection());
    trainings.runningProperty().subscribe(handle -> engine.update());
    TabPane details = details();
    SplitPane halves = new SplitPane(list, details);
    halves.setOrientation(Orientation.VERTICAL);
    halves.setDividerPositions(0.35);
    details.visibleProperty().bind(Bindings.isNotEmpty(trainings.unfinished()));
    ChainPane chain = new ChainPane(workspace);
    ScrollPane scroll = new ScrollPane(chain);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(MOST_HEIGHT_OF_CHAIN);
    scroll.visibleProperty().bind(chain.visibleProperty());
    scroll.managedProperty().bind(chain.visibleProperty());
    scroll.getStyleClass().add("chain-scroll");
    setTop(new VBox(starters(workspace, commands), scroll, engine));
    setCenter(halves);
    timer.setCycleCount(Animation.INDEFINITE);
    sceneProperty().addListener((property, old, scene) -> watch());
  }

  private TabPane details() {
    log.setId("training-log");
    log.setAccessibleText(Messages.text("training.log"));
    Tab curveTab = new Tab(Messages.text("training.curves"), curves);
    Tab logTab = new Tab(Messages.text("training.log"), log);
    logTab.selectedProperty().addListener((property, old, now) -> showChosen());
    TabPane details = new TabPane(curveTab, logTab);
    details.setId("training-details");
    details.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return details;
  }

  /** Says that the view is on screen, or not: only then does it read the logs. */
  public void shown(Shown shown) {
    if (shown == Shown.YES) {
      lookAgain();
      timer.play();
    } else {
      timer.stop();
    }
  }

  /** Whether a person can see the view. */
  public enum Shown {
    /** It is on screen. */
    YES,
    /** It is hidden. */
    NO
  }

  private void watch() {
    if (getScene() == null) {
      timer.stop();
    }
  }

  private static Node starters(Workspace workspace, Consumer<String> commands) {
    MenuButton train = new MenuButton(Messages.text("training.start"));
    train.setId("start-training");
    item(train, Messages.text("command.learn.pretrain"), commands, "learn.pretrain");
    item(train, Messages.text("command.learn.tune"), commands, "learn.tune");
    item(train, Messages.text("command.learn.teacher"), commands, "learn.teacher");
    item(train, Messages.text("command.learn.students"), commands, "learn.students");
    item(train, Messages.text("command.learn.evaluate"), commands, "learn.evaluate");
    item(train, Messages.text("command.learn.ablation"), commands, "learn.ablation");
    Button chain = new Button(Messages.text("command.learn.chain"));
    chain.setId("start-chain");
    chain.setOnAction(event -> commands.accept("learn.chain"));
    Button pause = new Button(Messages.text("training.pause"));
    pause.setId("pause-training");
    pause.setOnAction(event -> workspace.trainings().pause());
    var running = workspace.trainings().runningProperty().isNotNull();
    pause.disableProperty().bind(running.not());
    var cannotStart = running.or(workspace.editableProperty().not());
    train.disableProperty().bind(cannotStart);
    chain.disableProperty().bind(cannotStart);
    FlowPane row = new FlowPane(8, 8, train, chain, pause);
    row.getStyleClass().add("panel-footer");
    return row;
  }

  private static void item(
      MenuButton menu, String text, Consumer<String> commands, String command) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> commands.accept(command));
    menu.getItems().add(item);
  }

  private void lookAgain() {
    trainings.refresh();
    engine.update();
    showChosen();
  }

  private void keepSelection() {
    if (list.getSelectionModel().isEmpty() && !trainings.unfinished().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void showChosen() {
    Optional<UnfinishedTraining> chosen =
        Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    chosen.ifPresent(
        training -> {
          trainings.curves(training, curves::show);
          trainings.events(training, events -> showLog(LogText.lines(events)));
        });
  }

  private void showLog(List<String> lines) {
    if (!log.getItems().equals(lines)) {
      log.getItems().setAll(lines);
    }
  }
}
