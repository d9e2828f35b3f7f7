package org.cuepoint.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.timeline.TimelineViewModel;

/** The View and Help menus. */
final class ShellCommands {

  /** What the window itself can do. */
  interface Window {
    BooleanProperty darkProperty();

    BooleanProperty fullScreenProperty();

    BooleanProperty leftShownProperty();

    BooleanProperty rightShownProperty();

    BooleanProperty bottomShownProperty();

    void showGuide();

    void showKeys();

    void showAbout();

    void showLogs();

    void showJobs();
  }

  private ShellCommands() {}

  static void addTo(
      CommandRegistry registry,
      TimelineViewModel timeline,
      ObservableBooleanValue videoOpen,
      Window window) {
    BooleanBinding selected =
        Bindings.createBooleanBinding(
            () -> !timeline.selectionProperty().get().isEmpty(), timeline.selectionProperty());
    registry.add(
        Command.named("view.zoom-in")
            .typed("+")
            .typed("=")
            .when(videoOpen)
            .whileHeld()
            .does(timeline::zoomIn));
    registry.add(
        Command.named("view.zoom-out")
            .typed("-")
            .when(videoOpen)
            .whileHeld()
            .does(timeline::zoomOut));
    registry.add(Command.named("view.fit").typed("f").when(videoOpen).does(timeline::fit));
    registry.add(
        Command.named("view.zoom-selection")
            .typed("z")
            .when(Command.all(videoOpen, selected))
            .does(timeline::zoomToSelection));
    registry.add(Command.named("view.left").key("F2").toggles(window.leftShownProperty()));
    registry.add(Command.named("view.right").key("F3").toggles(window.rightShownProperty()));
    registry.add(Command.named("view.bottom").key("F4").toggles(window.bottomShownProperty()));
    registry.add(Command.named("view.jobs").key("Shortcut+J").does(window::showJobs));
    registry.add(Command.named("view.dark").key("Shortcut+D").toggles(window.darkProperty()));
    registry.add(Command.named("view.full-screen").key("F11").toggles(window.fullScreenProperty()));
    registry.add(Command.named("help.guide").does(window::showGuide));
    registry.add(Command.named("help.keys").key("F1").typed("?").does(window::showKeys));
    registry.add(Command.named("help.logs").does(window::showLogs));
    registry.add(Command.named("help.about").does(window::showAbout));
  }
}
