package org.cuepoint.app.queue;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The queue: double-click or Enter goes to a question; the footer answers it. FX thread only. */
public final class QueueView extends BorderPane {

  private final Workspace workspace;
  private final ListView<QueueEntry> list;

  /** Makes the view. */
  public QueueView(Workspace workspace) {
    this.workspace = workspace;
    this.list = new ListView<>(workspace.queue());
    list.setId("queue");
    list.setAccessibleText(Messages.text("queue.title"));
    list.setCellFactory(view -> new QueueCell());
    list.setPlaceholder(emptyState());
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            goToSelected();
          }
        });
    list.addEventHandler(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            goToSelected();
            event.consume();
          }
        });
    workspace
        .questions()
        .askedProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                list.getSelectionModel().select(now);
                list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
              }
            });
    setCenter(list);
    setBottom(answering());
  }

  private void goToSelected() {
    QueueEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      workspace.questions().ask(entry);
      // The next Enter accepts what is shown, and no longer belongs to the list.
      getScene().getRoot().requestFocus();
    }
  }

  private Node answering() {
    Button done = new Button(Messages.text("queue.done"));
    done.setId("question-done");
    done.getStyleClass().add("primary");
    done.setTooltip(new Tooltip(Messages.text("queue.done.tip")));
    done.setOnAction(event -> workspace.questions().done());
    Button skip = new Button(Messages.text("queue.skip"));
    skip.setTooltip(new Tooltip(Messages.text("queue.skip.tip")));
    skip.setOnAction(event -> workspace.questions().skip());
    Label hint = new Label(Messages.text("queue.hint"));
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(8, done, skip);
    VBox footer = new VBox(6, hint, buttons);
    footer.getStyleClass().add("panel-footer");
    BooleanBinding asked = Bindings.isNotNull(workspace.questions().askedProperty());
    footer.visibleProperty().bind(asked);
    footer.managedProperty().bind(asked);
    done.disableProperty().bind(workspace.editableProperty().not());
    skip.disableProperty().bind(workspace.editableProperty().not());
    return footer;
  }

  private Node emptyState() {
    Button rank = new Button(Messages.text("command.learn.rank"));
    rank.getStyleClass().add("primary");
    rank.setOnAction(event -> workspace.learn().rank());
    EmptyState ready =
        new EmptyState(
            MaterialDesignP.PLAYLIST_CHECK,
            Messages.text("queue.empty.title"),
            Messages.text("queue.empty.text"),
            rank);
    Button index = new Button(Messages.text("command.learn.index"));
    index.getStyleClass().add("primary");
    index.setOnAction(event -> workspace.learn().index());
    index
        .disableProperty()
        .bind(Bindings.isEmpty(workspace.videos()).or(workspace.editableProperty().not()));
    EmptyState early =
        new EmptyState(
            MaterialDesignS.SCHOOL_OUTLINE,
            Messages.text("queue.early.title"),
            Messages.text("queue.early.text"),
            index);
    Button train = new Button(Messages.text("command.learn.train"));
    train.getStyleClass().add("primary");
    train.setOnAction(event -> workspace.learn().trainFastHead());
    train.disableProperty().bind(workspace.editableProperty().not());
    EmptyState untrained =
        new EmptyState(
            MaterialDesignS.SCHOOL_OUTLINE,
            Messages.text("queue.early.title"),
            Messages.text("queue.untrained.text"),
            train);
    BooleanBinding model = Bindings.isNotNull(workspace.activeModelProperty());
    BooleanBinding features =
        Bindings.createBooleanBinding(
            () ->
                workspace.videos().stream()
                    .anyMatch(v -> v.features() == VideoEntry.Features.READY),
            workspace.videos());
    ready.visibleProperty().bind(model);
    early
        .visibleProperty()
        .bind(model.not().and(features.not()).and(workspace.sessionProperty().isNotNull()));
    untrained.visibleProperty().bind(model.not().and(features));
    return new StackPane(ready, early, untrained);
  }
}
