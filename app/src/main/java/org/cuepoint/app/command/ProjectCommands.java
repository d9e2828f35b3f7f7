package org.cuepoint.app.command;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.projects.ProjectsViewModel;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.exchange.ImportedAnnotations;

/** The File menu, but for the recent projects. */
public final class ProjectCommands {

  private ProjectCommands() {}

  /** Adds the commands. */
  public static void addTo(
      CommandRegistry registry,
      Workspace workspace,
      ProjectsViewModel projects,
      Dialogs dialogs,
      LabelFiles files) {
    BooleanBinding open = workspace.sessionProperty().isNotNull();
    registry.add(
        Command.named("file.new")
            .does(() -> dialogs.newProjectFolder().ifPresent(projects::create)));
    registry.add(
        Command.named("file.open").does(() -> dialogs.projectFolder().ifPresent(projects::open)));
    registry.add(Command.named("file.open-sample").does(projects::openSample));
    registry.add(
        Command.named("file.add-videos")
            .when(workspace.editableProperty())
            .does(() -> addVideos(workspace, dialogs.videos())));
    registry.add(
        Command.named("file.import-background")
            .when(workspace.editableProperty())
            .does(
                () ->
                    importLabels(workspace, dialogs, files, ImportedAnnotations.Gaps.BACKGROUND)));
    registry.add(
        Command.named("file.import-unlabelled")
            .when(workspace.editableProperty())
            .does(
                () ->
                    importLabels(workspace, dialogs, files, ImportedAnnotations.Gaps.UNLABELLED)));
    registry.add(
        Command.named("file.export")
            .when(open)
            .does(
                () ->
                    dialogs
                        .labelsToExport(workspace.projectNameProperty().get() + ".csv")
                        .ifPresent(to -> workspace.project().exportLabels(files, to))));
    registry.add(Command.named("file.close").when(open).does(projects::close));
  }

  private static void importLabels(
      Workspace workspace, Dialogs dialogs, LabelFiles files, ImportedAnnotations.Gaps gaps) {
    dialogs.labelsToImport().ifPresent(from -> workspace.project().importLabels(files, from, gaps));
  }

  private static void addVideos(Workspace workspace, List<java.nio.file.Path> chosen) {
    if (!chosen.isEmpty()) {
      workspace.project().addVideos(chosen);
    }
  }
}
