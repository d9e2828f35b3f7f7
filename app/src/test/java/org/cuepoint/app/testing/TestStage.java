package org.cuepoint.app.testing;

import javafx.scene.Scene;
import javafx.stage.Stage;

/** The stage that all screen tests of one process share. FX thread only. */
public final class TestStage {

  private TestStage() {}

  /** Shows a scene in its own size, whatever a test before wanted of the stage. */
  public static void show(Stage stage, Scene scene) {
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setMaximized(false);
    stage.setFullScreen(false);
    stage.setScene(scene);
    stage.setWidth(scene.getWidth());
    stage.setHeight(scene.getHeight());
    stage.show();
  }
}
