package org.cuepoint.app.overview;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cuepoint.app.chart.Target;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.dialog.PlatformDialogs;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/**
 * The window of dashboard and ethogram, beside the workbench: a click in it shows a video there.
 * Escape closes it, F5 reads anew. FX thread only.
 */
public final class OverviewWindow {

  private static final double WIDTH = 1240;
  private static final double HEIGHT = 860;

  private final OverviewViewModel model;
  private final EthogramViewModel ethogram;
  private final Dialogs dialogs;
  private final Stage stage = new Stage();
  private final TabPane tabs = new TabPane();
  private final Tab dashboardTab;
  private final Tab ethogramTab;

  /**
   * Makes the window, which is not shown yet.
   *
   * @param owner the workbench; this window closes with it
   * @param dark whether the theme is dark; followed
   */
  public OverviewWindow(Workspace workspace, Window owner, ObservableBooleanValue dark) {
    this(workspace, owner, dark, Optional.empty());
  }

  /**
   * Makes the window with dialogs that a test answers.
   *
   * @param answered asks for files; empty for the platform's own
   */
  public OverviewWindow(
      Workspace workspace, Window owner, ObservableBooleanValue dark, Optional<Dialogs> answered) {
    this.model = new OverviewViewModel(workspace);
    this.ethogram = new EthogramViewModel(model);
    this.dialogs = answered.orElseGet(() -> new PlatformDialogs(stage));
    dashboardTab = tab(Messages.text("overview.title"));
    dashboardTab.setContent(new DashboardView(model, this::open));
    ethogramTab = tab(Messages.text("ethogram.title"));
    ethogramTab.setContent(new EthogramView(ethogram, model, dialogs, this::open));
    tabs.getTabs().addAll(dashboardTab, ethogramTab);
    tabs.setId("overview-tabs");
    BorderPane root = new BorderPane(tabs);
    root.setTop(head(workspace));
    root.getStyleClass().addAll("workbench", "overview");
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    dark.subscribe(on -> (on ? Theme.DARK : Theme.LIGHT).applyTo(scene));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    stage.initOwner(owner);
    stage.setScene(scene);
    stage.setMinWidth(560);
    stage.setMinHeight(420);
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("overview.window", workspace.projectNameProperty().get()),
                workspace.projectNameProperty()));
    stage.focusedProperty().addListener((property, old, now) -> refreshIfShown(now));
    stage.setOnHidden(event -> model.stop());
    workspace
        .sessionProperty()
        .addListener(
            (property, old, now) -> {
              if (now == null) {
                stage.hide();
              }
            });
  }

  private void refreshIfShown(boolean focused) {
    if (focused && stage.isShowing()) {
      model.refreshIfStale();
    }
  }

  private HBox head(Workspace workspace) {
    Label name = new Label();
    name.textProperty().bind(workspace.projectNameProperty());
    name.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button report =
        new Button(
            Messages.text("overview.report"), Icons.small(MaterialDesignF.FILE_CHART_OUTLINE));
    report.setId("overview-report");
    report.setOnAction(event -> report());
    Button refresh =
        Icons.only(new Button(), MaterialDesignR.REFRESH, Messages.text("overview.refresh"));
    refresh.setId("overview-refresh");
    refresh.setOnAction(event -> model.refresh());
    HBox head = new HBox(8, name, gap, report, refresh);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("sheet-header");
    return head;
  }

  private static Tab tab(String title) {
    Tab tab = new Tab(title);
    tab.setClosable(false);
    return tab;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      stage.hide();
      event.consume();
    } else if (event.getCode() == KeyCode.F5) {
      model.refresh();
      event.consume();
    }
  }

  private void report() {
    dialogs.fileToWrite(model.projectName() + ".html").ifPresent(model::report);
  }

  private void open(Target target) {
    switch (target) {
      case Target.Nowhere nowhere -> {}
      case Target.Moment(var video, int frame) -> model.open(video, frame);
      case Target.OfClass(var actionClass) -> {
        boolean again = ethogram.actionClassProperty().get().equals(Optional.of(actionClass));
        ethogram.actionClassProperty().set(again ? Optional.empty() : Optional.of(actionClass));
        tabs.getSelectionModel().select(ethogramTab);
      }
      case Target.OfGroup(String name) -> {
        ethogram.groupProperty().set(Optional.of(name));
        tabs.getSelectionModel().select(ethogramTab);
      }
      case Target.OfSubject(String name) -> {
        ethogram.subjectProperty().set(Optional.of(name));
        tabs.getSelectionModel().select(ethogramTab);
      }
    }
  }

  /** Shows the dashboard. */
  public void showDashboard() {
    show(dashboardTab);
  }

  /** Shows the ethogram. */
  public void showEthogram() {
    show(ethogramTab);
  }

  private void show(Tab tab) {
    tabs.getSelectionModel().select(tab);
    stage.show();
    stage.toFront();
    model.refreshIfStale();
  }

  /** Closes the window. */
  public void close() {
    stage.close();
  }

  /** Returns what it shows. */
  public OverviewViewModel model() {
    return model;
  }

  /** Returns what of the ethogram it shows. */
  public EthogramViewModel ethogram() {
    return ethogram;
  }

  /** Returns the window's scene. */
  public Scene scene() {
    return stage.getScene();
  }
}
