package org.cuepoint.app.projects;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.media.VideoId;

/** Chooses the video to show beside the one on screen. FX thread only. */
public final class VideoChoiceView extends VBox {

  private static final double ROW = 48;

  private final ListView<VideoEntry> list;

  /**
   * Makes the list of the videos that are not on screen yet.
   *
   * @param chosen told which one was chosen
   */
  public VideoChoiceView(Workspace workspace, Consumer<VideoId> chosen) {
    super(8);
    getStyleClass().add("page");
    List<VideoEntry> others =
        workspace.videos().stream()
            .filter(entry -> !workspace.video().shows(entry.video().id()))
            .filter(
                entry ->
                    workspace.views().besideProperty().get().stream()
                        .noneMatch(view -> view.video().id().equals(entry.video().id())))
            .toList();
    list = new ListView<>(FXCollections.observableArrayList(others));
    list.setId("video-choice");
    list.setAccessibleText(Messages.text("views.choice"));
    list.setCellFactory(view -> new VideoCell());
    list.setPlaceholder(new Label(Messages.text("views.choice.empty")));
    list.setPrefSize(380, Math.clamp(ROW * others.size() + 4, 2 * ROW, 8 * ROW));
    list.getSelectionModel().selectFirst();
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            choose(chosen);
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            choose(chosen);
          }
        });
    Label explanation = new Label(Messages.text("views.choice"));
    explanation.setWrapText(true);
    getChildren().addAll(explanation, list);
  }

  /** Returns the list, which wants the focus. */
  public ListView<VideoEntry> list() {
    return list;
  }

  private void choose(Consumer<VideoId> chosen) {
    VideoEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      chosen.accept(entry.video().id());
    }
  }
}
