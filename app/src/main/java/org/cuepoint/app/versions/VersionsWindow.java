package org.cuepoint.app.versions;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.recognition.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * The window of model versions, beside the main window and closed with it. Made once; while it is
 * hidden it reads nothing. FX thread only.
 */
public final class VersionsWindow {

  private static final double WIDTH = 1240;
  private static final double HEIGHT = 780;

  private final VersionsViewModel model;
  private final Stage stage = new Stage();

  /**
   * Makes the window; {@link #show} shows it.
   *
   * @param owner the main window
   * @param dark whether the theme is the dark one
   * @param exporter brings models out
   */
  public VersionsWindow(
      Window owner,
      Workspace workspace,
      Dialogs dialogs,
      ObservableBooleanValue dark,
      ModelExporter exporter) {
    this.model = new VersionsViewModel(workspace);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    VersionsView view = new VersionsView(workspace, model, dialogs, exporter);
    Scene scene =
        new Scene(view, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    dark.subscribe(on -> (on ? Theme.DARK : Theme.LIGHT).applyTo(scene));
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
    stage.initOwner(owner);
    stage.setTitle(Messages.text("versions.title"));
    stage.setScene(scene);
    stage.setMinWidth(720);
    stage.setMinHeight(480);
    stage.setOnShown(
        event -> {
          model.watch();
          view.firstFocus().requestFocus();
        });
    stage.setOnHidden(event -> model.rest());
  }

  /** Shows the window, or brings it to the front. */
  public void show() {
    if (stage.isShowing()) {
      stage.toFront();
      stage.requestFocus();
    } else {
      stage.show();
    }
  }

  /** Hides the window. */
  public void hide() {
    stage.hide();
  }

  /**
   * Returns what opens the comparison of versions, at least two and all of kinds that suggest. As
   * long as it is null, Compare is not possible.
   */
  public ObjectProperty<@Nullable Consumer<List<ModelVersion>>> comparingProperty() {
    return model.comparingProperty();
  }
}
