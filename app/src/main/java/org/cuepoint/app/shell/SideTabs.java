package org.cuepoint.app.shell;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.cuepoint.app.annotate.HistoryView;
import org.cuepoint.app.annotate.InspectorView;
import org.cuepoint.app.annotate.SegmentTableView;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.queue.QueueView;
import org.cuepoint.app.queue.Thumbnails;
import org.cuepoint.app.train.TrainingView;
import org.cuepoint.app.workspace.Workspace;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/**
 * The panels at the right: queue, segments, inspector, history, training. The last two show an icon
 * for a title, so that all of them are in reach in a window of 1280 pixels.
 */
final class SideTabs extends TabPane {

  private final SegmentTableView segments;
  private final InspectorView inspector;
  private final Tab segmentsTab;
  private final Tab inspectorTab;
  private final Tab historyTab;
  private final Tab trainingTab;

  /**
   * Makes the panels.
   *
   * @param still true while no small picture may move
   * @param commands runs a command by its id
   */
  SideTabs(
      Workspace workspace,
      Thumbnails thumbnails,
      ObservableBooleanValue still,
      Consumer<String> commands) {
    setId("side");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    HistoryView history = new HistoryView(workspace);
    Tab queue = tab("", new QueueView(workspace, thumbnails, still));
    queue
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    workspace.queue().isEmpty()
                        ? Messages.text("queue.title")
                        : Messages.text("queue.title.count", workspace.queue().size()),
                workspace.queue()));
    segments = new SegmentTableView(workspace);
    segmentsTab = tab(Messages.text("segments.title"), segments);
    inspector = new InspectorView(workspace);
    inspectorTab = tab(Messages.text("inspector.title"), inspector);
    historyTab = iconTab(MaterialDesignH.HISTORY, Messages.text("history.title"), history);
    historyTab
        .selectedProperty()
        .addListener(
            (property, old, selected) -> {
              if (selected) {
                history.update();
              }
            });
    TrainingView training = new TrainingView(workspace, commands);
    trainingTab = iconTab(MaterialDesignC.CHART_LINE, Messages.text("training.title"), training);
    trainingTab
        .selectedProperty()
        .addListener(
            (property, old, selected) ->
                training.shown(selected ? TrainingView.Shown.YES : TrainingView.Shown.NO));
    getTabs().addAll(queue, segmentsTab, inspectorTab, historyTab, trainingTab);
    setMinWidth(240);
  }

  private static Tab tab(String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setClosable(false);
    return tab;
  }

  /** The text stays, for those who do not see the icon. */
  private static Tab iconTab(Ikon icon, String title, Node content) {
    Tab tab = tab(title, content);
    tab.setGraphic(Icons.small(icon));
    tab.setTooltip(new Tooltip(title));
    tab.getStyleClass().add("icon-tab");
    return tab;
  }

  /** Puts the cursor into the notes of what is selected. */
  void writeNotes() {
    getSelectionModel().select(inspectorTab);
    inspector.writeNotes();
  }

  /** Puts the cursor into the search over the segments. */
  void findSegments() {
    getSelectionModel().select(segmentsTab);
    segments.search();
  }

  void showTraining() {
    getSelectionModel().select(trainingTab);
  }

  void showHistory() {
    getSelectionModel().select(historyTab);
  }
}
