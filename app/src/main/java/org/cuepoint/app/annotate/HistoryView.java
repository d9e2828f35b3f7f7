package org.cuepoint.app.annotate;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.StepNames;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.edit.JournalEntry;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/**
 * Every edit of the project, newest first. Steps over the whole project, such as an import, are
 * undone here. FX thread only.
 */
public final class HistoryView extends BorderPane {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
          .withZone(ZoneId.systemDefault());

  private final Workspace workspace;
  private final ListView<JournalEntry> list = new ListView<>();

  /** Makes the list; {@link #update} fills it. */
  public HistoryView(Workspace workspace) {
    this.workspace = workspace;
    list.setId("history");
    list.setAccessibleText(Messages.text("history.title"));
    list.setPlaceholder(
        new EmptyState(
            MaterialDesignH.HISTORY,
            Messages.text("history.empty.title"),
            Messages.text("history.empty.text")));
    list.setCellFactory(view -> new EntryCell());
    Button undo = new Button(Messages.text("history.undo-project"));
    undo.setOnAction(event -> workspace.project().undoProjectStep(this::update));
    undo.disableProperty().bind(workspace.editableProperty().not());
    HBox footer = new HBox(undo);
    footer.getStyleClass().add("panel-footer");
    setCenter(list);
    setBottom(footer);
    // Follows while it is on screen; what nobody sees is read when it is shown.
    workspace.savedAtProperty().addListener((property, old, now) -> updateIfShown());
    workspace.sessionProperty().addListener((property, old, now) -> list.getItems().clear());
  }

  private void updateIfShown() {
    if (getScene() != null && getParent() != null && getParent().isVisible()) {
      update();
    }
  }

  /** Reads the history again. */
  public void update() {
    workspace.project().history(entries -> list.getItems().setAll(entries));
  }

  /** Returns one entry in one line. */
  static String line(JournalEntry entry) {
    return String.join(" · ", what(entry), entry.step().person().name(), TIME.format(entry.when()));
  }

  private static String what(JournalEntry entry) {
    String step = StepNames.of(entry.step().action());
    return switch (entry.kind()) {
      case DONE -> step.substring(0, 1).toUpperCase(Locale.getDefault()) + step.substring(1);
      case UNDONE -> Messages.text("history.undone", step);
      case REDONE -> Messages.text("history.redone", step);
    };
  }

  private final class EntryCell extends ListCell<JournalEntry> {
    private final Label title = new Label();
    private final Label facts = new Label();
    private final VBox content = new VBox(2, title, facts);

    EntryCell() {
      title.getStyleClass().add("row-title");
      facts.getStyleClass().addAll("muted", "small");
    }

    @Override
    protected void updateItem(JournalEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      Optional<String> video =
          entry
              .step()
              .video()
              .flatMap(
                  id ->
                      workspace.videos().stream()
                          .filter(v -> v.video().id().equals(id))
                          .findFirst())
              .map(VideoEntry::video)
              .map(v -> v.name());
      title.setText(what(entry));
      facts.setText(
          String.join(
              " · ",
              video.orElseGet(() -> Messages.text("history.project")),
              entry.step().person().name(),
              TIME.format(entry.when())));
      setGraphic(content);
    }
  }
}
