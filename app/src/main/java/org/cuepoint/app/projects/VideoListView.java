package org.cuepoint.app.projects;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.fx.Panel;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The videos of the project; files dropped here are added. FX thread only. */
public final class VideoListView extends StackPane {

  private final Workspace workspace;
  private final ListView<VideoEntry> list;
  private boolean following;

  /**
   * Makes the list.
   *
   * @param workspace whose videos
   * @param addVideos asks for files and adds them
   * @param openSample opens the sample project
   */
  public VideoListView(Workspace workspace, Runnable addVideos, Runnable openSample) {
    this.workspace = workspace;
    this.list = new ListView<>(workspace.videos());
    list.setId("videos");
    list.setAccessibleText(Messages.text("videos.title"));
    list.setCellFactory(view -> new VideoCell());
    list.setPlaceholder(emptyState(addVideos, openSample));
    // After a click the keys belong to the timeline again; the arrows of the keyboard stay here.
    list.setOnMouseReleased(event -> getScene().getRoot().requestFocus());
    list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> open(now));
    workspace.video().videoProperty().addListener((property, old, now) -> follow());
    workspace.videos().addListener((javafx.beans.InvalidationListener) change -> follow());

    Button add =
        Icons.only(new Button(), MaterialDesignP.PLUS, Messages.text("command.file.add-videos"));
    add.setOnAction(event -> addVideos.run());
    add.disableProperty().bind(workspace.editableProperty().not());
    getChildren().add(new Panel(Messages.text("videos.title"), list, add));
    acceptFiles(workspace.project()::addVideos);
  }

  private Node emptyState(Runnable addVideos, Runnable openSample) {
    Button add = new Button(Messages.text("command.file.add-videos"));
    add.getStyleClass().add("primary");
    add.setOnAction(event -> addVideos.run());
    EmptyState withProject =
        new EmptyState(
            MaterialDesignF.FILM,
            Messages.text("videos.empty.title"),
            Messages.text("videos.empty.text"),
            add);
    Button sample = new Button(Messages.text("command.file.open-sample"));
    sample.getStyleClass().add("primary");
    sample.setOnAction(event -> openSample.run());
    EmptyState without =
        new EmptyState(
            MaterialDesignF.FOLDER_OPEN_OUTLINE,
            Messages.text("videos.no-project.title"),
            Messages.text("videos.no-project.text"),
            sample);
    BooleanBinding open = Bindings.isNotNull(workspace.sessionProperty());
    withProject.visibleProperty().bind(open);
    without.visibleProperty().bind(open.not());
    return new StackPane(withProject, without);
  }

  private void open(VideoEntry entry) {
    if (entry != null && !following) {
      workspace.openVideo(entry.video().id());
    }
  }

  /** Keeps the selection on the video on screen, also after the list was read again. */
  private void follow() {
    following = true;
    try {
      for (int i = 0; i < workspace.videos().size(); i++) {
        if (workspace.video().shows(workspace.videos().get(i).video().id())) {
          if (list.getSelectionModel().getSelectedIndex() != i) {
            list.getSelectionModel().select(i);
            list.scrollTo(Math.max(0, i - 1));
          }
          return;
        }
      }
      list.getSelectionModel().clearSelection();
    } finally {
      following = false;
    }
  }

  private void acceptFiles(Consumer<List<Path>> add) {
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles() && workspace.editableProperty().get()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    setOnDragDropped(
        event -> {
          List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
          add.accept(files);
          event.setDropCompleted(true);
          event.consume();
        });
  }
}
