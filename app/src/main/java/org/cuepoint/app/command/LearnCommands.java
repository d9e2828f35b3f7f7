package org.cuepoint.app.command;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.workspace.Workspace;

/** The Learn menu, but for the acquisition functions, which plug-ins bring. */
public final class LearnCommands {

  private LearnCommands() {}

  /** Adds the commands. */
  public static void addTo(CommandRegistry registry, Workspace workspace) {
    BooleanBinding videos =
        workspace.editableProperty().and(Bindings.isNotEmpty(workspace.videos()));
    BooleanBinding model = videos.and(workspace.activeModelProperty().isNotNull());
    var learn = workspace.learn();
    registry.add(Command.named("learn.index").when(videos).does(learn::index));
    registry.add(Command.named("learn.train").when(videos).does(learn::trainFastHead));
    registry.add(Command.named("learn.suggest").when(model).does(learn::suggest));
    registry.add(Command.named("learn.rank").when(model).does(learn::rank));
    registry.add(
        Command.named("learn.update-while-labelling")
            .toggles(learn.updateWhileLabellingProperty()));
  }
}
