package org.cuepoint.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.workspace.Workspace;

/** What a person can do with the window itself. */
final class ShellCommands {

  /** What the window itself can do. */
  interface Window {
    BooleanProperty darkProperty();

    BooleanProperty fullScreenProperty();

    BooleanProperty leftShownProperty();

    BooleanProperty rightShownProperty();

    BooleanProperty bottomShownProperty();

    void findSegments();

    void chooseVideoBeside();

    void acceptMany();

    void showGuide();

    void showKeys();

    void editKeys();

    void showCommands();

    void showAbout();

    void showLogs();

    void showJobs();

    void showVersions();

    void showComparison();

    void showOverview();

    void showEthogram();

    void writeReport();

    void showMap();
  }

  private ShellCommands() {}

  static void addTo(CommandRegistry registry, Workspace workspace, Window window) {
    registry.add(Command.named("view.left").toggles(window.leftShownProperty()));
    registry.add(Command.named("view.right").toggles(window.rightShownProperty()));
    registry.add(Command.named("view.bottom").toggles(window.bottomShownProperty()));
    registry.add(Command.named("view.jobs").does(window::showJobs));
    BooleanBinding open = workspace.sessionProperty().isNotNull();
    registry.add(Command.named("view.overview").when(open).does(window::showOverview));
    registry.add(Command.named("view.ethogram").when(open).does(window::showEthogram));
    registry.add(Command.named("file.report").when(open).does(window::writeReport));
    registry.add(
        Command.named("view.map")
            .when(workspace.sessionProperty().isNotNull())
            .does(window::showMap));
    registry.add(Command.named("view.dark").toggles(window.darkProperty()));
    registry.add(Command.named("view.full-screen").toggles(window.fullScreenProperty()));
    registry.add(
        Command.named("views.add")
            .when(workspace.editableProperty().and(workspace.video().videoProperty().isNotNull()))
            .does(window::chooseVideoBeside));
    registry.add(
        Command.named("label.accept-many")
            .when(workspace.editableProperty().and(Bindings.isNotEmpty(workspace.videos())))
            .does(window::acceptMany));
    registry.add(Command.named("edit.find").does(window::findSegments));
    registry.add(
        Command.named("models.versions")
            .when(workspace.sessionProperty().isNotNull())
            .does(window::showVersions));
    registry.add(
        Command.named("models.compare")
            .when(workspace.editableProperty().and(Bindings.isNotEmpty(workspace.models())))
            .does(window::showComparison));
    registry.add(
        Command.named("models.roll-back")
            .when(workspace.editableProperty().and(workspace.activeModelProperty().isNotNull()))
            .does(workspace.learn()::rollBack));
    registry.add(Command.named("help.guide").does(window::showGuide));
    registry.add(Command.named("help.keys").does(window::showKeys));
    registry.add(Command.named("help.edit-keys").does(window::editKeys));
    registry.add(Command.named("help.commands").does(window::showCommands));
    registry.add(Command.named("help.logs").does(window::showLogs));
    registry.add(Command.named("help.about").does(window::showAbout));
  }
}
