package org.cuepoint.app.command;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.StepNames;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.edit.EditStep;

/** The Edit menu. */
public final class EditCommands {

  private EditCommands() {}

  /**
   * Adds the commands.
   *
   * @param showHistory brings the history to the front
   */
  public static void addTo(CommandRegistry registry, Workspace workspace, Runnable showHistory) {
    var video = workspace.video();
    var editable = workspace.editableProperty();
    registry.add(
        Command.named("edit.undo")
            .called(
                stepTitle("command.edit.undo.step", "command.edit.undo", video.undoableProperty()))
            .when(
                Command.all(
                    editable,
                    present(video.undoableProperty()).or(workspace.questions().canGoBack())))
            .does(workspace.labels()::undo));
    registry.add(
        Command.named("edit.redo")
            .called(
                stepTitle("command.edit.redo.step", "command.edit.redo", video.redoableProperty()))
            .when(Command.all(editable, present(video.redoableProperty())))
            .does(workspace.labels()::redo));
    registry.add(
        Command.named("edit.delete")
            .when(
                Command.all(
                    editable,
                    video
                        .selectedSegmentProperty()
                        .isNotNull()
                        .or(video.selectedSuggestionProperty().isNotNull())
                        .or(workspace.questions().askedProperty().isNotNull())))
            .does(workspace.labels()::deleteSelected));
    registry.add(Command.named("edit.select-none").does(workspace.marking()::selectNone));
    registry.add(
        Command.named("edit.history")
            .when(workspace.sessionProperty().isNotNull())
            .does(showHistory));
  }

  private static StringBinding stepTitle(
      String keyWithStep, String keyAlone, ReadOnlyObjectProperty<Optional<EditStep>> step) {
    return Bindings.createStringBinding(
        () ->
            step.get()
                .map(s -> Messages.text(keyWithStep, StepNames.of(s.action())))
                .orElseGet(() -> Messages.text(keyAlone)),
        step);
  }

  private static javafx.beans.binding.BooleanBinding present(
      ReadOnlyObjectProperty<Optional<EditStep>> step) {
    return Bindings.createBooleanBinding(() -> step.get().isPresent(), step);
  }
}
