package org.cuepoint.app.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.recognition.ModelVersion;

/** The window of models side by side, beside the main window and closed with it. FX thread only. */
public final class CompareWindow {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 860;

  private final CompareViewModel model;
  private final CompareView view;
  private final Stage stage = new Stage();

  /**
   * Makes the window; {@link #show} shows it.
   *
   * @param owner the main window
   * @param dark whether the theme is the dark one
   * @param askFile asks where a report goes
   */
  public CompareWindow(
      Window owner,
      Workspace workspace,
      ObservableBooleanValue dark,
      Supplier<Optional<Path>> askFile) {
    this.model = new CompareViewModel(workspace);
    this.view = new CompareView(model, askFile);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(view, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    dark.subscribe(on -> (on ? Theme.DARK : Theme.LIGHT).applyTo(scene));
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
    stage.initOwner(owner);
    stage.setTitle(Messages.text("compare.title"));
    stage.setScene(scene);
    stage.setMinWidth(800);
    stage.setMinHeight(520);
  }

  /** Shows the window, or brings it to the front, and compares when it has not yet. */
  public void show() {
    if (stage.isShowing()) {
      stage.toFront();
      stage.requestFocus();
    } else {
      stage.show();
    }
    if (model.comparisonProperty().get() == null && model.suggested().size() >= 2) {
      model.compare(model.suggested());
    }
  }

  /** Shows the window with these models. */
  public void show(List<ModelVersion> models) {
    stage.show();
    stage.toFront();
    view.compare(models);
  }

  /** Hides the window. */
  public void hide() {
    stage.hide();
  }
}
