package org.cuepoint.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.map.EmbeddingMapView;
import org.cuepoint.app.map.EmbeddingMapViewModel;
import org.cuepoint.app.preview.ThumbnailLoader;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The map in a window of its own, beside the player that shows the places of its points. It stays
 * as it was while it is closed, and is forgotten with the project. FX thread only.
 */
final class MapWindow {

  private static final double WIDTH = 980;
  private static final double HEIGHT = 720;

  private final Workspace workspace;
  private final MediaLibrary media;
  private final WorkspaceRunners runners;
  private final Stage owner;
  private final BooleanProperty dark;
  private final ObservableBooleanValue still;
  private @Nullable Stage stage;

  /**
   * Makes a window that is not shown.
   *
   * @param still true while no small picture may move
   */
  MapWindow(
      Workspace workspace,
      MediaLibrary media,
      WorkspaceRunners runners,
      Stage owner,
      BooleanProperty dark,
      ObservableBooleanValue still) {
    this.workspace = workspace;
    this.media = media;
    this.runners = runners;
    this.owner = owner;
    this.dark = dark;
    this.still = still;
    workspace.sessionProperty().addListener((property, old, now) -> forget());
  }

  /** Shows the window, or brings it to the front. */
  void show() {
    Stage known = stage;
    if (known == null) {
      known = make();
      stage = known;
    }
    if (known.isShowing()) {
      known.toFront();
      known.requestFocus();
    } else {
      known.show();
    }
  }

  private void forget() {
    Stage known = stage;
    stage = null;
    if (known != null) {
      known.hide();
    }
  }

  private Stage make() {
    EmbeddingMapViewModel model = new EmbeddingMapViewModel(workspace);
    EmbeddingMapView view =
        new EmbeddingMapView(
            model,
            new ThumbnailLoader(
                workspace,
                media,
                runners.preview(),
                runners.bridge(),
                new FrameSize(EmbeddingMapView.PICTURE_WIDTH, EmbeddingMapView.PICTURE_HEIGHT)),
            still);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(view, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    Stage made = new Stage();
    made.initOwner(owner);
    made.setTitle(Messages.text("map.title"));
    made.setMinWidth(640);
    made.setMinHeight(420);
    made.setScene(scene);
    dark.subscribe(on -> (on ? Theme.DARK : Theme.LIGHT).applyTo(scene));
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            made.hide();
          }
        });
    // Labels that were set meanwhile show when the person comes back.
    made.focusedProperty()
        .addListener(
            (property, old, focused) -> {
              if (focused) {
                workspace.map().refresh();
              }
            });
    view.firstFocus().requestFocus();
    return made;
  }
}
